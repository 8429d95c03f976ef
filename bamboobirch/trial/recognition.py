"""1945 to 1954: recognition."""

from __future__ import annotations

import functools

import pandas as pd

from bamboobirch import dates, evidence, periods, provenance, tables
from bamboobirch.claims import Finding, decides, weigh
from bamboobirch.prose import listed

PERIOD = "1945-1954-recognition"
PAPER = "seventy-years-nd"  # the paper on seventy years, whose own word is no second witness
SOVIET, CHINESE = "1950-01-30-ussr-recognises-drv", "1950-01-18-prc-recognises-drv"
APPEAL = dates.parse("1950-01-14").earliest
TOWARD_MOSCOW, TOWARD_VIETNAM = "Vietnam toward Moscow", "Moscow toward Vietnam"
SPOKEN_FOR = ("beneficiary", "subject", "member", "participant")
ARTICLE_YEAR = 2026  # of the article by Dung
ANNIVERSARY_YEAR = 2025
LATE_FORTIES = 1947  # first of the years taken as the late 1940s


@functools.cache
def period() -> evidence.Evidence:
    """The evidence of the period."""
    return evidence.within(PERIOD, evidence.everything())


def addressed_acts() -> pd.DataFrame:
    """Acts that one of the two addresses to the other: `direction`, `year`, and whether it is `within_year`."""
    here = period()
    both_ways = {
        TOWARD_MOSCOW: evidence.acts(here, "vietnam", "russia"),
        TOWARD_VIETNAM: evidence.acts(here, "russia", "vietnam"),
    }
    moved = pd.concat(both_ways, names=["direction"]).reset_index(level=0)
    spans = [dates.parse(date) for date in moved["date"]]
    return moved.assign(
        year=[periods.DECIDING["middle"](span).year for span in spans],
        within_year=[span.earliest.year == span.latest.year for span in spans],
    )


def addressed(before: int = 1955) -> tuple[int, int]:
    """Acts before a year: of Vietnam toward Moscow, and of Moscow toward Vietnam."""
    moved = addressed_acts()
    early = moved[moved["year"] < before]["direction"].value_counts()
    return int(early.get(TOWARD_MOSCOW, 0)), int(early.get(TOWARD_VIETNAM, 0))


def support_before_1950() -> pd.DataFrame:
    """Acts of Moscow for Vietnam before 1950, those before others than Vietnam included."""
    wider = evidence.acts(
        period(),
        "russia",
        "vietnam",
        (*evidence.ACTIVE, "supporter"),
        (*evidence.PASSIVE, *SPOKEN_FOR),
    )
    spans = [dates.parse(date) for date in wider["date"]]
    return wider[[span.earliest.year < 1950 and span.latest.year <= 1950 for span in spans]]


def dated_chain() -> pd.DataFrame:
    """Events around the recognition that are dated to the day, with `days` from the appeal."""
    here = period().events
    chain = here[
        here["date"].between("1949-12-28", "1950-02-18") & (here["date"].str.len() == 10)
    ]
    return chain.assign(
        days=[(dates.parse(date).earliest - APPEAL).days for date in chain["date"]]
    )


def recognitions() -> pd.DataFrame:
    """States that recognised the DRV, with `days` from the appeal, the earliest first."""
    chain = dated_chain()
    of_drv = chain["event_id"].str.contains("recognises-drv")
    return chain[(chain["kind"] == "recognition") & of_drv].sort_values("days", kind="stable")


def years_since_recognition(year: int) -> int:
    """Years from the Soviet recognition to a later year."""
    return year - dates.parse(_date_of(SOVIET)).earliest.year


def _date_of(event_id: str) -> str:
    """The date of an event, as the table has it."""
    return tables.load("events").set_index("event_id")["date"][event_id]


def _others_tell(*event_ids: str) -> bool:
    """Whether a source other than the paper tells one of these events."""
    told = period().told
    return bool((told["event_id"].isin(event_ids) & (told["source_id"] != PAPER)).any())


def _sides(role: str, event_ids: list[str]) -> set[str]:
    """Actors in a role in these events, and their sides."""
    parts = period().parts
    parts = parts[parts["event_id"].isin(event_ids) & (parts["role"] == role)]
    return set(parts["actor_id"]) | set(parts["side"])


@decides("seventy-among-first-to-recognise", shown_in="fig-sixteen-days")
def moscow_was_among_the_first_three_to_recognise() -> Finding:
    days = recognitions().set_index("event_id")["days"]
    place = list(days.index).index(SOVIET) + 1
    return weigh(
        f"Number {place} of {len(days)} in the list, {days[SOVIET] - days[CHINESE]} days after China.",
        among_the_first_three=place <= 3,
    )


@decides("seventy-support-before-1950-small", shown_in="fig-knocking")
def moscow_addressed_vietnam_less_than_it_was_addressed() -> Finding:
    asked, came = addressed(before=1950)
    return weigh(
        f"{came or 'No'} acts of Moscow toward Vietnam before 1950, {asked} the other way. What held it back no table tells.",
        fewer_acts_than_hanoi=came < asked,
        reasons=None,
    )


@decides("seventy-support-1945-1950-without-relations", shown_in="fig-knocking")
def moscow_supported_vietnam_before_relations() -> Finding:
    _, came = addressed(before=1950)
    wider = support_before_1950()
    ecafe = wider["event_id"].str.contains("ecafe").any()
    return weigh(
        f"{came or 'No'} acts addressed to Vietnam are coded before 1950, {len(wider)} of support in a wider reading{', the ECAFE motion of 1948 among them' if ecafe else ''}.",
        addressed_to_vietnam=came > 0,
        for_vietnam_before_third_parties=len(wider) > 0,
    )


@decides("seventy-soviet-attitude-less-proactive-until-1954", shown_in="fig-knocking")
def moscow_addressed_vietnam_less_until_1954() -> Finding:
    asked, came = addressed()
    return weigh(
        f"{came} acts of Moscow addressed to Vietnam in the period, {asked} the other way. The reasons no table tells.",
        fewer_acts_than_hanoi=came < asked,
        reasons=None,
    )


@decides("seventy-visit-after-recognition", shown_in="fig-sixteen-days")
def visit_and_meeting_followed_recognition() -> Finding:
    visit = _date_of("1950-ho-chi-minh-visits-moscow")
    meeting = _date_of("1950-moscow-meeting-soviet-chinese-leaders")
    recognised = dates.parse(_date_of(SOVIET)).latest
    return weigh(
        f"The sources put him in Moscow in {dates.label(visit)}; Khrushchev remembered the decision as taken during the visit.",
        visit_after=dates.parse(visit).earliest > recognised,
        meeting_after=dates.parse(meeting).earliest > recognised,
    )


@decides("seventy-west-objected-un-application", shown_in="tab-votes-1952")
def three_western_powers_voted_against_the_application() -> Finding:
    votes = tables.load("observations").set_index("series_id")["value"]
    against = votes["security-council-1952-drv-against"]
    opposed = _sides("opponent", ["1952-09-drv-application-opposed-in-security-council"])
    return weigh(
        f"{against:.0f} of {against + votes['security-council-1952-drv-for']:.0f} members voted against.",
        most_voted_against=against > votes["security-council-1952-drv-for"],
        the_three_among_them={"united-kingdom", "france", "usa"} <= opposed,
    )


@decides("seventy-western-reaction-harsh", shown_in="fig-sixteen-days")
def three_western_powers_reacted_harshly() -> Finding:
    here = period()
    month = here.events[here.events["date"].between("1950-01-30", "1950-02-28")]
    harsh = list(month.loc[month["plover"] == "ACCUSE", "event_id"])
    speakers = _sides("initiator", [event for event in harsh if _others_tell(event)])
    names = {"Paris": "france", "Washington": "united-states", "London": "united-kingdom"}
    spoke = [name for name, side in names.items() if side in speakers]
    rejected = _others_tell("1950-soviet-union-rejects-french-protest")
    return weigh(
        f"Sources beyond the paper date harsh words of {listed(spoke) if spoke else 'none of the three'} within the month; a Soviet rejection is told by {'others too' if rejected else 'the paper alone'}.",
        french="Paris" in spoke,
        american="Washington" in spoke,
        british="London" in spoke or None,
        rejected_by_moscow=rejected or None,
    )


@decides("seventy-soviet-fought-for-recognition-1951-1952", shown_in="tab-votes-1952")
def moscow_worked_for_recognition_in_1951_and_1952() -> Finding:
    votes = tables.load("observations").set_index("series_id")["value"]
    campaign = [
        "1951-soviet-campaign-for-recognition",
        "1951-ecafe-motion-to-expel-bao-dai",
        "1951-ecafe-soviet-renews-wish-for-drv",
    ]
    in_council = votes["security-council-1952-drv-for"] > 0
    in_council &= _others_tell("1952-09-19-soviet-veto-on-associated-states")
    wider = _others_tell(*campaign)
    return weigh(
        f"In the Council Moscow’s vote of 1952 for the DRV and its veto on the rivals {'are' if in_council else 'are not both'} on record; of acts in 1951 or elsewhere {'other sources tell too' if wider else 'the paper alone tells'}.",
        in_the_council_in_1952=in_council,
        elsewhere_or_in_1951=wider or None,
    )


@decides("dung-mobilised-help-late-1940s", shown_in="fig-knocking")
def hanoi_began_to_mobilise_help_in_the_late_1940s() -> Finding:
    moved = addressed_acts().query("direction == @TOWARD_MOSCOW and year < 1950")
    first = moved["year"].min()
    return weigh(
        f"{len(moved)} acts addressed to Moscow before 1950, but the first is of {first}; the peace movement is in no table.",
        help_sought=len(moved) > 0,
        begun_in_the_late_1940s=first >= LATE_FORTIES,
        peace_movement=None,
    )


@decides("tran-seventy-five-years-title", shown_in="fig-sixteen-days")
@decides("dung-seventy-five-years", shown_in="fig-sixteen-days")
def seventy_five_years_passed_by_2025() -> Finding:
    years = years_since_recognition(ANNIVERSARY_YEAR)
    return weigh(
        f"By arithmetic: {years} years from 1950 to {ANNIVERSARY_YEAR}.",
        seventy_five_years=years == 75,
    )


@decides("dung-over-75-years", shown_in="fig-sixteen-days")
def more_than_75_years_passed_by_the_articles_year() -> Finding:
    years = years_since_recognition(ARTICLE_YEAR)
    return weigh(
        f"By arithmetic: {years} years from 1950 to the article's year.",
        more_than_75=years > 75,
    )


@decides("dung-nearly-eight-decades", shown_in="fig-sixteen-days")
def nearly_eight_decades_passed() -> Finding:
    years = years_since_recognition(ARTICLE_YEAR)
    return weigh(
        f"{years} years from recognition to {ARTICLE_YEAR}; from 75 to 79 was asked.",
        since_recognition=75 <= years < 80,
    )


@decides("zareba-soviet-support-against-france", shown_in="event-index")
def moscow_gave_aid_against_france() -> Finding:
    here = period()
    given = (here.parts["role"] == "donor") & (here.parts["side"] == "russia")
    events = set(here.parts.loc[given, "event_id"])
    told = here.told[here.told["event_id"].isin(events)]
    return weigh(
        f"{len(events)} coded acts of aid have a Soviet donor, told by {told['source_id'].nunique()} sources.",
        aid_given=len(events) > 0,
        told_independently=provenance.independent(told).max() > 1,
    )


UNTESTED = {
    "seventy-soviet-idea-geneva": "The Berlin communiqué that called the conference is of four powers; the sources read do not show whose idea it was.",
    "seventy-war-progress-1950": "The sources of these years are too few for a trend.",
}
