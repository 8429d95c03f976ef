"""Agreement between coders, against a count by hand and against chance."""

import numpy as np
import pandas as pd
import pytest

from bamboobirch import reliability


def coded(first, second):
    return pd.DataFrame(
        {"first": [frozenset(x) for x in first], "second": [frozenset(x) for x in second]}
    )


def test_alpha_of_two_codes_is_the_closed_form():
    """For two codes alpha is 1 - (n - 1) o01 / (n0 n1), counted by hand here."""
    first, second = "0100000000", "1110010100"
    unequal, zeros, ones = 4, 14, 6
    expected = 1 - (zeros + ones - 1) * unequal / (zeros * ones)
    assert reliability.alpha(coded(first, second)).value == pytest.approx(expected)


def test_alpha_of_equal_and_of_random_codes():
    random = np.random.default_rng(7)
    one, other = ("".join(random.choice(list("abc"), 400)) for _ in range(2))
    assert reliability.alpha(coded(one, one)).value == 1
    found = reliability.alpha(coded(one, other))
    assert found.low < 0 < found.high and found.units == 400


def test_partial_agreement_counts_only_when_asked():
    first, second = ["ab", "a", "b", "ab"], ["a", "a", "b", "b"]
    assert reliability.alpha(coded(first, second), partial=True).value > (
        reliability.alpha(coded(first, second)).value
    )


def test_nothing_to_disagree_about_is_no_number():
    assert np.isnan(reliability.alpha(coded("aaa", "aaa")).value)
    with pytest.raises(ValueError, match="plover"):
        reliability.pairs("themes")
