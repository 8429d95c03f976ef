import pandas as pd
import pytest

from bamboobirch import claims

CLAIMS = pd.DataFrame(
    {
        "claim": ["It rose.", "It will rise."],
        "kind": ["trend", "prediction"],
        "source_id": ["dung2026", "zareba-nd"],
        "locator": ["l. 1", "l. 2"],
    },
    index=pd.Index(["rose", "will-rise"], name="claim_id"),
)
WHY = {"prediction": "It speaks of the future."}


def test_tested_claims_come_first_and_others_get_a_reason():
    table = claims.judged(CLAIMS, {"rose": ("supported", "From 1 to 2.")}, WHY)
    assert table["verdict"].tolist() == ["supported", "not testable"]
    assert table.loc["will-rise", "why"] == "It speaks of the future."
    assert table.loc["rose", "source"] == "Dung (2026), l. 1"


def test_a_claim_with_neither_test_nor_reason_is_an_error():
    with pytest.raises(KeyError, match="trend"):
        claims.judged(CLAIMS, {}, WHY)


def test_a_test_without_a_claim_and_a_strange_verdict_are_errors():
    with pytest.raises(ValueError, match="fell"):
        claims.judged(CLAIMS, {"fell": ("supported", "")}, WHY)
    with pytest.raises(ValueError, match="true"):
        claims.judged(CLAIMS, {"rose": ("true", "")}, WHY)


def test_claims_of_a_chapter_are_its_own():
    table = claims.of("bamboo-diplomacy")
    assert (table["chapter"] == "bamboo-diplomacy").all()
    assert len(table) > 0


def test_a_verdict_says_what_failing_means():
    assert claims.verdict(True, "it did") == ("supported", "it did")
    assert claims.verdict(False, "it did not")[0] == "contradicted"
    assert claims.verdict(False, "in part", "mixed")[0] == "mixed"


def test_a_title_is_found_where_the_claim_stands():
    word, why = claims.by_title("tran-korolev-balancing-hedging", "balancing", "Hedging")
    assert word == "supported"
    assert why == "By its title alone: Russia in the South China Sea: Balancing and Hedging."
    assert claims.by_title("tran-korolev-balancing-hedging", "bandwagoning")[0] == "mixed"
