"""Trade and aid: whose count, which currency, planned or spent."""

from __future__ import annotations

import functools
import re

import numpy as np
import pandas as pd

from bamboobirch import dates, tables
from bamboobirch.claims import Finding, decides, weigh
from bamboobirch.prose import share, signed

COUNTS = ["russia", "vietnam"]  # by whose statistics
IN_FORCE = "2016-10-eaeu-free-trade-agreement-in-force"
SHARE_LEFT, TERM = "debt-share-to-be-paid-press", "debt-repayment-term-press"
# Series | donor | what is counted | a sum of several years, or a year's amount.
GIVEN = """
aid-extended-ussr-east-europe-pentagon | SUN | USSR, E. Europe, economic (Pentagon) | sum
aid-extended-china-pentagon | CHN | China, economic (Pentagon) | sum
aid-soviet-yearly-time | SUN | USSR, all aid (Time) | year
aid-chinese-yearly-time | CHN | China, all aid (Time) | year
aid-soviet-military-dollars-shijie | SUN | USSR, arms (Chinese magazine) | sum
aid-chinese-total-dollars-sina | CHN | China, all aid (Chinese portal) | sum
aid-soviet-five-year-plan-western | SUN | USSR (western sources) | sum
aid-chinese-loc | CHN | China (country study) | year
aid-economic-soviet-yearly-cia | SUN | USSR, economic (CIA) | year
aid-western-multilateral-loc | OTHER | West, UN bodies (country study) | year
aid-soviet-yearly-western | SUN | USSR (diplomats, press) | year
aid-soviet-yearly-cost-pike | SUN | USSR, all costs (Pike) | year
aid-soviet-five-years-csm | SUN | USSR, with arms (newspaper) | sum
"""


@functools.cache
def _observations() -> pd.DataFrame:
    """Observations with `level` (a bound stands for itself, a range for its middle) and `year`, if one."""
    rows = tables.load("observations")
    plain = rows["start"].str.extract(r"^(\d{4})[~?]?$")[0]
    return rows.assign(
        level=rows["value"].fillna(rows[["low", "high"]].mean(axis=1)),
        year=pd.to_numeric(plain.where(rows["start"] == rows["end"])),
    )


@functools.cache
def _rows(pattern: str) -> pd.DataFrame:
    """All observations of the series whose name fits."""
    return _observations()[_observations()["series_id"].str.fullmatch(pattern)]


def _only(series: str, start: str, source: str | None = None) -> float:
    """One level, by series and start, and by source where several speak."""
    found = _rows(series).query("start == @start")
    return (found if source is None else found.query("source_id == @source"))["level"].iloc[0]


def aid_a_year() -> pd.DataFrame:
    """Estimates of aid to Vietnam, million dollars of the day a year: `low`, `level`, `high`, `first` and `last` year."""
    lines = [[part.strip() for part in line.split("|")] for line in GIVEN.strip().splitlines()]
    given = pd.DataFrame(lines, columns=["series_id", "donor", "what", "unit"])
    given = given.merge(_observations(), on="series_id")
    for column, end, digit in (("first", "start", "0"), ("last", "end", "9")):
        given[column] = given[end].str[:3].add(given[end].str[3].replace("X", digit))
    given = given.astype({"first": int, "last": int})
    # Of a magazine's two rows the sum, of the country study the single years.
    single = given["first"] == given["last"]
    given = given[
        ~((given["unit"] == "sum") & single)
        & ~((given["series_id"] == "aid-chinese-loc") & ~single)
    ]
    years = np.where(given["unit"] == "sum", given["last"] - given["first"] + 1, 1)
    for column in ("low", "high", "level"):
        given[column] = given[column] / years
    for column in ("low", "high"):
        given[column] = given[column].fillna(given["level"])
    given = given.sort_values(["first", "last", "what", "source_id"])
    return given.reset_index(drop=True)


def _soviet_estimates() -> tuple[float, float]:
    """The lowest and the highest estimate of Soviet aid a year in the 1980s, million dollars."""
    eighties = aid_a_year().query("donor == 'SUN' and first >= 1980")
    return eighties["low"].min(), eighties["high"].max()


def _counted(side: str) -> pd.Series:
    """Trade of both directions in whole years by one side's count, billion dollars, a value a source."""
    found = _rows(f"trade-turnover-as-{side}-counts")
    found = found[found["status"].isin(["reported", "computed"]) & found["year"].notna()]
    return found.astype({"year": int}).set_index("year")["level"]


def _mirror() -> pd.DataFrame:
    """Median of each side's count by year, billion dollars."""
    return pd.DataFrame({side: _counted(side).groupby("year").median() for side in COUNTS})


def russian_count_of_2016() -> float:
    """Russia's count of 2016, billion dollars, which no page gives: that of 2017 less its reported rise."""
    pages = _rows("trade-turnover-as-russia-counts")
    page = pages.query("source_id == 'oana2018medvedev' and year == 2017").iloc[0]
    rise = float(re.search(r"up ([\d.]+) percent", page["note"])[1]) / 100
    return page["level"] / (1 + rise)


def _pace_since_2016(last: int) -> pd.Series:
    """Mean yearly growth of trade with Russia by each count, on the log scale, as a share."""
    mirror = _mirror()
    mirror.loc[2016, "russia"] = russian_count_of_2016()
    return np.log(mirror.loc[last] / mirror.loc[2016]) / (last - 2016)


def _pace_of_all_partners() -> float:
    """Mean yearly growth of all Vietnam's trade from 2016 to 2021, on the log scale, as a share."""
    world = _rows("trade-vietnam-world-vietnamese-count")
    world = world[world["status"].isin(["reported", "computed"])]
    by_year = world.groupby("year")["level"].median()
    return np.log(by_year[2021] / by_year[2016]) / 5


def _shares_of_trade() -> pd.DataFrame:
    """Share of each partner in Vietnam's goods trade by UNCTAD's matrix, by year and partner."""
    rows = _rows(r"trade-(exports|imports|export-share|import-share)-[a-z]{3}-unctad")
    named = rows["series_id"].str.extract(r"trade-(?P<kind>.*)-(?P<partner>[a-z]{3})-unctad")
    flows = rows.assign(**named).pivot(
        index=["year", "partner"], columns="kind", values="value"
    )
    sold, bought = (
        100 * flows[f"{way}s"] / flows[f"{way}-share"] for way in ("export", "import")
    )
    return ((flows["exports"] + flows["imports"]) / (sold + bought)).unstack("partner")


@decides("seventy-aid-tonnage-1950-1954", shown_in="fig-aid")
def aid_to_1954_came_from_all_friends() -> Finding:
    yearly = _rows("chinese-aid-drv-tonnes").query("source_id == 'goscha2011aid'")
    total = yearly[yearly["start"].str[:4] == yearly["end"].str[:4]]["level"].sum()
    stated = _only("international-aid-to-drv-tonnes", "1950-05")
    others = _observations().query("source_id != 'seventy-years-nd' and level == @stated")
    return weigh(
        f"The yearly figures of a reference work make {total:,.0f} tonnes, but as Chinese aid, not that of all friends; the sum in roubles was found nowhere else.",
        the_weight_fits=abs(total / stated - 1) < 0.01,
        another_source_has_it_from_all_friends=(
            ~others["series_id"].str.startswith("chinese")
        ).any(),
        worth_in_roubles=None,
    )


@decides("seventy-years-29996-tons-1955-1960", shown_in="fig-war-alliance-tonnes")
def military_goods_of_1955_to_1960_weighed_29996_tonnes() -> Finding:
    table = _only("military-aid-ussr-tonnes-vn", "1955")
    stated = _only("soviet-military-goods-tonnes-document", "1955")
    same = table == stated
    return weigh(
        f"A table of Vietnamese origin has {table:,.0f} tonnes, {'the same; one origin for both is likely' if same else 'another figure'}.",
        same_in_another_table=same,
    )


@decides("seventy-years-covid-blocks-10-billion", shown_in="fig-trade-targets")
def ten_billion_was_in_reach_before_the_pandemic() -> Finding:
    mirror = _mirror()
    needed = np.log(_only("trade-russia-vietnam-document", "2020") / 1000 / mirror.loc[2019])
    best_year = np.log(mirror).diff().max().max()
    return weigh(
        f"Before the pandemic 10 billion already needed {share(np.exp(needed.min()) - 1)} or more in a single year; a Russian official called it unobtainable in December 2019.",
        as_fast_as_in_the_best_year=needed.min() < best_year,
        hindered_by_the_pandemic=None,
    )


@decides("seventy-years-russia-24th-investor", shown_in="fig-trade-investment")
def russia_is_investor_number_24() -> Finding:
    ranks = _rows("investment-rank-russia-in-vietnam-fia")["level"]
    rank, projects, capital = (
        _only(f"investment-{what}-russia-in-vietnam-fia", "2019-02")
        for what in ("rank", "projects", "registered")
    )
    return weigh(
        f"A news agency has the same rank, projects and capital in February 2019; over all dates the rank runs from {ranks.min():.0f} to {ranks.max():.0f}.",
        place_24=rank == 24,
        projects_127=projects == 127,
        about_950_million=abs(capital / 950 - 1) < 0.05,
    )


@decides("seventy-years-th-projects-2-billion", shown_in="tab-trade-conflicts")
def dairy_projects_are_worth_two_billion() -> Finding:
    plan = _only("investment-th-group-russia-planned", "2016")
    first = _only("investment-th-group-russia-first-phase", "2016")
    return weigh(
        f"The sum is a plan of {plan:,.0f} million over ten years with a first phase of {first:.0f}; see the register.",
        planned_at_two_billion=plan > 2000,
        first_phase_of_two_billion=first > 2000,
        first_highlight_of_relations=None,
    )


@decides("seventy-years-eaeu-fta-dynamic-growth", shown_in="fig-trade-same-years")
def trade_and_investment_grew_after_the_agreement() -> Finding:
    to_2021, to_2022 = _pace_since_2016(2021), _pace_since_2016(2022)
    world = _pace_of_all_partners()
    before, after = (
        _only("investment-registered-russia-in-vietnam-fia", day)
        for day in ("2016-05", "2025-05~")
    )
    return weigh(
        f"Trade grew {share(to_2021.min())} to {share(to_2021.max())} a year to 2021 and {share(to_2022.min())} to {share(to_2022.max())} to 2022; with all partners {share(world)} to 2021; registered Russian capital did not grow.",
        trade_grew=min(to_2021.min(), to_2022.min()) > 0,
        faster_than_with_all_partners=to_2021.min() > world,
        russian_capital_grew=after > before,
    )


@decides("seventy-years-trade-2001-2018", shown_in="fig-trade-mirror")
def trade_rose_from_half_a_billion_to_four_and_a_half() -> Finding:
    first, last = _counted("vietnam")[2001], _counted("vietnam")[2018]
    return weigh(
        f"Vietnam’s count has {first:.2f} billion in 2001, above half a billion, and {last.min():.2f} to {last.max():.2f} in 2018; Russia’s 2018 is {_mirror().loc[2018, 'russia']:.2f}.",
        just_under_half_a_billion_in_2001=first < 0.5,
        over_four_and_a_half_in_2018=last.max() > 4.5,
    )


@decides("seventy-years-trade-2018-up-28-5", shown_in="fig-trade-mirror")
def trade_of_2018_was_28_per_cent_above_2017() -> Finding:
    vietnam = 100 * (_counted("vietnam")[2018] / _counted("vietnam")[2017] - 1)
    russia = _only("trade-turnover-growth-russian-side", "2018")
    return weigh(
        f"Right for Vietnam’s count, {vietnam.min():.0f} to {vietnam.max():.0f} per cent by its rounded values; Russia’s grew {russia:.1f} per cent.",
        by_vietnams_count=vietnam.min() <= 28.5 <= vietnam.max(),
        by_russias_count=abs(russia - 28.5) < 1,
    )


@decides("seventy-years-trade-four-months-2020", shown_in="tab-trade-claims")
def four_months_of_2020_were_seven_per_cent_lower() -> Finding:
    before = 1000 * _only("trade-turnover-as-vietnam-counts", "2019-01", "vna2019moit")
    change = 100 * (_only("trade-russia-vietnam-document", "2020-01") / before - 1)
    return weigh(
        f"Against the ministry’s figure for four months of 2019 it is {signed(change, 1)} per cent; both are rounded.",
        seven_per_cent_lower=abs(change + 7) <= 1.5,
    )


@decides("seventy-years-vietnam-22-projects-in-russia", shown_in="fig-trade-investment")
def vietnam_has_22_projects_worth_three_million() -> Finding:
    projects = _only("investment-projects-vietnam-in-russia-fia", "2018-06")
    capital = _only("investment-registered-vietnam-in-russia-fia", "2016-05")
    stated = _only("investment-capital-vietnam-in-russia", "2019~")
    return weigh(
        f"Projects {projects:.0f} fit; the capital is {capital:,.0f} million in 2016, so million stands for billion.",
        projects_22=projects == 22,
        capital_of_this_size=0.5 < stated / capital < 2,
    )


@decides("ties-russia-trade-dwindled", shown_in="fig-trade-share")
def russias_part_in_trade_shrank_beside_others() -> Finding:
    first, last = (_shares_of_trade().loc[year] for year in (1995, 2015))
    return weigh(
        f"Russia {share(first['rus'], 1)} in 1995 and {share(last['rus'], 1)} in 2015, China {share(first['chn'])} and {share(last['chn'])}, the United States {share(first['usa'])} and {share(last['usa'])}; the European part is in no table.",
        russian_part_fell=last["rus"] < first["rus"],
        chinese_part_rose=last["chn"] > first["chn"],
        american_part_rose=last["usa"] > first["usa"],
        european_part_rose=None,
    )


@decides("ties-economic-transformation", shown_in="fig-periodisation-series")
def vietnam_entered_world_markets() -> Finding:
    exports = _rows("trade-exports-world-cow").set_index("year")["value"]
    income = _rows("gdp-per-head-vnm-maddison").set_index("year")["value"]
    sales, means = exports[2014] / exports[1986], income[2018] / income[1986]
    return weigh(
        f"Exports to the world ×{sales:.0f} in dollars from 1986 to 2014 (Correlates of War); income a head ×{means:.1f} to 2018 (Maddison Project).",
        exports_grew_tenfold=sales > 10,
        income_a_head_doubled=means > 2,
    )


@decides("zareba-comecon-strengthened-integration", shown_in="fig-trade-share")
def soviet_part_in_trade_rose_in_comecon() -> Finding:
    soviet = _rows("trade-ussr-share-loc").sort_values("start")
    span = [f"{row.start}–{row.end[2:]}" for row in soviet.itertuples()]
    first, last = soviet["level"].iloc[0], soviet["level"].iloc[-1]
    return weigh(
        f"The Soviet share in trade rose from {first:.0f} to {last:.0f} per cent between {span[0]} and {span[-1]}; that membership did it, and not isolation, no table shows.",
        soviet_part_rose=last > first,
        by_membership=None,
    )


@decides("zareba-debt-11-billion", shown_in="fig-recovery-debt")
def debt_was_eleven_billion() -> Finding:
    roubles, dollars = (
        _rows(f"debt-to-moscow-{unit}")["level"] for unit in ("roubles", "dollars")
    )
    return weigh(
        f"Right in roubles, {roubles.min():.0f} to {roubles.max():.0f} billion; in dollars the press has up to {dollars.max():.0f}.",
        eleven_in_roubles=abs(roubles.median() - 11) < 1,
        eleven_in_dollars=abs(dollars.median() - 11) < 1,
    )


@decides("zareba-total-aid", shown_in="fig-treaty-alliance-aid")
def soviet_aid_came_to_18_billion() -> Finding:
    total = _rows("soviet-aid-to-vietnam-total-document")["level"].max()
    low, high = _soviet_estimates()
    five_years = _only("aid-soviet-five-years-csm", "1986")
    return weigh(
        f"It would be {total / 15:,.0f} million a year; estimates for the 1980s run from {low:,.0f} to {high:,.0f}, and one newspaper has {five_years / 1000:.0f} billion in five years alone.",
        a_year_within_the_estimates=low <= total / 15 <= high,
        ten_other_years_within_them_too=low <= (total - five_years) / 10 <= high,
        first_sum_of_1976=None,
    )


@decides("zareba-write-off-85", shown_in="tab-trade-conflicts")
def russia_wrote_off_85_per_cent() -> Finding:
    left, term = _rows(SHARE_LEFT)["level"], _rows(TERM)["level"]
    site = {"share": _only(SHARE_LEFT, "2002"), "term": _only(TERM, "2002")}
    return weigh(
        f"So the BBC at the time; a Russian site has {site['share']:.0f} per cent left over {site['term']:.0f} years, and at Moscow’s dollars the cut was deeper.",
        so_at_the_time=_only(SHARE_LEFT, "2000-09") == 15 and _only(TERM, "2000-09") == 23,
        share_the_same_in_all_reports=(left == 15).all(),
        term_the_same_in_all_reports=(term == 23).all(),
    )


@decides("zareba-eaeu-agreement-october-2016", shown_in="fig-south-south-clubs")
def agreement_is_in_force_since_october_2016() -> Finding:
    told = tables.load("event_sources").query("event_id == @IN_FORCE")
    day = told.set_index("source_id")["reported_date"]["eec2016fta"]
    return weigh(
        f"In force on {dates.label(day)} by the union’s commission.",
        so_by_the_commission=day == "2016-10-05",
    )


@decides("zareba-eaeu-access", shown_in="tab-trade-claims")
def agreement_opened_the_markets_of_the_union() -> Finding:
    told = tables.load("event_sources").query("event_id == @IN_FORCE")
    events = tables.load("events")
    back = events["event_id"].str.contains("-eaeu-") & (events["plover"] == "SANCTION")
    times = {1: "once", 2: "twice", 3: "three times"}.get(back.sum(), f"{back.sum()} times")
    return weigh(
        f"Duties fell for most goods; on clothes the union has brought them back {times}. Whose initiative it was the tables only repeat.",
        duties_fell=told["note"].str.contains("duties on goods|tariff lines").any(),
        no_duty_came_back=back.sum() == 0,
        at_russias_initiative=None,
    )


UNTESTED = {
    "zareba-dependence-gdp": "Aid is in dollars of the day and the product in international dollars of 2011; a share of one in the other would be an artefact.",
}
