"""Ideas: Hồ Chí Minh's thought, the pillars, and what of both events show."""

from __future__ import annotations

import functools
import re

import numpy as np
import pandas as pd

from bamboobirch import coding, dates, evidence, periods, readings, tables
from bamboobirch.claims import Finding, decides, weigh
from bamboobirch.prose import listed, share

# Lists of principles, by hand: the claim, register row or event, and the principles that it names.
IN_DUNG = """
dung-thought-durable-basis: independence, flexibility, the times
three-pillars-three-principles: independence, solidarity, socialist cooperation
dung-nguyen-dy-nien-core-principles: independence, peace, solidarity, flexibility
dung-independence-and-friendship-means: independence, friendship, solidarity
dung-steadfastness-allows-flexibility: steadfastness, flexibility
dung-thought-aims: independence, sovereignty, liberation
dung-shaped-early-and-long-term: peace, cooperation, respect, progress
dung-flexible-yet-steadfast: flexibility, steadfastness, national interest, peace, progress
dung-hcm-constant-in-change: steadfastness, flexibility
dung-nationalism-and-internationalism: patriotism, internationalism
dung-hcm-befriend-all-democracies: friendship, independence
dung-relations-never-against-sovereignty: sovereignty, independence
dung-independence-not-isolation: independence, integration, national interest
dung-independence-with-solidarity: independence, solidarity
dung-synthesis-effective: solidarity, national interest
dung-line-won-support: friendship, solidarity
dung-hcm-warning-confirmed: solidarity, independence
dung-treaty-1994-reaffirms: flexibility, independence, peace
dung-elevations-show-pragmatism: steadfastness, flexibility
dung-commitment-helps-image: peace, solidarity
dung-vietnam-took-initiative: friendship, independence
dung-diversification-avoids-dependence: diversification, independence, balance
dung-expand-with-west: independence, solidarity
dung-flexible-use-can-help: flexibility, independence, diversification, people
dung-bamboo-durable: flexibility, steadfastness
1954-drv-two-tasks: liberation, self-reliance, solidarity
1954-hanoi-balances-between-ussr-and-china: balance, self-reliance
"""
ELSEWHERE = """
seventy-policy-independence-self-reliance-flexibility: independence, self-reliance, flexibility
seventy-drv-ready-for-any-government: equality, sovereignty
zareba-balance-between-superpowers: flexibility, balance
zareba-no-alliances-for-autonomy: no alliances, independence
ties-close-to-all-no-alliances: friendship, no alliances
1988-05-politburo-resolution-13: peace, development, cooperation, diversification
2019-11-25-defence-white-paper: no alliances, no siding, no bases, no force
2023-12-19-32nd-diplomatic-conference: steadfastness, flexibility
2025-01-24-politburo-resolution-59: integration, cooperation
"""

CODES = {
    "pillar": ["ideas", "interests", "heritage"],
    "principle": ["independence", "solidarity", "socialist-cooperation", "flexibility"],
}
READINGS = 600
FLOOR = 0.05  # of coded events; a code whose whole interval lies below is absent
DEALINGS = ["visit", "meeting", "agreement", "treaty"]
FIRST_YEARS = [1950, 1955, 1965, 1975, 1992, 2001, 2012, 2022, 2026]
OCTOBER = dates.parse("1917-11-07").earliest
KNEW_RUSSIA = ["17XX-le-quy-don-names-russia", "1796-philiphe-binh-describes-russia"]
BAMBOO_SPEECHES = [
    "2021-12-14-national-foreign-affairs-conference",
    "2023-12-19-32nd-diplomatic-conference",
]
# Works that the article cites and that are no scholarship, by hand.
NO_SCHOLARSHIP = {
    "Hồ Chí Minh 2011": "his works",
    "Joint Statement 2025": "paper of both states",
    "Putin 2024": "article of a head of state",
    "Government of Vietnam 2025": "report of a government",
    "Phạm Hải 2024": "article in the party's journal",
    "Guarascio and Nguyễn 2024": "press",
    "Minh Hạnh 2022": "press",
    "Reuters 2025": "press",
    "Thanh Hà 2025": "press",
}


def named_principles() -> dict[str, list[str]]:
    """The principles that each list names, by claim, register row or event."""
    lines = (line.split(": ") for line in (IN_DUNG + ELSEWHERE).split("\n") if line)
    return {row: names.split(", ") for row, names in lines}


@functools.cache
def codes_of(scheme: str, coder: str = "first") -> pd.DataFrame:
    """Events by codes, 0 or 1, as one coder gave them."""
    return coding.matrix(scheme, coder).reindex(columns=CODES[scheme], fill_value=0.0)


def order() -> list[str]:
    """The periods compared, without that before 1945, whose events were read once only."""
    return [p for p in periods.scheme("book").index if p != "before-1945"]


@functools.cache
def sides_of() -> pd.Series:
    """The sides that take part in each event, as a set."""
    parts = evidence.everything().parts[["event_id", "side"]].drop_duplicates()
    return parts.groupby("event_id")["side"].agg(set)


@functools.cache
def bilateral() -> pd.Index:
    """Events in which both sides take part."""
    sides = sides_of()
    return sides[sides.map(lambda found: {"vietnam", "russia"} <= found)].index


@functools.cache
def period_of(scheme: str) -> pd.Series:
    """Periods of coded events: of all for principles, of those with both sides for pillars."""
    events = evidence.everything().events.set_index("event_id")
    inside = events["period"].reindex(codes_of("pillar").index)
    inside = inside[inside.isin(order())]
    return inside[inside.index.isin(bilateral())] if scheme == "pillar" else inside


def read_again(scheme: str, group: pd.Series, seed: int = 1950) -> tuple:
    """Many readings of the record: events resampled within groups, coders drawn anew.

    Returns credits and weights, readings by events (by codes). Credits: `readings.credited`.
    """
    random = np.random.default_rng(seed)
    first, second = codes_of(scheme), codes_of(scheme, "second")
    credit = readings.credited(first, second, READINGS, random, group.index)
    weight = np.zeros((READINGS, len(group)), dtype="float32")
    for name in sorted(set(group)):
        place = np.flatnonzero(group == name)
        even = [1 / len(place)] * len(place)
        weight[:, place] = random.multinomial(len(place), even, READINGS)
    return credit, weight


def shares_of(
    credit: np.ndarray, weight: np.ndarray, group: pd.Series, names: list
) -> np.ndarray:
    """Share of each code in each group, readings by groups by codes."""
    found = []
    for name in names:
        place = np.flatnonzero(group == name)
        total = weight[:, place].sum(axis=1)[:, None]
        summed = np.einsum("re,rec->rc", weight[:, place], credit[:, place])
        found.append(summed / np.where(total > 0, total, np.nan))
    return np.stack(found, axis=1)


def described(sample: np.ndarray, names: list, codes: list) -> pd.DataFrame:
    """Mean and 95 per cent interval of readings by group and code."""
    low, high = np.quantile(sample, [0.025, 0.975], axis=0)
    index = pd.MultiIndex.from_product([codes, names], names=["code", "period"])
    values = [table.T.ravel() for table in (sample.mean(axis=0), low, high)]
    return pd.DataFrame(dict(zip(["mean", "low", "high"], values)), index=index)


@functools.cache
def read_by_period(scheme: str) -> tuple:
    """Credits, weights and the shares by period of many readings, with `described` for the last."""
    group = period_of(scheme)
    credit, weight = read_again(scheme, group)
    sample = shares_of(credit, weight, group, order())
    return credit, weight, sample, described(sample, order(), CODES[scheme])


@functools.cache
def lead() -> pd.DataFrame:
    """In which share of readings each principle comes first, by period."""
    place = read_by_period("principle")[2].argmax(axis=2)
    names = CODES["principle"]
    first = {code: (place == number).mean(axis=0) for number, code in enumerate(names)}
    return pd.DataFrame(first, index=order())


def year_known(edtf: str) -> float:
    """The year of a date that spans no more than one, else not a number."""
    if "XX" in edtf:
        return np.nan
    span = dates.parse(edtf)
    return span.earliest.year if (span.latest - span.earliest).days < 366 else np.nan


def dealings_a_year() -> pd.Series:
    """Visits, meetings, agreements and treaties between the sides a year, by period from 1950."""
    events = evidence.everything().events.set_index("event_id")
    dealt = events.loc[events.index.isin(bilateral()) & events["kind"].isin(DEALINGS), "date"]
    rhythm = dealt.map(year_known).value_counts().reindex(range(1950, 2026), fill_value=0)
    spans = zip(order(), FIRST_YEARS, FIRST_YEARS[1:])
    return pd.Series({p: rhythm.loc[a : b - 1].mean() for p, a, b in spans})


def years_of(period: str) -> str:
    """1965–1975 for `1965-1975-war-alliance`."""
    return "–".join(period.split("-")[:2])


def none_coded() -> tuple[float, float]:
    """Share of events without any principle: by the first coder, and by the second of those read."""
    first = codes_of("principle").loc[period_of("principle").index]
    second = codes_of("principle", "second")
    return (first.sum(axis=1) == 0).mean(), (second.sum(axis=1) == 0).mean()


def _ideas_rarest() -> tuple[str, float]:
    """The period in which ideas have their lowest share, and that share."""
    means = read_by_period("pillar")[3].loc["ideas", "mean"]
    return means.idxmin(), means.min()


def _span(event_id: str) -> dates.Span:
    events = tables.load("events").set_index("event_id")
    return dates.parse(events.loc[event_id, "date"])


def _told_elsewhere(event_id: str, document: str = "seventy-years-nd") -> pd.DataFrame:
    """What sources other than the document say of an event."""
    return tables.load("event_sources").query(
        "event_id == @event_id and source_id != @document"
    )


def _register(discrepancy_id: str) -> pd.Series:
    return tables.load("discrepancies").set_index("discrepancy_id").loc[discrepancy_id]


def _between_october_and(year: int) -> pd.DataFrame:
    """Dated events with both sides, from the October Revolution to before a year."""
    events = tables.load("events").query("event_id in @bilateral()")
    known = events[~events["date"].str.contains("XX")]
    spans = dates.spans(known["date"])
    return known[(spans["earliest"] >= OCTOBER) & spans["latest"].map(lambda d: d.year < year)]


def _works_cited() -> pd.DataFrame:
    """Works that the article cites, without itself, by short name: year, title and language note."""
    cites = tables.load("citations").query("source_id == 'dung2026'")
    cites = cites.assign(work=cites["cited"].str.split(r"[:,]").str[0], title=cites["title"])
    cites = cites[cites["work"] != "Nguyễn Thị Thanh Dung 2026"]
    joined = cites.fillna("").groupby("work")[["title", "supports"]].agg(" ".join)
    return joined.assign(year=cites.groupby("work")["year"].first().map(dates.year))


@decides("seventy-policy-independence-self-reliance-flexibility", "fig-ideas-principles")
def flexibility_and_independence_are_seen_in_policy() -> Finding:
    since_1991 = lead()["flexibility"].loc["1991-2000-recovery":]
    now = read_by_period("principle")[3].loc[("independence", order()[-1])]
    return weigh(
        f"Flexibility leads in every period since 1991; independence is coded for {share(now['mean'])} of events since 2022, with an interval from {share(now['low'])} to {share(now['high'])}; self-reliance was not coded.",
        flexible=(since_1991 > 0.95).all(),
        independent=now["low"] >= FLOOR,
        self_reliant=None,
    )


@decides("dung-flexible-yet-steadfast", "fig-ideas-principles")
@decides("dung-steadfastness-allows-flexibility", "fig-ideas-principles")
def flexibility_leads_since_1991() -> Finding:
    since_1991 = lead()["flexibility"].loc["1991-2000-recovery":]
    return weigh(
        f"Flexibility is coded, and comes first in {share(since_1991.min(), 1)} or more of the readings of every period since 1991; constancy is not, and an act cannot be coded for what did not change.",
        flexible=(since_1991 > 0.95).all(),
        steadfast=None,
    )


@decides("dung-guided-all-foreign-policy", "fig-ideas-principles")
def principles_guided_every_act() -> Finding:
    none_first, none_second = none_coded()
    return weigh(
        f"No principle is coded for {share(none_first)} of the events (second coder {share(none_second)} of those read), but an event without a code does not refute guidance.",
        guided=None,
    )


@decides("dung-red-thread", "fig-ideas-principles")
def principles_run_through_all_periods() -> Finding:
    highest = read_by_period("principle")[3]["high"].unstack("code")[CODES["principle"]]
    missing = highest.columns[(highest < FLOOR).any()].tolist()
    kept = [code for code in highest if code not in missing]
    return weigh(
        f"It names a cause. As coded, {listed(missing)} fall below the floor in some period, the latter by definition once the camp is gone; {listed(kept)} never do for certain.",
        shaped_by_thought=None,
    )


@decides("dung-ideational-basis-stability", "fig-ideas-pillars")
def dealings_where_ideas_were_rarest() -> Finding:
    rarest, how_many = _ideas_rarest()
    return weigh(
        f"It names a cause. Where ideas were rarest ({years_of(rarest)}, {share(how_many)}) there were {dealings_a_year()[rarest]:.1f} dealings a year; a basis need not show in words.",
        enabled_by_ideas=None,
    )


@decides("seventy-years-ideological-similarity-joined", "fig-ideas-pillars")
def ideas_were_strongest_when_the_two_joined() -> Finding:
    rarest, how_many = _ideas_rarest()
    ideas = read_by_period("pillar")[3].loc["ideas"]
    first = ideas.iloc[0]
    return weigh(
        f"Ideas mark {share(first['mean'])} of events up to 1954 and {share(how_many)} in {years_of(rarest)}. That likeness joined the two, and interests made the ups and downs, is a cause; the tables show the order.",
        ideas_strongest_at_first=ideas["mean"].idxmax() == order()[0]
        and first["low"] > ideas.loc[rarest, "high"],
        joined_by_likeness=None,
        moved_by_interests=None,
    )


@decides("ties-friends-to-all", "fig-ideas-lists")
def friendship_is_named_in_lists() -> Finding:
    lists = named_principles()
    named = sum("friendship" in names for names in lists.values())
    most = pd.Series(sum(lists.values(), [])).value_counts().idxmax()
    return weigh(
        f"A core is no count. Friendship stands in {named} of {len(lists)} lists; {most}, not it, is the commonest entry.",
        the_core=None,
    )


@decides("zareba-bamboo-key-concept", "event-index")
def bamboo_is_used_by_the_head_of_the_party_and_widely_told() -> Finding:
    events, told, _ = evidence.everything()
    about = (events["title"] + events["summary"]).str.contains("bamboo", case=False)
    bamboo = set(events.loc[about, "event_id"])
    views = told.loc[told["event_id"].isin(bamboo), "perspective"].nunique()
    return weigh(
        f"The party’s head used it at national conferences in 2021 and 2023; sources of {views} perspectives tell of it in {len(bamboo)} events.",
        used_at_the_conferences=bamboo >= set(BAMBOO_SPEECHES),
        told_from_three_sides=views >= 3,
    )


@decides("dung-source-base", "register-of-discrepancies")
def cited_works_are_of_the_kinds_named() -> Finding:
    works = _works_cited()
    scholarship = works[~works.index.isin(NO_SCHOLARSHIP)]
    soviet = works[(works["year"] < 1992) & works.index.isin(NO_SCHOLARSHIP)]
    volumes = tables.load("observations").query(
        "series_id == 'collected-works-volumes-document'"
    )
    listed_, cited = int(volumes["value"].max()), int(volumes["value"].min())
    return weigh(
        f"{listed_} volumes of the works are listed, {cited} cited, and scholarship is ({len(scholarship)} works); among the works cited is {'a' if len(soviet) else 'no'} Soviet diplomatic paper, and a signed article stands for the party’s documents.",
        works_of_ho_chi_minh=cited > 0,
        scholarship=len(scholarship) > 0,
        soviet_diplomatic_papers=len(soviet) > 0,
        party_documents="document of the party" in NO_SCHOLARSHIP.values(),
    )


@decides("dung-numerous-studies", "tab-ideas-claims")
def studies_of_him_are_cited_from_home_and_abroad() -> Finding:
    works = _works_cited()
    by_him = works.index == "Hồ Chí Minh 2011"
    on_him = works[works["title"].str.contains("Hồ Chí Minh|Ho Chi Minh") & ~by_him]
    vietnamese = on_him["supports"].str.contains("in Vietnamese")
    return weigh(
        f"Numerous has no number; {len(on_him) + by_him.sum()} of {len(works)} works cited are by or on Hồ Chí Minh. Of those on him, by the reference list, {vietnamese.sum()} is in Vietnamese and {(~vietnamese).sum()} are not.",
        at_home=vietnamese.any(),
        abroad=(~vietnamese).any(),
        numerous=None,
    )


@decides("dung-quinn-judge-gaiduk-role", "tab-ideas-claims")
def two_books_reach_into_the_cold_war_by_their_titles() -> Finding:
    titles = _works_cited().loc[["Quinn-Judge 2002", "Gaiduk 2003"], "title"]
    quinn_judge, gaiduk = (int(re.findall(r"\d{4}", title)[-1]) for title in titles)
    return weigh(
        f"By their titles alone: the one book goes to {quinn_judge}, the other to {gaiduk}. What they stress was not read.",
        quinn_judge_on_the_cold_war=quinn_judge > 1945,
        gaiduk_on_the_cold_war=gaiduk > 1945,
        central_part=None,
    )


@decides("dung-hcm-independence-supreme", "register-of-discrepancies")
def saying_stands_in_the_volume_cited() -> Finding:
    row = _register("nothing-more-precious-volume")
    cites = tables.load("citations").query("source_id == 'dung2026' and locator == 'l. 69'")
    cited = re.search(r"volume (\d+)", row["says_a"])[1]
    holds = re.search(r"Volume (\d+)", row["says_b"])[1]
    on_page = cites["cited"].str.contains(rf"2011, {cited}: 130").any()
    return weigh(
        f"The saying is known; volume {cited} is by all signs a misprint for {holds}, which is listed and never cited (register).",
        a_known_saying=on_page and "date the saying" in row["resolution"],
        in_that_volume=cited == holds,
    )


@decides("seventy-no-way-but-proletarian-revolution", "register-of-discrepancies")
def words_on_the_only_way_are_one_passage_of_his() -> Finding:
    cites = tables.load("citations").query(
        "source_id == 'seventy-years-nd' and locator == 'l. 146'"
    )
    row = _register("hcm-quote-1920-source")
    cited = cites["cited"].str.startswith("Ho Chi Minh").any()
    joined = "does not follow" in row["says_b"]
    return weigh(
        f"The words are {'' if cited else 'not '}cited to his works. They were written about forty years later, and {'two passages seem to be joined' if joined else 'they stand in one passage'} (register).",
        cited_to_his_works=cited,
        one_passage=not joined,
    )


@decides("seventy-years-palmerston-saying", "register-of-discrepancies")
def palmerston_spoke_so_of_interests() -> Finding:
    row = _register("palmerston-saying")
    said, literal = row["says_b"], "paraphrase" not in row["resolution"]
    return weigh(
        f"The speech of 1848 has it of {'allies' if 'allies' in said else 'friends'} and enemies; the wording given is {'his' if literal else 'a paraphrase'} (register).",
        lasting_interests="perpetual interests" in said,
        no_lasting_enemies="perpetual enemies" in said,
        in_the_words_quoted=literal,
    )


@decides("seventy-october-foundation-of-knowledge", "fig-perceptions-images")
def no_vietnamese_wrote_of_russia_before_october() -> Finding:
    earlier = [event for event in KNEW_RUSSIA if _span(event).latest < OCTOBER]
    return weigh(
        f"{len(earlier)} Vietnamese authors of the eighteenth century write of Russia, and the document rejects the view itself. Who holds it no table tells.",
        view_is_held=None,
    )


@decides("seventy-true-relations-after-october", "fig-first-contacts")
def neither_agreement_nor_contact_before_october() -> Finding:
    events = tables.load("events").query("event_id in @bilateral()")
    events = events[~events["date"].str.contains("XX")]
    earlier = events[dates.spans(events["date"])["latest"] < OCTOBER]
    pacts = int(earlier["kind"].isin(["agreement", "treaty", "recognition"]).sum())
    return weigh(
        f"{len(earlier)} dated events before it have both sides, such as journeys, books, reports and the passing fleet; {pacts} of them are agreements, treaties or recognitions.",
        no_agreements_before=pacts == 0,
        no_understanding_before=earlier.empty,
    )


@decides("seventy-first-contact-1920", "fig-first-contacts")
def phan_boi_chau_met_the_soviets_first() -> Finding:
    others = _told_elsewhere("1920-phan-boi-chau-soviet-contact")
    earlier = _between_october_and(1920)
    meetings = earlier["kind"].isin(["meeting", "visit"]).sum()
    return weigh(
        f"A first cannot be proved. {len(others) + 1} sources tell of the contact, and date it from 1920 to early 1921; {len(earlier)} earlier events since the revolution have both sides, {meetings or 'no'} meeting with envoys among them.",
        in_1920=others["reported_date"].fillna("").str.startswith("1920").any(),
        no_earlier_meeting=meetings == 0,
        first_of_all=None,
    )


@decides("seventy-phan-boi-chau-admired-october", "fig-perceptions-images")
def phan_boi_chau_sought_the_revolution_out() -> Finding:
    acts = [
        "1920-phan-boi-chau-soviet-contact",
        "1920-phan-boi-chau-translates-a-book-on-soviet-russia",
    ]
    others = pd.concat([_told_elsewhere(act) for act in acts])
    told = others["event_id"].nunique()
    return weigh(
        f"{others['source_id'].nunique()} other sources tell of {told} of {len(acts)} acts of 1920, the contact and his translation of a book on Soviet government. Interest is shown, what he hoped for is not.",
        sought_it_out=told == len(acts),
        admired_it=None,
    )


@decides("seventy-arrest-ended-plans", "event-index")
def phan_boi_chau_had_no_soviet_dealings_after_his_arrest() -> Finding:
    arrest = _told_elsewhere("1925-06-phan-boi-chau-arrested")
    whole = evidence.everything()
    his = set(whole.parts.loc[whole.parts["actor_id"] == "phan-boi-chau", "event_id"])
    dealt = [_span(event).earliest for event in his & set(bilateral())]
    day = _span("1925-06-phan-boi-chau-arrested").latest
    after = sum(first > day for first in dealt)
    return weigh(
        f"Sources beside the document that date the arrest to 1925: {len(arrest)}. Later events with him and the Soviet side: {after or 'none'}. Whether he still had plans, and what ended them, no table tells.",
        arrested_in_1925=arrest["reported_date"].fillna("").str.startswith("1925").any(),
        no_soviet_dealings_after=after == 0,
        ended_by_it=None,
    )


@decides("seventy-quoc-activities-enhanced-ties", "fig-first-contacts")
@decides("seventy-turning-point-partnership", "fig-first-contacts")
def links_multiplied_in_the_years_of_nguyen_ai_quoc() -> Finding:
    parts = evidence.everything().parts
    both = sides_of().map(lambda s: "vietnam" in s and bool(s & {"russia", "international"}))
    events = tables.load("events").set_index("event_id")
    events = events[events.index.isin(both.index[both])]
    middle = events["date"].map(lambda d: periods.DECIDING["middle"](dates.parse(d)).year)
    before, after = middle.between(1909, 1919), middle.between(1920, 1930)
    his = set(parts.loc[parts["actor_id"] == "ho-chi-minh", "event_id"])
    with_him = int(events.index[after].isin(his).sum())
    return weigh(
        f"{int(after.sum())} links with Russians or the Communist International are on record for 1920 to 1930, {int(before.sum())} for the eleven years before; he takes part in {with_him} of the later ones. What they would have been without him no table tells.",
        more_links_than_before=after.sum() > before.sum(),
        he_takes_part_in_most=with_him > after.sum() / 2,
        because_of_him=None,
    )


@decides("seventy-lenin-theses-made-communist", "tab-ideas-views")
def turn_came_with_the_theses() -> Finding:
    theses = "192X-nguyen-ai-quoc-reads-lenin-theses"
    earlier = _span("1919-nguyen-ai-quoc-and-the-third-international").earliest
    read = _told_elsewhere(theses)["source_id"].nunique()
    return weigh(
        f"{read or 'No'} other sources tell of the reading. One study has him press for Lenin’s International from {earlier.year}, {'before' if earlier < _span(theses).earliest else 'not before'} the theses were printed; what turned him no table shows.",
        read_the_theses=read > 0,
        no_turn_before=earlier >= _span(theses).earliest,
        turned_by_reading=None,
    )


@decides("seventy-ton-duc-thang-flag", "register-of-discrepancies")
def ton_duc_thang_raised_the_flag() -> Finding:
    others = _told_elsewhere("1919-ton-duc-thang-red-flag")
    flag = ~others["note"].fillna("").str.contains("flag is not in the part read")
    found = "did not find" not in _register("ton-duc-thang-flag-1919")["says_b"]
    return weigh(
        f"Of {len(others)} other pages that tell of his part in the mutiny, with other ships and ports, {flag.sum() or 'none'} {'has' if flag.sum() < 2 else 'have'} the flag; a historian who searched the naval records {'found' if found else 'did not find'} him on board (register).",
        in_the_mutiny_by_others=len(others) > 0,
        the_flag_by_others=flag.any(),
        in_the_naval_records=found,
    )


@decides("seventy-vietnam-supported-patriotic-war", "event-index")
def vietnamese_backed_the_soviet_war() -> Finding:
    fought = _told_elsewhere("1941-defence-of-moscow")
    at_home = _told_elsewhere("1941-support-for-patriotic-war")
    return weigh(
        f"Vietnamese soldiers at Moscow in 1941 are told by {len(fought) + 1} sources; for support at home there {'is one, this document' if at_home.empty else f'are {len(at_home) + 1}'}.",
        some_fought_in_it=len(fought) > 0,
        publicised_at_home=len(at_home) > 0 or None,
    )


@decides("seventy-losses-1932-1935", "event-index")
def repression_lasted_from_1932_to_1935() -> Finding:
    others = _told_elsewhere("1932-white-terror")
    spans = dates.spans(others["reported_date"].dropna())
    last = max(day.year for day in spans["latest"])
    congress = _span("1935-03-27-first-party-congress-in-macau").latest.year
    return weigh(
        f"Sources beside the document that tell of the repression: {len(others)}; by the last of their dates the police were at work until {last}, and the party held its first congress in {congress}.",
        repression_told_elsewhere=len(others) > 0,
        until_1935=last >= 1935,
    )


UNTESTED = {
    "dung-no-study-so-far": "A work near to the gap is cited, on another subject; the narrower claim is not refuted (register).",
    "dung-hcm-constant-in-change": "One reference in roman numerals, two renderings in quotation marks; the page points to the editors (register).",
    "dung-party-on-ho-and-russia": "The note names one signed article in the party’s journal, not a document of the party (register).",
    "dung-hcm-warning-confirmed": "A warning and an event in accord are no proof; the tables hold one 1991.",
}
