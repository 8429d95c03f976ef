"""Sustainable diplomacy: three pillars, and what is said to make relations last."""

from __future__ import annotations

import numpy as np
import pandas as pd

from bamboobirch import dates, measures, pillars, tables
from bamboobirch.claims import Finding, decides, weigh
from bamboobirch.pillars import AFTER, KEPT, SHOCKS, YEARS
from bamboobirch.prose import listed, share, signed

FLOOR = 0.05  # a share of events below it is hardly there
NEAR = 0.25  # within so much of its level a sum is called steady
FIELDS = {
    "defence": {"defence"},
    "energy": {"energy"},
    "economy": {"trade", "aid"},
}
DEEDS = ["agreement", "treaty", "project", "delivery", "training", "founding", "investment"]
MECHANISMS = [
    "intergovernmental-commission-russia-vietnam",
    "vietnam-russia-intergovernmental-commission",
    "vietnam-russia-military-technical-commission",
    "inter-parliamentary-committee-vietnam-russia",
]
SOUTHEAST_ASIA = ["BRN", "IDN", "KHM", "LAO", "MMR", "MYS", "PHL", "SGP", "THA"]


def surely(found: str) -> bool | None:
    """Whether something held; None while that is open or disputed."""
    return {"held": True, "failed": False}.get(found)


def worded(found: pd.Series) -> str:
    """The verdicts on the pillars over one year: ideas held, interests failed ..."""
    return listed([f"{pillar} {word}" for pillar, word in found.items()])


def themes_of_interests() -> pd.Series:
    """The set of themes of each event that the first coder gives to interests."""
    first = pillars.record().first
    chosen = first.index[first["interests"] == 1]
    themes = pillars.everything().events.set_index("event_id")["themes"].reindex(chosen)
    return themes.fillna("").str.split(";").map(set)


def decades_of_dealings() -> tuple[int, int]:
    """How many decades from 1950 to 2019 have clearly more dealings than the one before, and fewer.

    Clearly: beyond 1.96 standard errors of the difference of two counts.
    """
    yearly = pillars.dealings()["between"]
    decade = yearly.groupby(yearly.index // 10 * 10).sum().loc[1950:2010]
    error = 1.96 * np.sqrt(decade + decade.shift())
    return int((decade.diff() > error).sum()), int((decade.diff() < -error).sum())


def empty_years() -> list[int]:
    """Years without a dealing between the sides in the record."""
    return [year for year in YEARS if pillars.dealings()["between"][year] == 0]


def abstentions() -> tuple[int, int]:
    """Vietnam's abstentions in the Assembly's votes on Crimea and Ukraine, and all its votes there."""
    votes = tables.load("un_votes")
    on_it = votes["title"].fillna("").str.contains("Crimea|Ukraine|Sevastopol")
    on_it |= votes["resolution"].fillna("").str.contains("ES-11/")
    cast = votes.loc[on_it, "VNM"].dropna()
    return int((cast == "A").sum()), len(cast)


def years_of_mechanisms() -> list[int]:
    """Years since 2012 in which a commission, committee or dialogue of the two sides met."""
    events = pillars.everything().events.set_index("event_id")
    year = pillars.record().year
    dialogue = events.index[
        events["title"].str.contains(r"(?:strategic|defence|strategy) dialogue", case=False)
    ]
    met = (set(dialogue) | pillars.named(MECHANISMS)) & set(year.index[year >= 2012])
    meetings = [e for e in met if events.at[e, "kind"] in ("meeting", "conference")]
    return sorted(set(year[meetings]))


def favour() -> pd.DataFrame:
    """Per cent of Vietnamese with a favourable view of Russia by survey, with 95 per cent bounds."""
    asked = tables.load("opinion").query(
        "country == 'VNM' and group == 'all' and object == 'RUS'"
    )
    asked = asked[asked["n"].notna()].sort_values("year")
    part = asked["favourable"] / 100
    error = 1.96 * np.sqrt(part * (1 - part) / asked["n"].astype(float))
    return asked.assign(low=100 * (part - error), high=100 * (part + error))


def steady(shock: int) -> float:
    """Share of readings in which the evenly weighted coded sum stays within `NEAR` of its level."""
    samples = pillars.over_shocks()[1]
    names = [f"{pillar} as coded" for pillar in pillars.PILLARS]
    before, after = sum(np.array(samples[shock, n]) / pillars.scale(n) for n in names)
    return float(np.mean(np.abs(after / before - 1) <= NEAR))


def share_of_arms(first: int, last: int) -> float:
    """The Russian part of all arms delivered to Vietnam in some years, by volume."""
    moscow, arms = pillars.arms_by_year()
    return moscow.loc[first:last].sum() / arms.loc[first:last].sum()


@decides("dung-three-pillars-keep-relations", shown_in="fig-sustainable-held")
def three_pillars_were_there_to_keep_relations() -> Finding:
    found, kept = pillars.pillars_over_shocks(), pillars.dealings_over_shocks()
    lost = found.index[found.eq("failed").any(axis=1)]
    parts = {f"all_three_over_{s}": _all_held(found.loc[s]) for s in SHOCKS}
    return weigh(
        f"After no shock do dealings surely fall below {share(KEPT)} of what they were, but a pillar failed over {listed([str(s) for s in lost])}: not all three were there to keep them going. That they keep it going is a cause.",
        dealings_did_not_surely_fall=kept["high"].min() >= KEPT,
        cause=None,
        **parts,
    )


def _all_held(found: pd.Series) -> bool | None:
    judged = [surely(word) for word in found]
    return False if False in judged else None if None in judged else all(judged)


@decides("dung-sustainable-diplomacy-three-pillars", shown_in="fig-sustainable-together")
def the_pillars_interact() -> Finding:
    crossing = pillars.crossing()
    rising = crossing[(crossing["p"] < 0.05) & (crossing["changes"] > 0)]
    falling, luck = pillars.apart_by_luck()
    return weigh(
        f"Of {len(crossing)} pairs of measures from different pillars and sources {len(rising) or 'none'} clearly rise together; {falling} move apart (as many by luck with p {luck:.2f}). Either would be an interaction. The basis in thought is not tested.",
        interact=len(rising) > 0 or (falling > 0 and luck < 0.05),
        basis_in_thought=None,
    )


@decides("dung-mechanism-middle-powers", shown_in="tab-sustainable-forms")
def the_pillars_foretell_how_relations_go() -> Finding:
    seen = pillars.foresight()
    foretold = True if seen.best < 0.05 else False if seen.worst < 0.05 else None
    return weigh(
        f"An explanation should foretell. For {seen.years} years the best weighting of the pillars has a rank correlation of {signed(seen.by_weighting.max(), 2)} with the growth of dealings in the next three; chance does as well with p {seen.best:.2f}. Above 0.05 it is left open.",
        sum_foretells_dealings=foretold,
        why_relations_are_stable=None,
    )


@decides("dung-beyond-immediate-interests", shown_in="tab-sustainable-forms")
def ideas_and_heritage_foretell_dealings() -> Finding:
    seen = pillars.foresight()
    names = ["ideas", "heritage"]
    p = measures.holm(pd.Series({name: seen.pillar_p[name] for name in names}))
    told = listed([f"{n} {signed(seen.by_pillar[n], 2)} (p {p[n]:.2f})" for n in names])
    return weigh(
        f"Rank correlation of a pillar’s coded share with the growth of dealings in the next three years, p by shifted years and for two tries: {told}; interests {signed(seen.by_pillar['interests'], 2)}. A p above 0.05 leaves it open, and to depend is a cause.",
        ideas_foretell=p["ideas"] < 0.05 or None,
        heritage_foretells=p["heritage"] < 0.05 or None,
        depends_on_them=None,
    )


@decides("dung-long-term-equilibrium", shown_in="tab-sustainable-claims")
def the_sum_of_pillars_stays_near_its_level() -> Finding:
    even = {shock: steady(shock) for shock in SHOCKS}
    told = [f"{share(part)} of readings over {shock}" for shock, part in even.items()]
    return weigh(
        f"It names an aim. The evenly weighted coded sum stays within {share(NEAR)} of its level in {listed(told)}; more than half was asked.",
        aim=None,
        **{f"steady_over_{shock}": part > 0.5 for shock, part in even.items()},
    )


@decides("dung-elements-continue", shown_in="fig-sustainable-held")
def pillars_held_over_2022() -> Finding:
    found = pillars.pillars_over_shocks().loc[2022]
    return weigh(
        f"Over 2022: {worded(found)}; what comes later is open.",
        later=None,
        **{pillar: surely(word) for pillar, word in found.items()},
    )


@decides("dung-interest-pillar-content", shown_in="tab-sustainable-claims")
def interests_are_defence_energy_and_economy() -> Finding:
    themes = themes_of_interests()
    part = {f: themes.map(lambda t, f=f: bool(t & FIELDS[f])).mean() for f in FIELDS}
    any_of = themes.map(lambda t: bool(t & set().union(*FIELDS.values()))).mean()
    return weigh(
        f"{share(any_of)} of events coded as interests carry a theme of defence, energy, trade or aid; three quarters were asked. Of each: {listed([f'{f} {share(v)}' for f, v in part.items()])}.",
        they_make_three_quarters=any_of >= 0.75,
        **{field: value >= FLOOR for field, value in part.items()},
    )


def _marked(
    first: int, last: int = YEARS[-1], wanted: list[str] = pillars.PILLARS
) -> tuple[dict[str, bool | None], str]:
    """Which pillars surely mark more than `FLOOR` of the events of some years, and in words.

    Where whole years were drawn as well, the lower of the two lower bounds counts.
    """
    found = {pillar: pillars.marked(pillar, first, last) for pillar in wanted}
    parts, told = {}, []
    for pillar, (low, mid, high) in found.items():
        bounds = f"{share(low)} to {share(high)}"
        if first in pillars.years_whole():
            draws = pillars.years_whole()[first][:, 1, pillars.PILLARS.index(pillar)]
            by_year = np.quantile(draws, 0.025)
            bounds += f"; whole years from {share(by_year)}"
            low = min(low, by_year)
        parts[pillar] = True if low > FLOOR else False if high < FLOOR else None
        told.append(f"{pillar} {share(mid)} ({bounds})")
    return parts, listed(told)


@decides("dung-values-beside-interests", shown_in="fig-sustainable-coded")
def values_mark_events_of_the_soviet_years() -> Finding:
    parts, told = _marked(1975, 1991)
    return weigh(
        f"Shares of coded events from 1975 to 1991: {told}; {share(FLOOR)} was asked. Loyalty is not measured, nor what relations rested on.",
        what_they_rested_on=None,
        **parts,
    )


@decides("dung-friendship-and-interests", shown_in="fig-sustainable-coded")
def memory_and_interests_mark_events_of_the_partnership() -> Finding:
    parts, told = _marked(2001, wanted=["heritage", "interests"])
    return weigh(
        f"Shares of coded events since 2001: {told}; {share(FLOOR)} was asked. What the partnership rests on is a cause.",
        heritage_invoked=parts["heritage"],
        interests_pursued=parts["interests"],
        what_it_rests_on=None,
    )


@decides("dung-principle-basis-of-trust", shown_in="fig-sustainable-coded")
def ideas_mark_events_of_today() -> Finding:
    parts, told = _marked(2022, wanted=["ideas"])
    return weigh(
        f"Share of coded events since 2022: {told}; {share(FLOOR)} was asked. The basis of trust is not measured.",
        ideas_invoked=parts["ideas"],
        basis_of_trust=None,
    )


@decides("zareba-cold-war-foundation", shown_in="fig-sustainable-held")
def the_cold_war_still_bears() -> Finding:
    parts, told = _marked(2022, wanted=["heritage"])
    then, now = share_of_arms(1975, 1991), share_of_arms(2022, 2025)
    return weigh(
        f"Share of coded events since 2022: {told}; {share(FLOOR)} was asked. Moscow’s part of arms delivered went from {share(then)} in 1975 to 1991 to {share(now)} since 2022. A foundation is a cause.",
        heritage_invoked=parts["heritage"],
        most_arms_from_moscow=now > 0.5,
        foundation=None,
    )


@decides("dung-history-and-caution", shown_in="fig-ukraine")
def history_is_invoked_and_blocs_avoided() -> Finding:
    parts, told = _marked(2022, wanted=["heritage"])
    abstained, cast = abstentions()
    return weigh(
        f"Share of coded events since 2022: {told}; {share(FLOOR)} was asked. In the Assembly’s votes on Crimea and Ukraine from 2014 on Vietnam abstained in {abstained} of {cast}.",
        history_invoked=parts["heritage"],
        takes_no_side=abstained > cast / 2,
    )


@decides("ties-tightrope", shown_in="fig-ukraine")
def vietnam_takes_no_side_and_deals_with_both() -> Finding:
    abstained, cast = abstentions()
    met = {
        side: sorted(set(pillars.of_sides("vietnam", side)[lambda y: y >= 2022]))
        for side in ("russia", "united-states")
    }
    return weigh(
        f"Vietnam abstained in {abstained} of the Assembly’s {cast} votes on Crimea and Ukraine from 2014 on. The record has events with Russia in {len(met['russia'])} and with the United States in {len(met['united-states'])} of the {AFTER[2022]} years since 2022. Obligation is not measured.",
        takes_no_side=abstained > cast / 2,
        deals_with_both_in_most_years=min(map(len, met.values())) > AFTER[2022] / 2,
        obligation=None,
    )


@decides("dung-ups-and-downs", shown_in="fig-sustainable-relation")
def dealings_went_up_and_down() -> Finding:
    ups, downs = decades_of_dealings()
    return weigh(
        f"Clear changes of dealings from decade to decade: {ups} up, {downs} down (counts, 1.96 standard errors); the record’s density changes too.",
        ups=ups > 0,
        downs=downs > 0,
    )


@decides("seventy-strong-friendship-despite-ups-and-downs", shown_in="fig-perceptions-states")
def friendship_despite_ups_and_downs() -> Finding:
    asked, (ups, downs) = favour(), decades_of_dealings()
    return weigh(
        f"From decade to decade dealings clearly went up in {ups} cases and down in {downs}. In {len(asked)} surveys from {asked['year'].min()} to {asked['year'].max()} at least {asked['favourable'].min():.0f} % of Vietnamese had a favourable view of Russia. What Russians think of Vietnam is in no table, and surveys do not cover the seventy years.",
        ups_and_downs=ups > 0 and downs > 0,
        most_vietnamese_favour_russia=asked["low"].min() > 50,
        most_russians_favour_vietnam=None,
    )


@decides("ties-durable-relationship", shown_in="fig-sustainable-relation")
def dealings_outlasted_the_shocks() -> Finding:
    kept, empty = pillars.dealings_over_shocks(), empty_years()
    told = [f"{share(r.kept)} ({share(r.low)} to {share(r.high)})" for r in kept.itertuples()]
    return weigh(
        f"Dealings a year after 1991, 2014 and 2022 against those before: {listed(told)}; a sure fall below {share(KEPT)} would have spoken against it. {len(empty)} of {len(YEARS)} years are empty in the record, the last {max(empty)}. Whether one welcome shows loyalty cannot be tested.",
        outlasted_the_shocks=kept["high"].min() >= KEPT,
        loyalty=None,
    )


@decides("ties-relationship-in-flux", shown_in="fig-sustainable-held")
def military_partners_have_changed() -> Finding:
    table = pillars.over_shocks()[0].set_index(["shock", "measure"])
    row = table.loc[(2022, "share of arms")]
    return weigh(
        f"Moscow’s share of arms went from {share(row['before'])} in 2014 to 2021 to {share(row['after'])} since; the rest is of the future.",
        arms_moved_to_others={"failed": True, "held": False}.get(row["found"]),
        will_stay_so=None,
    )


@decides("tran-stable-mechanisms", shown_in="tab-sustainable-claims")
def mechanisms_meet_in_most_years() -> Finding:
    met, since = years_of_mechanisms(), range(2012, YEARS[-1] + 1)
    missing = [str(year) for year in since if year not in met]
    return weigh(
        f"A commission, committee or dialogue of the two sides is recorded in {len(met)} of the {len(since)} years from {since[0]} to {since[-1]} (none in {listed(missing)}); most was asked. What relations rest on is a cause.",
        they_meet_in_most_years=len(met) > len(since) / 2,
        what_relations_rest_on=None,
    )


@decides("dung-success-factors", shown_in="fig-sustainable-held")
def mechanisms_meet_and_trade_pays() -> Finding:
    met, since = years_of_mechanisms(), range(2012, YEARS[-1] + 1)
    table = pillars.over_shocks()[0].set_index(["shock", "measure"])
    counted, part = (
        table.loc[(2014, name)] for name in ("trade, Russian count", "share of trade")
    )
    return weigh(
        f"Mechanisms of dialogue are recorded in {len(met)} of {len(since)} years since {since[0]}. Over 2014 trade as Russia counts it came to {share(counted['kept'])} of its level, but Russia’s share of Vietnam’s trade to {share(part['kept'])}. Trust is not measured, and what success rests on is a cause.",
        dialogue_in_most_years=len(met) > len(since) / 2,
        trade_held=surely(counted["found"]),
        share_of_trade_held=surely(part["found"]),
        trust=None,
    )


@decides("dung-achievements-testify", shown_in="tab-sustainable-claims")
def each_field_has_deeds() -> Finding:
    year, events = pillars.record().year, pillars.everything().events.set_index("event_id")
    recent = events.loc[year.index[year >= 2001]]
    deeds = recent[recent["kind"].isin(DEEDS)]["themes"].fillna("").str.split(";")
    fields = ["defence", "energy", "people"]
    found = {field: int(deeds.map(lambda t, f=field: f in t).sum()) for field in fields}
    return weigh(
        f"Agreements, projects, deliveries and training since 2001 by theme: {listed([f'{f} {n}' for f, n in found.items()])}; ten of each were asked. Science has no theme of its own, and of what deeds testify no table tells.",
        science=None,
        testify_to_the_basis=None,
        **{field: number >= 10 for field, number in found.items()},
    )


@decides("dung-legacy-of-centuries", shown_in="register-of-discrepancies")
def the_two_abstracts_differ() -> Finding:
    row = tables.load("discrepancies").set_index("discrepancy_id")
    row = row.loc["russian-abstract-centuries"]
    return weigh(
        f"The register sets the two abstracts side by side: {row['says_a']} {row['says_b']}",
        russian_says_centuries="centur" in row["says_a"] and "Russian" in row["says_a"],
        english_says_long_standing="long-standing" in row["says_b"],
    )


@decides("dung-joint-statement-solid-basis", shown_in="tab-sustainable-claims")
def a_statement_was_made_in_2025() -> Finding:
    told = tables.load("event_sources").query(
        "event_id == '2025-05-11-joint-statement-major-orientations'"
    )
    others = set(told["source_id"]) - {"dung2026"}
    return weigh(
        f"{len(others)} sources beside the article tell of a joint statement of May 2025; its words on the basis are quoted by the article alone.",
        statement_made=len(others) > 0,
        its_words=None,
    )


@decides("seventy-years-vietnam-link-raises-russia", shown_in="fig-comparison-ladder")
def russian_ties_in_the_region_followed() -> Finding:
    steps = tables.load("moscow_partnerships").query("step == 'strategic'")
    first = steps["date"].map(dates.year).groupby(steps["country"]).min()
    others = first[first.index.isin(SOUTHEAST_ASIA) & first.between(first["VNM"] + 1, 2020)]
    others = others.sort_values()
    known = tables.load("moscow_partnerships")["country"].unique()
    names = tables.load("countries").set_index("country")["name"]
    return weigh(
        f"Of the {len(set(known) & set(SOUTHEAST_ASIA))} other states of the region in the table {len(others) or 'none'} became a strategic partner of Moscow after Vietnam in {first['VNM']} and by 2020, when the paper was written: {listed([f'{names[c]} ({y})' for c, y in others.items()])}. That Vietnam brought it about is a cause.",
        more_partners_after_vietnam=len(others) > 0,
        through_vietnam=None,
    )


ADVICE = "It is advice: it can be wise or unwise, but no table can make it true or false."
UNTESTED = {
    "dung-three-pillars-defined": "It defines a term; the table of forms tries what follows from it.",
    "dung-gap-two-sustainability": "It speaks of the literature, which the tables do not survey.",
    "dung-adds-to-middle-power-theory": "It values the study’s own contribution, which no table weighs.",
    "dung-middle-power-framework": "It speaks of the literature, and names no scholar whose title could be looked up.",
    "dung-actors-decisive": "It ranks causes; the tables show who acted, not how it would have gone without them.",
    "dung-delicate-balance": ADVICE,
    "dung-expand-with-west": ADVICE,
    "dung-long-term-interests-with-russia": ADVICE,
    "dung-interest-and-responsibility": "It states a duty, which no table can make true or false.",
    "dung-middle-powers-flexible": "It states a need of all such states; the tables follow one.",
    "dung-flexible-use-can-help": "It says what may help; no table compares a Vietnam without those principles.",
    "dung-guide-for-middle-powers": "It recommends itself to other states, which are not in the tables.",
    "dung-future-theory": "It speaks of studies not yet written.",
    "dung-thought-as-resource": "It says what thought can do; the tables hold deeds and words, not what they drew upon.",
    "dung-legacies-beside-balance": "It says what guides policy; the tables hold what was done, not by what it was guided.",
    "dung-trust-with-russia-leverage": "It says what Vietnam can do with trust, which no table measures.",
    "seventy-years-cooperation-vital": ADVICE,
    "seventy-years-need-more-substance": ADVICE,
    "ties-equilibrium-open": "It asks a question of the future and answers none.",
    "tran-high-strategic-trust": "Trust is not measured; arms, votes and surveys may follow from it or from other things.",
}
