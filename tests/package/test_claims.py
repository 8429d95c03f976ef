"""Claims and their trial."""

import pytest

from bamboobirch import claims


def test_a_verdict_is_computed_from_its_parts():
    assert claims.weigh("", a=True, b=True).verdict == "supported"
    assert claims.weigh("", a=True, b=False).verdict == "mixed"
    assert claims.weigh("", a=False, b=False).verdict == "contradicted"
    assert claims.weigh("", a=False, motive=None).verdict == "mixed"
    assert claims.weigh("", a=True, motive=None).verdict == "mixed"
    assert claims.weigh("", motive=None).verdict == "not testable"
    assert claims.weigh("").verdict == "not testable"


def test_a_claim_has_one_test():
    decide = claims.decides("a-claim-of-this-test", shown_in="fig-nothing")
    try:
        decide(lambda: claims.weigh(""))

        def another():
            return claims.weigh("")

        with pytest.raises(ValueError, match="is decided by"):
            decide(another)
    finally:
        del claims.TESTS["a-claim-of-this-test"]


def test_a_title_is_found_where_the_claim_stands():
    found = claims.by_title("tran-korolev-balancing-hedging", "balancing", "Hedging")
    assert found.parts["title_says_so"]
    assert (
        found.why == "By its title alone: Russia in the South China Sea: Balancing and Hedging."
    )
    other = claims.by_title("tran-korolev-balancing-hedging", "bandwagoning")
    assert other.verdict == "not testable"


def test_claims_of_a_chapter_are_its_own():
    table = claims.of("bamboo-diplomacy")
    assert (table["chapter"] == "bamboo-diplomacy").all()
    assert len(table) > 0
