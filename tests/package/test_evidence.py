"""Evidence of a period, acts between sides, and shares of codes, on tables made up for the purpose."""

import pandas as pd
import pytest

from bamboobirch import coding, evidence, networks, periods


def test_the_periods_of_the_book_share_out_the_events():
    whole = evidence.everything()
    parts = [evidence.within(p, whole) for p in periods.scheme().index]
    outside = (whole.events["period"] == "outside").sum()
    assert sum(len(part.events) for part in parts) + outside == len(whole.events)
    assert all(set(part.told["event_id"]) == set(part.events["event_id"]) for part in parts)
    with pytest.raises(KeyError, match="no event"):
        evidence.within("2100-2200", whole)


def test_acts_go_from_those_who_act_to_those_addressed():
    events = pd.DataFrame(
        {
            "event_id": ["a", "b", "c"],
            "plover": ["CONSULT", "AID", None],
            "kind": ["visit", "aid", "policy"],
        }
    )
    parts = pd.DataFrame(
        [
            ("a", "guest", "vietnam"),
            ("a", "host", "russia"),
            ("b", "donor", "russia"),
            ("b", "recipient", "vietnam"),
            ("c", "initiator", "vietnam"),
            ("c", "target", "russia"),
        ],
        columns=["event_id", "role", "side"],
    )
    told = evidence.Evidence(events, pd.DataFrame(), parts)
    assert list(evidence.acts(told, "vietnam", "russia")["event_id"]) == ["a"]
    assert list(evidence.acts(told, "russia", "vietnam")["event_id"]) == ["b"]


def test_shares_and_steps_of_codes():
    coded = pd.DataFrame(
        {"ideas": [1.0] * 40 + [0.0] * 40}, index=[f"e{i:02}" for i in range(80)]
    )
    period = pd.Series(["old"] * 40 + ["new"] * 40, index=coded.index)
    shares = coding.shares(coded, period)
    assert shares.loc[("ideas", "old"), "mean"] == 1 and shares.loc[("ideas", "new"), "n"] == 40
    step = coding.steps(coded, period, "old", "new").loc["ideas"]
    assert step["step"] == -1 and step["clear"]
    level = coding.steps(coded, period, "old", "old").loc["ideas"]
    assert level["step"] == 0 and not level["clear"]


def test_events_coded_none_count_in_the_denominator():
    matrix = coding.matrix("pillar")
    assert "none" not in matrix and (matrix.sum(axis=1) == 0).any()


def test_counterparts_share_days():
    found = periods.counterparts("1975-1991-treaty-alliance", "dung")
    assert found and set(found) <= set(periods.scheme("dung").index)
    with pytest.raises(KeyError):
        periods.counterparts("no-such-period", "dung")


def test_brokers_are_tried_only_with_events_enough():
    events = pd.DataFrame({"event_id": list("xyz"), "date": ["1950", "1951", "1952"]})
    parts = pd.DataFrame(
        [("x", "a"), ("x", "b"), ("y", "a"), ("y", "c"), ("z", "a"), ("z", "d")],
        columns=["event_id", "actor_id"],
    ).assign(role="participant", source_id="s")
    table = networks.brokers(
        networks.bipartite(parts, events), pd.Series({x: x.upper() for x in "abcd"}), draws=5
    )
    assert table.index[0] == "a" and table.loc["a", "betweenness"] == 1
    assert list(table.index[table["tried"]]) == ["a"]
