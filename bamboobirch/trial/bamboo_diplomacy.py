"""Bamboo diplomacy: votes, the ladder of partnerships, and visits."""

from __future__ import annotations

import functools

import pandas as pd

from bamboobirch import claims, dates, evidence, measures, periods, tables
from bamboobirch.claims import Finding, decides, weigh
from bamboobirch.prose import listed, share

INVASION = dates.dt.date(2022, 2, 24)
ALLIANCE, WAR = "1975-1991-treaty-alliance", "2022-present-under-sanctions"
PARTNERS = {
    "RUS": "USSR/Russia",
    "CHN": "China",
    "IND": "India",
    "USA": "United States",
    "ASEAN": "ASEAN states",
}
BLOC_VOTE = 0.9  # mean agreement from which a state votes as a bloc does
LEVEL = 0.1  # two powers are level in votes if agreement with them differs by less
WORDS = {"Y": "yes", "A": "an abstention", "N": "no"}
APPEALS = [f"A/RES/ES-11/{number}" for number in (1, 6, 7)]  # texts that ask Russia to stop


def agreement_with(partner: str, votes: pd.DataFrame, method: str = "half") -> pd.Series:
    """Credit for Vietnam's agreement with a partner, vote by vote, 0 to 1.

    For `ASEAN` the mean over the states that were members in the year of each vote.
    """
    if partner != "ASEAN":
        return measures.agreement(votes["VNM"], votes[partner], method)
    members = tables.load("countries").set_index("country")["asean_since"].dropna()
    credit = {
        country: measures.agreement(votes["VNM"], votes[country], method).where(
            votes["year"] >= since
        )
        for country, since in members.items()
        if country in votes and country != "VNM"
    }
    return pd.DataFrame(credit).mean(axis=1)


@functools.cache
def agreement_in(period: str) -> pd.Series:
    """Mean agreement with each of `PARTNERS` in a period of the book, 0 to 1.

    As in the chapter, without 2024, of which few votes are held, and 2025, another record.
    """
    votes = tables.load("un_votes").query("source_id == 'voeten2024'")
    votes = votes.assign(year=votes["date"].map(dates.year), period=periods.assign(votes))
    votes = votes[(votes["period"] == period) & (votes["year"] < 2024)]
    return pd.Series({partner: agreement_with(partner, votes).mean() for partner in PARTNERS})


def votes_on_ukraine() -> pd.Series:
    """Vietnam's vote (Y, A or N) by resolution on Crimea and Ukraine."""
    votes = tables.load("un_votes")
    emergency = votes["resolution"].fillna("").str.contains("ES-11/")
    about = votes["title"].fillna("").str.contains("Crimea|Ukraine|Sevastopol")
    return votes[emergency | about].set_index("resolution")["VNM"]


@functools.cache
def reached(tier: str = "comprehensive-strategic") -> pd.Series:
    """Day on which each partner came to a step, in order; the most exact of several datings."""
    steps = tables.load("partnerships").query("tier == @tier")
    spans = dates.spans(steps["date"])
    steps = steps.assign(day=spans["earliest"], width=spans["latest"] - spans["earliest"])
    exact = steps.sort_values(["width", "day"]).drop_duplicates("partner")
    return exact.set_index("partner")["day"].sort_values()


def raised_since_invasion() -> pd.Series:
    """As `reached`, only states that came to the top step since the invasion of Ukraine."""
    return reached()[reached() >= INVASION]


def permanent_members() -> list[str]:
    """The five of today: the Soviet Union's seat is Russia's."""
    countries = tables.load("countries").query("p5 and country != 'SUN'")
    return countries["country"].tolist()


def absent_from_the_top_step() -> list[str]:
    """Permanent members that are not on the top step."""
    return [state for state in permanent_members() if state not in reached()]


def level_in_words() -> str:
    members, absent = permanent_members(), absent_from_the_top_step()
    return f"On the ladder {len(members) - len(absent)} of {len(members)} permanent members are level"


def years_of(*partners: str) -> str:
    """Words: the year in which each came to the top step."""
    return listed([f"{named(partner)} {reached()[partner].year}" for partner in partners])


def named(country: str) -> str:
    return tables.load("countries").set_index("country").loc[country, "name"]


def union_raised() -> bool:
    """Is there an event that puts the European Union on the top step?"""
    of_union = tables.load("participations").query("actor_id == 'european-union'")["event_id"]
    events = tables.load("events")
    raised = events[events["title"].str.startswith("Comprehensive strategic partnership")]
    return bool(raised["event_id"].isin(of_union).any())


def union_in_words() -> str:
    return f"{'An' if union_raised() else 'No'} event puts the European Union on that step."


def span_of(event_id: str) -> dates.Span:
    """First and last day of an event."""
    return dates.parse(tables.load("events").set_index("event_id").loc[event_id, "date"])


@decides("zareba-abstained-on-crimea", shown_in="fig-ukraine")
def abstained_on_the_resolution_on_crimea() -> Finding:
    cast = votes_on_ukraine()["A/RES/68/262"]
    return weigh(f"The roll call has {WORDS[cast]}.", abstained=cast == "A")


@decides("zareba-voted-against-hrc-removal", shown_in="fig-ukraine")
def voted_against_the_removal_from_the_council() -> Finding:
    cast = votes_on_ukraine()["A/RES/ES-11/3"]
    return weigh(f"Sources name Vietnam's vote as {WORDS[cast]}.", voted_no=cast == "N")


@decides("zareba-abstained-on-votes-against-russia", shown_in="fig-ukraine")
def abstained_when_votes_went_against_russia() -> Finding:
    cast = votes_on_ukraine()
    abstained = int((cast == "A").sum())
    return weigh(
        f"{abstained} abstentions in {len(cast)} votes; the same sentence names the vote that was no.",
        abstained_in_most=abstained > len(cast) / 2,
        on_the_first_condemnation=cast["A/RES/ES-11/1"] == "A",
    )


@decides("dung-abstain-votes", shown_in="fig-ukraine")
def abstained_on_appeals_to_stop() -> Finding:
    abstained = votes_on_ukraine()[APPEALS] == "A"
    return weigh(
        f"Abstentions on {abstained.sum()} of {len(APPEALS)} texts that ask Russia to stop; the register notes that the vote against goes unmentioned.",
        abstained_on_each=abstained.all(),
    )


@decides("ties-no-vote-for-condemnation", shown_in="fig-ukraine")
def never_voted_to_condemn() -> Finding:
    cast = votes_on_ukraine()
    yes = int((cast == "Y").sum())
    return weigh(f"{yes} yes among {len(cast)} votes.", no_yes=yes == 0)


@decides("zareba-highest-status-with-all-p5", shown_in="fig-ladder")
def all_permanent_members_stand_on_the_top_step() -> Finding:
    members = permanent_members()
    there = reached()[reached().index.isin(members)]
    return weigh(
        f"{len(there)} of {len(members)} permanent members stand on the top step, the last since {there.max().year}.",
        every_one=not absent_from_the_top_step(),
    )


@decides("zareba-france-2024-uk-2025", shown_in="fig-ladder")
def france_and_britain_were_raised_in_2024_and_2025() -> Finding:
    france, britain = reached()["FRA"], reached()["GBR"]
    return weigh(
        f"France {france}, United Kingdom {britain}.",
        france_in_2024=france.year == 2024,
        united_kingdom_in_2025=britain.year == 2025,
    )


@decides("zareba-west-not-discouraged", shown_in="fig-ladder")
def western_powers_were_raised_after_the_invasion() -> Finding:
    west = reached()[["USA", "FRA", "GBR"]]
    return weigh(
        f"Raised since the invasion of 2022: {years_of(*west.index[west >= INVASION])}. Before it stood on the same step: {years_of('CHN', 'RUS')}.",
        raised_after_the_invasion=(west >= INVASION).all(),
        russia_and_china_before_them=reached()[["RUS", "CHN"]].max() < west.min(),
    )


@decides("zareba-upgrades-as-balancing", shown_in="fig-ladder")
def more_were_raised_since_the_invasion_than_before() -> Finding:
    since = len(raised_since_invasion())
    before = len(reached()) - since
    return weigh(
        f"{since} states were raised to the top since February 2022, {before} before; the dates do not show the motive.",
        more_than_before=since > before,
        to_balance=None,
    )


@decides("dung-kept-partnership-while-diversifying", shown_in="fig-ladder")
def russia_kept_its_step_while_others_joined() -> Finding:
    return weigh(
        f"Russia's step of {reached()['RUS'].year} stands; {len(reached()) - 1} others share it.",
        russia_on_the_top_step="RUS" in reached(),
        others_raised_since_the_invasion=len(raised_since_invasion()) > 0,
    )


@decides("dung-commits-and-engages", shown_in="fig-ladder")
def washington_joined_moscow_on_the_top_step() -> Finding:
    return weigh(
        f"Russia's step stands since {reached()['RUS'].year}; the United States joined it in {reached()['USA'].year}.",
        russia_on_the_top_step="RUS" in reached(),
        washington_raised_since_the_invasion="USA" in raised_since_invasion(),
    )


@decides("dung-ties-strengthening", shown_in="fig-ladder")
def named_partners_reached_the_top_step() -> Finding:
    states = ["IND", "USA", "JPN", "AUS"]
    return weigh(
        f"On the top step: {years_of(*states)}. {union_in_words()}",
        states_raised=set(states) <= set(reached().index),
        european_union_raised=union_raised(),
    )


@decides("dung-special-link-and-expansion", shown_in="fig-ladder")
def russia_kept_its_step_and_the_west_joined() -> Finding:
    return weigh(
        f"Russia has its step since {reached()['RUS'].year}; {len(raised_since_invasion())} states were raised since February 2022 ({years_of('USA')}). {union_in_words()}",
        russia_on_the_top_step="RUS" in reached(),
        washington_raised_since_the_invasion="USA" in raised_since_invasion(),
        european_union_raised=union_raised(),
    )


@decides("dung-priority-to-russia", shown_in="fig-agreement-periods")
def russia_came_first_on_the_ladder_and_in_votes() -> Finding:
    now = agreement_in(WAR)
    nearer = [PARTNERS[partner] for partner in now.index[now > now["RUS"]]]
    first, place = reached("strategic").index[0], reached().index.get_loc("RUS") + 1
    return weigh(
        f"The first strategic partner was {named(first)}, and on the ladder's top step Russia was number {place}; but in votes {listed(nearer)} were nearer in 2022–2023 than Russia ({share(now['RUS'])}).",
        first_strategic_partner=first == "RUS",
        nearest_in_votes=not nearer,
    )


@decides("dung-no-single-bloc", shown_in="fig-agreement-periods")
def leaned_to_no_single_bloc() -> Finding:
    alliance = agreement_in(ALLIANCE)["RUS"]
    return weigh(
        f"Before 1991 agreement with Moscow was {share(alliance)}, nearly a bloc vote; since then the ladder leans to none: {len(permanent_members()) - len(absent_from_the_top_step())} of {len(permanent_members())} permanent members share its top step.",
        no_bloc_vote_before_1991=alliance < BLOC_VOTE,
        ladder_leans_to_none=not absent_from_the_top_step(),
    )


@decides("zareba-balance-between-superpowers", shown_in="fig-agreement-periods")
def china_and_america_are_level() -> Finding:
    now = agreement_in(WAR)
    gap = now["CHN"] - now["USA"]
    return weigh(
        f"{level_in_words()}; in votes China and the United States were {100 * gap:.0f} points apart in 2022–2023.",
        level_on_the_ladder=not absent_from_the_top_step(),
        level_in_votes=abs(gap) < LEVEL,
    )


@decides("zareba-balance-west-global-south", shown_in="fig-agreement-periods")
def west_and_south_are_level() -> Finding:
    now = agreement_in(WAR)
    return weigh(
        f"{level_in_words()}; in votes Vietnam is far nearer the South ({share(now['ASEAN'])} with ASEAN, {share(now['USA'])} with the United States).",
        level_on_the_ladder=not absent_from_the_top_step(),
        level_in_votes=abs(now["ASEAN"] - now["USA"]) < LEVEL,
    )


@decides("zareba-csp-with-usa", shown_in="fig-ladder")
def top_step_for_washington_is_dated_within_bidens_visit() -> Finding:
    visit, day = span_of("2023-09-biden-in-vietnam"), reached()["USA"]
    return weigh(
        f"The step is dated {day}, {'within' if visit.earliest <= day <= visit.latest else 'outside'} the visit.",
        within_the_visit=visit.earliest <= day <= visit.latest,
    )


@decides("zareba-three-leaders", shown_in="fig-sanctions-visits")
def biden_and_xi_came_before_putin() -> Finding:
    biden = span_of("2023-09-biden-in-vietnam")
    xi, putin = span_of("2023-12-xi-in-vietnam"), span_of("2024-06-20-putin-in-hanoi")
    return weigh(
        f"Biden came on {biden.earliest}, Xi on {xi.earliest}, Putin on {putin.earliest}.",
        in_that_order=biden.latest < xi.earliest and xi.latest < putin.earliest,
        in_those_months=[f"{visit.earliest:%Y-%m}" for visit in (biden, xi, putin)]
        == ["2023-09", "2023-12", "2024-06"],
    )


@decides("zareba-putin-five-visits", shown_in="event-index")
def putin_has_been_in_vietnam_five_times() -> Finding:
    events, _, parts = evidence.everything()
    guest = parts[(parts["actor_id"] == "vladimir-putin") & (parts["role"] == "guest")]
    visits = events[events["event_id"].isin(guest["event_id"]) & (events["kind"] == "visit")]
    years = [str(dates.year(date)) for date in visits["date"]]
    return weigh(f"Visits in the table: {listed(years)}.", five=len(visits) == 5)


@decides("ties-relations-with-both", shown_in="event-index")
def leaders_met_both_kyiv_and_moscow_since_the_invasion() -> Finding:
    events, _, parts = evidence.everything()
    kyiv = parts[parts["actor_id"].isin(["ukraine", "volodymyr-zelensky"])]
    talks = events[events["event_id"].isin(kyiv["event_id"]) & (events["kind"] == "meeting")]
    talks = [date for date in talks["date"] if dates.parse(date).earliest >= INVASION]
    visits = tables.load("leader_visits").query("guest == 'RUS' or host == 'RUS'")
    visits = visits.drop_duplicates("visit_id")["date"]
    visits = [date for date in visits if dates.parse(date).earliest >= INVASION]
    opened = span_of("1992-01-23-vietnam-ukraine-relations").earliest.year
    return weigh(
        f"Relations with Kyiv date from {opened}; {len(talks)} meetings and calls of leaders or ministers are dated since the invasion, and {len(visits)} visits of leaders between Vietnam and Russia.",
        with_kyiv=len(talks) > 0,
        with_moscow=len(visits) > 0,
    )


@decides("tran-ly-balancing", shown_in="tab-bamboo-claims")
def title_speaks_of_balancing_russia_and_china() -> Finding:
    return claims.by_title("tran-ly-balancing", "balancing", "Russia", "China")


@decides("tran-hedging-china", shown_in="tab-bamboo-claims")
def title_speaks_of_hedging_with_russia_and_the_union() -> Finding:
    return claims.by_title("tran-hedging-china", "hedging", "European Union", "Russia")


UNTESTED = {
    "seventy-years-three-nos-always-kept": "There have been four noes since 2019, see the register; whether they were kept no table shows.",
    "zareba-russia-special-place": "It compares standing or esteem, which no table of this book measures.",
}
