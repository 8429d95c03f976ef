"""1991 to 2000: break and recovery."""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd
from scipy.stats import binomtest

from bamboobirch import dates, evidence, measures, periods, tables
from bamboobirch.claims import Finding, decides, weigh

PERIOD = "1991-2000-recovery"
BEFORE_YEARS, AFTER_YEARS, LATER_YEARS = (1986, 1990), (1992, 1996), (1997, 2000)
PAPERS = ["agreement", "treaty", "declaration", "debt"]
CLASSES = ("visits", "signed papers", "other")
DOCUMENT = "seventy-years-nd"


def count_ratio(before: int, after: int, years: tuple = (5, 5)) -> tuple[float, float, float]:
    """Rate after over rate before of two counts, with an exact conditional interval."""
    test = binomtest(int(after), int(after + before)).proportion_ci(method="exact")
    odds = [p / (1 - p) if p < 1 else np.inf for p in (after / (after + before), *test)]
    return tuple(o * years[0] / years[1] for o in odds)


@cache
def roll_calls() -> pd.DataFrame:
    """Recorded votes of 1985 to 2004 with `year` and `block`, ten roll calls in a row in a year."""
    votes = tables.load("un_votes")
    votes["year"] = votes["date"].str[:4].astype(int)
    votes = votes[votes["year"].between(1985, 2004)]
    votes["call"] = votes["vote_id"].str.extract(r"(\d+)$", expand=False).astype(int)
    votes = votes.sort_values(["year", "call"]).reset_index(drop=True)
    votes["block"] = (
        votes["year"].astype(str) + "-" + (votes.groupby("year").cumcount() // 10).astype(str)
    )
    return votes


def step_of_agreement(before: tuple, after: tuple) -> tuple[float, float, float]:
    """How agreement with Moscow changed between spans of years, with bounds; years drawn whole."""
    votes = roll_calls()
    agree = measures.agreement(votes["VNM"], votes["RUS"])
    sides = (agree[votes["year"].between(*years)] for years in (before, after))
    return measures.difference_interval(*sides, votes["year"])


def yearly(series_id: str) -> pd.Series:
    """One value a year of a series, by year."""
    rows = tables.load("observations").query("series_id == @series_id")
    return rows.set_index(rows["start"].str[:4].astype(int))["value"].sort_index()


def stated(series_id: str, source: str, start: str | None = None) -> float:
    """The first number that a source gives for a series: a value, or else a bound."""
    rows = tables.load("observations").query("series_id == @series_id and source_id == @source")
    rows = rows[rows["start"] == start] if start else rows
    return float(rows[["value", "low", "high"]].bfill(axis=1).iloc[0, 0])


@cache
def shared_events() -> pd.DataFrame:
    """Events with both sides, with `year` (0 for a decade) and `class`: visits, signed papers, other."""
    whole = evidence.everything()
    both = whole.parts[whole.parts["side"].isin(["vietnam", "russia"])]
    both = both.groupby("event_id")["side"].nunique()
    known = whole.events["event_id"].isin(both.index[both == 2])
    shared = whole.events[known & (whole.events["kind"] != "period")].copy()
    shared["year"] = [
        periods.DECIDING["middle"](dates.parse(date)).year if "XX" not in date else 0
        for date in shared["date"]
    ]
    directions = (("vietnam", "russia"), ("russia", "vietnam"))
    meets = pd.concat([evidence.acts(whole, *sides) for sides in directions])["event_id"]
    is_visit = (shared["kind"] == "visit") & shared["event_id"].isin(meets)
    is_paper = shared["kind"].isin(PAPERS)
    shared["class"] = np.select([is_visit, is_paper], CLASSES[:2], CLASSES[2])
    return shared


def by_class() -> pd.DataFrame:
    """Shared events, a row a year, a column a class."""
    shared = shared_events()
    table = pd.crosstab(shared["year"], shared["class"])
    return table.reindex(range(1984, 2005), fill_value=0)


def counted(years: tuple, which: tuple = CLASSES) -> int:
    """Shared events of some classes in a span of years."""
    return int(by_class().loc[years[0] : years[1], list(which)].sum().sum())


def papers_before_the_treaty() -> pd.DataFrame:
    """Signed papers of both sides from the end of the Soviet Union to the eve of the treaty of 1994."""
    papers = shared_events()[shared_events()["class"] == "signed papers"]
    return papers[papers["date"].between("1991-12-26", "1994-06-15")]


@decides("dung-recovery-phase", shown_in="fig-recovery-votes")
def agreement_rose_again_in_the_late_nineties() -> Finding:
    step, low, high = step_of_agreement(AFTER_YEARS, LATER_YEARS)
    pace = count_ratio(counted(AFTER_YEARS), counted(LATER_YEARS), years=(5, 4))[0]
    return weigh(
        f"UN agreement rises by {step:.2f} ({low:.2f} to {high:.2f}) from 1992–96 to 1997–2000; shared events a year {pace:.1f} times.",
        votes_agree_clearly_more=True if low > 0 else False if high < 0 else None,
        more_shared_events_a_year=pace > 1,
    )


@decides("dung-russia-withdrew-temporarily", shown_in="fig-recovery-break")
def russia_lost_weight_and_joined_nothing() -> Finding:
    share_of_world = yearly("capability-share-russia-nmc")
    before, after = (share_of_world.loc[a:b].mean() for a, b in (BEFORE_YEARS, AFTER_YEARS))
    events, _, parts = evidence.within(PERIOD, evidence.everything())
    russian = parts.loc[parts["side"] == "russia", "event_id"]
    joined = events[(events["kind"] == "accession") & events["event_id"].isin(russian)]
    return weigh(
        f"Moscow's share of world capabilities is {after / before:.2f} of what it was; but Russia joined ASEAN's dialogue, the Paris Club and APEC, and its votes moved rather than ceased.",
        lost_weight=after < before,
        joined_nothing=joined.empty,
    )


@decides("dung-vietnam-took-initiative", shown_in="fig-recovery-queue")
def first_act_and_most_acts_were_vietnams() -> Finding:
    period = evidence.within(PERIOD, evidence.everything())
    own = evidence.acts(period, "vietnam", "russia")
    russian = evidence.acts(period, "russia", "vietnam")
    first = dates.chronological(pd.concat([own, russian])).iloc[0]
    day = dates.label(first["date"])
    return weigh(
        f"The first dated act, of {day}, is {'Vietnam’s' if first['event_id'] in set(own['event_id']) else 'Moscow’s'}: {first['title']}. Of addressed acts {len(own)} are Vietnam's, {len(russian)} Moscow's. The motive is not testable.",
        first_dated_act=first["event_id"] in set(own["event_id"]),
        more_acts_than_moscow=len(own) > len(russian),
        thanks_to_friendship_and_its_line=None,
    )


@decides("seventy-years-treaty-1994-first-step", shown_in="fig-recovery-rhythm")
def treaty_of_1994_came_before_other_papers() -> Finding:
    shared = shared_events()
    treaties = shared[(shared["kind"] == "treaty") & (shared["date"] >= "1991-12-26")]
    first = dates.chronological(treaties).iloc[0]["event_id"]
    earlier = len(papers_before_the_treaty())
    return weigh(
        f"The first treaty, but {earlier} shared papers are coded before it, from December 1991 on.",
        first_treaty=first == "1994-06-16-treaty-of-basic-principles",
        no_paper_before_it=earlier == 0,
        legal_foundation=None,
    )


@decides("seventy-years-strategic-partnership-1997", shown_in="tab-recovery-ladder")
def sources_date_the_partnership_to_november_1997() -> Finding:
    rungs = tables.load("partnerships").query("partner == 'RUS' and tier == 'strategic'")
    in_1997 = rungs[rungs["date"] == "1997-11"]
    others = in_1997[in_1997["source_id"] != DOCUMENT]
    later = rungs[rungs["date"] >= "2001"]
    return weigh(
        f"The prime minister said the words (sources besides the paper: {len(others)}); a joint statement bears them in 2001 (sources: {len(later)}, the paper among them), and a Russian message of 2000 has them as an aim.",
        words_said_in_1997=len(others) > 0,
        most_sources_date_it_to_1997=len(in_1997) > len(later),
    )


@decides("seventy-years-many-documents-1997-1999", shown_in="fig-recovery-rhythm")
def more_papers_a_year_were_signed_in_1997_to_1999() -> Finding:
    papers = (counted(years, ("signed papers",)) for years in (AFTER_YEARS, (1997, 1999)))
    times, low, high = count_ratio(*papers, years=(5, 3))
    return weigh(
        f"Coded papers a year {times:.1f} times those of 1992–96, interval {low:.1f} to {high:.1f}, and an interval that holds one leaves it open; the paper's own list is among them.",
        clearly_more_a_year=True if low > 1 else False if high < 1 else None,
    )


@decides("seventy-years-trade-prospered-from-1997", shown_in="fig-trade-mirror")
def trade_grew_from_1996_to_2000() -> Finding:
    first = stated("trade-turnover-as-vietnam-counts", "jamestown1997chernomyrdin")
    last = stated("trade-turnover-as-russia-counts", "ria2001trade", "2000")
    in_1995 = 2 * first  # by the same report the sum of 1996 was half of the year before
    return weigh(
        f"{first:g} billion dollars in 1996, half of the year before by the same report, and {last:g} in 2000 by Russian count: a rise, in figures of two producers, from a slump and not back to 1995.",
        more_in_2000_than_in_1996=last > first,
        more_in_2000_than_in_1995=last > in_1995,
    )


@decides("zareba-relations-deteriorated", shown_in="fig-recovery-break")
def agreement_fell_after_the_soviet_union() -> Finding:
    step, low, high = step_of_agreement(BEFORE_YEARS, AFTER_YEARS)
    told = tables.load("event_sources").query(
        "event_id == '199X-disputes-over-debt-and-cam-ranh'"
    )
    disputes = told["source_id"].nunique()
    return weigh(
        f"UN agreement falls by {-step:.2f} ({-high:.2f} to {-low:.2f}) from 1986–90 to 1992–96; disputes on debt and base are told by {disputes} sources.",
        votes_agree_clearly_less=True if high < 0 else False if low > 0 else None,
        disputes_told_by_several_sources=disputes > 1,
    )


@decides("zareba-china-more-assertive", shown_in="fig-triangles-calendar")
def disputes_with_china_became_more_frequent() -> Finding:
    hostile = yearly("mid-hostility-vietnam-china")
    before, now = (int((hostile.loc[d : d + 9] > 1).sum()) for d in (1981, 1991))
    return weigh(
        f"Militarised disputes of China and Vietnam are coded in {now} years of 1991–2000 and {before} of 1981–90; the series does not tell sea from land.",
        disputes_in_the_nineties=now > 0,
        in_more_years_than_in_the_eighties=now > before,
        at_sea=None,
    )
