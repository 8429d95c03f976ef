"""1954 to 1964: caution."""

from __future__ import annotations

import datetime as dt
import functools

import pandas as pd
from scipy import stats

from bamboobirch import dates, evidence, tables
from bamboobirch.claims import Finding, decides, weigh
from bamboobirch.prose import listed

PERIOD = "1954-1964-caution"
PAPER = "seventy-years-nd"  # the paper on seventy years, whose own word is no second witness
RUSSIA = ("vietnam", "russia")
SPOKEN_OF = ("subject", "beneficiary", "opponent", "supporter")
ATTACKS = ("ACCUSE", "REJECT", "THREATEN")
START, END = dt.date(1954, 7, 22), dt.date(1964, 12, 31)
# After the plenum; the paper's "end of 1963 to the middle of 1964"; the test ban to Khrushchev's fall.
WINDOWS = {
    "February 1959 to January 1960": (dt.date(1959, 2, 1), dt.date(1960, 1, 31)),
    "October 1963 to June 1964": (dt.date(1963, 10, 1), dt.date(1964, 6, 30)),
    "August 1963 to 15 October 1964": (dt.date(1963, 8, 1), dt.date(1964, 10, 15)),
}
LOWS = {1959: "1959-shadow-over-relations", 1963: "1963-low-point-of-relations"}
YEARS = range(1950, 1967)
FAR_STRONGER = 10  # times the output of the weaker


@functools.cache
def acts_between(one: str, other: str, without: tuple[str, ...] = SPOKEN_OF) -> pd.DataFrame:
    """Typed acts in which both sides hold a role other than those left out, with `first` and `last` day."""
    events, _, parts = evidence.everything()
    sides = parts[~parts["role"].isin(without)].groupby("event_id")["side"].agg(set)
    both = sides.index[[{one, other} <= present for present in sides]]
    typed = events["plover"].notna() & ~events["kind"].isin(["period", "policy"])
    kept = events[typed & events["event_id"].isin(both)]
    spans = dates.spans(kept["date"])
    return kept.assign(first=spans["earliest"], last=spans["latest"])


def within_a_year(acts: pd.DataFrame) -> pd.DataFrame:
    """The acts that are dated within one calendar `year`."""
    kept = acts[[a.year == b.year for a, b in zip(acts["first"], acts["last"])]]
    return kept.assign(year=[day.year for day in kept["first"]])


def acts_a_year() -> pd.Series:
    """Acts between Hanoi and Moscow by calendar year."""
    years = within_a_year(acts_between(*RUSSIA))["year"]
    return years.value_counts().reindex(YEARS, fill_value=0)


def dated(acts: pd.DataFrame) -> list[dt.date]:
    """Middle days of the acts of the period that are dated to within three months."""
    spans = zip(acts["first"], acts["last"])
    days = [a + (b - a) / 2 for a, b in spans if (b - a).days <= 92]
    return [day for day in days if START <= day <= END]


def count(acts: pd.DataFrame, window: tuple[dt.date, dt.date]) -> int:
    """Acts whose middle day lies in the window."""
    return sum(window[0] <= day <= window[1] for day in dated(acts))


def windows() -> pd.DataFrame:
    """Acts with `Moscow` and with `Beijing` in each window, and its length in `years`."""
    moscow, beijing = acts_between(*RUSSIA), acts_between("vietnam", "china")
    return pd.DataFrame(
        [
            (count(moscow, w), count(beijing, w), (w[1] - w[0]).days / 365.25)
            for w in WINDOWS.values()
        ],
        index=list(WINDOWS),
        columns=["Moscow", "Beijing", "years"],
    )


def two_lows() -> tuple[float, float, float]:
    """Acts a year with Moscow after the plenum, and from the test ban on; p that the rates are one."""
    plenum, _, ban = windows().itertuples()
    number = plenum.Moscow + ban.Moscow
    p = stats.binomtest(int(ban.Moscow), int(number), ban.years / (plenum.years + ban.years))
    return plenum.Moscow / plenum.years, ban.Moscow / ban.years, p.pvalue


def witnesses() -> dict[int, list[str]]:
    """Sources beyond the paper that tell of a low in 1959, and in 1963."""
    told = tables.load("event_sources")
    return {
        year: sorted(set(told.loc[told["event_id"] == event, "source_id"]) - {PAPER})
        for year, event in LOWS.items()
    }


def open_attacks() -> int:
    """Acts of the period in which one of the two accuses, refuses or threatens the other."""
    here = evidence.within(PERIOD, evidence.everything())
    aimed = [evidence.acts(here, *way) for way in (RUSSIA, RUSSIA[::-1])]
    return sum(int(acts["plover"].isin(ATTACKS).sum()) for acts in aimed)


def military_tonnes(donor: str) -> pd.Series:
    """Tonnes of military aid by phase, `1955–60` and so on, from `ussr` or `china`."""
    rows = tables.load("observations").query(
        "series_id == @name and source_id == 'viwiki-north1954' and status == 'reported'",
        local_dict={"name": f"military-aid-{donor}-tonnes-vn"},
    )
    spans = rows["start"].str[:4] + "–" + rows["end"].str[2:4]
    return rows.set_index(spans)["value"].sort_index()


def soviet_aid_after_january_1959() -> pd.DataFrame:
    """Acts between the two of the period that begin after the plenum and have a Soviet donor."""
    acts, parts = acts_between(*RUSSIA), tables.load("participations")
    soviet = tables.load("actors").query("side == 'russia'")["actor_id"]
    given = parts[(parts["role"] == "donor") & parts["actor_id"].isin(soviet)]["event_id"]
    later = (acts["period"] == PERIOD) & (acts["first"] >= dt.date(1959, 2, 1))
    return acts[later & acts["event_id"].isin(given)]


@decides("seventy-years-lowest-1963-1964", shown_in="tab-caution-windows")
def relations_touched_bottom_in_1963_and_1964() -> Finding:
    then, (after_plenum, after_ban, p) = witnesses(), two_lows()
    own = windows().iloc[1]
    return weigh(
        f"Beyond the paper {len(then[1963])} reports have it cool in 1963, {len(then[1959]) or 'none'} in 1959; but the nine months hold {own['Moscow']:.0f} with Moscow and {own['Beijing']:.0f} with Beijing, and by counts the later silence {'cannot be told from' if p > 0.05 else 'differs from'} that of 1959 (p = {p:.2f}).",
        more_witnesses_than_for_1959=len(then[1963]) > len(then[1959]),
        fewer_acts_than_in_1959=after_ban < after_plenum and p < 0.05,
    )


@decides("seventy-years-lowest-after-january-1959", shown_in="fig-caution-temperature")
def relations_were_lowest_after_january_1959() -> Finding:
    acts, others = acts_a_year(), len(witnesses()[1959])
    usual = acts.loc[1955:1958].mean()
    other_years = acts.loc[1950:1964]
    fewer = other_years.index[other_years < acts[1959]]
    return weigh(
        f"{acts[1959]} acts in 1959, against {usual:.0f} a year in 1955–58, but fewer in {listed([str(y) for y in fewer]) if len(fewer) else 'no year'}; beyond the paper, which elsewhere names another date, {others or 'no'} source says so. But silence measures no mood, one way or the other.",
        fewer_acts_than_before=acts[1959] < usual,
        fewer_than_in_any_year_before=acts[1959] < acts.loc[1950:1958].min(),
        mood=None,
    )


@decides("seventy-years-stable-1954-1962", shown_in="fig-caution-temperature")
def relations_were_stable_and_grew_to_1962() -> Finding:
    acts = acts_a_year()
    early, late = int(acts.loc[1955:1958].sum()), int(acts.loc[1959:1962].sum())
    p = stats.binomtest(late, early + late, 0.5).pvalue
    return weigh(
        f"{early} acts in 1955–58 and {late} in 1959–62: {'stable as far as this goes' if p > 0.05 else 'not stable'} (p = {p:.2f}), but {'some' if late > early else 'no'} growth.",
        stable=p > 0.05,
        grew=late > early,
    )


@decides("seventy-years-1954-twists-and-turns", shown_in="fig-caution-temperature")
def relations_were_never_broken_off() -> Finding:
    acts, attacks = acts_a_year().loc[1955:1964], open_attacks()
    return weigh(
        f"As to broken off: between {acts.min()} and {acts.max()} acts a year, open attacks {attacks or 'none'}. The rest is a judgement.",
        acts_in_every_year=acts.min() > 0,
        no_open_attack=attacks == 0,
        warm_yet_reserved=None,
    )


@decides("seventy-years-first-military-aid-1964", shown_in="fig-caution-arms")
def no_military_aid_came_before_1964() -> Finding:
    tonnes = military_tonnes("ussr")["1955–60"]
    arms = tables.load("arms_transfers").query(
        "recipient == 'VNM' and supplier == 'SUN' and source_id == 'sipri2026may' and tiv > 0"
    )
    first = arms["year"].min()
    return weigh(
        f"{tonnes:,.0f} Soviet tonnes in 1955–60; SIPRI has arms from {first}.",
        no_tonnes_before=tonnes == 0,
        no_major_arms_before=first >= 1964,
    )


@decides("seventy-years-military-aid-limited-1954-1964", shown_in="fig-war-alliance-tonnes")
def soviet_military_aid_was_restricted() -> Finding:
    soviet, chinese = military_tonnes("ussr"), military_tonnes("china")
    here, next_phase = ["1955–60", "1961–64"], "1965–68"
    ten_years = soviet[here].sum()
    return weigh(
        f"{ten_years:,.0f} tonnes in ten years, {soviet[next_phase]:,.0f} in {next_phase}, but {'more' if ten_years > chinese[here].sum() else 'less'} than China's; no table gives the part of the South.",
        less_than_in_the_next_phase=ten_years < soviet[next_phase],
        less_than_chinas=ten_years < chinese[here].sum(),
        some_for_the_south=None,
    )


@decides("seventy-years-ussr-answered-aid-requests", shown_in="fig-caution-aid")
def soviet_aid_went_on_after_january_1959() -> Finding:
    given = soviet_aid_after_january_1959()
    told = tables.load("event_sources")
    credit = told["event_id"] == "1960-12-23-aid-agreement-for-five-year-plan"
    others = told.loc[credit & (told["source_id"] != PAPER), "source_id"].nunique()
    return weigh(
        f"{len(given)} coded acts with a Soviet donor begin after January 1959; {others} sources beyond the paper tell of the long-term credits of December 1960.",
        aid_begun_after_the_plenum=len(given) > 0,
        long_term_credit_told_by_others=others > 0,
    )


@decides("seventy-years-historic-confrontation", shown_in="tab-caution-claims")
def the_american_economy_was_far_stronger() -> Finding:
    output = tables.load("observations").query("start == '1954'").set_index("series_id")
    times = output["value"]["gdp-usa-maddison"] / output["value"]["gdp-vnm-maddison"]
    return weigh(
        f"By output in 1954 the American economy was {times:.0f} times the Vietnamese.",
        far_stronger_in_output=times > FAR_STRONGER,
    )


@decides("dung-two-tasks", shown_in="tab-caution-claims")
def both_tasks_were_pursued_from_1954() -> Finding:
    told = tables.load("event_sources").query(
        "event_id == '1954-drv-two-tasks' and source_id != 'dung2026'"
    )
    first = min(dates.year(date) for date in told["reported_date"])
    return weigh(
        f"The third congress of {first} set both, by the state agency's account; no other source that was read says that both were pursued from 1954 on.",
        both_set=len(told) > 0,
        from_1954=first <= 1954 or None,
    )


@decides("ties-relationship-since-1950s", shown_in="fig-first-contacts")
def relations_go_back_to_the_1950s() -> Finding:
    events, _, parts = evidence.everything()
    day = events.set_index("event_id")["date"]["1950-01-30-ussr-recognises-drv"]
    russian = set(parts.loc[parts["side"] == "russia", "event_id"])
    vietnamese = set(parts.loc[parts["side"] == "vietnam", "event_id"])
    early = events[events["event_id"].isin(russian & vietnamese)]
    tonnes = military_tonnes("ussr")
    return weigh(
        f"States' relations begin in {day[:4]} and the first contacts lie before 1945; by tonnes the 1950s were the small beginning.",
        states_relations=day[:3] == "195",
        soviet_help=tonnes["1955–60"] > 0,
        no_contacts_before=not (early["period"] == "before-1945").any(),
    )
