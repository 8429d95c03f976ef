"""Arms and bases."""

from __future__ import annotations

import functools

import pandas as pd

from bamboobirch import dates, measures, periods, provenance, tables
from bamboobirch.claims import Finding, decides, weigh
from bamboobirch.prose import listed, share, signed

# Three editions of one register: by delivery year, spread evenly over each order, and an older one.
BY_YEAR, EVEN, TABLE = "sipri2026feb", "sipri2026may", "sipri2022"
EXPORTS = {EVEN: "arms-exports-ussr-sipri", BY_YEAR: "arms-exports-russia-sipri"}
LARGE = ["ships", "aircraft", "air-defence", "armoured-vehicles", "artillery"]
SUPPLIERS = {
    "Moscow": "Russia",
    "ISR": "Israel",
    "BLR": "Belarus",
    "UKR": "Ukraine",
    "CZE": "Czech Republic",
}
NEAR = 0.03  # how far a printed figure may lie off the computed one, as a part of it
LARGEST = 5  # places that count as among the largest customers
RIG = "2014-05-02-haiyang-shiyou-981-standoff"
LEASE, LEFT = "1979-cam-ranh-lease", "2002-russia-leaves-cam-ranh"
ENTRY = "2014-11-25-cam-ranh-simplified-entry"


@functools.cache
def received(edition: str, recipient: str = "VNM") -> pd.DataFrame:
    """Million TIV by year and supplier, the USSR and Russia as one; no row, no delivery."""
    rows = tables.load("arms_transfers")
    rows = rows[(rows["recipient"] == recipient) & (rows["source_id"] == edition)]
    who = rows["supplier"].replace({"SUN": "Moscow", "RUS": "Moscow"})
    return rows.pivot_table(
        index="year", columns=who, values="tiv", aggfunc="sum", fill_value=0.0
    )


@functools.cache
def customers(edition: str) -> pd.DataFrame:
    """Million TIV from Moscow by year and recipient, of the recipients held in the tables."""
    rows = tables.load("arms_transfers")
    rows = rows[(rows["source_id"] == edition) & rows["supplier"].isin(["SUN", "RUS"])]
    return rows.pivot_table(
        index="year", columns="recipient", values="tiv", aggfunc="sum", fill_value=0.0
    )


@functools.cache
def exports(edition: str) -> pd.Series:
    """Million TIV from Moscow to all customers by year."""
    values = tables.load("observations")
    rows = values[values["series_id"] == EXPORTS[edition]]
    return rows.set_index(rows["start"].map(dates.year))["value"]


def standing(edition: str, first: int, last: int) -> dict:
    """Vietnam's part of Moscow's exports and its place; certain if all states not held took less."""
    held = customers(edition).loc[first:last].drop(columns="RVN", errors="ignore").sum()
    total = exports(edition).loc[first:last].sum()
    place = int((held > held["VNM"]).sum()) + 1
    certain = total - held.sum() < held["VNM"]
    return {"part": held["VNM"] / total, "place": place, "certain": certain}


def orders_of_hanoi() -> pd.DataFrame:
    """Rows of `arms_orders` of the North and then of united Vietnam, with the `year` of the order."""
    orders = tables.load("arms_orders").query("recipient == 'VNM'")
    return orders.assign(year=orders["order_year"].map(dates.year))


def large_orders() -> pd.DataFrame:
    """Hanoi's orders of ships, aircraft, air defence, armour and guns."""
    orders = orders_of_hanoi()
    return orders[orders["category"].isin(LARGE)]


def large_orders_of_others(first: int, last: int) -> pd.DataFrame:
    """Large orders from others than Russia, by year of the order."""
    orders = large_orders()
    return orders[orders["supplier"].ne("RUS") & orders["year"].between(first, last)]


def arriving(peak: int) -> pd.DataFrame:
    """Large Russian orders under delivery in a year."""
    orders = large_orders().query("supplier == 'RUS'")
    return orders[(orders["first_year"] <= peak) & (orders["last_year"] >= peak)]


def arriving_in_peak_years() -> pd.DataFrame:
    """Large Russian orders under delivery in 2011 or 2014, in order of their placing."""
    orders = pd.concat([arriving(2011), arriving(2014)]).drop_duplicates("order_id")
    return orders.sort_values(["year", "first_year", "order_id"])


def placed() -> pd.DataFrame:
    """Large orders a year since 1994, from `RUS` and from `others`."""
    orders = large_orders().query("year >= 1994")
    seller = orders["supplier"].where(orders["supplier"] == "RUS", "others")
    counts = orders.groupby(["year", seller]).size().unstack(fill_value=0)
    return counts.reindex(range(1994, 2026), fill_value=0)


def happened(event_id: str) -> dates.Span:
    """The days that an event's date may mean."""
    return dates.parse(tables.load("events").set_index("event_id").loc[event_id, "date"])


def around(event_id: str, width: int = 5) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Large orders a year in the full years before and after the year of an event."""
    counts, year = placed(), happened(event_id).earliest.year
    return counts.loc[year - width : year - 1], counts.loc[year + 1 : year + width]


def last_russian_order() -> int:
    """The year of Russia's last large order on the register."""
    counts = placed()["RUS"]
    return int(counts[counts > 0].index.max())


def years_of_dispute() -> set[int]:
    """Years of a militarised dispute with China."""
    values = tables.load("observations")
    clashes = values[values["series_id"] == "mid-hostility-vietnam-china"]
    return set(clashes["start"].map(dates.year))


def in_tension() -> pd.Series:
    """Whether a year or the one before it had a dispute with China, from 1994 to the last on record."""
    clashes = years_of_dispute()
    years = range(1994, max(clashes) + 1)
    return pd.Series([bool({year, year - 1} & clashes) for year in years], years)


def tension_step() -> tuple[float, float, float]:
    """Russian large orders a year in years of tension less those in others, with the interval."""
    tense = in_tension()
    counted = placed()["RUS"].loc[tense.index]
    return measures.difference_interval(counted[~tense], counted[tense])


def china_step() -> tuple[float, float, float]:
    """Change of Russian deliveries to China from 1992–95 to 1996–2000, million TIV a year, with its interval."""
    sent = customers(BY_YEAR)["CHN"].reindex(range(1992, 2001), fill_value=0.0)
    return measures.difference_interval(sent.loc[1992:1995], sent.loc[1996:2000])


def printed(series_id: str, year: int = 2001) -> float:
    """A figure that Zaręba's article prints, from the series of what documents state."""
    values = tables.load("observations").query("source_id == 'zareba-nd'")
    return values.set_index(["series_id", "start"])["value"][series_id, str(year)]


def _near(computed: float, printed_figure: float) -> bool:
    return abs(computed / printed_figure - 1) < NEAR


def _delivered() -> pd.Series:
    """Million TIV of 2001–24 by supplier, most first."""
    return received(BY_YEAR).loc[2001:2024].sum().sort_values(ascending=False)


def _moscows_part(first: int, last: int) -> float:
    """Moscow's share of the volume that Vietnam received."""
    sums = received(BY_YEAR).loc[first:last].sum()
    return sums["Moscow"] / sums.sum()


def _unit_is_the_registers(series_id: str) -> bool:
    """Whether a document prints a figure in the unit that the register gives it."""
    units = tables.load("series").set_index("series_id")["unit"]
    return units[series_id] == units["arms-imports-vnm-sipri"]


def _russian_orders_of(year: int) -> int:
    orders = orders_of_hanoi()
    return int(((orders["supplier"] == "RUS") & (orders["year"] == year)).sum())


def _told_by(event_id: str, besides: str = "zareba-nd") -> int:
    """How many independent sources tell an event, the document on trial left out."""
    told = tables.load("event_sources").query("event_id == @event_id and source_id != @besides")
    return int(provenance.independent(told).get(event_id, 0))


def _notes(event_id: str, besides: str = "zareba-nd") -> str:
    told = tables.load("event_sources").query("event_id == @event_id and source_id != @besides")
    return " ".join(told["note"].dropna())


def _office_of_shoigu() -> str:
    parts = tables.load("participations").query("actor_id == 'sergei-shoigu'")
    return parts.set_index("event_id").loc["2025-12-phan-van-giang-meets-shoigu", "office"]


def _supplier_as_printed(code: str, place: int) -> Finding:
    """A supplier's share, sum and place of 2001–24 beside the printed ones."""
    name, sums = SUPPLIERS[code].lower().replace(" ", "-"), _delivered()
    amount = f"arms-from-{name}-to-vietnam-document"
    part, rank = 100 * sums[code] / sums.sum(), list(sums.index).index(code) + 1
    told = printed(f"arms-import-share-{name}-vietnam-document")
    return weigh(
        f"Share {part:.1f} per cent (printed {told:g}), supplier number {rank}; but the {sums[code]:,.0f} million are TIV, not dollars.",
        place_as_printed=rank == place,
        share_as_printed=_near(part, told),
        number_as_printed=_near(sums[code], printed(amount)),
        unit_as_printed=_unit_is_the_registers(amount),
    )


@decides("zareba-israel-second", shown_in="tab-defence-figures")
def israel_was_the_second_supplier() -> Finding:
    return _supplier_as_printed("ISR", 2)


@decides("zareba-belarus-third", shown_in="tab-defence-figures")
def belarus_was_the_third_supplier() -> Finding:
    return _supplier_as_printed("BLR", 3)


@decides("zareba-ukraine-fourth", shown_in="tab-defence-figures")
def ukraine_was_the_fourth_supplier() -> Finding:
    return _supplier_as_printed("UKR", 4)


@decides("zareba-czech-fifth", shown_in="tab-defence-figures")
def the_czech_republic_was_the_fifth_supplier() -> Finding:
    return _supplier_as_printed("CZE", 5)


@decides("zareba-russia-80-percent", shown_in="tab-defence-figures")
def russia_sold_four_fifths_of_the_arms() -> Finding:
    part, total = 100 * _moscows_part(2001, 2024), _delivered()["Moscow"]
    amount = "arms-from-russia-to-vietnam-document"
    return weigh(
        f"Share {part:.1f} per cent, sum {total:,.0f}: right in number, but the unit is million TIV.",
        share_as_printed=_near(part, printed("arms-import-share-russia-vietnam-document")),
        number_as_printed=_near(total, printed(amount)),
        unit_as_printed=_unit_is_the_registers(amount),
    )


@decides("zareba-largest-purchases-2014", shown_in="tab-defence-figures")
def largest_purchases_were_those_of_2014() -> Finding:
    line, evenly = (received(e).loc[2001:2024, "Moscow"] for e in (BY_YEAR, EVEN))
    amount, ordered = "arms-from-russia-to-vietnam-document", _russian_orders_of(2014)
    return weigh(
        f"Highest year of 2001–24 with {line[2014]:,.0f}: million TIV, not dollars; deliveries, not purchases, for the register has {ordered or 'no'} Russian orders of that year; lower than {int(received(TABLE)['Moscow'].idxmax())}; spread evenly (May 2026) {int(evenly.idxmax())} stands first.",
        highest_year_of_delivery=line.idxmax() == 2014,
        highest_also_if_spread_evenly=evenly.idxmax() == 2014,
        number_as_printed=_near(line[2014], printed(amount, 2014)),
        unit_as_printed=_unit_is_the_registers(amount),
        ordered_in_that_year=ordered > 0,
    )


@decides("zareba-second-largest-purchases-2011", shown_in="tab-defence-figures")
def second_largest_purchases_were_those_of_2011() -> Finding:
    line = received(BY_YEAR).loc[2001:2024, "Moscow"]
    amount, ordered = "arms-from-russia-to-vietnam-document", _russian_orders_of(2011)
    return weigh(
        f"Second highest year of 2001–24 with {line[2011]:,.0f}: million TIV, not dollars, and deliveries, not purchases, for the register has {ordered or 'no'} Russian orders of that year.",
        second_year_of_delivery=line.nlargest(2).index[1] == 2011,
        number_as_printed=_near(line[2011], printed(amount, 2011)),
        unit_as_printed=_unit_is_the_registers(amount),
        ordered_in_that_year=ordered > 0,
    )


@decides("zareba-vietnam-5-percent-of-exports", shown_in="tab-defence-figures")
def vietnam_took_a_twentieth_of_russian_exports() -> Finding:
    part = standing(BY_YEAR, 2001, 2024)["part"]
    told = printed("vietnam-share-of-russian-arms-exports-document")
    return weigh(
        f"{share(part, 1)} by volume in 2001–24.", share_as_printed=_near(100 * part, told)
    )


@decides("zareba-vietnam-fourth-recipient", shown_in="tab-defence-figures")
def vietnam_was_the_fourth_recipient() -> Finding:
    held = customers(BY_YEAR).loc[2001:2024].sum().sort_values(ascending=False)
    total = exports(BY_YEAR).loc[2001:2024].sum()
    place = standing(BY_YEAR, 2001, 2024)["place"]
    return weigh(
        f"Place {place} of the {len(held)} states held, after the three named; states not held took {share(1 - held.sum() / total)} together.",
        fourth_place=place == 4,
        behind_the_three_named=set(held.index[: place - 1]) == {"IND", "CHN", "DZA"},
    )


@decides("zareba-peak-2011-2016", shown_in="fig-comprehensive-arms")
def cooperation_was_closest_in_2011_to_2016() -> Finding:
    line = received(BY_YEAR)["Moscow"].reindex(range(1995, 2025), fill_value=0.0)
    six = line.rolling(6).sum()
    return weigh(
        f"Of all runs of six years since 1995 the one to {int(six.idxmax())} brought most, {six.max():,.0f} million TIV.",
        most_of_all_six_years=six.idxmax() == 2016,
    )


@decides("zareba-russia-primary-supplier", shown_in="fig-comprehensive-arms")
def russia_was_the_primary_supplier() -> Finding:
    sums = _delivered()
    return weigh(
        f"{share(sums['Moscow'] / sums.sum())} of the volume in 2001–24; the next has {share(sums.drop('Moscow').max() / sums.sum())}.",
        most_of_all=sums.index[0] == "Moscow",
    )


@decides("zareba-types-of-equipment", shown_in="fig-comprehensive-orders")
def russia_sold_equipment_of_each_kind_named() -> Finding:
    named = {
        "submarines": "Project-636E",
        "frigates": "Gepard-3",
        "corvettes": "Project-1241",
        "tanks": "T-90S",
        "fighters": "Su-30MK",
        "helicopters": "Mi-17",
    }
    ordered = set(large_orders().query("supplier == 'RUS'")["designation"])
    there = {kind: designation in ordered for kind, designation in named.items()}
    return weigh(
        f"The register has Russian orders of {listed([kind for kind in there if there[kind]])}.",
        **there,
    )


@decides("zareba-significant-force", shown_in="tab-defence-claims")
def vietnam_became_a_significant_force() -> Finding:
    values = tables.load("observations")
    rows = values[values["series_id"].str.fullmatch("arms-imports-[a-z]{3}-sipri")]
    rows = rows[rows["start"].map(dates.year).between(2001, 2024)]
    sums = rows.groupby("series_id")["value"].sum().sort_values(ascending=False)
    place = list(sums.index).index("arms-imports-vnm-sipri") + 1
    return weigh(
        f"By arms received in 2001–24 Vietnam is number {place} of {len(sums)} states of Southeast Asia; volume is not strength, and no table compares forces.",
        among_the_three_largest_importers=place <= 3,
        most_of_it_from_russia=_moscows_part(2001, 2024) > 0.5,
        strength=None,
    )


@decides("zareba-russia-arms-to-china-rose", shown_in="defence-drivers")
def russian_arms_for_china_rose_in_the_1990s() -> Finding:
    step, low, high = china_step()
    return weigh(
        f"From 1992–95 to 1996–2000 by {step:,.0f} million TIV a year ({signed(low)} to {high:,.0f}): {'' if low > 0 else 'not '}clear of chance.",
        more_was_delivered=step > 0,
        clear_of_chance=low > 0,
    )


@decides("zareba-purchases-caused-by-tensions", shown_in="fig-defence-peaks")
def tension_at_sea_lay_behind_the_purchases() -> Finding:
    arrived, tense = arriving_in_peak_years(), in_tension()
    step, low, _ = tension_step()
    in_tense_years = arrived["year"].isin(tense.index[tense])
    return weigh(
        f"What came in 2011 and 2014 was ordered in {arrived['year'].min()}–{arrived['year'].max()}; the tension of 2014 came later, earlier tension may have counted: {in_tense_years.sum()} of the {len(arrived)} orders are of a year of a dispute or the year after. Up to {max(years_of_dispute())} orders were no more frequent in such years ({step:+.1f} a year).",
        some_ordered_in_years_of_tension=in_tense_years.any(),
        orders_more_frequent_in_such_years=low > 0,
        any_ordered_after_the_rig_of_2014=arrived["year"].max() >= happened(RIG).latest.year,
        moved_by_it=None,
    )


@decides("zareba-embargo-lifted", shown_in="fig-defence-drivers")
def american_arms_came_after_the_embargo() -> Finding:
    entries = orders_of_hanoi().query("supplier == 'USA'").sort_values("year")
    american, first = entries["year"], entries["order_year"].iloc[0]
    ended = happened("2016-05-us-lifts-arms-embargo").earliest.year
    return weigh(
        f"All {len(american)} American entries are dated {american.min()} or later; the first gives {'a' if '-' in first else 'no'} month.",
        none_before=not (american < ended).any(),
        some_since=(american >= ended).any(),
        opened_by_it=None,
    )


@decides("zareba-caatsa-main-driver", shown_in="fig-defence-drivers")
def search_for_other_suppliers_began_with_the_act() -> Finding:
    year = happened("2017-08-caatsa").earliest.year
    before = large_orders_of_others(2005, year - 1)
    after = large_orders_of_others(year + 1, 2025)
    return weigh(
        f"The search is older: {len(before)} large entries from others in 2005–{(year - 1) % 100}, {len(after)} in {year + 1}–25. Whether the act weighed most no date can show.",
        none_from_others_before_it=before.empty,
        more_a_year_after_it=len(after) / (2025 - year) > len(before) / (year - 2005),
        weighed_most=None,
    )


@decides("zareba-doubts-after-crimea", shown_in="tab-defence-causes")
def orders_fell_after_crimea() -> Finding:
    before, after = (side["RUS"] for side in around("2014-western-sanctions-on-russia"))
    step, low, high = measures.difference_interval(before, after)
    return weigh(
        f"Large orders from Russia before and after 2014: {before.sum()} in {len(before)} years, {after.sum()} in {len(after)}; change a year {signed(step, 1)} ({signed(low, 1)} to {signed(high, 1)}). Deliveries went on.",
        fewer_orders=step < 0,
        clear_of_chance=high < 0,
        because_of_doubt=None,
    )


@decides("zareba-credibility-fell-after-2022", shown_in="fig-defence-drivers")
def credibility_as_supplier_fell_with_the_invasion() -> Finding:
    year = happened("2022-02-24-russia-invades-ukraine").earliest.year
    counts = placed()["RUS"]
    return weigh(
        f"No Russian order is registered after {last_russian_order()}, but none in 2020 and 2021 either; credibility itself is not measured.",
        no_order_since=counts.loc[year:].sum() == 0,
        orders_just_before=counts.loc[year - 2 : year - 1].sum() > 0,
        credibility=None,
    )


@decides("ties-alternative-arms", shown_in="fig-defence-drivers")
def hanoi_turned_to_other_suppliers() -> Finding:
    lately = large_orders_of_others(2018, 2025)
    states = lately["supplier"].nunique()
    return weigh(
        f"{len(lately)} large entries from {states} other states in 2018–25.",
        three_other_states_or_more=states >= 3,
    )


@decides("ties-reliance-on-russian-arms", shown_in="fig-defence-rolling")
def vietnam_still_relies_on_russian_arms() -> Finding:
    whole, lately = _moscows_part(1995, 2024), _moscows_part(2022, 2024)
    return weigh(
        f"Of what arrived in 1995–2024 {share(whole)} was Russian, of what arrived in 2022–24 {share(lately)}.",
        most_of_what_arrived_since_1995=whole > 0.5,
        most_of_what_arrived_lately=lately > 0.5,
    )


@decides("seventy-years-vietnam-large-arms-market", shown_in="fig-defence-customers")
def vietnam_was_a_large_market_for_russian_arms() -> Finding:
    whole, lately = standing(BY_YEAR, 2001, 2024), standing(BY_YEAR, 2017, 2021)
    return weigh(
        f"Place {whole['place']} in 2001–24, but by 2017–21 place {lately['place']} with {share(lately['part'], 1)} of Russian exports.",
        among_the_five_largest_of_2001_to_2024=whole["place"] <= LARGEST,
        among_the_five_largest_of_2017_to_2021=lately["place"] <= LARGEST,
    )


@decides("seventy-years-vietnam-largest-arms-buyer", shown_in="fig-defence-customers")
def vietnam_was_among_the_biggest_customers() -> Finding:
    boom, then = standing(BY_YEAR, 2011, 2016)["place"], standing(BY_YEAR, 2019, 2020)["place"]
    line = received(BY_YEAR)["Moscow"]
    return weigh(
        f"True of 2011–16 (place {boom}); when the paper was written deliveries were {line[2019]:.0f} million TIV in 2019 and {line[2020]:.0f} in 2020 (place {then}).",
        among_the_five_largest_of_2011_to_2016=boom <= LARGEST,
        among_the_five_largest_when_it_was_written=then <= LARGEST,
    )


@decides("seventy-years-russia-number-one-defence", shown_in="fig-defence-suppliers")
def russia_was_first_in_defence_throughout() -> Finding:
    table = received(EVEN).loc[:2020]
    dated = pd.DataFrame({"date": [str(year) for year in table.index]}, index=table.index)
    first = table.groupby(periods.assign(dated)).sum().idxmax(axis=1) == "Moscow"
    now = received(EVEN).loc[2022:].sum().idxmax()
    states = tables.load("countries").set_index("country")["name"]
    name = states.get(now, "Russia").replace("United States", "the United States")
    return weigh(
        f"First supplier in {'all' if first.all() else first.sum()} {'' if first.all() else 'of '}{len(first)} periods of the book to 2020, when the paper was written; later, in 2022–{received(EVEN).index.max() % 100}, {name} stands first in the edition of May 2026.",
        first_supplier_in_each_period_to_2020=first.all(),
        priority_given=None,
    )


@decides("dung-russia-key-for-security-energy", shown_in="fig-sanctions-arms")
def russia_is_a_key_partner_for_security() -> Finding:
    decade, lately = _moscows_part(2012, 2021), _moscows_part(2022, 2024)
    return weigh(
        f"In arms yes until 2021 ({share(decade)} of 2012–21), less since ({share(lately)} of 2022–24); energy has its own chapter.",
        most_of_the_arms_of_2012_to_2021=decade > 0.5,
        most_of_the_arms_since=lately > 0.5,
        energy=None,
    )


@decides("seventy-years-exercise-2016-strained-partnership", shown_in="tab-defence-causes")
def exercise_with_china_strained_the_partnership() -> Finding:
    before, after = (
        side["RUS"] for side in around("2016-russia-china-exercise-in-south-china-sea")
    )
    high = measures.difference_interval(before, after)[2]
    tanks = large_orders().query("supplier == 'RUS' and year == 2017")["ordered"].sum()
    return weigh(
        f"Large orders from Russia were {before.sum()} in the {len(before)} years before and {after.sum()} in the {len(after)} after. After it Vietnam still ordered {tanks:.0f} tanks (dated 2017) and confirmed a defence plan in April 2018; mood is not measured.",
        fewer_orders_after_it=after.mean() < before.mean(),
        clear_of_chance=high < 0,
        mood=None,
    )


@decides("zareba-soviet-intelligence-and-equipment-1979", shown_in="fig-treaty-alliance-arms")
def moscow_helped_but_did_not_fight_in_1979() -> Finding:
    parts = tables.load("participations").query("event_id == '1979-02-chinese-war-on-vietnam'")
    fought = parts[parts["role"].isin(["initiator", "target"])]["actor_id"]
    event, sent = "1979-02-soviet-help-in-border-war", received(EVEN)["Moscow"]
    told = "intelligence" in _notes(event).casefold()
    alone = "they tell too" if told else "the document alone"
    return weigh(
        f"Deliveries {sent[1978]:,.0f} million TIV in 1978, {sent[1979]:,.0f} in 1979. {_told_by(event)} other independent sources tell of specialists, an air bridge and diplomatic support; of intelligence {alone}.",
        stayed_out_of_the_fighting="ussr" not in set(fought),
        more_equipment=sent[1979] > sent[1978],
        intelligence=told or None,
    )


@decides("zareba-cam-ranh-left-two-years-early", shown_in="fig-defence-bases")
def russia_left_cam_ranh_two_years_early() -> Finding:
    lease, left = happened(LEASE).earliest, happened(LEFT).earliest
    term = printed("cam-ranh-agreement-term-document", 1979)
    early = printed("cam-ranh-years-left-at-departure-document", 2002)
    return weigh(
        f"Lease of {lease.year} for {term:.0f} years, flag lowered {left}.",
        left_in_2002=left.year == 2002,
        as_many_years_early_as_printed=lease.year + term - left.year == early,
    )


@decides("zareba-cam-ranh-special-permission", shown_in="fig-defence-bases")
def access_to_cam_ranh_was_agreed_in_november_2013() -> Finding:
    signed_on = happened(ENTRY).earliest
    return weigh(
        f"The agreement is there, but signed on {signed_on} in Sochi, not in November 2013. The reports of it speak of ships.",
        told_by_two_other_sources=_told_by(ENTRY) >= 2,
        in_november_2013=(signed_on.year, signed_on.month) == (2013, 11),
        for_aircraft=None,
    )


@decides("zareba-cam-ranh-exit-cause", shown_in="register-of-discrepancies")
def refusal_to_lease_again_made_russia_leave() -> Finding:
    refused = happened("2001-vietnam-says-no-lease-of-cam-ranh")
    decided = happened("2001-russia-declares-leaving-cam-ranh")
    came_first = refused.latest < decided.earliest
    day = f"{decided.earliest.day} {decided.earliest:%B %Y}"
    open_order = refused.earliest <= decided.latest and not came_first
    return weigh(
        f"The refusal is dated to {refused.earliest.year} and Russia’s decision to {day}, so that {'which came first is open' if open_order else 'the order is known'}. Other reports name cost, rent, a gesture to Washington; the causes may add up.",
        refused_before_russia_left=refused.latest < happened(LEFT).earliest,
        refused_before_it_was_decided=None if open_order else came_first,
        prompted_by_it=None,
    )


@decides("zareba-cam-ranh-vital-foothold", shown_in="fig-defence-bases")
def cam_ranh_was_a_foothold_of_the_fleet() -> Finding:
    event = "1979-soviet-pacific-fleet-at-cam-ranh"
    return weigh(
        f"{_told_by(event)} other independent sources tell of the fleet there, one calls it the largest base outside the Warsaw Pact.",
        told_by_three_other_sources=_told_by(event) >= 3,
        called_the_biggest_abroad="base outside the Warsaw Pact" in _notes(event),
    )


@decides("zareba-tu-95-patrols", shown_in="register-of-discrepancies")
def tankers_at_cam_ranh_served_bombers() -> Finding:
    told = _told_by("2013-tu-95-refuelling-at-cam-ranh")
    return weigh(
        f"{told or 'No'} other independent sources tell of tankers and bombers, with access in 2014; the effect on Russia’s standing is not measured.",
        told_by_two_other_sources=told >= 2,
        standing_of_russia=None,
    )


@decides("zareba-shoigu-counterpart", shown_in="register-of-discrepancies")
def shoigu_was_minister_of_defence_in_2025() -> Finding:
    office = _office_of_shoigu()
    met = happened("2024-08-10-phan-van-giang-in-moscow").earliest.year
    return weigh(
        f"In December 2025 he came as {office}, by {_told_by('2025-12-08-shoigu-in-hanoi')} independent sources; Vietnam's minister had met Belousov in {met}.",
        minister_of_defence="Minister of Defence" in office,
    )


@decides("zareba-key-security-partner", shown_in="fig-sanctions-arms")
def moscow_stays_a_key_security_partner() -> Finding:
    talks, lately = _told_by("2025-09-03-eighth-defence-dialogue"), _moscows_part(2022, 2024)
    return weigh(
        f"Defence talks went on to September 2025, {talks} independent sources; of what arrived in 2022–24 {share(lately)} was Russian.",
        defence_talks_go_on=talks >= 2,
        most_of_what_arrived_lately=lately > 0.5,
    )


@decides("zareba-defence-ministries-strong-ties", shown_in="register-of-discrepancies")
def defence_ministries_are_closely_tied() -> Finding:
    talks = _told_by("2025-09-03-eighth-defence-dialogue")
    headed = "Minister of Defence" in _office_of_shoigu()
    return weigh(
        f"{talks or 'No'} other independent sources tell of an eighth dialogue of the deputy ministers in September 2025; Shoigu {'still' if headed else 'no longer'} headed the ministry.",
        ministries_met_that_year=talks >= 2,
        shoigu_headed_the_ministry=headed,
    )


BEFORE_THE_REGISTER = (
    "The register has no delivery to the North before 1954; see the chapter on 1945 to 1954."
)
UNTESTED = {
    "zareba-anti-corruption-slowed-modernisation": "The campaign is not dated in the document, so nothing can be set before or after it.",
    "zareba-refused-re-export": "One source alone tells it, without a date.",
    "zareba-front-needs-first": "Deliveries had shrunk before the war; what Moscow withheld no table shows.",
    "zareba-russian-china-sales-as-impetus": "Deliveries to both were higher late in the 1990s, to China not clearly; that one moved the other no order of dates shows.",
    "seventy-stalin-ten-divisions": BEFORE_THE_REGISTER,
    "seventy-all-37mm-guns-soviet": BEFORE_THE_REGISTER,
}
