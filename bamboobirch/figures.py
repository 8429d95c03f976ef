"""The book's figures and tables: one style, one colour a country, nothing without its evidence."""

from __future__ import annotations

import base64
import hashlib
import io
import os
from collections.abc import Iterable, Iterator, Mapping

import matplotlib as mpl
import numpy as np
import pandas as pd
from IPython.display import display
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from bamboobirch import provenance

MIME = "application/vnd.bamboobirch.figure+json"
WIDTH = 5.4  # inches: small enough for its letters to be read on a phone

INK, MUTED, PAPER, HIGHLIGHT = "#22302a", "#6b756f", "#ffffff", "#b3261e"
COLOURS = {
    "VNM": "#2f6b3c",
    "RUS": "#1f4e8c",
    "SUN": "#1f4e8c",
    "CHN": "#c8102e",
    "USA": "#8a5a00",
    "IND": "#d9820a",
    "FRA": "#7a3f98",
    "ASEAN": "#4a9aa5",
    "UKR": "#a68a00",
    "OTHER": "#8d9691",
}
DASHES = {"CHN": (5, 1.5), "USA": (1.5, 1.5), "IND": (5, 1.5, 1, 1.5), "ASEAN": (8, 2)}
MARKERS = {"VNM": "o", "RUS": "o", "SUN": "o", "CHN": "s", "USA": "^", "IND": "D", "ASEAN": "v"}
SIDES = {
    "vietnam": "#2f6b3c",
    "russia": "#1f4e8c",
    "china": "#c8102e",
    "united-states": "#8a5a00",
    "france": "#7a3f98",
    "international": "#4a9aa5",
    "joint": "#22302a",
    "other": "#8d9691",
}
STYLE = {
    "font.family": "DejaVu Sans",
    "font.size": 10.5,
    "axes.axisbelow": True,
    "axes.edgecolor": MUTED,
    "axes.labelcolor": INK,
    "axes.linewidth": 0.8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 10.5,
    "figure.facecolor": PAPER,
    "figure.constrained_layout.use": True,
    "grid.color": "#dfe4e0",
    "grid.linewidth": 0.7,
    "legend.frameon": False,
    "lines.linewidth": 2,
    "svg.hashsalt": "bamboo-and-birch",
    "text.color": INK,
    "xtick.color": MUTED,
    "xtick.labelcolor": INK,
    "ytick.color": MUTED,
    "ytick.labelcolor": INK,
}
_published: list[tuple[str, pd.DataFrame]] = []


def colour(country: str) -> str:
    """The colour of a country throughout the book; grey for one without its own."""
    return COLOURS.get(country, COLOURS["OTHER"])


def line_style(country: str) -> dict:
    """Colour, dashes and marker of a country, so that grey print still tells it apart."""
    return {
        "color": colour(country),
        "dashes": DASHES.get(country, (None, None)),
        "marker": MARKERS.get(country, "o"),
        "markersize": 3,
    }


def canvas(height: float = 3.6, **subplots) -> tuple[Figure, Axes]:
    """An empty figure in the book's style, outside pyplot, so that nothing shows it unasked.

    Parameters
    ----------
    height : float
        Inches; the width is the book's.
    **subplots
        Passed to `matplotlib.figure.Figure.subplots`.

    Returns
    -------
    figure, axes
    """
    mpl.rcParams.update(STYLE)
    figure = Figure(figsize=(WIDTH, height))
    return figure, figure.subplots(**subplots)


def publish(
    figure: Figure,
    name: str,
    *,
    title: str,
    caption: str,
    alt: str,
    evidence: pd.DataFrame,
    data: pd.DataFrame,
) -> None:
    """Show a figure with all that the book promises of one.

    Parameters
    ----------
    figure : Figure
        Drawn on `canvas`, which keeps it from being shown by itself.
    name : str
        Label: text refers to it as ``{numref}`name` ``.
    title : str
        The finding, as a sentence.
    caption : str
        What is drawn and what the drawing leaves out; MyST Markdown.
    alt : str
        The message in words and numbers computed from `data`, not the kind of chart.
    evidence : DataFrame
        The rows plotted or summed, with their `source_id`.
    data : DataFrame
        The values plotted, for the table and the CSV.

    Raises
    ------
    ValueError
        Title, caption or alternative text is empty, or there are no data.
    KeyError
        The evidence names no source.
    """
    record = _record("figure", name, title, caption, evidence, data) | {
        "alt": _needed("alt", alt)
    }
    svg = io.StringIO()
    with mpl.rc_context({"svg.hashsalt": STYLE["svg.hashsalt"]}):
        figure.savefig(svg, format="svg", metadata={"Date": None}, bbox_inches="tight")
    record["drawn"] = hashlib.sha256("\n".join(_drawn(figure)).encode()).hexdigest()[:16]
    bundle = {MIME: record, "text/plain": f"{title}\n\n{alt}\n\n{record['sources']}"}
    if os.environ.get("BAMBOOBIRCH_PREVIEW") != "off":
        bundle["image/png"] = _preview(figure, title)
    display(bundle, raw=True, metadata={"bamboobirch": {"svg": svg.getvalue()}})


def _preview(figure: Figure, title: str) -> str:
    """What the notebook's own window shows; a build draws the page's SVG only, in half the time."""
    png = io.BytesIO()
    figure.suptitle(title, x=0.01, ha="left", fontsize=11, fontweight="bold", wrap=True)
    figure.savefig(png, format="png", dpi=110, bbox_inches="tight")
    return base64.b64encode(png.getvalue()).decode()


def _drawn(figure: Figure) -> Iterator[str]:
    """What is drawn, in words that are the same on every machine: a changed figure changes them."""
    for axes in figure.axes:
        for text in [
            *axes.texts,
            axes.xaxis.label,
            axes.yaxis.label,
            *axes.get_xticklabels(),
            *axes.get_yticklabels(),
        ]:
            yield text.get_text()
        for line in axes.lines:
            yield f"{to_hex(line.get_color())} {line.get_linestyle()} {_rounded(line.get_xydata())}"
        for patch in axes.patches:
            yield f"{to_hex(patch.get_facecolor())} {_rounded(patch.get_path().vertices)} {_rounded(patch.get_patch_transform().get_matrix())}"
        for collection in axes.collections:
            yield f"{[to_hex(c) for c in collection.get_facecolor()]} {_rounded(collection.get_offsets())}"
            for path in collection.get_paths():
                yield _rounded(path.vertices)


def _rounded(values: np.ndarray) -> str:
    return " ".join(
        f"{value:.5g}" for value in np.ma.getdata(np.asarray(values, dtype=float)).ravel()
    )


def publish_table(
    table: pd.DataFrame,
    name: str,
    *,
    title: str,
    caption: str,
    evidence: pd.DataFrame,
    folded: bool = False,
    shown: int | None = None,
    files: Mapping[str, str] | None = None,
) -> None:
    """Show a table with number, caption, sources and CSV.

    Parameters as in `publish`; `folded` shows a long table only when the reader opens it, and
    `shown` only its first rows, so that a phone need not fetch them all; the CSV has all.
    `files`, text by file name, are offered for download beside the CSV: the site gets the
    text, the notebook's record only its digest.
    """
    record = _record("table", name, title, caption, evidence, table)
    record |= {"folded": folded, "shown": shown}
    if files:
        record["files"] = {
            file: hashlib.sha256(text.encode()).hexdigest()[:16] for file, text in files.items()
        }
    bundle = {
        MIME: record,
        "text/plain": f"{title}\n\n{table.to_string()}\n\n{record['sources']}",
    }
    display(bundle, raw=True, metadata={"bamboobirch": {"files": dict(files)}} if files else {})


def _needed(what: str, text: str) -> str:
    if not text.strip():
        raise ValueError(f"a figure needs its {what}")
    return text


def _record(
    kind: str, name: str, title: str, caption: str, evidence: pd.DataFrame, data: pd.DataFrame
) -> dict[str, str]:
    if data.empty:
        raise ValueError(f"{name}: nothing was plotted")
    line = provenance.sources_line(evidence)
    _published.append((name, evidence[["source_id"]]))
    named_index = any(level is not None for level in data.index.names)
    return {
        "kind": kind,
        "name": name,
        "title": _needed("title", title),
        "caption": _needed("caption", caption),
        "sources": line,
        "csv": data.to_csv(index=named_index, lineterminator="\n", float_format="%.6g"),
    }


def sources_of_chapter(extra: Iterable[pd.DataFrame] = ()) -> pd.DataFrame:
    """All sources behind the figures and tables published so far, and any further evidence."""
    rows = [evidence for _, evidence in _published] + [frame[["source_id"]] for frame in extra]
    return provenance.described(pd.concat(rows, ignore_index=True))
