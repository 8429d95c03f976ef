"""Perceptions: what polls measured and what the documents say that people feel."""

from __future__ import annotations

import functools

import numpy as np
import pandas as pd
from scipy import stats

from bamboobirch import dates, measures, tables
from bamboobirch.claims import Finding, by_title, decides, weigh
from bamboobirch.prose import listed, share

DEFF = 2.0  # a choice: variance as if the sample were half as large
OBJECTS = {"RUS": "Russia", "USA": "United States", "CHN": "China"}
AGES = ["18-29", "30-49", "50+"]
WAVES = [2014, 2015, 2017]  # in which Vietnam was asked
NEIGHBOURS = ["IDN", "MYS", "PHL", "THA"]
INVASION = dates.parse("2022-02-24").earliest.year


def wilson(p, n, deff: float = DEFF, z: float = 1.959964) -> tuple:
    """Wilson's interval of a share p of n persons, n divided by the design effect."""
    n = n / deff
    middle, half = p + z**2 / (2 * n), z * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
    return (middle - half) / (1 + z**2 / n), (middle + half) / (1 + z**2 / n)


def difference(one: tuple, other: tuple, deff: float = DEFF) -> tuple:
    """Other less one of two independent shares (p, n): Newcombe's interval, pooled z-test."""
    (p1, n1), (p2, n2) = one, other
    (low1, high1), (low2, high2) = wilson(p1, n1, deff), wilson(p2, n2, deff)
    step = p2 - p1
    low = step - np.sqrt((p2 - low2) ** 2 + (high1 - p1) ** 2)
    high = step + np.sqrt((high2 - p2) ** 2 + (p1 - low1) ** 2)
    pooled = (p1 * n1 + p2 * n2) / (n1 + n2)
    error = np.sqrt(deff * pooled * (1 - pooled) * (1 / n1 + 1 / n2))
    return step, low, high, 2 * stats.norm.sf(abs(step) / error)


@functools.cache
def polls() -> pd.DataFrame:
    """Rows of `opinion` whose number of persons is known: favourable share `mean`, `low`, `high`."""
    rows = tables.load("opinion")
    rows = rows[rows["n"].notna()].copy()
    rows["mean"], rows["n"] = rows["favourable"] / 100, rows["n"].astype(float)
    rows["low"], rows["high"] = wilson(rows["mean"], rows["n"])
    return rows


@functools.cache
def _answers() -> dict[tuple, tuple]:
    rows = polls()
    keys = zip(rows["country"], rows["group"], rows["object"], rows["year"])
    return dict(zip(keys, zip(rows["mean"], rows["n"])))


def asked(year: int, object_: str, group: str = "all", country: str = "VNM") -> tuple:
    """Favourable share and number of persons of one row of `polls`."""
    return _answers()[(country, group, object_, year)]


def views_of_russia() -> pd.DataFrame:
    """Rows of `polls` on Russia among all adults, by state and wave."""
    rows = polls()
    return rows[(rows["object"] == "RUS") & (rows["group"] == "all")]


def contrasts() -> dict[tuple[str, str], tuple]:
    """What the looks at Vietnam's polls compare: two pairs of year and group, by look and object."""
    found = {}
    for code in OBJECTS:
        for year in WAVES:
            found[(f"under 30 less 50+, {year}", code)] = ((year, "50+"), (year, "18-29"))
        found[("all, 2014 to 2015", code)] = ((2014, "all"), (2015, "all"))
        found[("all, 2015 to 2017", code)] = ((2015, "all"), (2017, "all"))
        for age in AGES:
            label = f"{age.replace('-', '–')}, 2014 to 2017"
            found[(label, code)] = ((2014, age), (2017, age))
    return found


def looks(deff: float = DEFF) -> pd.DataFrame:
    """All looks with interval and p adjusted for their number, under a design effect."""
    pairs = contrasts()
    rows = [
        difference(asked(a[0], code, a[1]), asked(b[0], code, b[1]), deff)
        for (_, code), (a, b) in pairs.items()
    ]
    index = pd.MultiIndex.from_tuples(pairs, names=["look", "object"])
    table = pd.DataFrame(rows, index=index, columns=["step", "low", "high", "p"])
    return table.assign(holm=measures.holm(table["p"]))


def waves_around_the_invasion() -> dict[str, tuple[int, int]]:
    """The last wave before 2022 and the first from then on, of states that have both."""
    pairs = {}
    for country, part in views_of_russia().groupby("country"):
        before, after = (
            part["year"][part["year"] < INVASION],
            part["year"][part["year"] >= INVASION],
        )
        if country != "VNM" and len(before) and len(after):
            pairs[country] = (int(before.max()), int(after.min()))
    return pairs


def moves_around_the_invasion(deff: float = DEFF) -> pd.DataFrame:
    """Change in favour for Russia between those waves, with interval and adjusted p, by state."""
    table = pd.DataFrame(
        {
            c: difference(asked(before, "RUS", country=c), asked(after, "RUS", country=c), deff)
            for c, (before, after) in waves_around_the_invasion().items()
        },
        index=["step", "low", "high", "p"],
    ).T
    return table.assign(holm=measures.holm(table["p"]))


def state_names() -> dict[str, str]:
    """Names of states by code, as the chapter has them."""
    names = dict(tables.load("countries").set_index("country")["name"])
    return names | {"KOR": "South Korea", "USA": "United States", "VNM": "Vietnam"}


def region() -> pd.DataFrame:
    """Views of Russia in the four neighbours that were asked, by wave."""
    rows = views_of_russia()
    return rows[rows["country"].isin(NEIGHBOURS)]


def votes_on_the_war() -> pd.Series:
    """Vietnam's vote, A for abstention and N for no, in votes of the emergency session on Ukraine."""
    rows = tables.load("named_votes")
    rows = rows[(rows["country"] == "VNM") & rows["vote_id"].str.startswith("a-res-es-11")]
    return rows.drop_duplicates("vote_id")["vote"]


def confidence_in_putin() -> pd.Series:
    """The one row of `opinion` on Putin."""
    return tables.load("opinion").query("object == 'Putin'").iloc[0]


@decides("zareba-older-generation-sentiment", shown_in="fig-perceptions-age")
def the_old_are_warm_and_the_young_no_warmer() -> Finding:
    old = [asked(year, "RUS", "50+") for year in WAVES]
    table = looks()
    ages = table[table.index.get_level_values("look").str.startswith("under")].xs(
        "RUS", level="object"
    )
    clear = int(((ages["holm"] < 0.05) & (ages["step"] > 0)).sum())
    return weigh(
        f"Those from 50 on were warm ({share(min(p for p, _ in old))} or more), but those under 30 warmer in {int((ages['step'] > 0).sum())} of {len(WAVES)} waves, clearly in {clear}. The polls ask for favour, not strength of feeling or memory of aid, and end in {max(WAVES)}.",
        the_old_are_warm=min(wilson(*one)[0] for one in old) > 0.5,
        the_young_no_warmer=clear == 0,
        from_memory_of_aid=None,
    )


@decides("zareba-putin-seen-positively", shown_in="fig-perceptions-objects")
def most_had_confidence_in_putin() -> Finding:
    row = confidence_in_putin()
    return weigh(
        f"{row['favourable']:.0f} per cent had confidence in him in {row['year']}; why, and since {INVASION}, was not asked.",
        seen_positively=row["favourable"] > 50,
        for_standing_up_to_the_west=None,
    )


@decides("zareba-pivot-welcomed", shown_in="fig-perceptions-looks")
def the_pivot_was_welcomed() -> Finding:
    clear = looks().loc[("all, 2015 to 2017", "RUS"), "holm"] < 0.05
    return weigh(
        f"The pivot was not asked about; the last step in favour for Russia is {'' if clear else 'not '}clear of chance.",
        welcomed=None,
    )


@decides("zareba-russia-positive-image", shown_in="fig-perceptions-war")
def most_of_southeast_asia_views_russia_favourably() -> Finding:
    readings = region()["mean"]
    half = int((readings >= 0.5).sum())
    at_home = asked(max(WAVES), "RUS")[0]
    return weigh(
        f"In Vietnam {'yes' if at_home > 0.5 else 'no'}; elsewhere in the region {half} of {len(readings)} readings reach a half. The reason given is not tested.",
        in_vietnam=at_home > 0.5,
        elsewhere_in_the_region=half > len(readings) / 2,
        as_no_threat=None,
    )


@decides("ties-ambivalence-in-asia", shown_in="fig-perceptions-war")
def vietnam_and_asia_are_of_two_minds() -> Finding:
    cast = votes_on_the_war().value_counts().reindex(["A", "N", "Y"], fill_value=0)
    moves = moves_around_the_invasion()
    clear = moves[moves["holm"] < 0.05]
    names = {code: state_names()[code] for code in clear.index}
    fell, rose = ([names[c] for c in clear.index[clear["step"] * sign > 0]] for sign in (-1, 1))
    return weigh(
        f"Vietnam abstained {cast['A']} times, voted no in {cast['N']} of {cast.sum()} votes, which fits; but favour for Russia fell clearly in {listed(fell)} and was clearly higher in {listed(rose)}, so that others are not of one mood.",
        vietnam_mostly_abstains=cast["A"] > cast.sum() / 2,
        others_of_one_mood=not (fell and rose),
    )


@decides("dung-reuters-west-view", shown_in="register-of-discrepancies")
def reuters_has_the_western_view_in_these_words() -> Finding:
    row = (
        tables.load("discrepancies").set_index("discrepancy_id").loc["reuters-quote-too-close"]
    )
    displeased, literal = "too close" in row["says_b"], "paraphrase" not in row["resolution"]
    return weigh(
        f"A reprint of the report {'has' if displeased else 'lacks'} Western displeasure in the agency’s own words, and {'has' if literal else 'lacks'} the quotation; see the register.",
        western_displeasure=displeased,
        in_the_words_quoted=literal,
    )


@decides("seventy-few-similarities-great-distance", shown_in="fig-perceptions-images")
def contact_was_early() -> Finding:
    day = tables.load("events").set_index("event_id")["date"].map(dates.year)
    read, landed = day["1783-russia-reads-baron"], day["1863-stanyukovich-in-cochinchina"]
    recognised = day["1950-01-30-ussr-recognises-drv"]
    return weigh(
        f"Images in Russian print are dated from {read}, the first landing of a Russian, as far as known, from {landed}; that is early beside the relations of {recognised}, but knowledge is not contact. Similarity and distance are not measured.",
        contact_long_before_relations=recognised - landed > 50,
        few_similarities=None,
        far_apart=None,
    )


@decides("seventy-topic-interests-many-researchers", shown_in="sources-perspective")
def scholarship_comes_from_several_sides() -> Finding:
    works = tables.load("sources").query("kind == 'scholarship'")
    views = works["perspective"].nunique()
    return weigh(
        f"{len(works)} works of scholarship from {views} perspectives are listed in this book, not all of them on the relationship; how many treat single periods is not counted.",
        many_works=len(works) >= 100,
        from_different_angles=views >= 3,
        for_single_periods=None,
    )


@decides("tran-mixed-estimates", shown_in="tab-perceptions-claims")
def cited_title_speaks_of_mixed_estimates() -> Finding:
    return by_title("tran-mixed-estimates", "mixed estimates by the two parties")


UNTESTED = {
    "zareba-society-divided": "No survey of Vietnam after 2017 is held.",
    "zareba-public-more-sympathetic": "Neither public nor leaders were surveyed on it.",
    "zareba-empathy-with-ukraine": "No survey of Vietnam after 2017 is held.",
    "zareba-vietnamese-gratitude": "Favour was asked, memory and gratitude were not.",
    "ties-putin-defies-west": "Confidence was asked, defiance was not.",
    "dung-putin-on-ho-chi-minh": "The tables know these words of the article of June 2024 only from this document.",
    "zareba-state-media-uncritical": "One report of one vote is held; Vietnamese media are not counted.",
    "zareba-official-channels-pro-russian": "Vietnamese channels are not counted.",
}
