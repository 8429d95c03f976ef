"""1965 to 1975: war and alliance."""

from __future__ import annotations

import functools

import pandas as pd

from bamboobirch import dates, evidence, measures, provenance, tables
from bamboobirch.claims import Finding, decides, weigh
from bamboobirch.prose import listed, share

PERIOD, BEFORE = "1965-1975-war-alliance", "1954-1964-caution"
PAPER = "seventy-years-nd"  # the paper on seventy years, whose own word is no second witness
WAR_PHASES = ["1965–68", "1969–72", "1973–75"]
SEATED = ("guest", "host", "participant", "target", "recipient", "donor")
MANY_YEARS = 5
MOSCOW, BEIJING, HANOI = "Moscow", "Beijing", "Hanoi"
MET, IN_PART, NOT_MET, NOT_SHOWN = "met", "in part", "not met", "not shown"
# Acts around the search for talks, sorted by what their summaries say.
SORTED = """
Moscow declines to mediate: 1965-05-12-moscow-declines-to-pass-on-message 1966-07-16-wilson-in-moscow-on-vietnam 1966-11-02-pham-van-dong-on-soviet-mediation
Moscow carries, offers or explains: 1967-02-kosygin-wilson-peace-attempt 1967-04-24-moscow-passes-on-prisoner-request 1967-06-25-glassboro-message-from-hanoi 1968-06-13-zorin-lunch-with-harriman 1969-10-08-moscow-offers-help-with-paris-talks 1971-09-20-soviet-offer-to-bridge-differences 1972-04-20-kissinger-secretly-in-moscow 1975-04-brezhnev-relays-hanois-answer
Moscow advises or urges Hanoi: 1966-01-07-shelepin-in-hanoi 1968-soviet-urges-negotiation 1972-10-kosygin-urges-hanoi-to-go-on
Moscow refuses Washington or protests: 1972-04-16-soviet-ships-hit-at-haiphong 1972-05-11-soviet-statement-on-mining 1972-05-24-summit-talk-on-vietnam 1972-12-18-michurin-damaged
Beijing warns Hanoi off talks or off Moscow: 1965-03-01-zhou-ho-chi-minh-in-hanoi 1966-03-23-zhou-warns-le-duan 1968-05-07-zhou-asks-secrecy-from-moscow 1968-06-29-china-cautions-against-soviet-pressure 1968-10-17-chen-yi-criticises-le-duc-tho
Beijing advises a settlement: 1972-02-21-nixon-in-china-on-vietnam 1972-07-12-zhou-advises-le-duc-tho
"""
# who asks > who is asked | event | what | outcome | event that shows it
ASKED = """
Beijing > Hanoi | 1965-03-01-zhou-ho-chi-minh-in-hanoi | no Soviet military activity | not met | 1965-04-14-first-missile-specialists-in-hanoi
Beijing > Hanoi | 1966-03-23-zhou-warns-le-duan | no volunteer pilots from socialist states | not shown | 
Beijing > Hanoi | 1968-05-07-zhou-asks-secrecy-from-moscow | keep the talks secret from Moscow | not met | 1968-06-13-zorin-lunch-with-harriman
Beijing > Hanoi | 1968-10-17-chen-yi-criticises-le-duc-tho | no talks of four sides (blamed afterwards) | not met | 1968-10-31-kosygin-welcomes-bombing-halt
Beijing > Hanoi | 1972-07-12-zhou-advises-le-duc-tho | talk with Saigon's president | not met | 1972-07-12-zhou-advises-le-duc-tho
Moscow > Hanoi | 1966-01-07-shelepin-in-hanoi | negotiate (may have been urged) | not met | 1966-10-05-kosygin-hears-romanians-on-vietnam
Moscow > Hanoi | 1968-soviet-urges-negotiation | limit operations and negotiate | in part | 1968-vietnam-uncompromising-stance
Moscow > Hanoi | 1972-04-20-kissinger-secretly-in-moscow | meet the Americans on 2 May (passed on) | met | 1972-04-20-kissinger-secretly-in-moscow
Moscow > Hanoi | 1972-10-kosygin-urges-hanoi-to-go-on | go on negotiating | met | 1973-01-27-paris-agreement
Hanoi > Moscow | 1965-07-20-brezhnev-on-vietnamese-request | missiles, MiG-21s and pilots | in part | 1965-07-24-first-missile-downing
Hanoi > Moscow | 1965-12-21-additional-aid-protocol | more aid without repayment | met | 1965-12-21-additional-aid-protocol
Hanoi > Moscow | 1970-moscow-keeps-ties-with-lon-nol | support Sihanouk of Cambodia | not met | 1970-moscow-keeps-ties-with-lon-nol
Hanoi > Moscow | 1972-04-20-kissinger-secretly-in-moscow | cancel the summit with Nixon | not met | 1972-05-24-summit-talk-on-vietnam
Hanoi > Moscow | 1973-07-debt-cancelled-in-joint-statement | share Hanoi's view of the Front | in part | 1973-07-debt-cancelled-in-joint-statement
Hanoi > Beijing | 1965-04-08-le-duan-asks-china-for-volunteers | pilots, soldiers and engineers | in part | 1965-06-chinese-support-troops
Hanoi > Beijing | 1965-05-16-mao-agrees-to-build-roads | six roads in the North | met | 1965-05-16-mao-agrees-to-build-roads
Moscow > Beijing | 1965-02-coordination-plan-with-china | a coordinated plan | not met | 1965-02-10-kosygin-tells-zhou-of-aid
Moscow > Beijing | 1965-02-25-soviet-request-for-transit | troops, airfields and an air route | not met | 1965-03-10-china-refuses-soviet-plan
Moscow > Beijing | 1965-04-soviet-proposal-of-three-party-summit | a summit of the three | not met | 1965-04-soviet-proposal-of-three-party-summit
"""


@functools.cache
def period() -> evidence.Evidence:
    """The evidence of the period."""
    return evidence.within(PERIOD, evidence.everything())


@functools.cache
def sorted_acts() -> pd.DataFrame:
    """The acts of `SORTED`: `act` (what they are sorted as), `event_id` and `date`."""
    day_of = period().events.set_index("event_id")["date"]
    lines = [line.split(": ") for line in SORTED.strip().splitlines()]
    return pd.DataFrame(
        [(act, event, day_of[event]) for act, listing in lines for event in listing.split()],
        columns=["act", "event_id", "date"],
    )


@functools.cache
def requests() -> pd.DataFrame:
    """The requests of `ASKED`, with their `date` and their `way`."""
    rows = [
        [cell.strip() for cell in line.replace(">", "|").split("|")]
        for line in ASKED.strip().splitlines()
    ]
    columns = ["asks", "asked", "event_id", "what", "outcome", "shown_by"]
    asked = pd.DataFrame(rows, columns=columns)
    day_of = period().events.set_index("event_id")["date"]
    return asked.assign(
        date=day_of[asked["event_id"]].to_numpy(), way=asked["asks"] + " → " + asked["asked"]
    )


def outcomes(asks: str, asked: str) -> pd.Series:
    """Known outcomes of what one asked of another."""
    rows = requests().query("asks == @asks and asked == @asked and outcome != @NOT_SHOWN")
    return rows["outcome"]


def encounters(some: evidence.Evidence, other: str) -> pd.DataFrame:
    """Visits and meetings at which Vietnam and the other side sit, with the day that is known."""
    roles = some.parts["role"].isin(SEATED)
    roles |= (some.parts["role"] == "initiator") & (some.parts["kind"] == "person")
    sat = some.parts[roles]
    two_sides = [set(sat[sat["side"] == side]["event_id"]) for side in ("vietnam", other)]
    rows = some.events[some.events["event_id"].isin(set.intersection(*two_sides))]
    rows = rows[
        rows["kind"].isin(["visit", "meeting"]) & ~rows["themes"].str.contains("culture")
    ]
    guests = sat[sat["role"] == "guest"].groupby("event_id")["side"].agg(set)
    visitors = rows["event_id"].map(guests)
    rows = rows.assign(
        first=[dates.parse(d).earliest for d in rows["date"]],
        last=[dates.parse(d).latest for d in rows["date"]],
        travels=[
            "ally" if other in v else "vietnam" if "vietnam" in v else "nobody"
            for v in (g if isinstance(g, set) else set() for g in visitors)
        ],
    )
    rows["quarter"] = [4 * (d.year - 1965) + (d.month - 1) // 3 for d in rows["first"]]
    to = [4 * (d.year - 1965) + (d.month - 1) // 3 for d in rows["last"]]
    return rows.assign(known=rows["quarter"] == to)


@functools.cache
def datable(other: str) -> pd.DataFrame:
    """Encounters of the period with the other side whose quarter is known."""
    met = encounters(period(), other)
    return met[met["known"]]


@functools.cache
def step_of_meetings() -> tuple[float, float, float]:
    """Step in datable encounters with Moscow a year, 1965–74 against 1955–64, with its interval."""
    every = encounters(evidence.everything(), "russia")
    years = pd.Series([day.year for day in every.loc[every["known"], "first"]]).value_counts()
    return measures.difference_interval(
        years.reindex(range(1955, 1965), fill_value=0),
        years.reindex(range(1965, 1975), fill_value=0),
    )


def arms_from_two() -> pd.DataFrame:
    """Rows of `arms_transfers` from the USSR and China to North Vietnam, 1955 to 1975."""
    arms = tables.load("arms_transfers").query("recipient == 'VNM' and 1955 <= year <= 1975")
    return arms[arms["supplier"].isin(["SUN", "CHN"])]


@functools.cache
def arms_by_edition() -> dict[str, pd.DataFrame]:
    """Deliveries of the two by year, million TIV, for each edition of SIPRI's tables."""
    return {
        edition: rows.pivot(index="year", columns="supplier", values="tiv").reindex(
            range(1955, 1976)
        )
        for edition, rows in arms_from_two().groupby("source_id")
    }


def soviet_share(table: pd.DataFrame, first: int = 1965, last: int = 1975) -> float:
    """Soviet part of what the two delivered; a year without an entry has no delivery."""
    totals = table.loc[first:last].sum()
    return totals["SUN"] / totals.sum()


def soviet_arms() -> pd.Series:
    """Soviet deliveries by year in the edition of 2022, million TIV."""
    return arms_by_edition()["sipri2022"]["SUN"].fillna(0)


def step_of_arms() -> tuple[float, float, float]:
    """Step in Soviet deliveries a year, 1965–75 against 1955–64, million TIV, with its interval."""
    arms = soviet_arms()
    return measures.difference_interval(arms.loc[1955:1964], arms.loc[1965:1975])


@functools.cache
def military_tonnes() -> pd.DataFrame:
    """Tonnes of military aid from the `ussr` and `china` by phase, `1955–60` and so on."""
    rows = tables.load("observations").query(
        "source_id == 'viwiki-north1954' and status == 'reported'"
    )
    donor = rows["series_id"].str.extract("^military-aid-(ussr|china)-tonnes-vn$")[0]
    rows = rows.assign(donor=donor, phase=rows["start"] + "–" + rows["end"].str[2:])
    return rows.dropna(subset=["donor"]).pivot(index="phase", columns="donor", values="value")


def soviet_visits_before() -> pd.DataFrame:
    """Soviet visits to Vietnam of the period before and to January 1965, the latest last."""
    events, _, parts = evidence.everything()
    visited = parts[(parts["role"] == "guest") & (parts["side"] == "russia")]["event_id"]
    hosted = parts[(parts["role"] == "host") & (parts["side"] == "vietnam")]["event_id"]
    both = events["event_id"].isin(set(visited) & set(hosted)) & (events["kind"] == "visit")
    earlier = (events["date"] < "1965-02") & (events["period"] == BEFORE)
    return events[both & earlier].sort_values("date")


def _sources(event_id: str, without: str = "") -> pd.DataFrame:
    """Statements about an event, those of one source left out."""
    told = period().told
    return told[(told["event_id"] == event_id) & (told["source_id"] != without)]


def _independent(event_id: str) -> int:
    """Independent sources that tell of an event."""
    return int(provenance.independent(period().told)[event_id])


def _kind_of(event_id: str) -> str:
    """PLOVER type of an event."""
    return period().events.set_index("event_id")["plover"][event_id]


@decides("seventy-years-first-shipments-march-1965", shown_in="fig-war-alliance-arms")
def no_military_aid_came_before_march_1965() -> Finding:
    before = soviet_arms().loc[1955:1964]
    tonnes = military_tonnes()["ussr"]["1955–60"]
    return weigh(
        f"SIPRI has Soviet deliveries in {(before > 0).sum()} of the {len(before)} years before, and the paper itself {tonnes:,.0f} tonnes for 1955 to 1960. As the first under the promise of February it may hold; as worded it does not.",
        no_major_arms_before=(before == 0).all(),
        no_tonnes_before=tonnes == 0,
        no_signed_agreement=None,
    )


@decides("seventy-years-plan-coordinated-with-china", shown_in="fig-war-alliance-asked")
def beijing_agreed_to_a_coordinated_plan() -> Finding:
    asked = requests().query("asks == @MOSCOW and asked == @BEIJING").set_index("event_id")
    outcome = asked.loc["1965-02-coordination-plan-with-china", "outcome"]
    refused = _kind_of("1965-03-10-china-refuses-soviet-plan") == "REJECT"
    return weigh(
        f"The Chinese record has a proposal, {outcome} by the answer to keep each other informed; on 10 March Beijing {'refused' if refused else 'did not refuse'}.",
        plan_agreed=outcome == MET,
        not_refused_in_march=not refused,
    )


@decides("seventy-years-weapons-commitment-1965", shown_in="war-alliance-promised")
def moscow_undertook_to_arm_vietnam() -> Finding:
    event = "1965-02-soviet-weapons-commitment"
    chinese = "chinese" in set(_sources(event)["perspective"])
    return weigh(
        f"{_independent(event)} independent sources tell it{', one the Chinese record of Kosygin’s own words' if chinese else ''}.",
        told_independently=_independent(event) > 1,
    )


@decides("seventy-years-1965-1975-alliance-turning-point", shown_in="fig-war-alliance-arms")
def arms_and_meetings_grew_over_the_decade_before() -> Finding:
    arms, meetings = step_of_arms(), step_of_meetings()
    return weigh(
        f"Soviet arms a year grew by {arms[0]:,.0f} million TIV ({arms[1]:,.0f} to {arms[2]:,.0f}) over the decade before; the recorded meetings changed by {meetings[0] + 0:.1f} a year ({meetings[1]:.1f} to {meetings[2]:.1f}).",
        arms_grew=arms[1] > 0,
        meetings_grew=meetings[1] > 0,
    )


@decides("seventy-years-february-1965-turning-point", shown_in="fig-war-alliance-arms")
def arms_turned_in_1965_and_not_before() -> Finding:
    arms = soviet_arms()
    already = arms[1964] / arms[1963]
    return weigh(
        f"Arms rose from {arms[1964]:,.0f} to {arms[1965]:,.0f} million TIV in 1965, but those of 1964 were already {already:.1f} times those of 1963.",
        rose_in_1965=arms[1965] > arms[1964],
        not_in_the_year_before=already <= 1,
    )


@decides("seventy-years-no-high-level-visits-for-years", shown_in="fig-caution-moments")
def no_soviet_visits_came_for_years_before_1965() -> Finding:
    last, one_before = soviet_visits_before().iloc[[-1, -2]].itertuples()
    since = 1965 - dates.year(last.date)
    return weigh(
        f"The last Soviet visit coded before is of {dates.label(last.date)} ({last.title}), the one before of {dates.label(one_before.date)}. None is of the year before, but {since} years are not many; whether the guests were high is a judgement, and visits that no source read tells of are not counted.",
        none_in_the_year_before=since > 1,
        none_for_five_years=since > MANY_YEARS,
        high_level=None,
    )


@decides("seventy-years-more-than-51-politburo-meetings", shown_in="fig-war-alliance-rhythm")
def more_than_51_meetings_are_coded() -> Finding:
    coded = len(encounters(period(), "russia"))
    return weigh(
        f"{coded} encounters with Moscow are coded, of every rank; the paper lists none of its own.",
        more_than_51=coded > 51 or None,
    )


@decides("seventy-years-soviet-volunteers", shown_in="tab-war-alliance-claims")
def soviet_volunteers_were_wanted_and_came() -> Finding:
    wish, answer = "1965-03-23-brezhnev-on-volunteers", "1965-03-26-volunteers-not-needed-yet"
    wished = len(_sources(wish, without=PAPER)) > 0
    declined = _kind_of(answer) == "REJECT"
    return weigh(
        f"Applications are reported {'by others too' if wished else 'by the paper alone'}; Hanoi’s diplomat {'declined them' if declined else 'did not decline them'}, and that any went to fight as volunteers no table tells.",
        some_wished_to_fight=wished,
        accepted_by_hanoi=not declined,
        came_and_fought=None,
    )


@decides("seventy-years-us-withdrawal-key", shown_in="fig-war-alliance-paris")
def moscow_waited_for_the_american_withdrawal() -> Finding:
    day_of = period().events.set_index("event_id")["date"]
    summit = day_of["1972-05-24-summit-talk-on-vietnam"]
    early = summit < day_of["1973-01-27-paris-agreement"]
    others = len(_sources("1968-soviet-demands-us-withdrawal", without=PAPER))
    return weigh(
        f"Moscow received Nixon in {dates.label(summit[:7])}, {'before' if early else 'after'} the agreement on withdrawal; what it asked of Washington is another matter. {'Other sources tell of such a demand' if others else 'That it made such a demand no source but the paper says'}.",
        demanded=others > 0 or None,
    )


@decides("seventy-years-ussr-cautious-intermediary", shown_in="fig-war-alliance-paris")
def moscow_carried_messages_and_was_cautious() -> Finding:
    acts = sorted_acts()
    carried = acts[acts["act"] == "Moscow carries, offers or explains"]
    declined = acts[acts["act"] == "Moscow declines to mediate"]
    met_kissinger = "1972-04-20-kissinger-secretly-in-moscow"
    summary = period().events.set_index("event_id")["summary"][met_kissinger]
    return weigh(
        f"Moscow declined {len(declined)} times to {declined['date'].max()[:4]} and promised no pressure in April 1972; it carried or offered in {len(carried)} coded acts.",
        carried_during_the_talks=(carried["date"] >= "1968").any(),
        declined_before_them=(declined["date"] < "1968").any(),
        promised_no_pressure_in_1972="no pressure" in summary,
    )


@decides("seventy-years-ussr-condemned-escalation", shown_in="fig-war-alliance-paris")
def moscow_protested_against_escalation() -> Finding:
    protests = (sorted_acts()["act"] == "Moscow refuses Washington or protests").sum()
    return weigh(
        f"Among {protests} coded acts of protest and refusal are a statement on the mining and two notes on ships that were hit.",
        protested=protests > 0,
    )


@decides("seventy-years-ussr-urged-limits-and-talks", shown_in="fig-war-alliance-paris")
def moscow_urged_limits_and_talks() -> Finding:
    acts = sorted_acts()
    advice = acts.loc[acts["act"] == "Moscow advises or urges Hanoi", "event_id"]
    told = period().told
    told = told[told["event_id"].isin(advice)]
    others = set(told["source_id"]) - {PAPER}
    return weigh(
        f"{told['source_id'].nunique()} sources of {told['perspective'].nunique()} perspectives tell of advice to talk; limits in the South are in the paper alone.",
        advised_to_talk=len(others) > 0,
        to_limit_operations=None,
    )


@decides("seventy-years-ussr-did-not-impose", shown_in="fig-war-alliance-asked")
def hanoi_did_not_do_all_that_moscow_asked() -> Finding:
    answers = outcomes(MOSCOW, HANOI)
    met = (answers == MET).sum()
    return weigh(
        f"Of {len(answers)} Soviet requests with a known outcome {met} were met in full. What was said behind doors is not in the tables.",
        not_all_met=met < len(answers),
        nothing_imposed=None,
    )


@decides("seventy-years-ussr-sought-four-party-talks", shown_in="tab-war-alliance-claims")
def moscow_sought_talks_of_four() -> Finding:
    welcomed = _sources("1968-10-31-kosygin-welcomes-bombing-halt", without=PAPER)
    return weigh(
        f"Statements outside the paper that have Kosygin welcome talks of the four on 31 October 1968: {len(welcomed) or 'none'}; Beijing blamed Hanoi for accepting them as a Soviet idea; no Soviet paper that seeks them was read.",
        welcomed=len(welcomed) > 0,
        sought=None,
    )


@decides("seventy-years-ussr-first-to-rejoice-1973", shown_in="tab-war-alliance-claims")
def moscow_rejoiced_among_the_first() -> Finding:
    joy = "1973-soviet-joy-at-paris-agreement"
    return weigh(
        f"{_sources(joy)['source_id'].nunique()} sources tell of the joy; none of them ranks it.",
        joy_told_by_others=len(_sources(joy, without=PAPER)) > 0,
        among_the_first=None,
    )


@decides("seventy-years-soviet-stance-close-to-drv", shown_in="fig-war-alliance-asked")
def moscow_met_what_hanoi_asked() -> Finding:
    rows = requests().query("asks == @HANOI and asked == @MOSCOW")
    met = rows["outcome"].isin([MET, IN_PART])
    refused = rows.loc[rows["outcome"] == NOT_MET, "what"]
    return weigh(
        f"Of {len(rows)} requests of Hanoi to Moscow {met.sum()} were met at least in part; not met: to {listed(list(refused))}. By the paper’s own account they were apart on operations in the South, too.",
        met_at_least_in_part=met.mean() > 0.5,
        nothing_refused=refused.empty,
        own_interests=None,
    )


@decides("seventy-years-soviet-forum-support-1970-1975", shown_in="tab-war-alliance-claims")
def conferences_for_vietnam_are_told_independently() -> Finding:
    n = _independent("1970-soviet-conferences-for-vietnam")
    return weigh(
        f"{n} independent sources, one a former member of the Soviet committee.",
        told_independently=n > 1 or None,
    )


@decides("dung-balanced-in-discord", shown_in="fig-war-alliance-rhythm")
def hanoi_met_both_allies_alike() -> Finding:
    moscow, beijing = datable("russia"), datable("china")
    part, low, high = measures.mean_interval(
        pd.Series([1.0] * len(moscow) + [0.0] * len(beijing))
    )
    late = sum(day.year >= 1973 for day in beijing["first"])
    return weigh(
        f"{share(part)} of datable encounters are with Moscow ({share(low)} to {share(high)}), but {late or 'none'} of those with Beijing is later than 1972.",
        as_many_with_each=low < 0.5 < high,
        with_both_to_the_end=late > 0,
    )


@decides("zareba-soviet-support-crucial", shown_in="fig-war-alliance-measures")
def most_of_the_aid_was_soviet() -> Finding:
    arms = soviet_share(arms_by_edition()["sipri2022"])
    tonnes = military_tonnes().loc[WAR_PHASES].sum()
    return weigh(
        f"{share(arms)} of major arms from the two, {share(tonnes['ussr'] / tonnes.sum())} of the weight. What the war would have been without them no table says.",
        most_of_the_arms=arms > 0.5,
        most_of_the_weight=tonnes["ussr"] > tonnes["china"],
        decisive=None,
    )
