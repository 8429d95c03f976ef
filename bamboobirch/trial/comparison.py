"""Laos, Cuba, India, Indonesia: is Vietnam special?"""

from __future__ import annotations

import functools

import pandas as pd

from bamboobirch import dates, measures, periods, tables
from bamboobirch.claims import Finding, decides, weigh
from bamboobirch.prose import listed, share

STATES = {"VNM": "Vietnam", "LAO": "Laos", "CUB": "Cuba", "IND": "India", "IDN": "Indonesia"}
PAIR, CONTROLS = ["LAO", "CUB"], ["IND", "IDN"]
ALLIANCE = "1975-1991-treaty-alliance"
OTHER_RECORD = 2025  # another record with another agenda
EDITION = "sipri2026feb"
WORD = {True: "yes", False: "no", None: "not known"}


@functools.cache
def roll_calls() -> pd.DataFrame:
    """Recorded votes with their `period`, 2025 as one of its own; without 2024, a handful of votes."""
    votes = tables.load("un_votes").query("source_id in ['voeten2024', 'undl2025']")
    votes = votes.assign(year=votes["date"].map(dates.year), period=periods.assign(votes))
    votes.loc[votes["year"] == OTHER_RECORD, "period"] = str(OTHER_RECORD)
    return votes[votes["year"] != 2024]


def nearness() -> pd.DataFrame:
    """Vietnam's mean agreement with the four and with Moscow by period, 0 to 1."""
    votes = roll_calls()
    credit = {
        state: measures.agreement(votes["VNM"], votes[state])
        for state in [*PAIR, *CONTROLS, "RUS"]
    }
    return pd.DataFrame(credit).groupby(votes["period"]).mean()


def nearer_than_moscow() -> list[str]:
    """Those of the four that voted closer to Vietnam than Moscow did in every period."""
    near = nearness()
    return [state for state in [*PAIR, *CONTROLS] if (near[state] > near["RUS"]).all()]


def with_moscow_to_1991() -> pd.Series:
    """Each state's mean agreement with Moscow to 1991, 0 to 1, on votes that all five and Moscow cast."""
    votes = roll_calls().query("period == @ALLIANCE")
    credit = {state: measures.agreement(votes[state], votes["RUS"]) for state in STATES}
    return pd.DataFrame(credit).dropna().mean()


def steps_with_moscow() -> pd.DataFrame:
    """Rows of `moscow_partnerships` with `day` and `year`: of a year's datings of a step the most exact."""
    steps = tables.load("moscow_partnerships")
    spans = dates.spans(steps["date"])
    steps = steps.assign(day=spans["earliest"], width=spans["latest"] - spans["earliest"])
    steps["year"] = steps["date"].map(dates.year)
    steps = steps.sort_values(["width", "date", "source_id"])
    return steps.drop_duplicates(["country", "step", "year"])


def first_days(*kinds: str) -> pd.Series:
    """Day on which each country first took a step of these kinds with Moscow."""
    steps = steps_with_moscow()
    return steps[steps["step"].isin(kinds)].groupby("country")["day"].min()


def above_strategic() -> pd.Series:
    """As `first_days`, for the steps above a strategic partnership."""
    return first_days("comprehensive-strategic", "special-privileged-strategic")


def imports(state: str) -> pd.Series:
    """Volume of a state's arms imports by row of the register, 1992 to 2024; empty if not held."""
    rows = tables.load("observations")
    rows = rows[rows["series_id"] == f"arms-imports-{state.lower()}-sipri"]
    return rows.loc[rows["start"].between("1992", "2024"), "value"]


def russian_share(state: str) -> float:
    """Russia's share of the volume of a state's arms imports, 1992 to 2024, 0 to 1."""
    sent = tables.load("arms_transfers").query("source_id == @EDITION and supplier == 'RUS'")
    sent = sent[(sent["recipient"] == state) & sent["year"].between(1992, 2024)]
    return float(sent["tiv"].sum() / imports(state).sum())


def most_arms_russian() -> dict[str, bool | None]:
    """Is over half of each state's imports Russian? India: in most of three spans of five years."""
    printed = tables.load("observations").query("series_id == 'arms-russia-share-india-sipri'")
    printed = printed.drop_duplicates(["start", "end"]).set_index("end")["value"]
    most = {s: russian_share(s) > 0.5 if len(imports(s)) else None for s in STATES}
    return most | {"IND": bool((printed[["2013", "2018", "2023"]] > 50).mean() > 0.5)}


def traits_of_vietnam() -> pd.DataFrame:
    """Traits of the special relation that Vietnam shows, and whether the others do, in words."""
    treaties = steps_with_moscow().query("step == 'friendship-treaty'")
    votes = tables.load("un_votes")
    about = votes["title"].fillna("").str.contains("Crimea|Ukraine|Sevastopol")
    ukraine = votes[about | votes["resolution"].fillna("").str.contains("ES-11/")][[*STATES]]
    steps = {
        "treaty of friendship with the USSR": treaties.query("year < 1992")["country"],
        "treaty of friendship with Russia": treaties.query("year > 1991")["country"],
        "strategic partner of Russia": first_days("strategic").index,
        "a step above strategic": above_strategic().index,
    }
    traits = {
        "agreed with Moscow in 95 % of votes or more to 1991": with_moscow_to_1991() >= 0.95
    }
    traits |= {name: {s: s in set(there) for s in STATES} for name, there in steps.items()}
    traits["most arms imports Russian"] = most_arms_russian()
    traits["never voted against Moscow on Ukraine"] = (ukraine == "Y").sum() == 0
    traits["abstained in most votes on Ukraine"] = (ukraine == "A").sum() > len(ukraine) / 2
    grid = pd.DataFrame(
        {
            name: {s: WORD[None if held[s] is None else bool(held[s])] for s in STATES}
            for name, held in traits.items()
        }
    ).T
    grid.loc[list(steps)] = grid.loc[list(steps)].replace("no", "none read")
    return grid[grid["VNM"] == "yes"]


@decides("dung-among-deepest-relations", shown_in="tab-comparison-traits")
def relation_with_moscow_is_among_the_deepest() -> Finding:
    nearer, arms = nearer_than_moscow(), russian_share("VNM")
    treaties = steps_with_moscow().query("step == 'friendship-treaty' and country == 'VNM'")
    signed = sorted(treaties["year"])
    return weigh(
        f"In votes {len(nearer)} of the {len(PAIR + CONTROLS)} states compared here were nearer to Vietnam than Moscow in every period; in arms ({share(arms)} of imports since 1992) and on the ladder (treaties {listed([str(year) for year in signed])}, top step {above_strategic()['VNM'].year}) Russia's place is high and lasting. Depth has no one measure.",
        nearest_in_votes=not nearer,
        most_arms_russian=arms > 0.5,
        treaty_renewed_after_1991=signed[0] < 1992 <= signed[-1],
        depth=None,
    )


@decides("dung-compare-cuba-laos", shown_in="tab-comparison-traits")
def vietnam_can_be_compared_with_cuba_and_laos() -> Finding:
    held = {
        "votes": roll_calls()[PAIR].notna().any().all(),
        "steps": set(PAIR) <= set(first_days("strategic").index),
        "arms": all(len(imports(state)) for state in PAIR),
    }
    armed = [STATES[state] for state in PAIR if len(imports(state))]
    return weigh(
        f"{sum(held.values())} of the {len(held)} measures, {listed([name for name in held if held[name]])}, exist for both; arms imports are held for {listed(armed)}. Whether the states are close in ideas no table measures.",
        **held,
        close_in_ideas=None,
    )


@decides("dung-test-universality", shown_in="tab-comparison-traits")
def comparison_tells_general_from_specific() -> Finding:
    others = traits_of_vietnam().drop(columns="VNM")
    shared = (others == "yes").any(axis=1)
    denied_by_all = (others == "no").all(axis=1)
    return weigh(
        f"It tests results: {shared.sum()} of {len(others)} traits are shared with at least one of the four, {denied_by_all.sum() or 'none'} with none for certain. The same result may have other causes, so the mechanism stays open.",
        mechanism=None,
    )


@decides("seventy-years-ally-to-comprehensive-partner", shown_in="fig-comparison-ladder")
def relations_rose_from_treaty_to_the_top_rung() -> Finding:
    road = [first_days("friendship-treaty"), first_days("strategic"), above_strategic()]
    treaty, strategic, above = (step["VNM"] for step in road)
    india = ", ".join(str(step["IND"].year) for step in road)
    return weigh(
        f"Treaty {treaty.year}, strategic {strategic.year}, comprehensive {above.year}; India took the same road ({india}).",
        treaty_before_partnership=treaty < strategic,
        partnership_before_the_top_rung=strategic < above,
    )


UNTESTED = {
    "dung-concept-extendable": "India and Laos abstain as Vietnam does; whether the same concept moves them no table shows.",
    "dung-gap-three-comparison": "It speaks of the literature, which this book does not count.",
    "seventy-war-period-1946-1975": "A choice of the document, not a fact; its own chapters cut the span at 1954 and 1965.",
}
