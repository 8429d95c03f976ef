"""2022 to the present: under sanctions."""

from __future__ import annotations

from functools import cache

import pandas as pd

from bamboobirch import dates, evidence, tables
from bamboobirch.claims import Finding, decides, weigh
from bamboobirch.prose import share

PERIOD = "2022-present-under-sanctions"
INVASION = dates.parse("2022-02-24").earliest
EDITION = "sipri2026feb"
RUSSIAN, VIETNAMESE = "trade-turnover-as-russia-counts", "trade-turnover-as-vietnam-counts"
UNNAMED = "trade-turnover-statistics-unnamed"
SIDE = {"Russia": "russia", "China": "china", "United States": "united-states"}
SIDE |= {"France": "france"}
ACTORS = {
    "Japan": {"japan", "fumio-kishida"},
    "India": {"india", "narendra-modi"},
    "European Union": {"european-union", "antonio-costa"},
}
TOP = set(
    "vladimir-putin mikhail-mishustin xi-jinping li-qiang joe-biden donald-trump fumio-kishida "
    "narendra-modi emmanuel-macron antonio-costa nguyen-phu-trong to-lam nguyen-xuan-phuc "
    "vo-van-thuong luong-cuong pham-minh-chinh".split()
)
MET = ["visit", "meeting", "declaration", "conference", "celebration"]
CAME, WENT = "to Vietnam", "from Vietnam"


def people(power: str, table: pd.DataFrame) -> pd.Series:
    """Whether each participation is of a power: by side, or by actor where it has no side."""
    if power in SIDE:
        return table["side"] == SIDE[power]
    return table["actor_id"].isin(ACTORS[power])


def journeys(
    power: str, table: pd.DataFrame, taking: pd.DataFrame, heads: set[str] = TOP
) -> list[dict]:
    """Journeys between Vietnam and a power, events of one journey joined."""
    envoys = taking["office"].fillna("").str.startswith("Ambassador")
    taking = taking[(taking["actor_id"] != "russian-tourists") & ~envoys]
    theirs, ours = people(power, taking), taking["side"] == "vietnam"
    rows = []
    for direction, guests, hosts in [(CAME, theirs, ours), (WENT, ours, theirs)]:
        coming = taking[guests & (taking["role"] == "guest")]
        hosting = taking[hosts & (taking["role"] == "host")]
        both = set(coming["event_id"]) & set(hosting["event_id"])
        high = set(coming[coming["actor_id"].isin(heads)]["event_id"])
        row = None
        for event in table[table["event_id"].isin(both) & table["kind"].isin(MET)].itertuples():
            span = dates.parse(event.date)
            if row is None or (span.earliest - row["end"]).days > 3:
                row = {"power": power, "direction": direction, "start": span.earliest}
                row |= {"end": span.latest, "top": False, "events": []}
                rows.append(row)
            row["end"] = max(row["end"], span.latest)
            row["top"] |= event.event_id in high
            row["events"].append(event.event_id)
    return rows


@cache
def journeys_with_russia() -> pd.DataFrame:
    """Journeys of the period between Vietnam and Russia, with their `year`."""
    events, _, parts = evidence.within(PERIOD, evidence.everything())
    found = pd.DataFrame(journeys("Russia", events, parts))
    return found.assign(year=[day.year for day in found["start"]])


def votes_on_the_war() -> pd.DataFrame:
    """Rows of `un_votes` on Ukraine since the invasion."""
    votes = tables.load("un_votes")
    on_it = votes["resolution"].fillna("").str.contains("ES-11/")
    on_it |= votes["title"].str.contains("Ukraine|Crimea")
    war = votes[(votes["date"] >= INVASION.isoformat()) & on_it]
    return war.sort_values(["date", "resolution"])


def turnover() -> pd.DataFrame:
    """Statements on trade of whole years from 2016, `billion` dollars, no targets."""
    values = tables.load("observations")
    trade = values[
        values["series_id"].isin([RUSSIAN, VIETNAMESE, UNNAMED])
        & (values["start"] == values["end"])
        & values["start"].str.fullmatch(r"\d{4}")
        & values["start"].between("2016", "2025")
        & (values["status"] != "target")
    ].copy()
    trade["year"] = trade["start"].astype(int)
    trade["billion"] = trade["value"].fillna(trade["low"])
    return trade


def least_and_most() -> pd.DataFrame:
    """The `min` and `max` that sources give for each count of trade in a year, billion dollars."""
    return turnover().groupby(["series_id", "year"])["billion"].agg(["min", "max"])


def falls_of_2022() -> dict[str, tuple[float, float]]:
    """By what share of 2021 each side's count of trade fell in 2022: from the most, to the least."""
    yearly = least_and_most()
    falls = {}
    for name in (RUSSIAN, VIETNAMESE):
        was, now = yearly.loc[(name, 2021)], yearly.loc[(name, 2022)]
        falls[name] = (1 - now["max"] / was["max"], 1 - now["min"] / was["max"])
    return falls


def top_rung() -> pd.DataFrame:
    """Comprehensive strategic partners by `day`, by the most exact of several datings."""
    ladder = tables.load("partnerships").query("tier == 'comprehensive-strategic'")
    spans = dates.spans(ladder["date"])
    exact = ladder.assign(day=spans["earliest"], width=spans["latest"] - spans["earliest"])
    exact = exact.sort_values(["width", "day"]).drop_duplicates("partner")
    return exact.set_index("partner").sort_values("day")


def _arms_from_russia() -> pd.Series:
    """Russian arms delivered by year, 2012 to 2024, million TIV."""
    rows = tables.load("arms_transfers").query(
        "recipient == 'VNM' and supplier == 'RUS' and source_id == @EDITION"
    )
    return rows.set_index("year")["tiv"].reindex(range(2012, 2025), fill_value=0)


def _month_of(event_id: str) -> tuple[int, int]:
    """Year and month in which the journey of an event began, (0, 0) if it is no coded journey."""
    for trip in journeys_with_russia().itertuples():
        if event_id in trip.events:
            return trip.start.year, trip.start.month
    return 0, 0


def _told_by_others(*event_ids: str) -> bool:
    """Whether sources other than the document tell of each event."""
    told = tables.load("event_sources").query("event_id in @event_ids")
    return set(told.loc[told["source_id"] != "zareba-nd", "event_id"]) == set(event_ids)


@decides("zareba-politicians-visits", shown_in="fig-sanctions-visits")
def lavrov_and_krasnov_came_in_july_and_october_2022() -> Finding:
    lavrov, krasnov = "2022-07-lavrov-in-hanoi", "2022-10-krasnov-in-hanoi"
    july, october = _month_of(lavrov) == (2022, 7), _month_of(krasnov) == (2022, 10)
    told = _told_by_others(lavrov, krasnov)
    return weigh(
        f"{'Both visits are' if july and october else 'Not both visits are'} coded in the months named; {'other sources tell of both' if told else 'other sources do not tell of both'}.",
        lavrov_in_july=july,
        krasnov_in_october=october,
        told_by_other_sources=told,
    )


@decides("zareba-russian-visits-2023", shown_in="fig-sanctions-visits")
def chernyshenko_and_medvedev_came_in_april_and_may_2023() -> Finding:
    in_2023 = (journeys_with_russia()["year"] == 2023).sum()
    return weigh(
        f"Both are coded; Volodin's of October is not named, and 2023 has {in_2023} journeys in both directions.",
        chernyshenko_in_april=_month_of("2023-04-chernyshenko-in-vietnam") == (2023, 4),
        medvedev_in_may=_month_of("2023-05-medvedev-in-vietnam") == (2023, 5),
    )


@decides("zareba-reserved-after-2022", shown_in="tab-sanctions-votes")
def vietnam_neither_accused_russia_nor_voted_against_it() -> Finding:
    period = evidence.within(PERIOD, evidence.everything())
    acts = evidence.acts(period, "vietnam", "russia")["plover"]
    accused = acts.isin(["ACCUSE", "SANCTION", "THREATEN", "ASSAULT"]).sum()
    votes = votes_on_the_war()["VNM"]
    against = (votes == "Y").sum()
    return weigh(
        f"{accused or 'No'} coded act of Vietnam accuses or threatens Russia; {against or 'no'} vote in favour in {len(votes)}. The words themselves were read in few sources.",
        no_act_against_russia=accused == 0,
        no_vote_for_ukraine=against == 0,
    )


@decides("dung-keeps-links-with-russia", shown_in="fig-sanctions-visits")
def journeys_went_on_in_every_year() -> Finding:
    trips = journeys_with_russia()
    per_year = trips["year"].value_counts().reindex(range(2022, 2027), fill_value=0)
    went_early = ((trips["direction"] == WENT) & (trips["year"] < 2024)).sum()
    return weigh(
        f"Journeys in every year, {per_year.min()} to {per_year.max()} a year; {went_early or 'none'} by Vietnam in 2022 and 2023.",
        journeys_in_every_year=per_year.min() > 0,
        vietnam_went_too=went_early > 0,
    )


@decides("dung-resilient-through-shocks", shown_in="fig-sanctions-arms")
def journeys_title_trade_and_arms_held() -> Finding:
    fall = falls_of_2022()[RUSSIAN][0]
    arms = _arms_from_russia()
    left = arms.loc[2022:].mean() / arms.loc[2012:2021].mean()
    years = set(journeys_with_russia()["year"])
    return weigh(
        f"Journeys and titles held; trade lost {share(fall)} in 2022 as Russia counts and Russian deliveries of arms fell to {share(left)} of their volume. The claim's longer span belongs to other chapters.",
        journeys_in_every_year=years >= set(range(2022, 2026)),
        russia_on_the_top_rung="RUS" in top_rung().index,
        trade_held_in_2022=fall <= 0,
        half_of_the_arms_held=left >= 0.5,
        through_the_earlier_shocks=None,
    )


@decides("dung-sanctions-complicate", shown_in="fig-sanctions-trade")
def trade_flights_arms_and_energy_suffered() -> Finding:
    arms = _arms_from_russia()
    here = evidence.within(PERIOD, evidence.everything()).events
    signed = (here["kind"] == "agreement") & here["themes"].str.contains("energy")
    flights = "2022-03-flights-to-russia-suspended" in set(here["event_id"])
    fell = min(map(min, falls_of_2022().values())) > 0
    held = arms.loc[2017:2021].mean() >= arms.loc[2012:2016].mean()
    return weigh(
        f"Flights {'stopped' if flights else 'went on'}; trade {'fell by both counts' if fell else 'did not fall by both counts'}; arms had {'held' if held else 'fallen'} before the war; energy agreements since: {signed.sum() or 'none'}. That sanctions are the cause no table shows.",
        flights_stopped=flights,
        trade_fell_by_both_counts=fell,
        arms_held_until_the_war=held,
        no_energy_agreement=not signed.any(),
        sanctions_the_cause=None,
    )


@decides("ties-ties-strengthen", shown_in="fig-sanctions-visits")
def more_journeys_and_arms_since_2024() -> Finding:
    trips, arms = journeys_with_russia(), _arms_from_russia()
    late = (trips["year"] >= 2024).sum()
    early = len(trips) - late
    counts = least_and_most().index
    last = max(year for name, year in counts if name != UNNAMED)
    return weigh(
        f"The article is of 2024: {late} journeys since then against {early} in the two years before, fewer arms, and no count of trade after {last} that says whose it is.",
        more_journeys=late > early,
        more_arms_than_in_2022_and_2023=arms[2024] > arms.loc[2022:2023].mean(),
        more_trade=None,
    )


@decides("ties-us-says-visit-ends-isolation", shown_in="event-index")
def others_tell_of_the_american_attack_on_the_visit() -> Finding:
    told = tables.load("event_sources").query("event_id == '2024-06-us-criticises-putin-visit'")
    others = told.loc[told["source_id"] != "ties-nd", "source_id"].nunique()
    return weigh(
        f"Besides the article {others} sources tell of it, one of them with the embassy's words.",
        told_by_other_sources=others > 0,
    )


@decides("dung-preserve-and-expand", shown_in="fig-sanctions-ladder")
def vietnam_kept_russia_and_raised_others() -> Finding:
    trips = journeys_with_russia()
    went = ((trips["direction"] == WENT) & (trips["year"] >= 2024)).sum()
    raised = (top_rung()["day"] > INVASION).sum()
    return weigh(
        f"As a duty it cannot be tested; as a description it fits {raised} states raised and {went} journeys to Russia since 2024.",
        went_to_russia=went > 0,
        raised_other_states=raised > 0,
        must=None,
    )
