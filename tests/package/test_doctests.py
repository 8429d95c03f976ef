import doctest
import importlib

import pytest

PUBLIC = ["dates", "indexes", "locators", "measures", "mentions"]


@pytest.mark.parametrize("name", PUBLIC)
def test_examples_in_docstrings_run(name):
    module = importlib.import_module(f"bamboobirch.{name}")
    scope = {"pd": importlib.import_module("pandas")}
    outcome = doctest.testmod(module, extraglobs=scope)
    assert outcome.attempted > 0
    assert outcome.failed == 0
