"""2012 to 2021: the comprehensive partnership."""

from __future__ import annotations

from functools import cache

import pandas as pd
from scipy.stats import binomtest

from bamboobirch import claims, coding, dates, evidence, measures, tables
from bamboobirch.claims import Finding, decides, weigh
from bamboobirch.prose import listed, share

BEFORE, PERIOD = "2001-2011-strategic-partnership", "2012-2021-comprehensive"
EDITION = "sipri2026feb"
RUSSIAN, VIETNAMESE = "trade-turnover-as-russia-counts", "trade-turnover-as-vietnam-counts"
TITLE, DECREE = (
    "2012-07-27-comprehensive-strategic-partnership",
    "2012-05-07-foreign-policy-decree",
)
ANNEXED = dates.parse("2014-03-16").earliest
WORDS = {"visit", "meeting", "declaration", "statement", "conference", "celebration"}
PAPERS = {"agreement", "debt", "arms-order"}
DEEDS = {"delivery", "investment", "project", "exercise", "aid", "founding", "agreement"}
FATES = ["kept", "dropped", "renewed", "silent"]
MINOR = ["missiles", "naval-weapons", "sensors"]
LEDGER = {
    "Trade, Vietnam's count": VIETNAMESE,
    "Trade, Russia's count": RUSSIAN,
    "Russian visitors to Vietnam": "tourism-russian-arrivals",
    "Russian scholarships": "people-scholarships-russia",
    "Vietsovpetro's oil": "vietsovpetro-oil-output",
}
CAPITAL = {
    "Registered Russian projects": "projects",
    "Registered Russian capital": "registered",
}
ARMS = "Russian arms delivered"
OTHER_PRESIDENTS = ["2017-11-11-trump-in-hanoi", "2017-11-12-xi-jinping-in-hanoi"]
# The links were made by this project, by one reader:
# paper | short name | field | fate | later event, or year of a delivery
FATE = """
2012-04-05-gazprom-joins-blocks-05-2-and-05-3 | Gas blocks 05-2, 05-3 | energy | kept | 2013-10
2012-07-russian-loan-for-nuclear-plant | Loan for nuclear plant | energy | dropped | 2016-ninh-thuan-1-cancelled
2013-03-06-port-calls-understanding | Port calls: understanding | defence | kept | 2017-04-27-varyag-at-cam-ranh
2013-05-15-rosneft-petrovietnam-memorandum | Rosneft: memorandum | energy | silent |
2013-08-su-30mk2-contract | Twelve Su-30MK2 | defence | kept | 2016-last-su-30mk2
2013-11-02-russia-ratifies-labour-agreement | Labour: ratified | trade and other | renewed | 2019-06-20-labour-recruitment-talks
2013-11-12-dung-quat-modernisation-agreement | Dung Quất refinery | energy | renewed | 2015-04-06-dung-quat-share-terms
2013-11-12-military-cooperation-agreement | Military cooperation | defence | silent |
2014-long-phu-1-contract | Long Phú 1 power plant | energy | dropped | 2018-01-26-us-sanctions-power-machines
2014-11-25-cam-ranh-simplified-entry | Entry at Cam Ranh | defence | kept | 2018-06-03-pacific-fleet-at-cam-ranh
2014-11-25-pechora-sea-agreement | Pechora Sea talks | energy | silent |
2014-12-15-free-trade-talks-concluded | Free trade: talks closed | trade and other | kept | 2016-10-eaeu-free-trade-agreement-in-force
2015-04-06-dung-quat-share-terms | Dung Quất: share terms | energy | silent |
2015-05-29-eaeu-free-trade-agreement-signed | Free trade: signed | trade and other | kept | 2016-10-eaeu-free-trade-agreement-in-force
2016-03-21-motor-vehicle-protocol | Car assembly protocol | trade and other | silent |
2016-04-20-rusvietpetro-agreement | Rusvietpetro's terms | energy | renewed | 2025-05-10-rusvietpetro-protocol
2016-05-16-gazprom-petrovietnam-memoranda | Gazprom: memoranda | energy | silent |
2017-06-vietnam-ratifies-port-calls-agreement | Port calls: ratified | defence | kept | 2018-06-03-pacific-fleet-at-cam-ranh
2017-06-29-nuclear-centre-memorandum | Nuclear centre, 2017 | energy | renewed | 2019-05-22-nuclear-centre-memorandum
2018-04-04-military-cooperation-plan | Military plan | defence | kept | 2019-12-02-submarine-rescue-exercise
2018-09-05-police-ministries-programme | Police programme | defence | silent |
2018-12-24-interparliamentary-committee | Parliaments' committee | trade and other | kept | 2019-12-11-first-interparliamentary-committee
2019-yak-130-contract | Twelve Yak-130 | defence | kept | 2022
2019-05-22-nuclear-centre-memorandum | Nuclear centre, 2019 | energy | renewed | 2024-06-20-road-map-for-nuclear-centre
2019-12-03-national-guard-memorandum | National Guard | defence | silent |
2021-12-01-military-technical-agreement | Military technology | defence | silent |
2021-12-01-sputnik-production-agreement | Making Sputnik V | trade and other | silent |
"""


def grade(event: pd.Series) -> str:
    """Words, papers or deeds; nothing for a policy, an incident, a retreat."""
    if event["kind"] in WORDS:
        return "words"
    if event["kind"] in PAPERS and event["plover"] == "AGREE":
        return "papers"
    return "deeds" if event["kind"] in DEEDS and event["plover"] in ("COOPERATE", "AID") else ""


@cache
def joint_events() -> pd.DataFrame:
    """Events with both sides: first `year`, `grade`, and whether they fall within `one_year`."""
    events, _, parts = evidence.everything()
    of_both = parts[parts["side"].isin(["vietnam", "russia"])]
    of_both = of_both.groupby("event_id")["side"].nunique()
    joint = events[events["event_id"].isin(of_both.index[of_both == 2])].copy()
    # The "purchases" of 2011 and 2014 are deliveries that a document misread as orders.
    joint = joint[~joint["event_id"].isin(["2011-arms-purchases", "2014-arms-purchases"])]
    spans = list(dates.spans(joint["date"]).itertuples(index=False))
    joint["year"] = [span.earliest.year for span in spans]
    joint["grade"] = joint.apply(grade, axis=1)
    joint["one_year"] = [span.earliest.year == span.latest.year for span in spans]
    return joint


def graded_events() -> pd.DataFrame:
    """Joint events of 2001 to 2021 that have a grade and fall within one year."""
    joint = joint_events()
    known = joint["one_year"] & (joint["grade"] != "")
    return joint[known & joint["period"].isin([BEFORE, PERIOD])]


def step_of_deeds(graded: pd.DataFrame) -> tuple[float, float, float]:
    """How the share of deeds among graded events changed from 2001–11 to 2012–21, with bounds."""
    is_deed = (graded["grade"] == "deeds").astype(float)
    return measures.difference_interval(
        *(is_deed[graded["period"] == name] for name in (BEFORE, PERIOD))
    )


def papers_followed() -> pd.DataFrame:
    """What became of the papers of the period: `paper`, `field`, `fate` and what came `then`."""
    fate = pd.DataFrame(
        [[part.strip() for part in line.split("|")] for line in FATE.strip().splitlines()],
        columns=["event_id", "paper", "field", "fate", "then"],
    ).set_index("event_id")
    graded = graded_events().query("grade == 'papers' and period == @PERIOD")
    return fate[fate.index.isin(graded["event_id"])]


def meetings() -> list:
    """First days of the visits and meetings of both sides."""
    joint = joint_events()
    met = joint[joint["kind"].isin(["visit", "meeting"])]
    return list(dates.spans(met["date"])["earliest"])


def meetings_a_year() -> pd.Series:
    """Visits and meetings of both sides by year, 2001 to 2021."""
    tally = pd.Series([day.year for day in meetings()]).value_counts()
    return tally.reindex(range(2001, 2022), fill_value=0)


def around_the_annexation() -> tuple[dict[str, int], float]:
    """Meetings in the 12 and 24 months on each side, and how easily chance would part them so."""
    days = pd.Series(meetings())
    around = {}
    for months in (12, 24):
        gap = pd.Timedelta(days=30.44 * months)
        for side, low, high in [
            ("before", ANNEXED - gap, ANNEXED),
            ("after", ANNEXED, ANNEXED + gap),
        ]:
            around[f"{months} months {side}"] = int(((days > low) & (days <= high)).sum())
    after, before = around["24 months after"], around["24 months before"]
    return around, binomtest(after, before + after).pvalue


def arms_from_russia() -> pd.Series:
    """Russian arms delivered by year, 1991 to 2024, million TIV."""
    rows = tables.load("arms_transfers").query(
        "recipient == 'VNM' and supplier == 'RUS' and source_id == @EDITION"
    )
    return rows.set_index("year")["tiv"].reindex(range(1991, 2025), fill_value=0).fillna(0)


def orders_from_russia() -> pd.DataFrame:
    """Russian arms orders with the year in which they were `placed`."""
    orders = tables.load("arms_orders").query("recipient == 'VNM' and supplier == 'RUS'")
    return orders.assign(placed=orders["order_year"].map(dates.year))


def whole_years() -> pd.DataFrame:
    """Rows of `observations` on one whole year, with `year` and `level`, a value or else a low."""
    values = tables.load("observations")
    found = values[
        (values["start"] == values["end"]) & values["start"].str.fullmatch(r"\d{4}")
    ].copy()
    found["year"] = found["start"].astype(int)
    found["level"] = found["value"].fillna(found["low"])
    return found


def turnover() -> pd.DataFrame:
    """Rows on trade of 2010 to 2022 by either side's count, billion dollars, no targets."""
    rows = whole_years()
    rows = rows[
        rows["series_id"].isin([RUSSIAN, VIETNAMESE]) & rows["year"].between(2010, 2022)
    ]
    return rows[(rows["status"] != "target") & rows["level"].notna()]


def trade_count() -> pd.DataFrame:
    """Median of the statements on trade, billion dollars, a row a year, a column a count."""
    return turnover().groupby(["series_id", "year"])["level"].median().unstack("series_id")


def ends(
    series: str,
    first: int = 2011,
    last: int = 2021,
    statuses=("reported", "estimate", "computed"),
) -> tuple:
    """First and last year of a series in a span, with the median of its statements, and the rows."""
    rows = whole_years()
    rows["level"] = rows["level"].fillna(rows["high"])
    rows = rows[
        (rows["series_id"] == series)
        & rows["year"].between(first, last)
        & rows["status"].isin(statuses)
    ]
    level = rows.dropna(subset="level").groupby("year")["level"].median()
    return level.index[0], level.iloc[0], level.index[-1], level.iloc[-1], rows


def stock_of_capital() -> pd.DataFrame:
    """Rows on registered Russian capital and projects in Vietnam, 2011 to 2021."""
    values = tables.load("observations")
    stock = values[
        values["series_id"].str.fullmatch(
            "investment-(registered|projects)-russia-in-vietnam-fia"
        )
    ].copy()
    stock["year"] = pd.to_numeric(stock["start"].str.extract(r"^(\d{4})")[0])
    return stock[stock["year"].between(2011, 2021)].sort_values(["year", "start"])


@cache
def ledger() -> pd.DataFrame:
    """First and last value of each measure between 2011 and 2021, and their ratio, `times`."""
    rows = [(label, *ends(series)[:4]) for label, series in LEDGER.items()]
    stock = stock_of_capital().dropna(subset="value")
    for label, key in CAPITAL.items():
        kept = stock[stock["series_id"].str.contains(f"investment-{key}-")]
        first, last = kept.iloc[0], kept.iloc[-1]
        rows.append((label, first["year"], first["value"], last["year"], last["value"]))
    arms = arms_from_russia()
    rows.append((ARMS, 2011, arms[2011], 2021, arms[2021]))
    table = pd.DataFrame(rows, columns=["what", "from", "first", "to", "last"])
    table = table.astype({"from": int, "to": int})
    table["times"] = table["last"] / table["first"]
    return table.sort_values("times", ascending=False).reset_index(drop=True)


@cache
def steps_of_codes() -> pd.DataFrame:
    """Steps in the share of each pillar and principle from 2001–11 to 2012–21."""
    period = evidence.everything().events.set_index("event_id")["period"]
    return pd.concat(
        {
            s: coding.steps(coding.matrix(s), period, BEFORE, PERIOD)
            for s in ("pillar", "principle")
        }
    )


def _day(event_id: str):
    """The first day that an event can have had."""
    dates_of = tables.load("events").set_index("event_id")["date"]
    return dates.parse(dates_of[event_id]).earliest


def _clearly(step: tuple[float, float, float]) -> bool | None:
    """Whether a step is up; None where its interval holds nought."""
    return True if step[1] > 0 else False if step[2] < 0 else None


def _sea_statements() -> pd.DataFrame:
    """Statements of the period on the South China Sea that a Russian actor makes."""
    events, _, parts = evidence.within(PERIOD, evidence.everything())
    russian = parts[(parts["side"] == "russia") & (parts["role"] == "initiator")]["event_id"]
    text = events["title"] + " " + events["summary"].fillna("")
    named = (events["kind"] == "statement") & text.str.contains("South China Sea")
    return events[named & events["event_id"].isin(russian)]


@decides("dung-relations-deepened", shown_in="fig-comprehensive-ledger")
def trade_arms_and_energy_deepened() -> Finding:
    count, arms = trade_count(), arms_from_russia()
    growth = count.loc[2021] / count.loc[2011]
    change = arms.loc[2017:2021].mean() - arms.loc[2012:2016].mean()
    energy = papers_followed().query("field == 'energy'")["fate"] == "kept"
    return weigh(
        f"Trade grew ×{growth.min():.1f} to ×{growth.max():.1f}; deliveries of arms {'rose' if change > 0 else 'fell'} by {abs(change):.0f} million TIV a year between the halves, and {energy.sum()} of {len(energy)} energy papers were kept.",
        trade_grew_by_both_counts=growth.min() > 1,
        arms_deliveries_grew=change > 0,
        half_of_the_energy_papers_kept=energy.mean() >= 0.5,
        high_technology_deepened=None,
    )


@decides("seventy-closest-since-collapse", shown_in="fig-comprehensive-arms")
def rank_meetings_and_arms_were_highest_around_2020() -> Finding:
    met, arms = meetings_a_year(), arms_from_russia().loc[2012:2021]
    before, now = met.loc[2001:2011].mean(), met.loc[2012:].mean()
    peak = int(arms.idxmax())
    return weigh(
        f"Rank and number of visits yes ({now:.1f} a year coded against {before:.1f} in 2001–11); arms deliveries in 2020 were {share(arms[2020] / arms[peak])} of {peak}.",
        rank_raised_since_the_collapse=1991 < _day(TITLE).year <= 2020,
        more_meetings_than_before=now > before,
        half_of_the_arms_of_the_peak=arms[2020] >= arms[peak] / 2,
    )


@decides("seventy-csp-after-70-years", shown_in="fig-ladder")
def rank_came_after_seventy_years() -> Finding:
    rungs = tables.load("partnerships").query("partner == 'RUS'")
    title, founded = _day(TITLE).year, _day("1950-01-30-ussr-recognises-drv").year
    return weigh(
        f"The rank exists; it is of {title}, {title - founded} years after {founded}, and seventy are the age of relations when the paper was written.",
        rank_exists="comprehensive-strategic" in set(rungs["tier"]),
        after_seventy_years=title - founded >= 70,
        led_to_it=None,
    )


@decides("seventy-years-decree-2012-led-to-upgrade", shown_in="register-of-discrepancies")
def decree_came_before_the_title() -> Finding:
    days = (_day(TITLE) - _day(DECREE)).days
    return weigh(
        f"The decree came {days} days before; that it led to the title no date can show, and the Vietnamese president had said beforehand that the time was ripe.",
        decree_came_first=days > 0,
        led_to_the_title=None,
    )


@decides("seventy-years-regular-contacts-2017-2019", shown_in="fig-comprehensive-rhythm")
def meetings_were_regular_in_2017_to_2019() -> Finding:
    met = meetings_a_year().loc[2017:2019]
    return weigh(
        f"Visits and meetings coded: {', '.join(f'{year} {n}' for year, n in met.items())}.",
        two_in_each_year=met.min() >= 2,
    )


@decides("seventy-years-low-point-2016-passed", shown_in="fig-comprehensive-rhythm")
def meetings_came_back_after_2016() -> Finding:
    met = meetings_a_year()
    before, after = met.loc[2014:2016].mean(), met.loc[2017:2019].mean()
    papers = graded_events().query("grade == 'papers' and year >= 2012")["year"]
    earlier, later = (papers < 2017).sum(), (papers >= 2017).sum()
    return weigh(
        f"Of meetings: {before:.1f} a year in 2014–16, {after:.1f} in 2017–19. Papers {'came' if later >= earlier else 'did not come'} back ({earlier} in 2012–16, {later} in 2017–21). The level of each meeting is not coded.",
        as_many_meetings_a_year=after >= before,
        papers_came_back=later >= earlier,
        highest_level=None,
    )


@decides("seventy-years-partnership-more-practical", shown_in="fig-comprehensive-rhythm")
def share_of_deeds_rose() -> Finding:
    graded = graded_events()
    step = step_of_deeds(graded)
    unarmed = step_of_deeds(graded[~graded["kind"].isin(["arms-order", "delivery"])])
    return weigh(
        f"The share of deeds moved by {100 * step[0]:+.0f} points from 2001–11 (interval {100 * step[1]:+.0f} to {100 * step[2]:+.0f}), without arms by {100 * unarmed[0]:+.0f} ({100 * unarmed[1]:+.0f} to {100 * unarmed[2]:+.0f}). An interval that holds nought leaves it open.",
        clearly_larger_share_of_deeds=_clearly(step),
        without_arms_too=_clearly(unarmed),
    )


@decides("seventy-years-statement-2012-new-page", shown_in="fig-comprehensive-pillars")
def rank_and_matter_were_new_in_2012() -> Finding:
    rungs = tables.load("partnerships").query("partner == 'RUS'")
    earlier = rungs[rungs["date"] < "2012"]
    codes = steps_of_codes()
    clear = int(codes["clear"].sum())
    return weigh(
        f"A new rank; but {clear or 'none'} of {len(codes)} codes {'has' if clear < 2 else 'have'} a step clear of chance.",
        rank_not_held_before="comprehensive-strategic" not in set(earlier["tier"]),
        a_clear_step_in_what_it_is_about=clear > 0,
    )


@decides(
    "seventy-years-positive-development-mutual-benefit", shown_in="fig-comprehensive-ledger"
)
def measures_of_the_ledger_grew() -> Finding:
    times = ledger().set_index("what")["times"]
    grew = int((times > 1.1).sum())
    return weigh(
        f"{grew} of {len(times)} measures of the ledger grew by more than a tenth: {listed(list(times.index[times > 1.1]))}.",
        trade_grew=times[["Trade, Vietnam's count", "Trade, Russia's count"]].min() > 1.1,
        arms_grew=times[ARMS] > 1.1,
        oil_grew=times["Vietsovpetro's oil"] > 1.1,
        mutual_benefit=None,
    )


@decides("seventy-years-russia-neutral-south-china-sea", shown_in="event-index")
def no_russian_statement_took_a_side_at_sea() -> Finding:
    sea = _sea_statements()
    parts = evidence.everything().parts
    aided = parts[(parts["side"] == "china") & (parts["role"] == "beneficiary")]["event_id"]
    for_china = sea["event_id"].isin(aided)
    return weigh(
        f"{len(sea)} statements of 2016 are coded: no side in June; in September Putin backs China on the ruling.",
        a_statement_without_a_side=not for_china.all(),
        none_for_china=not for_china.any(),
    )


@decides("zareba-moscow-rarely-speaks", shown_in="event-index")
def russian_statements_on_the_sea_were_few() -> Finding:
    sea = _sea_statements()
    silence = tables.load("event_sources").query(
        "event_id == '1988-03-moscow-silent-on-johnson-reef' and source_id != 'zareba-nd'"
    )
    return weigh(
        f"{len(sea)} statements are coded for ten years, which fits, though sources may leave statements out; the silence of 1988 is read from {len(silence)} other source too.",
        less_than_one_statement_a_year=len(sea) < 10,
        silence_of_1988_read_elsewhere=len(silence) > 0,
    )


@decides("seventy-years-fishing-ban-gulf-of-thailand", shown_in="register-of-discrepancies")
def fishing_ban_covered_the_paracels_and_the_thai_gulf() -> Finding:
    register = tables.load("discrepancies").set_index("discrepancy_id")
    press = register.loc["fishing-ban-gulf", "says_b"]
    words = {
        "the Paracels": "Paracel",
        "the Gulf of Tonkin": "Tonkin",
        "that of Thailand": "Thai",
    }
    named = {place: word in press for place, word in words.items()}
    return weigh(
        f"Of three places press reports name {listed([place for place in named if named[place]])}; see the register.",
        the_paracels=named["the Paracels"],
        the_thai_gulf=named["that of Thailand"],
    )


@decides("zareba-csp-july-2012", shown_in="event-index")
def title_was_declared_in_moscow_in_july_2012() -> Finding:
    event = tables.load("events").set_index("event_id").loc[TITLE]
    in_july, place = event["date"].startswith("2012-07"), str(event["place"]).title()
    return weigh(
        f"Day and rank {'stand' if in_july else 'do not both stand'}; the Vietnamese president met Medvedev in Moscow and Putin in Sochi, and a report of the declaration names {place}.",
        in_july_2012=in_july,
        in_moscow=event["place"] == "moscow",
    )


@decides("zareba-annexation-little-impact", shown_in="fig-comprehensive-orders")
def meetings_and_arms_went_on_after_the_annexation() -> Finding:
    around, p = around_the_annexation()
    arms, placed = arms_from_russia(), orders_from_russia()
    placed = placed.loc[~placed["category"].isin(MINOR), "placed"]
    before, after = placed.between(2012, 2013).sum(), placed.between(2014, 2015).sum()
    return weigh(
        f"{around['24 months before']} visits and meetings in the two years before, {around['24 months after']} in the two after, which chance would do too (p = {p:.2f}); arms {arms[2013]:.0f}, {arms[2014]:.0f}, {arms[2015]:.0f} million TIV in 2013 to 2015, on older orders: {before} large ones of 2012–13, {after or 'none'} of 2014–15.",
        meetings_within_chance=p >= 0.05,
        arms_deliveries_kept_up=arms[2015] >= arms[2013],
        as_many_new_orders=after >= before,
    )


@decides("zareba-visits-show-closeness", shown_in="event-index")
def visits_of_2015_and_2017_were_for_russia_alone() -> Finding:
    visits = ["2015-05-truong-tan-sang-in-moscow", "2017-11-putin-at-apec-in-vietnam"]
    told = tables.load("event_sources").query(
        "event_id in @visits and source_id != 'zareba-nd'"
    )
    stay = _day(visits[1])
    came = [event for event in OTHER_PRESIDENTS if abs((_day(event) - stay).days) <= 3]
    return weigh(
        f"Both visits are dated; within three days of Putin's stay in November 2017 {len(came)} other presidents came to Hanoi, Trump and Xi.",
        both_told_by_other_sources=set(told["event_id"]) == set(visits),
        no_other_president_came_then=not came,
        closeness=None,
    )


@decides("tran-korolev-balancing-hedging", shown_in="tab-comprehensive-claims")
def title_names_balancing_and_hedging() -> Finding:
    return claims.by_title("tran-korolev-balancing-hedging", "Balancing", "Hedging")
