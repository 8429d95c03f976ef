import pandas as pd
import pytest

from bamboobirch import figures, page


@pytest.fixture
def evidence():
    return pd.DataFrame({"source_id": ["dung2026", "dung2026", "zareba-nd"]})


@pytest.fixture
def shown(monkeypatch):
    caught = []
    monkeypatch.setattr(figures, "display", lambda bundle, **kw: caught.append((bundle, kw)))
    return caught


def draw(evidence, **changes):
    fig, ax = figures.canvas()
    ax.plot([1, 2], [3, 4])
    given = {
        "title": "It rose by one",
        "caption": "Two points.",
        "alt": "From 3 to 4.",
        "evidence": evidence,
        "data": pd.DataFrame({"x": [1, 2], "y": [3, 4]}),
    } | changes
    figures.publish(fig, "test-figure", **given)


def test_publish_gives_record_text_and_picture(shown, evidence):
    draw(evidence)
    bundle, options = shown[0]
    record = bundle[figures.MIME]
    assert record["csv"] == "x,y\n1,3\n2,4\n"
    assert "2 rows" in record["sources"]
    assert bundle["text/plain"].startswith("It rose by one\n\nFrom 3 to 4.")
    assert options["metadata"]["bamboobirch"]["svg"].startswith("<?xml")


def test_the_same_figure_is_the_same_to_the_byte(shown, evidence):
    draw(evidence)
    draw(evidence)
    one, other = (options["metadata"]["bamboobirch"]["svg"] for _, options in shown)
    assert one == other


@pytest.mark.parametrize("missing", ["title", "caption", "alt"])
def test_a_figure_without_words_is_refused(shown, evidence, missing):
    with pytest.raises(ValueError, match=missing):
        draw(evidence, **{missing: " "})


def test_a_figure_without_sources_or_data_is_refused(shown, evidence):
    with pytest.raises(KeyError, match="source_id"):
        draw(evidence.rename(columns={"source_id": "x"}))
    with pytest.raises(ValueError, match="nothing was plotted"):
        draw(evidence, data=pd.DataFrame())


def test_a_long_table_says_how_much_of_it_is_shown():
    text = "a\n" + "".join(f"{n}\n" for n in range(5))
    assert page.markdown_table(text, 2) == "| a |\n| --- |\n| 0 |\n| 1 |"
    assert page._counted(text, 2) == "the first 2 of 5 rows"
    assert page._counted(text, 5) == page._counted(text, None) == "5 rows"


def test_markdown_table_escapes_bars():
    assert page.markdown_table("a,b\n1,x|y\n") == "| a | b |\n| --- | --- |\n| 1 | x\\|y |"


def test_page_and_figures_speak_of_the_same_type():
    assert page.MIME == figures.MIME


def test_a_changed_drawing_changes_the_record(shown, evidence):
    draw(evidence)
    fig, ax = figures.canvas()
    ax.plot([1, 2], [3, 5])
    figures.publish(
        fig,
        "test-figure",
        title="It rose by one",
        caption="Two points.",
        alt="From 3 to 4.",
        evidence=evidence,
        data=pd.DataFrame({"x": [1, 2], "y": [3, 4]}),
    )
    one, other = (bundle[figures.MIME]["drawn"] for bundle, _ in shown)
    assert one != other


def test_files_go_to_the_site_and_their_digest_to_the_record(shown, evidence):
    figures.publish_table(
        pd.DataFrame({"a": [1]}),
        "test-table",
        title="One",
        caption="Row.",
        evidence=evidence,
        files={"graph.gexf": "<gexf/>"},
    )
    bundle, options = shown[0]
    assert list(bundle[figures.MIME]["files"]) == ["graph.gexf"]
    assert "<gexf/>" not in str(bundle)
    assert options["metadata"]["bamboobirch"]["files"] == {"graph.gexf": "<gexf/>"}


def test_the_page_offers_files_beside_the_csv(shown, evidence):
    figures.publish_table(
        pd.DataFrame({"a": [1]}), "test-table", title="One", caption="Row.", evidence=evidence
    )
    written = {}

    class Renderer:
        def write_file(self, path, content, overwrite):
            written[path[0]] = content
            return path[0]

    record = shown[0][0][figures.MIME]
    line = page._evidence(Renderer(), record, {"files": {"graph.gexf": "<gexf/>"}})
    assert "{download}`CSV <test-table.csv>` · {download}`graph.gexf <graph.gexf>`" in line
    assert written["graph.gexf"] == b"<gexf/>"
