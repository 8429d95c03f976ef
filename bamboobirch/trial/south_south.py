"""South–South cooperation: BRICS, and whether Russia is of the South."""

from __future__ import annotations

import numpy as np
import pandas as pd

from bamboobirch import dates, measures, periods, provenance, tables
from bamboobirch.claims import Finding, decides, weigh
from bamboobirch.prose import listed

SOUTH = ["BRN", "CUB", "IDN", "IND", "KHM", "LAO", "MMR", "MYS", "PHL", "SGP", "THA"]
WEST = ["AUS", "FRA", "GBR", "JPN", "USA"]
SHOWN = ["VNM", "RUS", "CHN"]
STATES = [*SHOWN, *SOUTH, *WEST, "UKR"]
LAST_GOOD = 2017  # in 2018 hardly any vote is marked as on colonialism
COMPREHENSIVE = "2012-2021-comprehensive"
# Direction | what | event, or series with an equals sign | year
FLOWS = """
Russia to Vietnam | state loans at signing, million dollars | =russia-loans-to-vietnam-press | 2002
Russia to Vietnam | loan for a nuclear plant, million dollars | =russia-loans-to-vietnam-press | 2011
Russia to Vietnam | places at universities that Russia pays for | =people-scholarships-russia | 2025
Russia to Vietnam | registered capital, million dollars | =investment-registered-russia-in-vietnam-fia | 2025
Vietnam to Russia | registered capital, million dollars | =investment-registered-vietnam-in-russia-fia | 2025
Vietnam to others | help for Ukraine, dollars | =aid-vietnam-to-ukraine | 2022
Russia to Vietnam | 85 per cent of the old debt cancelled | 2000-09-russia-writes-off-debt | 2000
Russia to Vietnam | a thousand doses of vaccine, a gift | 2021-03-16-first-sputnik-doses | 2021
Russia to Vietnam | 100,000 doses of vaccine | 2021-12-24-sputnik-light-gift | 2021
Russia to joint centre | a research ship | 2025-05-11-professor-gagarinsky-handed-over | 2025
Vietnam to Russia | 150,000 masks | 2020-04-13-masks-for-russia | 2020
"""


def flows() -> list[tuple[str, ...]]:
    """Direction, what, event or series, and year of each of `FLOWS`."""
    return [
        tuple(part.strip() for part in line.split("|")) for line in FLOWS.strip().splitlines()
    ]


def positions(votes: pd.DataFrame) -> pd.DataFrame:
    """Yes 1, abstention a half, no 0; anything else is missing."""
    return votes[STATES].apply(lambda cast: cast.map(measures.POSITION))


def with_group(where: pd.DataFrame, state: str, group: list[str]) -> pd.Series:
    """Mean agreement of a state with the others of a group, vote by vote, 0 to 1."""
    others = [other for other in group if other != state]
    return 1 - where[others].sub(where[state], axis=0).abs().mean(axis=1)


def credits(
    votes: pd.DataFrame, south: list[str] = SOUTH, west: list[str] = WEST
) -> pd.DataFrame:
    """Agreement with the South of single states, of the South itself and of the West."""
    where = positions(votes)
    frame = {state: with_group(where, state, south) for state in SHOWN}
    for name, group in (("south", south), ("west", west)):
        each = [with_group(where, state, south) for state in group]
        frame[name] = pd.concat(each, axis=1).mean(axis=1)
    return pd.DataFrame(frame)


def place_of_russia(period: str) -> float:
    """Where Russia stands from the West (0) to the South (1) in votes on development and colonies.

    Only years to `LAST_GOOD`: later the marks mean something else.
    """
    votes = tables.load("un_votes").query("source_id == 'voeten2024'")
    votes = votes[(votes["ec"].fillna(False) | votes["co"].fillna(False)).astype(bool)]
    votes = votes[votes["date"].map(dates.year) <= LAST_GOOD]
    votes = votes[periods.assign(votes) == period]
    mean = credits(votes)[["RUS", "south", "west"]].dropna().mean()
    return float((mean["RUS"] - mean["west"]) / (mean["south"] - mean["west"]))


def nearest_by_income() -> str:
    """Which of the United States, China and Vietnam is nearest to Russia in income a head, in ratios."""
    rows = tables.load("observations")
    rows = rows[rows["series_id"].str.fullmatch(r"gdp-per-head-(rus|vnm|chn|usa)-maddison")]
    income = rows.pivot(index="start", columns="series_id", values="value").iloc[-1]
    income.index = income.index.str[13:16].str.upper()
    return np.log(income.drop("RUS") / income["RUS"]).abs().idxmin()


def gifts_by_direction() -> pd.Series:
    """How many of `FLOWS` went each way; registered capital, no gift or credit, is left out."""
    gifts = [way for way, what, *_ in flows() if not what.startswith("registered capital")]
    return pd.Series(gifts).value_counts()


@decides("zareba-brics-partner-october-2024", shown_in="fig-south-south-clubs")
def vietnam_became_a_partner_of_brics_in_october_2024() -> Finding:
    events = tables.load("events").set_index("event_id")["date"]
    joined = dates.parse(events["2025-06-13-vietnam-brics-partner"]).earliest
    return weigh(
        f"Vietnam joined on {joined}; in October 2024 the status was created.",
        in_october_2024=(joined.year, joined.month) == (2024, 10),
    )


@decides("zareba-russia-supports-brics-membership", shown_in="fig-south-south-clubs")
def moscow_backs_full_membership_of_brics() -> Finding:
    events = tables.load("events").query("date >= '2024' and date < '2025'")
    named = events["title"].str.contains("BRICS") | events["summary"].str.contains("BRICS")
    putin = tables.load("participations").query("actor_id == 'vladimir-putin'")["event_id"]
    with_putin = (named & events["event_id"].isin(putin)).sum()
    told = tables.load("event_sources").query(
        "event_id == '2024-russia-backs-vietnam-in-brics'"
    )
    tellers = told["source_id"].unique()
    return weigh(
        f"{with_putin} events of 2024 join Putin, Vietnam and BRICS, the journey to Kazan among them. Backing of full membership is told by {listed([provenance.label(s) for s in tellers])}, the text on trial.",
        invited_by_putin=with_putin > 0,
        full_membership=len(set(tellers) - {"zareba-nd"}) > 0 or None,
    )


@decides("tran-case-of-expanded-cooperation", shown_in="tab-south-south-russia")
def russia_is_of_the_south() -> Finding:
    place, nearest, gifts = (
        place_of_russia(COMPREHENSIVE),
        nearest_by_income(),
        gifts_by_direction(),
    )
    names = tables.load("countries").set_index("country")["name"]
    given, taken = gifts["Russia to Vietnam"], gifts["Vietnam to Russia"]
    return weigh(
        f"In votes on development and colonies of 2012–{LAST_GOOD} Russia stood at {place:.2f} from the West (0) to the South (1). By income a head the nearest of three is {names[nearest]}, and {given} gifts and credits went from Russia to Vietnam, {taken} the other way. Which of these counts is a matter of definition.",
        by_votes=place > 0.5,
        by_income=nearest == "VNM",
        no_giver=given <= taken,
        by_definition=None,
    )


@decides("tran-world-order-reshaping", shown_in="tab-south-south-claims")
def world_order_is_being_reshaped() -> Finding:
    power = tables.load("observations").query("series_id == 'capability-share-china-nmc'")
    power = power.set_index("start")["value"]
    return weigh(
        f"China's share of world capabilities went from {power['1992']:.0f} to {power['2022']:.0f} per cent (1992, 2022); whether a model unread fits an agenda cannot be seen.",
        weights_shift=power["2022"] > power["1992"],
        model_fits_the_agenda=None,
    )


@decides("tran-five-principles", shown_in="fig-south-south-model")
def model_has_five_principles() -> Finding:
    counts = tables.load("observations").set_index("series_id")["value"]
    return weigh(
        f"{counts['guiding-principles-tran-document']:.0f} are announced and none is printed; there is nothing to count.",
        printed=None,
    )


UNTESTED = {
    "tran-multi-tier-structure": "Announced only; neither tiers nor priority sectors are printed.",
    "tran-model-proposed": "The abstract says so of its own article, which was not at hand.",
    "tran-concept-widened": "The widening is an act of definition; no number decides it.",
    "zareba-brics-against-west": "No text or vote of BRICS as a body is in the tables.",
    "zareba-brics-promotes-global-south": "No text or vote of BRICS as a body is in the tables.",
}
