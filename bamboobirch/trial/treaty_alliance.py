"""1975 to 1991: the alliance by treaty."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pandas as pd

from bamboobirch import coding, dates, evidence, measures, provenance, tables
from bamboobirch.claims import Finding, decides, weigh
from bamboobirch.prose import share

BEFORE, PERIOD = "1965-1975-war-alliance", "1975-1991-treaty-alliance"
ARMS = "sipri2026may"
# Label, what it counts, and the factor that makes it a rate a year.
TOTAL, ECONOMIC, MILITARY, OTHERS = "all", "economic", "military", "others"
AID_SERIES = {
    "aid-soviet-five-year-plan-western": ("All aid", TOTAL, 1 / 5),
    "aid-soviet-daily-western": ("All aid", TOTAL, 365),
    "aid-soviet-yearly-western": ("All aid", TOTAL, 1),
    "aid-soviet-yearly-cost-pike": ("Cost to the USSR", TOTAL, 1),
    "aid-soviet-five-years-csm": ("All aid", TOTAL, 1 / 5),
    "soviet-aid-to-vietnam-total-document": ("All aid, if a sum", TOTAL, 1 / 15),
    "aid-economic-soviet-yearly-cia": ("Economic", ECONOMIC, 1),
    "aid-military-soviet-yearly-western": ("Military", MILITARY, 1),
    "aid-western-multilateral-loc": ("West and agencies", OTHERS, 1),
}
FOR_TROOPS = "latimes1987swing"  # a yearly sum for the troops in Cambodia, not all aid
VETO = "1979-01-15-soviet-veto-on-kampuchea"


def deliveries(source: str = ARMS) -> pd.DataFrame:
    """Recorded arms deliveries to Vietnam, million TIV, a row a year, a column a supplier."""
    transfers = tables.load("arms_transfers")
    chosen = transfers[(transfers["recipient"] == "VNM") & (transfers["source_id"] == source)]
    wide = chosen.pivot_table(index="year", columns="supplier", values="tiv", aggfunc="sum")
    return wide.fillna(0).loc[1965:1991]


def series(series_id: str) -> pd.Series:
    """Values of a series of `observations`, by the text of their start."""
    rows = tables.load("observations").query("series_id == @series_id")
    return rows.set_index("start")["value"]


def statements(names: Mapping[str, str]) -> pd.DataFrame:
    """Rows of some series, one a statement, with a label for a drawing."""
    values = tables.load("observations")
    rows = values[values["series_id"].isin(names)].copy()
    rows["order"] = rows["series_id"].map(list(names).index)
    rows["first"] = rows["start"].map(lambda start: dates.parse(start).earliest)
    rows = rows.sort_values(["order", "first", "source_id"]).reset_index(drop=True)
    rows["span"] = [
        "1980s" if a == "198X" else a[:4] if a[:4] == b[:4] else f"{a[:4]}–{b[2:4]}"
        for a, b in zip(rows["start"], rows["end"])
    ]
    rows["source"] = [provenance.label(source) for source in rows["source_id"]]
    rows["label"] = rows["series_id"].map(names) + ", " + rows["span"] + " · " + rows["source"]
    return rows


def aid_a_year() -> pd.DataFrame:
    """Statements on aid as rates, million dollars a year, with their `scope` and `label`."""
    aid = statements({key: name for key, (name, _, _) in AID_SERIES.items()})
    total = aid["series_id"] == "soviet-aid-to-vietnam-total-document"
    aid = aid[~(total & (aid["end"] == "1976"))]
    aid = aid.drop_duplicates(["start", "value", "label"]).reset_index(drop=True)
    aid["scope"] = aid["series_id"].map(lambda key: AID_SERIES[key][1])
    rate = aid["series_id"].map(lambda key: AID_SERIES[key][2])
    for column in ("value", "low", "high"):
        aid[column] = (aid[column] * rate).round(0)
    for_troops = aid["source_id"] == FOR_TROOPS
    aid.loc[for_troops, "scope"] = MILITARY
    aid.loc[for_troops, "label"] = aid["label"].str.replace("All aid", "For troops in Cambodia")
    return aid


@cache
def rolls() -> pd.DataFrame:
    """Recorded votes of the Assembly, 1977 to 1991, with `year` and `block`, ten votes in a row."""
    votes = tables.load("un_votes")
    votes["year"] = votes["date"].map(dates.year)
    found = votes[
        (votes["source_id"] == "voeten2024") & votes["year"].between(1977, 1991)
    ].copy()
    found["number"] = found["vote_id"].str.extract(r"rc-(\d+)")[0].astype(float)
    found = found.sort_values(["year", "number", "date", "vote_id"])
    position = found.groupby("year").cumcount() // 10
    found["block"] = found["year"].astype(str) + "-" + position.astype(str)
    return found


def stood(table: pd.DataFrame, one: str = "RUS", other: str = "CHN") -> pd.DataFrame:
    """Votes in which two powers differ: whether Vietnam voted as one, as the other or as neither."""
    cast = list(measures.POSITION)
    apart = table[
        table[[one, other, "VNM"]].isin(cast).all(axis=1) & (table[one] != table[other])
    ]
    with_one, with_other = apart["VNM"] == apart[one], apart["VNM"] == apart[other]
    side = with_one.map({True: one, False: "neither"}).mask(with_other, other)
    return apart[["year", "block"]].assign(side=side)


@cache
def steps_with_moscow() -> tuple[tuple[float, float, float], tuple[float, float, float]]:
    """Steps, with bounds, of the share of split votes with Moscow: into 1979–89, and on to 1991."""
    apart = stood(rolls())
    with_moscow = (apart["side"] == "RUS").astype(float)
    early, allied, last = (
        apart["year"].between(*years) for years in ((1977, 1978), (1979, 1989), (1991, 1991))
    )
    return (
        measures.difference_interval(with_moscow[early], with_moscow[allied], apart["block"]),
        measures.difference_interval(with_moscow[allied], with_moscow[last], apart["block"]),
    )


def later_volume() -> float:
    """Arms delivered in a year of 1985–90 as a share of those in a year of 1979–84."""
    total = deliveries().sum(axis=1)
    return (total.loc[1985:1990].sum() / 6) / (total.loc[1979:1984].sum() / 6)


def _soviet_share(first: int, last: int) -> float:
    """The Soviet part of the arms delivered in some years, 0 to 1."""
    supplied = deliveries().loc[first:last].sum()
    return supplied["SUN"] / supplied.sum()


def _agreed(one: str, other: str) -> pd.Series:
    """Mean agreement of two states in the Assembly by year, 0 to 1."""
    return measures.agreement(rolls()[one], rolls()[other]).groupby(rolls()["year"]).mean()


def _day(event_id: str):
    """The first day that an event can have had."""
    dates_of = tables.load("events").set_index("event_id")["date"]
    return dates.parse(dates_of[event_id]).earliest


@decides("dung-strategic-alliance-mid-1970s", shown_in="fig-treaty-alliance-arms")
def alliance_of_the_mid_1970s_was_one_of_arms_and_treaty() -> Finding:
    total = deliveries().sum(axis=1)
    quiet, peak = total.loc[1976:1977].mean(), total.loc[1979]
    offered = _day("1975-moscow-first-proposes-treaty").year
    signed = _day("1978-11-03-treaty-of-friendship").year
    return weigh(
        f"Moscow offered a treaty in {offered}, but {quiet:.0f} million TIV a year came in 1976–77 against {peak:,.0f} in 1979, and Hanoi signed only in November {signed}.",
        treaty_offered_by_1976=offered <= 1976,
        arms_at_a_quarter_of_1979=quiet >= peak / 4,
        treaty_signed_by_1976=signed <= 1976,
    )


@decides("dung-treaty-1978-name", shown_in="register-of-discrepancies")
def title_of_the_treaty_has_the_word_comprehensive() -> Finding:
    title = provenance.entry("kodeks1978treaty").fields["title"]
    there = "всесторон" in title.casefold()
    return weigh(
        f"A Vietnamese newspaper has the word comprehensive; the title of the published text {'has it too' if there else 'does not'}.",
        word_in_the_published_title=there,
    )


@decides("dung-dependence-brought-difficulties", shown_in="fig-south-south-income")
def income_fell_when_the_subsidies_ended() -> Finding:
    a_head = series("gdp-per-head-vnm-maddison")
    trade = series("trade-ussr-share-loc")["1981"]
    ended = _day("1991-01-soviet-subsidies-end").year
    return weigh(
        f"Of trade {trade:.0f} per cent was Soviet in 1981–85. Subsidies ended in January {ended}, yet GDP a head rose by {share(a_head['1991'] / a_head['1990'] - 1, 1)} that year (Maddison).",
        more_than_half_of_trade_was_soviet=trade > 50,
        income_a_head_fell_in_1991=a_head["1991"] < a_head["1990"],
        because_of_the_dependence=None,
    )


@decides("dung-line-kept-after-1969", shown_in="fig-treaty-alliance-pillars")
def principles_kept_their_share_after_the_war() -> Finding:
    events = evidence.everything().events.set_index("event_id")["period"]
    step = coding.steps(coding.matrix("principle"), events, BEFORE, PERIOD)
    kept, lost = step.loc["independence"], step.loc["solidarity"]
    return weigh(
        f"As coded, independence keeps its share from the war years (step {100 * kept['step']:.0f} points), solidarity loses {-100 * lost['step']:.0f}.",
        independence_kept=not kept["high"] < 0,
        solidarity_kept=not lost["high"] < 0,
    )


@decides("seventy-years-strong-relations-1975-1991", shown_in="fig-treaty-alliance-split")
def votes_and_arms_stayed_strong_to_1991() -> Finding:
    agreed, left = _agreed("VNM", "RUS"), later_volume()
    _, end = steps_with_moscow()
    return weigh(
        f"Votes agree to {share(agreed.loc[1977:1989].min())} or more until 1989; recorded arms fall to {share(left)} after 1984, and in 1991 votes part.",
        votes_agree_until_1989=agreed.loc[1977:1989].min() > 0.9,
        arms_at_half_after_1984=left > 0.5,
        votes_with_moscow_kept_in_1991=not end[2] < 0,
        friendship_of_the_peoples_grew=None,
    )


@decides("ties-dependence-after-cambodia", shown_in="fig-treaty-alliance-reliance")
def dependence_began_after_the_entry_into_cambodia() -> Finding:
    trade, arms = series("trade-ussr-share-loc"), _soviet_share(1976, 1978)
    entry = _day("1978-12-25-vietnam-enters-cambodia")
    ties = ("1978-06-vietnam-joins-comecon", "1978-11-03-treaty-of-friendship")
    return weigh(
        f"The Soviet part of trade rose from {trade['1977']:.0f} to {trade['1981']:.0f} per cent after it; sole supply of arms, Comecon and the treaty came before.",
        soviet_part_of_trade_passed_half_after=trade["1977"] < 50 < trade["1981"],
        arms_from_others_until_then=arms < 0.5,
        comecon_and_treaty_came_after=min(map(_day, ties)) > entry,
        because_of_isolation=None,
    )


def _estimates_of_all_aid() -> tuple[int, float]:
    """How many statements put all Soviet aid at a sum, and the least of them, million dollars a year."""
    aid = aid_a_year().query("scope == @TOTAL")
    return len(aid), aid[["value", "low"]].min().min()


def _soviet_veto_is_told_by() -> int:
    """Sources of the veto of January 1979, none if Moscow is not among the opponents of the draft."""
    _, told, parts = evidence.everything()
    opponents = parts.query("event_id == @VETO and role == 'opponent'")["actor_id"]
    return (
        told.query("event_id == @VETO")["source_id"].nunique()
        if "ussr" in set(opponents)
        else 0
    )


@decides("zareba-economic-support-in-isolation", shown_in="fig-treaty-alliance-aid")
def moscow_protected_and_gave_more_than_others() -> Finding:
    estimates, least = _estimates_of_all_aid()
    west = series("aid-western-multilateral-loc").iloc[0]
    return weigh(
        f"The treaty, the veto of January 1979, and {estimates} estimates of aid, from {least:,.0f} million dollars a year up, against about {west:.0f} from the West and agencies.",
        protected_by_a_veto=_soviet_veto_is_told_by() > 0,
        least_estimate_of_aid_is_above_that_of_others=least > west,
    )


@decides("zareba-treaty-soviet-sphere", shown_in="fig-treaty-alliance-split")
def treaty_brought_votes_with_moscow() -> Finding:
    step, end = steps_with_moscow()
    comecon = _day("1978-06-vietnam-joins-comecon")
    return weigh(
        f"Where Moscow and Beijing split, votes with Moscow rose by {100 * step[0]:.0f} points; Comecon had come before the treaty, and in 1991 Vietnam did not follow.",
        votes_with_moscow_rose=step[1] > 0,
        comecon_came_with_the_treaty=comecon >= _day("1978-11-03-treaty-of-friendship"),
        votes_with_moscow_kept_in_1991=not end[2] < 0,
        brought_by_the_treaty=None,
    )


@decides("zareba-ussr-countered-un-resolutions", shown_in="fig-treaty-alliance-chain")
def moscow_vetoed_a_resolution_against_vietnam() -> Finding:
    told = _soviet_veto_is_told_by()
    return weigh(
        f"{told} sources tell of the veto of 15 January 1979; the Assembly's texts of 1980 and 1985 passed all the same.",
        veto_told_by_several_sources=told > 1,
    )


@decides("zareba-western-accusations", shown_in="fig-treaty-alliance-aid")
def western_aid_stopped() -> Finding:
    west = series("aid-western-multilateral-loc").iloc[0]
    events, _, parts = evidence.everything()
    punished = events.query("kind == 'sanction' and period == @PERIOD")["event_id"]
    punished = punished[punished.str.startswith("1979")]
    by_others = parts[parts["event_id"].isin(punished) & (parts["role"] == "initiator")]
    return weigh(
        f"Aid was suspended, but about {west:.0f} million dollars a year still came from Sweden and agencies.",
        aid_suspended_in_1979=(~by_others["side"].isin(["russia", "china"])).any(),
        no_aid_left=west == 0,
        accused_of_imperial_ambitions=None,
    )


@decides("zareba-laos-pro-soviet", shown_in="fig-treaty-alliance-agreement")
def laos_voted_with_moscow() -> Finding:
    laos, india = (
        measures.agreement(rolls()[state], rolls()["RUS"])[
            rolls()["year"].between(1979, 1989)
        ].mean()
        for state in ("LAO", "IND")
    )
    return weigh(
        f"Laos agreed with Moscow in {share(laos)} of votes in 1979–89, India in {share(india)}.",
        nine_votes_in_ten_with_moscow=laos > 0.9,
        nearer_to_moscow_than_india=laos > india,
    )


@decides("zareba-johnson-reef-dead", shown_in="register-of-discrepancies")
def later_pages_count_as_many_dead_at_johnson_reef() -> Finding:
    told = tables.load("event_sources").query("event_id == '1988-03-johnson-reef-clash'")
    dead = series("vietnamese-dead-at-johnson-reef-document").iloc[0]
    same = told["note"].fillna("").str.contains(f"{dead:.0f} killed").sum()
    register = tables.load("discrepancies").set_index("discrepancy_id")["says_b"]
    elsewhere = "Collins" in register["johnson-reef-name"]
    return weigh(
        f"{same} later pages give {dead:.0f} too, counted for {'three reefs' if elsewhere else 'this reef'}; a report of June 1988 still had most of them as missing or captured.",
        later_pages_agree=same > 1,
        at_this_reef_alone=not elsewhere,
    )


@decides("zareba-khmer-rouge-threat-cause", shown_in="fig-triangles-others")
def there_was_fighting_with_cambodia_before_the_intervention() -> Finding:
    hostile = series("mid-hostility-vietnam-cambodia").loc["1975":"1978"]
    at_war = int((hostile == 5).sum())
    return weigh(
        f"A dispute with Cambodia at the highest level of hostility is coded in {at_war} of the four years before 1979; who attacked whom, and the motive, are not.",
        fighting_in_the_years_before=at_war > 1,
        attacks_by_the_khmer_rouge=None,
        led_to_the_intervention=None,
    )


@decides("zareba-presence-impossible-without-ussr", shown_in="fig-treaty-alliance-arms")
def vietnam_could_have_stayed_without_soviet_help() -> Finding:
    return weigh(
        f"It says what would have been. Recorded arms fell to {share(later_volume())} five years before the end of the presence.",
        could_not_have_stayed=None,
    )
