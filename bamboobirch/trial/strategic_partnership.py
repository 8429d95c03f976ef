"""2001 to 2011: the strategic partnership."""

from __future__ import annotations

import numpy as np
import pandas as pd

from bamboobirch import dates, evidence, measures, periods, tables
from bamboobirch.claims import Finding, decides, weigh
from bamboobirch.prose import listed

DECLARED = dates.parse("2001-03-01").earliest
SINCE, UNTIL = 1992, 2011
CUTS = range(1996, 2009)  # the first year after the cut; four years or more on each side
LEADER = (
    r"(?:President|Prime Minister) of (?:the )?(?:Vietnam|Russia)"
    r"|(?:General Secretary|Leader) of the Communist Party of Vietnam"
)


def exact_rungs() -> pd.DataFrame:
    """Each partner's rungs on the ladder, by the most exact of several datings, else the earliest."""
    ladder = tables.load("partnerships")
    ladder["first_day"] = [dates.parse(date).earliest for date in ladder["date"]]
    ladder["length"] = ladder["date"].str.len()
    ladder = ladder.sort_values(["length", "first_day"], ascending=[False, True])
    return ladder.drop_duplicates(["partner", "tier"])


def joint_events() -> pd.DataFrame:
    """Events with both sides: `day` that decides, its `year`, `march_year` counted from the declaration."""
    events, _, parts = evidence.everything()
    sides = [
        set(parts.loc[parts["side"] == side, "event_id"]) for side in ("vietnam", "russia")
    ]
    joint = events[events["event_id"].isin(sides[0] & sides[1])].copy()
    joint["day"] = [periods.DECIDING["middle"](dates.parse(date)) for date in joint["date"]]
    joint["year"] = [day.year for day in joint["day"]]
    joint["march_year"] = [int((day - DECLARED).days // 365.25) for day in joint["day"]]
    return joint


def dealings(joint: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Visits, visits of leaders and agreements among joint events."""
    parts = evidence.everything().parts
    leaders = parts[(parts["role"] == "guest") & parts["office"].fillna("").str.match(LEADER)]
    visit = joint["kind"] == "visit"
    return {
        "visits": joint[visit],
        "visits of leaders": joint[visit & joint["event_id"].isin(leaders["event_id"])],
        "agreements": joint[joint["kind"].isin(["agreement", "treaty"])],
    }


def around_the_declaration() -> dict[str, pd.DataFrame]:
    """As `dealings`, without those of the days of the declaration itself."""
    joint = joint_events()
    return dealings(joint[~joint["date"].between("2001-02-28", "2001-03-02")])


def before_after(years: pd.Series, first: int = -9, last: int = 9, at: int = 0) -> tuple:
    """Yearly counts before and after a year that belongs to the second."""
    tally = years.value_counts().reindex(range(first, last + 1), fill_value=0)
    return tally.loc[: at - 1].astype(float), tally.loc[at:].astype(float)


def russian_arms_orders() -> pd.DataFrame:
    """Rows of `arms_orders` from Russia to Vietnam, with the `year` of the order."""
    orders = tables.load("arms_orders").query("recipient == 'VNM' and supplier == 'RUS'")
    return orders.assign(year=orders["order_year"].map(dates.year))


def step_of_means(before: pd.Series, after: pd.Series) -> dict[str, float]:
    """Rates a year, their step with its interval, and how often years in random order give as much."""
    step, low, high = measures.difference_interval(before, after)
    years, n = np.concatenate([before, after]), len(before)
    shuffled = np.random.default_rng(1950).permuted(np.tile(years, (1000, 1)), axis=1)
    steps = shuffled[:, n:].mean(axis=1) - shuffled[:, :n].mean(axis=1)
    p = (1 + (abs(steps) >= abs(step) - 1e-9).sum()) / 1001
    rates = {"before": before.mean(), "after": after.mean()}
    return rates | {"step": step, "low": low, "high": high, "p": p}


def change() -> pd.DataFrame:
    """The step at the declaration for each kind of dealing, as `step_of_means` gives it."""
    sides = {
        name: before_after(rows["march_year"])
        for name, rows in around_the_declaration().items()
    }
    ordered = russian_arms_orders()["year"].value_counts()
    contracts = ordered.reindex(range(SINCE, UNTIL + 1), fill_value=0).astype(float)
    sides["arms contracts"] = contracts.loc[:2000], contracts.loc[2002:]
    return pd.DataFrame({name: step_of_means(*pair) for name, pair in sides.items()}).T


def explained(values: np.ndarray, cuts: range, since: int) -> np.ndarray:
    """Share of variance that a cut before each year takes away, for one or many yearly series."""
    size, sums = values.shape[-1], values.cumsum(axis=-1)
    first = np.array([cut - since for cut in cuts])
    left, total = sums[..., first - 1], sums[..., -1:]
    gap = left / first - (total - left) / (size - first)
    spread = ((values - values.mean(axis=-1, keepdims=True)) ** 2).sum(axis=-1, keepdims=True)
    return first * (size - first) / size * gap**2 / spread


def trade_rows_of_model() -> pd.DataFrame:
    """Rows of `observations` from ITPD-E on Vietnam's trade with Russia and China, with `year` and `partner`."""
    rows = tables.load("observations")
    rows = rows[rows["series_id"].str.fullmatch("trade-(?:exports|imports)-(?:rus|chn)-itpde")]
    partner = rows["series_id"].str.extract("(rus|chn)")[0].to_numpy()
    rows = rows.assign(year=rows["start"].map(dates.year), partner=partner)
    return rows[rows["year"].between(2000, UNTIL)]


def trade_by_model() -> pd.DataFrame:
    """Vietnam's trade by year with Russia (`rus`) and China (`chn`) in ITPD-E, billion dollars."""
    rows = trade_rows_of_model()
    return (
        rows.pivot_table(index="year", columns="partner", values="value", aggfunc="sum") / 1000
    )


@decides("seventy-years-russia-first-strategic-partner", shown_in="fig-strategic-ladder")
def russia_was_the_first_strategic_partner() -> Finding:
    rungs = exact_rungs()
    rungs = rungs[~rungs["tier"].isin(["comprehensive", "special-relationship"])]
    first, second = (
        rungs.sort_values("first_day").drop_duplicates("partner").head(2).itertuples()
    )
    alone = (second.first_day - first.first_day).days / 365.25
    country = tables.load("countries").set_index("country")["name"][second.partner]
    return weigh(
        f"The next was {country}, {alone:.1f} years later. By the paper’s own earlier date of 1997 Russia would be first as well.",
        earliest_of_all=first.partner == "RUS",
    )


def soviet_heads_of_state_before() -> pd.DataFrame:
    """Visits of Soviet heads of state to Vietnam, by reading: Voroshilov's and Podgorny's."""
    heads = [
        "1957-05-20-voroshilov-in-hanoi",
        "1971-podgorny-in-hanoi",
        "1972-06-podgorny-in-hanoi",
    ]
    events = tables.load("events")
    return events[events["event_id"].isin(heads)]


@decides("seventy-years-putin-visit-first-official", shown_in="event-index")
def putins_first_visit_was_that_of_2001() -> Finding:
    events, _, parts = evidence.everything()
    as_guest = parts[(parts["actor_id"] == "vladimir-putin") & (parts["role"] == "guest")]
    visits = events[events["event_id"].isin(as_guest["event_id"]) & (events["kind"] == "visit")]
    his_first = visits.iloc[0]["event_id"] == "2001-02-28-putin-visit"
    soviet = len(soviet_heads_of_state_before())
    return weigh(
        f"{'No' if his_first else 'An'} earlier visit of his is in the tables. Reports that call it the first of any Soviet leader overlook {soviet} visits of heads of state. Whether it advanced relations the tables cannot show.",
        his_first=his_first,
        advanced_relations=None,
    )


@decides("zareba-strategic-partnership-march-2001", shown_in="fig-strategic-ladder")
def strategic_partnership_dates_from_march_2001() -> Finding:
    told = tables.load("event_sources").query("event_id == '2001-03-01-strategic-partnership'")
    in_march = told["reported_date"].fillna("").str.startswith("2001-03").sum()
    return weigh(f"{in_march} statements date it to March 2001.", so_dated=in_march > 0)


@decides("seventy-years-concept-2000-priority-asia", shown_in="fig-strategic-trade")
def trade_with_asia_had_priority_after_2000() -> Finding:
    flow = trade_by_model()["rus"]
    return weigh(
        f"The concept’s own first region is the CIS. Trade with Vietnam grew, {flow.iloc[-1] / flow.iloc[0]:.0f}-fold in the ITPD-E data to 2011, but Russia’s trade with the rest of Asia is in no table.",
        trade_with_vietnam_grew=flow.iloc[-1] > flow.iloc[0],
        highest_priority=None,
    )


@decides("seventy-years-strategic-partner-2001-new-relations", shown_in="fig-strategic-break")
def visit_of_2001_moved_relations_forward() -> Finding:
    steps = change()
    clear = steps.index[(steps["low"] > 1e-9) | (steps["high"] < -1e-9)].tolist()
    years = range(SINCE, UNTIL + 1)
    visits = (
        around_the_declaration()["visits"]["year"].value_counts().reindex(years, fill_value=0)
    )
    best = CUTS[int(explained(visits.to_numpy(dtype=float), CUTS, SINCE).argmax())]
    leaders = steps.loc["visits of leaders"]
    return weigh(
        f"Visits of leaders went from {leaders['before']:.1f} to {leaders['after']:.1f} a year; steps clear of nought: {listed(clear) if clear else 'none'}. The best cut in visits is {best}. That the visit moved them cannot be shown.",
        more_dealings=bool((steps.loc[clear, "step"] > 0).any()),
        moved_by_the_visit=None,
    )
