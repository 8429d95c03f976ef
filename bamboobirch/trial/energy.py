"""Energy: oil, the sea, water, the atom and the fate of projects."""

from __future__ import annotations

import functools

import pandas as pd

from bamboobirch import dates, evidence, tables
from bamboobirch.claims import Finding, decides, weigh
from bamboobirch.prose import share

PAPERS = ["agreement", "treaty"]
DEEP, TAKEN = "2011-10-tnk-bp-operator-of-block-06-1", "2021-09-02-rosneft-leaves-vietnam"
DRAFTS = "2025-05-russian-drafts-on-oil-and-gas"
JOINED = "2012-04-05-gazprom-joins-blocks-05-2-and-05-3"
GRANTED = "2024-06-zarubezhneft-granted-hydrocarbon-rights"
# Russian companies in Vietnamese blocks: the events of the beginning and of the last word.
FIELDS = {
    "Block 09-1: Vietsovpetro": ("1981-vietsovpetro-founded", DRAFTS),
    "Đại Hùng: Zarubezhneft": (None, "2003-06-01-zarubezhneft-leaves-dai-hung"),
    "Block 112: Gazprom": ("2000-gazprom-block-112", "2000-09-11-four-agreements-in-moscow"),
    "Block 06.1: TNK-BP, Rosneft, Zarubezhneft": (DEEP, TAKEN),
    "Blocks 05-2 and 05-3: Gazprom": (JOINED, JOINED),
    "Block 11-2: Zarubezhneft": (GRANTED, GRANTED),
}
LATER = {"Blocks 05-2 and 05-3: Gazprom": 2025}  # a page of 2025 has Gazprom as partner

OPENED, OUTPUT, END, PAPER = "opened", "output", "end", "paper"
# Project | where | what the deciding event tells | events, with a star at the one that decides.
SOVIET_ROWS = """
Vinh, Lào Cai | northern Vietnam | opened | *1956-vinh-and-lao-cai-power-plants
Thác Bà dam | Chảy river | opened | 1959-07-thac-ba-survey *1971-10-05-thac-ba-opened
Uông Bí | northern Vietnam | opened | 1961-05-19-uong-bi-power-plant-begun *1963-11-26-uong-bi-first-power
Hòa Bình dam | Đà river | opened | 1979-11-06-hoa-binh-works-begin *1994-12-20-hoa-binh-inaugurated
Phả Lại 1 | northern Vietnam | opened | 1975-pha-lai-agreement *1983-10-pha-lai-first-unit
Đà Lạt reactor | Đà Lạt | opened | 1979-10-09-dalat-reactor-contract *1984-03-20-dalat-reactor-inaugurated
Vietsovpetro | southern shelf | output | 1981-vietsovpetro-founded *1986-06-26-first-oil-at-bach-ho 2023-10-12-russia-approves-vietsovpetro-extension
Trị An dam | southern Vietnam | opened | 1984-04-tri-an-works-begin *1988-04-30-tri-an-first-unit
"""
YOUNG_ROWS = """
Yaly dam | Sê San river | opened | 1993-11-04-yali-construction-begins *2000-03-27-yali-first-unit-test
Dung Quất (1998) | Dung Quất | end | 1998-vietross-joint-venture *2002-11-19-russia-to-leave-vietross
Block 112 | Gulf of Tonkin | paper | *2000-gazprom-block-112
Đại Hùng field | South China Sea | end | *2003-06-01-zarubezhneft-leaves-dai-hung
Rusvietpetro | Nenets district | output | 2008-07-rusvietpetro-founded 2008-12-24-petrovietnam-joins-rusvietpetro *2010-09-30-rusvietpetro-first-oil 2025-05-10-rusvietpetro-protocol
Ninh Thuận 1 | Ninh Thuận | paper | 2010-10-31-nuclear-power-agreement 2016-ninh-thuan-1-cancelled 2024-11-30-national-assembly-restarts-ninh-thuan 2025-01-14-rosatom-evn-agreement *2026-02-20-bezdetko-on-nuclear-agreement
Pacific oil | by sea | paper | *2010-09-20-espo-oil-contract
Block 06.1 | South China Sea | output | 2011-04-06-tnk-bp-block-06-1-transfer 2018-05-15-rosneft-drills-in-block-06-1 *2021-09-02-rosneft-leaves-vietnam
Nuclear centre | Vietnam | paper | 2011-11-21-nuclear-science-centre-agreement 2017-06-29-nuclear-centre-memorandum *2024-06-20-road-map-for-nuclear-centre
Blocks 05-2, -3 | South China Sea | output | *2012-04-05-gazprom-joins-blocks-05-2-and-05-3
Barents Sea | Barents Sea | paper | *2012-07-third-oil-venture-considered
Yamal fields | Yamal-Nenets | paper | *2012-11-07-vietnam-admitted-to-yamal
Dung Quất (2013) | Dung Quất | paper | 2013-11-12-dung-quat-modernisation-agreement *2015-04-06-dung-quat-share-terms
Long Phú 1 | Long Phú | end | 2014-long-phu-1-contract *2018-01-26-us-sanctions-power-machines
Pechora Sea | Pechora Sea | paper | *2014-11-25-pechora-sea-agreement
Novatek paper | not told | paper | *2024-06-20-novatek-memorandum
Block 11-2 | South China Sea | paper | *2024-06-zarubezhneft-granted-hydrocarbon-rights
"""
STATES = ("built", "running", "agreed", "stopped", "silent")
BUILT, RUNNING, AGREED, STOPPED, SILENT = STATES


def _read(lines: str) -> dict[str, tuple[str, str, list[str]]]:
    """Projects by name: where, what is told, events with the star."""
    cells = [line.split(" | ") for line in lines.strip().splitlines()]
    return {name: (where, tells, marked.split()) for name, where, tells, marked in cells}


SOVIET, YOUNG = _read(SOVIET_ROWS), _read(YOUNG_ROWS)


@functools.cache
def _whole() -> evidence.Evidence:
    """All events, what is told of them, and who took part."""
    return evidence.everything()


@functools.cache
def _events() -> pd.DataFrame:
    """All events by event_id, in order of time."""
    return _whole().events.set_index("event_id")


def _day(event: str):
    """The first day on which an event can have been."""
    return dates.parse(_events().loc[event, "date"]).earliest


@functools.cache
def _amounts() -> pd.DataFrame:
    """Observations with an `amount`: the value, else the middle of a range, else the bound."""
    rows = tables.load("observations")
    return rows.assign(amount=rows["value"].fillna(rows[["low", "high"]].mean(axis=1)))


def _series(series_id: str) -> pd.DataFrame:
    """Rows of `observations` of one series, with `amount`."""
    return _amounts()[_amounts()["series_id"] == series_id]


def share_of_oil() -> pd.Series:
    """Vietsovpetro's part of Vietnam's crude oil, by year, where a page reports its output."""
    nation = _series("oil-output-vietnam").set_index("start")["amount"]
    pumped = _series("vietsovpetro-oil-output").query("status == 'reported'")
    pumped = pumped.assign(year=pumped["end"].str[:4].astype(int))
    whole_year = pumped[(pumped["start"] == pumped["end"]) | (pumped["year"] == 1986)]
    venture = whole_year.groupby("year")["amount"].mean()
    return venture / nation.set_axis(nation.index.astype(int)).reindex(venture.index)


def last_word(field: str) -> float:
    """When a Russian partner was last told of in a block of `FIELDS`, as a decimal year."""
    return LATER.get(field, dates.decimal_year(_day(FIELDS[field][1])))


def chinese_acts() -> pd.DataFrame:
    """Energy events since 2011 that a Chinese actor begins (`deed`) or in which a source names it as opponent.

    Rows of `events` in order of time, with `russian`: a Russian or joint actor takes part.
    """
    events, _, parts = _whole()
    about = set(events.loc[events["themes"].fillna("").str.contains("energy"), "event_id"])
    parts = parts[parts["event_id"].isin(about)]
    sides = parts.groupby("event_id")["side"].agg(set)
    against = parts[(parts["side"] == "china") & parts["role"].isin(["initiator", "opponent"])]
    acts = dates.chronological(_events().loc[sorted(set(against["event_id"]))].reset_index())
    acts = acts[(acts["date"].str[:4].astype(int) >= 2011)]
    acts["russian"] = [bool({"russia", "joint"} & sides[event]) for event in acts["event_id"]]
    begun_by = against[against["role"] == "initiator"]["event_id"]
    acts["deed"] = acts["event_id"].isin(begun_by)
    return acts


@functools.cache
def recent() -> int:
    """The year from which a word counts as recent: three before the last year coded."""
    return int(_events()["date"].str.extract(r"^(\d{4})-")[0].astype(float).max()) - 3


def state_of(tells: str, last: int, recent: int) -> str:
    """The state of a project by what its deciding event tells and the year of the last word."""
    if tells == PAPER:
        return AGREED if last >= recent else SILENT
    return {OPENED: BUILT, OUTPUT: RUNNING, END: STOPPED}[tells]


def projects() -> pd.DataFrame:
    """Energy projects by name: `where`, what is told (`tells`), `event` that decides, all `events`, `last word` (year), `young` (begun after 1991), `state`."""
    table = pd.DataFrame(SOVIET | YOUNG, index=["where", "tells", "marked"]).T
    marked = table.pop("marked")
    table["event"] = [next(e[1:] for e in row if e[0] == "*") for row in marked]
    table["events"] = [[e.lstrip("*") for e in row] for row in marked]
    table["last word"] = [dates.year(_events().loc[row[-1], "date"]) for row in table["events"]]
    table["young"] = table.index.isin(list(YOUNG))
    told = zip(table["tells"], table["last word"])
    table["state"] = [state_of(tells, last, recent()) for tells, last in told]
    return table.rename_axis("project")


def _sun_and_wind() -> pd.Series:
    """Share of sun and wind in the electricity generated in Vietnam, by year."""
    power = _amounts()[_amounts()["series_id"].str.fullmatch("electricity-.*-vietnam")]
    fuel = power["series_id"].str.split("-").str[1]
    by_fuel = power.assign(fuel=fuel).pivot(index="start", columns="fuel", values="amount")
    part = by_fuel[["solar", "wind"]].sum(axis=1) / by_fuel.sum(axis=1)
    return part.set_axis(part.index.astype(int))


def _rosatom_papers() -> pd.Series:
    """Dates of the agreements on energy since 2017 in which Rosatom takes part."""
    parts = _whole().parts
    by_rosatom = parts.loc[parts["actor_id"] == "rosatom", "event_id"]
    events = _events()[_events().index.isin(by_rosatom) & _events()["kind"].isin(PAPERS)]
    about = events["themes"].fillna("").str.contains("energy")
    return events.loc[about & (events["date"].str[:4] >= "2017"), "date"]


@decides("seventy-years-vietsovpetro-leading-symbol", shown_in="fig-energy-oil")
def vietsovpetro_always_pumped_most_of_the_oil() -> Finding:
    part = share_of_oil()
    return weigh(
        f"It gave {share(part[2003])} of the nation's oil in 2003, {share(part.loc[2010:].max())} at most in the years known since 2010. It may still be the largest single producer: the tables do not part the others.",
        more_than_half_up_to_2003=part.loc[:2003].min() > 0.5,
        more_than_half_since_2010=part.loc[2010:].min() > 0.5,
        still_the_largest_producer=None,
    )


@decides(
    "seventy-years-exercise-caused-ninh-thuan-cancellation", shown_in="fig-comprehensive-plant"
)
def exercise_of_2016_led_to_the_cancellation() -> Finding:
    dropped = "2016-ninh-thuan-1-cancelled"
    exercise = _events().loc["2016-russia-china-exercise-in-south-china-sea", "date"]
    order = (_day(dropped) - dates.parse(exercise).latest).days
    told = tables.load("event_sources").query("event_id == @dropped")
    others = told[told["source_id"] != "seventy-years-nd"]["note"].fillna("")
    return weigh(
        f"The vote came {order} days after the exercise, but the government named demand, cost and safety; the same vote struck the Japanese plant; no other source read supports the link. A motive not told cannot be ruled out.",
        exercise_came_first=order > 0,
        another_source_names_it=others.str.contains("exercise").any(),
        the_russian_plant_alone_was_dropped=not others.str.contains("Japanese").any(),
        led_to_it=None,
    )


@decides("seventy-years-ninh-thuan-symbol", shown_in="tab-energy-conflicts")
def ninh_thuan_was_worth_more_than_eight_billion() -> Finding:
    costs = _series("ninh-thuan-1-cost-press")["amount"] / 1000  # billion dollars
    notes = tables.load("event_sources").query("source_id == 'kyodo2016submitted'")["note"]
    both = notes.str.extract(r"([0-9.]+) billion")[0].dropna().iloc[0]
    return weigh(
        f"Reports of the signing and after put the Russian plant at {costs.min():.0f} to {costs.max():.0f} billion dollars; about {both} was the first estimate for both plants. What it stood for is a judgement.",
        more_than_eight_in_every_report=costs.min() > 8,
        stood_for_a_new_era=None,
    )


@decides("seventy-years-energy-most-important", shown_in="fig-comprehensive-papers")
def energy_is_among_the_first_themes_of_agreements() -> Finding:
    parts = _whole().parts
    sides = parts.groupby("event_id")["side"].agg(set)
    papers = _events()[_events()["kind"].isin(PAPERS) & (_events()["date"].str[:4] >= "2001")]
    both = papers[[{"vietnam", "russia"} <= sides.get(e, set()) for e in papers.index]]
    themes = both["themes"].fillna("").str.split(";").explode().value_counts()
    themes = themes.reset_index().sort_values(["count", "themes"], ascending=[False, True])
    rank = list(themes["themes"]).index("energy") + 1
    return weigh(
        f"Of {len(both)} bilateral agreements coded since 2001 energy is theme of {themes['count'].iloc[rank - 1]}: rank {rank}. The count follows what the press reports.",
        among_the_first_three=rank <= 3,
    )


@decides("seventy-years-state-corporations-benefit", shown_in="fig-energy-projects")
def russian_state_corporations_gain() -> Finding:
    profit = _series("vietsovpetro-profit-russian").set_index("start")["amount"]
    newer = projects().query("young")["state"].isin([BUILT, RUNNING])
    return weigh(
        f"The Russian side of Vietsovpetro earned above {profit['2011']:.0f} million dollars in 2011, {profit['2016']:.0f} million in 2016; of {len(newer)} newer projects {newer.sum()} came to run.",
        the_venture_pays_its_russian_side=profit[["2011", "2016"]].min() > 0,
        most_newer_projects_came_about=newer.mean() > 0.5,
        machinery=None,
    )


@decides("ties-reliance-on-russian-oil-companies", shown_in="fig-energy-blocks")
def russian_companies_remain_pivotal_at_sea() -> Finding:
    part, since = share_of_oil()[2021], recent()
    heard = sum(last_word(field) >= since for field in FIELDS)
    return weigh(
        f"Vietsovpetro gave {share(part)} of the oil in 2021, and since {since} a Russian partner is told of in {heard} of {len(FIELDS)} places; most oil comes from others, and Rosneft has left.",
        still_in_half_the_places=heard >= len(FIELDS) / 2,
        most_oil_from_the_venture=part > 0.5,
    )


@decides("dung-delays-in-energy-projects", shown_in="fig-energy-projects")
def russian_scholars_note_delays() -> Finding:
    stopped = (projects()["state"] == STOPPED).sum()
    pause = _day("2024-11-30-national-assembly-restarts-ninh-thuan") - _day(
        "2016-ninh-thuan-1-cancelled"
    )
    cited = tables.load("citations").query("source_id == 'dung2026'")
    here = set(cited[cited["supports"].fillna("").str.contains("delayed energy")]["cited"])
    titles = cited[cited["cited"].isin(here)]["title"].dropna()
    return weigh(
        f"Delays there were: {stopped} projects stopped, and the plant was dropped for {pause.days / 365.25:.0f} years. The works cited were not read, and their titles speak of other things.",
        projects_were_stopped=stopped > 0,
        a_title_speaks_of_energy=titles.str.contains("energ|энерг", case=False).any() or None,
    )


@decides("dung-rosatom-cooperation-continues", shown_in="fig-energy-nuclear")
def rosatom_went_on_signing() -> Finding:
    papers = _rosatom_papers()
    return weigh(
        f"{len(papers)} agreements with Rosatom are coded since 2017, the last in {papers.max()[:4]}.",
        two_papers_or_more=len(papers) >= 2,
    )


@decides("dung-nuclear-and-green", shown_in="fig-energy-fuels")
def vietnam_signs_with_rosatom_and_turns_green() -> Finding:
    green, papers = _sun_and_wind(), _rosatom_papers()
    plant = _events().loc[projects().loc["Ninh Thuận 1", "event"], "kind"]
    return weigh(
        f"Memoranda with Rosatom are signed, the agreement on the plant was not at the time. Sun and wind rose from {share(green[2018], 1)} of power in 2018 to {share(green.iloc[-1], 1)} in {green.index[-1]}.",
        memoranda_signed=len(papers) > 0,
        plant_signed=plant in PAPERS,
        sun_and_wind_grew=green.iloc[-1] > green[2018],
        trade_with_the_west_promoted=None,
    )


@decides("zareba-vietsovpetro-1981", shown_in="fig-energy-blocks")
def vietsovpetro_dates_from_1981_and_drilled_soon_after() -> Finding:
    founded = _events().loc["1981-vietsovpetro-founded", "date"]
    drilled = _day("198X-vietsovpetro-starts-drilling").year
    return weigh(
        f"Founded on {dates.label(founded)}; first exploration well at the end of {drilled}. The act was one between governments.",
        founded_in_1981=dates.year(founded) == 1981,
        drilled_a_few_years_later=1 <= drilled - dates.year(founded) <= 5,
    )


@decides("zareba-zarubezhneft-nine-dash", shown_in="fig-energy-blocks")
def zarubezhneft_got_rights_within_the_line() -> Finding:
    told = tables.load("event_sources").query("event_id == @GRANTED")
    others = told[told["source_id"] != "zareba-nd"]["reported_date"].fillna("")
    dated = others.str.startswith("2024-06").sum()
    return weigh(
        f"Statements beside the article that date the grant to June 2024: {dated or 'none'}, a Russian agency naming block 11-2; that it lies within the line no second source says.",
        granted_in_june_2024=dated > 0,
        within_the_line=None,
    )


@decides("zareba-energy-leverage-on-china", shown_in="fig-energy-blocks")
def energy_serves_as_leverage_on_china() -> Finding:
    deeds = chinese_acts().query("deed")
    return weigh(
        f"It names a purpose; {deeds['russian'].sum()} of {len(deeds)} Chinese acts since 2011 fell on a block with a Russian partner, too few to show anything.",
        serves_as_leverage=None,
    )


UNTESTED = {
    "seventy-years-vietsovpetro-top-ten": "No ranking body is named, and none was found.",
    "tran-potential-renewable-energy": "It speaks of what may come; no solar or wind project with a Russian partner is coded.",
    "zareba-lng-and-offshore-important": "It speaks of what may come; one memorandum of a gas company is coded, of unknown content, and no cargo.",
    "zareba-nuclear-centre-started": "One source alone tells of the first phase; the last paper coded is the road map of 2024.",
}
