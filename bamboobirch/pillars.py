"""The three pillars of sustainable diplomacy by year, and whether they held over three shocks.

Ideas, interests and heritage are each measured by coded events and by series that no coder of
this book made. A year is a complete calendar year since recognition.

Source: `dung2026` for the pillars.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import special

from bamboobirch import coding, dates, evidence, measures, readings, tables

PILLARS = ["ideas", "interests", "heritage"]
YEARS = list(range(1950, 2026))
AT = np.array(YEARS)
SHOCKS = {1991: 1992, 2014: 2014, 2022: 2022}  # the first year after each
AFTER = {1991: 8, 2014: 8, 2022: 4}  # never into another shock, nor beyond the last year
KEPT, SPAN, LEAST = 0.75, 8, 3  # share of the level; years of a window; observed years needed
DRAWS, SEED = 1000, 1950
DEALINGS = ["visit", "meeting", "agreement", "treaty"]
PARTNERS = ["rus", "chn", "usa", "jpn", "kor", "ind", "ukr", "blr", "kaz"]
PARTY = ["cpv", "cpv-central-committee", "vietnamese-politburo"]
PARTY += ["cpsu", "soviet-politburo", "cprf", "united-russia"]
SOFT = {"culture", "memory", "people"}


class Measure(NamedTuple):
    """A measure of a pillar: two arrays by year whose quotient is the level, NaN where missing."""

    pillar: str
    given: np.ndarray
    out_of: np.ndarray

    @property
    def known(self) -> np.ndarray:
        """Whether each year has a value."""
        return np.isfinite(self.values)

    @property
    def values(self) -> np.ndarray:
        """The level of each year."""
        return self.given / self.out_of


class Record(NamedTuple):
    """Events between the two sides read for the pillars, many times over.

    `year` is the year of every event between the sides, indexed by event_id; `first` and
    `second` are the coders' tables of 0 and 1 and `coded` the year of each row of `first`;
    `credit` and `weight` as in `readings.drawn`, `given` and `total` their sums by year.
    """

    year: pd.Series
    first: pd.DataFrame
    second: pd.DataFrame
    coded: np.ndarray
    credit: np.ndarray
    weight: np.ndarray
    given: np.ndarray
    total: np.ndarray


@cache
def everything() -> evidence.Evidence:
    """`evidence.everything`, once."""
    return evidence.everything()


@cache
def years_of_events() -> pd.Series:
    """The year of each event whose date spans no more than one, else NaN, indexed by event_id."""
    events = everything().events.set_index("event_id")["date"]
    spans = [dates.parse(date) for date in events]
    known = [
        "XX" not in date and (span.latest - span.earliest).days < 366
        for date, span in zip(events, spans)
    ]
    year = pd.Series([float(span.earliest.year) for span in spans], index=events.index)
    return year.where(known)


def of_sides(*wanted: str) -> pd.Series:
    """The year, from `YEARS`, of each event in which all these sides take part."""
    parts = everything().parts
    there = [set(parts.loc[parts["side"] == side, "event_id"]) for side in wanted]
    year = years_of_events().reindex(sorted(set.intersection(*there)))
    return year[year.between(YEARS[0], YEARS[-1])].astype(int)


@cache
def record(draws: int = DRAWS) -> Record:
    """The events between the two sides as coded, drawn anew `draws` times from one seed."""
    year = of_sides("vietnam", "russia")
    first = coding.matrix("pillar")[PILLARS]
    second = coding.matrix("pillar", "second").reindex(columns=PILLARS, fill_value=0.0)
    first = first.loc[first.index.isin(year.index)]
    second = second.loc[second.index.isin(first.index)]
    coded = year.loc[first.index].to_numpy()
    credit, weight = readings.drawn(first, second, draws, SEED)
    given, total = readings.sums_by(credit, weight, coded, YEARS)
    return Record(year, first, second, coded, credit, weight, given, total)


@cache
def observed() -> pd.DataFrame:
    """Rows of `observations` with a value of a whole calendar year; targets left out."""
    rows = tables.load("observations")
    rows = rows[(rows["status"] != "target") & rows["value"].notna()]
    return rows[rows["start"].str.fullmatch(r"\d{4}~?") & (rows["start"] == rows["end"])]


def full_years(series: str) -> pd.Series:
    """A series by year, in its own unit; the mean where several sources give one."""
    rows = observed()[observed()["series_id"] == series]
    of_year = rows.groupby(rows["start"].str[:4].astype(int))["value"].mean()
    return of_year[of_year.index <= YEARS[-1]]


def yearly(given: pd.Series, out_of: pd.Series | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Numerator and denominator by year; a year is missing where the denominator is."""
    given = given.astype(float)
    out_of = pd.Series(1.0, given.index) if out_of is None else out_of.astype(float)
    return given.reindex(YEARS).to_numpy(), out_of.reindex(given.index).reindex(
        YEARS
    ).to_numpy()


def counted(chosen: Collection[str]) -> tuple[np.ndarray, np.ndarray]:
    """Events between the sides by year: those chosen by event_id, and all."""
    year = record().year
    number = year.value_counts()
    hits = year[year.index.isin(chosen)].value_counts()
    return yearly(hits.reindex(number.index, fill_value=0), number)


def named(actors: Iterable[str]) -> set[str]:
    """Events in which one of these actors takes part."""
    parts = everything().parts
    return set(parts.loc[parts["actor_id"].isin(list(actors)), "event_id"])


def arms_by_year() -> tuple[pd.Series, pd.Series]:
    """Soviet and Russian deliveries to Vietnam by year, and those of all suppliers, million TIV."""
    arms = tables.load("arms_transfers")
    arms = arms[(arms["source_id"] == "sipri2026may") & (arms["recipient"] == "VNM")]
    moscow = arms[arms["supplier"].isin(["SUN", "RUS"])].groupby("year")["tiv"].sum()
    return moscow, arms.groupby("year")["tiv"].sum()


@cache
def measured() -> dict[str, Measure]:
    """Every measure of a pillar by name, the three coded ones last."""
    return _of_ideas() | _of_interests() | _of_heritage() | _as_coded()


def _of_ideas() -> dict[str, Measure]:
    votes = tables.load("un_votes")
    votes = votes[votes["source_id"] == "voeten2024"]
    agreed = measures.agreement(votes["VNM"], votes["RUS"])
    agreed = agreed.groupby(votes["date"].map(dates.year)).agg(["sum", "count"])
    agreed = agreed[agreed["count"] >= 20]
    index = {s: full_years(f"electoral-democracy-{s}-vdem") for s in ("vietnam", "russia")}
    likeness = (1 - (index["vietnam"] - index["russia"]).abs()).dropna()
    return {
        "party events": Measure("ideas", *counted(named(PARTY))),
        "UN votes": Measure("ideas", *yearly(agreed["sum"], agreed["count"])),
        "likeness of regimes": Measure("ideas", *yearly(likeness)),
    }


def _of_interests() -> dict[str, Measure]:
    moscow, arms = arms_by_year()
    trade = {
        country: sum(
            full_years(f"trade-{way}-{country}-itpde") for way in ("imports", "exports")
        )
        for country in PARTNERS
    }
    found = {
        "share of arms": yearly(moscow.reindex(arms.index, fill_value=0.0), arms),
        # no register entry: no delivery known
        "volume of arms": yearly(moscow.reindex(range(1954, 2026), fill_value=0.0)),
        "share of trade": yearly(trade["rus"], sum(trade.values())),
        "trade, Russian count": yearly(full_years("trade-turnover-as-russia-counts")),
        "oil of Vietsovpetro": yearly(full_years("vietsovpetro-oil-output")),
        "Russian capital": yearly(full_years("investment-registered-russia-in-vietnam-fia")),
    }
    return {name: Measure("interests", *pair) for name, pair in found.items()}


def _of_heritage() -> dict[str, Measure]:
    themes = everything().events.set_index("event_id")["themes"].fillna("").str.split(";")
    soft = themes.index[[bool(SOFT & set(found)) for found in themes]]
    screen, screened = (full_years(f"tv-{s}-channel1") for s in ("mentions-vnm", "items"))
    found = {
        "culture, memory, people": counted(soft),
        "Vietnam on Channel One": yearly(1000 * screen.reindex(screened.index), screened),
        "Russian visitors": yearly(full_years("tourism-russian-arrivals")),
        "scholarships": yearly(full_years("people-scholarships-russia")),
        "students in Russia": yearly(full_years("people-students-in-russia")),
    }
    return {name: Measure("heritage", *pair) for name, pair in found.items()}


def _as_coded() -> dict[str, Measure]:
    """The expected credit of each pillar by year, over the coded events of the year."""
    read = record()
    once = np.ones((1, len(read.first)), dtype="float32")
    given, total = readings.sums_by(read.credit.mean(axis=0)[None], once, read.coded, YEARS)
    known = np.where(total[0] > 0, total[0], np.nan)
    return {
        f"{pillar} as coded": Measure(pillar, given[0, :, place], known)
        for place, pillar in enumerate(PILLARS)
    }


def window(start: int, before: int = SPAN, after: int = SPAN) -> tuple[np.ndarray, np.ndarray]:
    """Masks over `YEARS` of the years before a year, and of those from it on."""
    return (AT >= start - before) & (AT < start), (AT >= start) & (AT < start + after)


def level(measure: Measure, mask: np.ndarray) -> float:
    """Pooled level of a measure over some years; NaN with fewer than `LEAST` observed."""
    mask = mask & measure.known
    if mask.sum() < LEAST:
        return np.nan
    return measure.given[mask].sum() / measure.out_of[mask].sum()


def levels_drawn(
    name: str, measure: Measure, mask: np.ndarray, random: np.random.Generator
) -> np.ndarray:
    """The same, drawn anew: years resampled, for a coded pillar events and coders."""
    read = record()
    if name.endswith("as coded"):
        place = PILLARS.index(measure.pillar)
        return read.given[:, mask, place].sum(axis=1) / read.total[:, mask].sum(axis=1)
    mask = mask & measure.known
    picks = random.multinomial(mask.sum(), np.full(mask.sum(), 1 / mask.sum()), DRAWS)
    return (picks @ measure.given[mask]) / (picks @ measure.out_of[mask])


def verdict_on(before: np.ndarray, after: np.ndarray, kept: float = KEPT) -> str:
    """Held if surely at least so much is kept, failed if surely less, else open.

    >>> verdict_on(np.full(100, 1.0), np.full(100, 0.8)), verdict_on(np.ones(9), np.zeros(9))
    ('held', 'failed')
    """
    low, high = np.quantile(after - kept * before, [0.025, 0.975])
    return "held" if low >= 0 else "failed" if high < 0 else "open"


@cache
def over_shocks() -> tuple[pd.DataFrame, dict]:
    """Each measure over each shock, and its levels before and after as drawn anew.

    Returns
    -------
    table : DataFrame
        `shock`, `pillar`, `measure`, `before` and `after` (levels), `kept` (their quotient)
        with `low` and `high`, `found`, and `years_whole`: what is found when whole years are
        drawn for coded pillars in place of single events.
    samples : dict from (shock, measure) to two arrays of draws
    """
    samples, rows = {}, []
    random = np.random.default_rng(SEED)
    for shock, start in SHOCKS.items():
        masks = window(start, after=AFTER[shock])
        for name, measure in measured().items():
            before, after = (level(measure, mask) for mask in masks)
            row = {"shock": shock, "pillar": measure.pillar, "measure": name}
            row |= {"before": before, "after": after}
            if np.isfinite(before) and np.isfinite(after):
                sample = [levels_drawn(name, measure, mask, random) for mask in masks]
                samples[shock, name] = sample
                ratio = sample[1] / np.maximum(sample[0], 1e-9)
                low, high = np.nanquantile(ratio, [0.025, 0.975])
                row |= {"kept": after / before, "low": low, "high": high}
                row |= {"found": verdict_on(*sample)}
            rows.append(row)
    table = pd.DataFrame(rows)
    table["found"] = table["found"].fillna("too few years")
    table["years_whole"] = [
        verdict_on(*years_whole()[row.shock][:, :, PILLARS.index(row.pillar)].T)
        if row.measure.endswith("as coded")
        else row.found
        for row in table.itertuples()
    ]
    return table, samples


@cache
def years_whole() -> dict[int, np.ndarray]:
    """Levels of the coded pillars, whole years drawn, as many as have an event.

    Returns
    -------
    dict from shock to array, draws by before and after by pillars
    """
    read, random = record(), np.random.default_rng(SEED)
    given, total = readings.sums_by(read.credit, np.ones_like(read.weight), read.coded, YEARS)
    found = {}
    for shock, start in SHOCKS.items():
        sides = []
        for mask in window(start, after=AFTER[shock]):
            there = np.flatnonzero(mask & (total[0] > 0))
            picks = random.multinomial(len(there), np.full(len(there), 1 / len(there)), DRAWS)
            part = (picks[..., None] * given[:, there]).sum(axis=1)
            sides.append(part / (picks * total[:, there]).sum(axis=1)[:, None])
        found[shock] = np.stack(sides, axis=1)
    return found


def pillar_verdict(found: Iterable[str]) -> str:
    """Held if a measure surely held and none surely failed; failed in the opposite case.

    >>> pillar_verdict(["held", "open"]), pillar_verdict(["held", "failed"]), pillar_verdict(["open"])
    ('held', 'disputed', 'open')
    """
    sure = set(found) & {"held", "failed"}
    return {0: "open", 2: "disputed"}.get(len(sure)) or next(iter(sure))


def pillars_over_shocks(column: str = "found") -> pd.DataFrame:
    """The verdict on each pillar (columns) over each shock (rows), by a column of `over_shocks`."""
    table = over_shocks()[0]
    table = table[table["found"] != "too few years"]
    return table.groupby(["shock", "pillar"])[column].agg(pillar_verdict).unstack()[PILLARS]


def scale(name: str) -> float:
    """A measure's mean over all its years, by which levels of several can be added."""
    known = measured()[name].known
    return measured()[name].given[known].sum() / measured()[name].out_of[known].sum()


@cache
def dealings() -> pd.DataFrame:
    """Visits, meetings, agreements and treaties by year: `between` the sides, and of Vietnam in `all`."""
    kind = everything().events.set_index("event_id")["kind"]
    found = {}
    for name, sides in (("between", ("vietnam", "russia")), ("all", ("vietnam",))):
        year = of_sides(*sides)
        year = year[kind.reindex(year.index).isin(DEALINGS)]
        found[name] = year.value_counts().reindex(YEARS, fill_value=0)
    return pd.DataFrame(found)


@cache
def dealings_over_shocks(draws: int = 2000) -> pd.DataFrame:
    """Dealings a year before and after each shock, with 95 per cent intervals, years resampled.

    `kept`, `low`, `high`: number after over before; `part kept` and so on: the share of all of
    Vietnam's recorded dealings.
    """
    random, rows = np.random.default_rng(SEED), {}
    for shock, start in SHOCKS.items():
        masks = window(start, after=AFTER[shock])
        b, a = (dealings()["between"].to_numpy()[mask] for mask in masks)
        tb, ta = (dealings()["all"].to_numpy()[mask] for mask in masks)
        pb, pa = (random.integers(len(x), size=(draws, len(x))) for x in (b, a))
        kept = a[pa].mean(axis=1) / b[pb].mean(axis=1)
        share_after = a[pa].sum(axis=1) / ta[pa].sum(axis=1)
        part = share_after / (b[pb].sum(axis=1) / tb[pb].sum(axis=1))
        row = [b.mean(), a.mean(), a.mean() / b.mean(), *np.quantile(kept, [0.025, 0.975])]
        row += [(a.sum() / ta.sum()) / (b.sum() / tb.sum()), *np.quantile(part, [0.025, 0.975])]
        rows[shock] = row
    columns = ["before", "after", "kept", "low", "high", "part kept", "part low", "part high"]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns)


BLOCKS = [list(range(start, start + 3)) for start in range(1951, 2026, 3)]
LONG = ["ideas as coded", "party events", "UN votes", "likeness of regimes"]
LONG += ["interests as coded", "share of arms", "volume of arms"]
LONG += ["heritage as coded", "culture, memory, people"]
RECORD = [name for name in LONG if name.endswith("as coded")]
RECORD += ["party events", "culture, memory, people"]
SOURCE = {
    name: "record" if name in RECORD else "arms" if "arms" in name else name for name in LONG
}
PAIRS = [(one, other) for i, one in enumerate(LONG) for other in LONG[i + 1 :]]
SHUFFLES, LUCKS = 1999, 499


def by_block(measure: Measure) -> np.ndarray:
    """Level of each three years of `BLOCKS`; NaN with fewer than two observed."""
    masks = [np.isin(AT, block) & measure.known for block in BLOCKS]
    return np.array(
        [
            measure.given[m].sum() / measure.out_of[m].sum() if m.sum() >= 2 else np.nan
            for m in masks
        ]
    )


def ranked(one: np.ndarray, other: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Spearman's correlation over the values that both have, for each row.

    Parameters
    ----------
    one, other : array, rows by values, NaN where missing

    Returns
    -------
    correlation : array, one entry a row
    ranks : array, 2 by rows by values
        Ranks less their mean among the values that both have; nought elsewhere.
    n : array, how many values both have

    >>> ranked(np.array([[1.0, 2.0, 3.0, np.nan]]), np.array([[3.0, 2.0, 1.0, 9.0]]))[0].round(2)
    array([-1.])
    """
    both = np.isfinite(one) & np.isfinite(other)
    n = both.sum(axis=-1)
    ranks = []
    for values in (one, other):
        pair = both[:, None, :] & both[:, :, None]
        below = pair & (values[:, None, :] < values[:, :, None])
        tied = pair & (values[:, None, :] == values[:, :, None])
        rank = below.sum(axis=2) + (tied.sum(axis=2) + 1) / 2
        ranks.append(np.where(both, rank - (n[:, None] + 1) / 2, 0.0))
    a, b = ranks
    spread = np.sqrt((a * a).sum(axis=-1) * (b * b).sum(axis=-1))
    return (a * b).sum(axis=-1) / spread, np.stack(ranks), n


@cache
def turns() -> pd.DataFrame:
    """Changes of the long measures from one three years to the next."""
    blocks = {name: by_block(measured()[name]) for name in LONG}
    return pd.DataFrame(blocks, index=[block[0] for block in BLOCKS]).diff()


@cache
def together() -> pd.DataFrame:
    """Each pair of long measures: correlation of their `changes`, its `p` and `n`.

    Chance deals one measure's changes to other years, `SHUFFLES` times; two-sided.
    """
    random, found = np.random.default_rng(SEED), []
    for one, other in PAIRS:
        r, (a, b), n = ranked(*(turns()[name].to_numpy()[None] for name in (one, other)))
        shared = np.isfinite(turns()[one] + turns()[other]).to_numpy()
        a, b = a[0, shared], b[0, shared]
        dealt = random.permuted(np.tile(b, (SHUFFLES, 1)), axis=1) @ a
        p = (1 + (np.abs(dealt) >= abs(b @ a) - 1e-9).sum()) / (SHUFFLES + 1)
        same = measured()[one].pillar == measured()[other].pillar
        found.append((one, other, r[0], p, n[0], same, SOURCE[one] == SOURCE[other]))
    columns = ["one", "other", "changes", "p", "n", "same_pillar", "same_source"]
    return pd.DataFrame(found, columns=columns)


def crossing() -> pd.DataFrame:
    """The pairs of `together` from two pillars and two sources."""
    return together()[~together()["same_pillar"] & ~together()["same_source"]]


def clear_ways(moves: dict[str, np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """How many of the crossing pairs clearly rise together, and how many move apart.

    By Student's t at 2.5 per cent on a side; `moves` holds changes, rows by blocks.
    """
    rise, fall = 0, 0
    for one, other in zip(crossing()["one"], crossing()["other"]):
        r, _, n = ranked(moves[one], moves[other])
        t = r * np.sqrt((n - 2) / np.maximum(1 - r * r, 1e-12))
        limit = special.stdtrit(n - 2, 0.975)
        rise, fall = rise + (t > limit), fall + (t < -limit)
    return rise, fall


@cache
def apart_by_luck(draws: int = LUCKS) -> tuple[int, float]:
    """Crossing pairs that clearly move apart, and how often luck gives as many.

    The blocks are dealt anew; the measures of one source keep their order among themselves.
    """
    random, names = np.random.default_rng(SEED), sorted(set(SOURCE.values()))
    order = [{s: random.permutation(len(BLOCKS)) for s in names} for _ in range(draws)]
    real = {name: turns()[name].to_numpy()[None] for name in LONG}
    dealt = {
        name: np.stack([real[name][0][deal[SOURCE[name]]] for deal in order]) for name in LONG
    }
    found = int(clear_ways(real)[1][0])
    return found, float((1 + (clear_ways(dealt)[1] >= found).sum()) / (draws + 1))


STEP = 0.02
GRID = np.array([(i, j, 50 - i - j) for i in range(51) for j in range(51 - i)]) * STEP
AHEAD = 3


class Foresight(NamedTuple):
    """Rank correlation of the weighted sum with the growth of dealings that follows.

    `by_weighting` goes with `GRID`, `by_pillar` has one entry a pillar alone; `best` and
    `worst` are the chances that shifted years give as high a highest, as low a lowest;
    `pillar_p` the chance of as high a correlation for each pillar alone.
    """

    years: int
    by_weighting: np.ndarray
    best: float
    worst: float
    by_pillar: dict[str, float]
    pillar_p: dict[str, float]


def _ranks(values: np.ndarray) -> np.ndarray:
    ranks = pd.DataFrame(values).rank().to_numpy().reshape(np.shape(values))
    return (ranks - ranks.mean(axis=0)) / ranks.std(axis=0)


@cache
def foresight() -> Foresight:
    """What three years of coded shares foretell of dealings in the next three."""
    base = np.arange(2, len(YEARS) - AHEAD)
    coded = [measured()[f"{pillar} as coded"] for pillar in PILLARS]
    given = np.column_stack([measure.given for measure in coded])
    total = np.nan_to_num(coded[0].out_of)
    past = [slice(k - 2, k + 1) for k in base]
    trail = np.array([given[p].sum(axis=0) / total[p].sum() for p in past])
    d = dealings()["between"].to_numpy(dtype=float)
    growth = np.log(
        [
            (d[k + 1 : k + 1 + AHEAD].mean() + 0.5) / (d[k - 2 : k + 1].mean() + 0.5)
            for k in base
        ]
    )
    signal = trail / np.array([scale(f"{pillar} as coded") for pillar in PILLARS])
    index, growth = _ranks(signal @ GRID.T), _ranks(growth)
    found = growth @ index / len(base)
    shifted = (
        np.array([np.roll(growth, k) for k in range(5, len(base) - 5)]) @ index / len(base)
    )
    tries = 1 + len(shifted)
    corners = {p: int(GRID[:, place].argmax()) for place, p in enumerate(PILLARS)}
    return Foresight(
        len(base),
        found,
        (1 + (shifted.max(axis=1) >= found.max()).sum()) / tries,
        (1 + (shifted.min(axis=1) <= found.min()).sum()) / tries,
        {p: found[k] for p, k in corners.items()},
        {p: (1 + (shifted[:, k] >= found[k]).sum()) / tries for p, k in corners.items()},
    )


def marked(pillar: str, first: int, last: int = YEARS[-1]) -> np.ndarray:
    """Share of coded events of some years that carry a pillar: 2.5, 50 and 97.5 per cent of draws."""
    mask, place = (AT >= first) & (AT <= last), PILLARS.index(pillar)
    read = record()
    part = read.given[:, mask, place].sum(axis=1) / read.total[:, mask].sum(axis=1)
    return np.quantile(part, [0.025, 0.5, 0.975])
