"""The parts that all chapters share, published from a small piece of the real tables."""

import pytest

from bamboobirch import chapter, claims, evidence, figures

BEFORE, NOW = "before-1945", "1945-1954-recognition"


@pytest.fixture
def shown(monkeypatch):
    bundles = []
    monkeypatch.setattr(figures, "display", lambda bundle, **_: bundles.append(bundle))
    return bundles


@pytest.fixture(scope="module")
def period():
    return evidence.within(NOW, evidence.everything())


def record(bundle):
    return bundle[figures.MIME]


def test_network_names_its_colours_and_those_above_chance(period, shown):
    found = chapter.network(period)
    chapter.publish_network("x", found, period, title="t")
    assert record(shown[0])["name"] == "fig-x-network"
    assert "green Vietnam" in record(shown[0])["caption"]
    assert found.by_luck == pytest.approx(len(found.tried) / 20)
    assert (found.above["p"] < 0.05).all()


def test_codes_are_those_of_the_periods_asked_for(period):
    found = chapter.codes(evidence.everything().events, BEFORE, NOW)
    assert set(found.shares.index.get_level_values("period")) == {BEFORE, NOW}
    assert set(found.alphas) == {"pillar", "principle"}
    _, axes = figures.canvas()
    chapter.draw_codes(axes, found.shares, {NOW: ("1945–54", "k", "o")})
    assert [label.get_text() for label in axes.get_yticklabels()] == [
        code for _, code in chapter.CODES
    ]


def test_claims_are_counted_and_the_untested_folded(shown):
    trial = claims.trial(claims.of(NOW))
    tally = trial["verdict"].value_counts()
    chapter.publish_claims("x", trial)
    tried, untested = (record(bundle) for bundle in shown)
    assert tried["title"].startswith(f"Of {len(trial)} claims: {tally['supported']} supported")
    assert tried["csv"].splitlines()[0] == "claim,source,verdict,why"
    assert (tried["folded"], untested["folded"]) == (False, True)
    assert untested["title"].startswith(str(tally["not testable"]))


def test_conflicts_are_those_of_the_pages_read(period, shown):
    found = chapter.publish_conflicts("x", period.told)
    assert 0 < len(found) == record(shown[0])["csv"].count("\n") - 1
    read = set(period.told["source_id"])
    assert (found["source_a"].isin(read) | found["source_b"].isin(read)).all()


def test_sources_are_those_of_what_was_published(period, shown):
    chapter.publish_conflicts("x", period.told)
    used = chapter.publish_sources("x")
    assert record(shown[-1])["title"].startswith(f"{len(used)} sources")
