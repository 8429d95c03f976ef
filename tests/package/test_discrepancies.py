import pandas as pd

from bamboobirch import discrepancies, tables

COLUMNS = "series_id start end value low high source_id locator status note".split()


def rows(*values):
    series = tables.load("series")["series_id"].iloc[0]
    return pd.DataFrame(
        [(series, "1950", "1950", *value, "l. 1", "reported", "") for value in values],
        columns=COLUMNS,
    )


def test_values_apart_show_their_spread():
    table = discrepancies.computed(
        rows((10.0, None, None, "dung2026"), (30.0, None, None, "zareba-nd"))
    )
    assert len(table) == 1
    assert (table.loc[0, "lowest"], table.loc[0, "highest"]) == (10, 30)
    assert table.loc[0, "spread"] == 1
    assert table.loc[0, "sources"] == "Dung (2026); Zaręba (n.d.)"


def test_values_alike_are_no_discrepancy():
    same = rows((10.0, None, None, "dung2026"), (10.0, None, None, "zareba-nd"))
    assert discrepancies.computed(same).empty


def test_a_bound_counts_and_a_target_does_not():
    bound = rows((10.0, None, None, "dung2026"), (None, 20.0, None, "zareba-nd"))
    assert discrepancies.computed(bound).loc[0, "highest"] == 20
    assert discrepancies.computed(bound.assign(status="target")).empty


def test_touching_finds_lines_inside_a_range():
    register = tables.load("discrepancies").set_index("discrepancy_id")
    case = register[register["locator_a"].str.match(r"l\. \d+$")].iloc[0]
    line = int(case["locator_a"].removeprefix("l. "))
    near = pd.DataFrame(
        {"source_id": [case["source_a"]], "locator": [f"ll. {line - 1}-{line + 1}"]}
    )
    assert case.name in discrepancies.touching(near).index
    far = near.assign(locator="l. 99999")
    assert discrepancies.touching(far).empty


def test_register_names_sources():
    assert discrepancies.register()["says_a"].str.contains(r"\((?:\d{4}|n\.d\.)\), ").all()
