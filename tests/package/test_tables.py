import pandas as pd
import pytest

from bamboobirch import tables


def test_types_are_those_of_the_schema():
    votes = tables.load("un_votes")
    assert isinstance(votes["hr"].dtype, pd.BooleanDtype)
    transfers = tables.load("arms_transfers")
    assert isinstance(transfers["year"].dtype, pd.Int64Dtype)
    assert transfers["tiv"].dtype == float


def test_empty_cells_are_missing_and_text_is_not():
    events = tables.load("events")
    assert events["place"].isna().any()
    assert not events["title"].isna().any()


def test_unknown_table_is_named():
    with pytest.raises(KeyError, match="'evnts'"):
        tables.load("evnts")


def test_loaded_lists_tables_with_their_version():
    tables.load("periods")
    table = tables.loaded().set_index("table")
    assert table.loc["periods", "rows"] == len(tables.load("periods"))
    assert table["sha256"].str.fullmatch("[0-9a-f]{12}").all()
