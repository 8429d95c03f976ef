"""Turn a published figure or table into a part of the page: the renderer that MyST-NB calls.

The package's only module that knows the site; notebooks never import it.
"""

from __future__ import annotations

import csv
import io
import re

from docutils import nodes
from myst_nb.core.render import MimeData, NbElementRenderer

MIME = "application/vnd.bamboobirch.figure+json"
VALUES_SHOWN = 60
EXHIBIT = re.compile(r"(?:fig|tab)-[a-z0-9-]+")


class FigureRenderer:
    """MyST-NB plugin for the MIME type that `figures.publish` emits."""

    mime_priority_overrides = [("*", MIME, 1)]

    @staticmethod
    def handle_mime(
        renderer: NbElementRenderer, data: MimeData, inline: bool
    ) -> list[nodes.Element] | None:
        """Nodes of the figure or table, or None if the output is another's."""
        if data.mime_type != MIME or inline:
            return None
        record = data.content
        text = _figure(renderer, data) if record["kind"] == "figure" else _table(record)
        text += _evidence(renderer, record, data.output_metadata.get("bamboobirch", {}))
        return renderer.render_markdown(
            MimeData(
                "text/markdown",
                text,
                data.cell_metadata,
                data.output_metadata,
                data.cell_index,
                data.output_index,
                data.line,
            )
        )


def _caption(record: dict) -> str:
    stop = "" if record["title"][-1] in ".?!" else "."
    return f"**{record['title']}{stop}** {record['caption']}"


def _figure(renderer: NbElementRenderer, data: MimeData) -> str:
    record = data.content
    svg = data.output_metadata["bamboobirch"]["svg"].encode()
    address = renderer.write_file([f"{record['name']}.svg"], svg, overwrite=True)
    alt = " ".join(record["alt"].split())
    return (
        f":::::{{figure}} {address}\n:name: {record['name']}\n:alt: {alt}\n:class: bb-figure\n\n"
        f"{_caption(record)}\n:::::\n\n"
    )


def _table(record: dict) -> str:
    text = markdown_table(record["csv"], record["shown"])
    table = (
        f":::::{{table}} {_caption(record)}\n:name: {record['name']}\n"
        f":class: bb-table\n\n{text}\n:::::\n\n"
    )
    if not record["folded"]:
        return table
    counted = _counted(record["csv"], record["shown"])
    return f"::::::{{dropdown}} {record['title']} ({counted})\n\n{table}::::::\n\n"


def _evidence(renderer: NbElementRenderer, record: dict, metadata: dict) -> str:
    texts = {"CSV": (f"{record['name']}.csv", record["csv"])}
    texts |= {name: (name, text) for name, text in metadata.get("files", {}).items()}
    download = " · ".join(
        f"{{download}}`{shown} <{renderer.write_file([name], text.encode(), overwrite=True)}>`"
        for shown, (name, text) in texts.items()
    )
    line = f":::::{{div}} bb-sources\n{record['sources']} {download}\n:::::\n\n"
    if record["kind"] == "table":
        return line
    counted, table = (say(record["csv"], VALUES_SHOWN) for say in (_counted, markdown_table))
    return (
        f"{line}:::::{{dropdown}} Values behind this figure ({counted})\n"
        f":class-container: bb-values\n\n{table}\n:::::\n"
    )


def _counted(text: str, shown: int | None) -> str:
    rows = sum(1 for _ in csv.reader(io.StringIO(text))) - 1
    return (
        f"{rows} rows"
        if shown is None or rows <= shown
        else f"the first {shown} of {rows} rows"
    )


def markdown_table(text: str, shown: int | None = None) -> str:
    """A CSV, or its first rows, as a Markdown table; the first line is its head.

    A cell that is the label of a figure or table becomes a link to it.
    """
    head, *rows = [[_cell(cell) for cell in row] for row in csv.reader(io.StringIO(text))]
    ruled = [head, ["---"] * len(head), *rows[:shown]]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in ruled)


def _cell(text: str) -> str:
    if EXHIBIT.fullmatch(text):
        return f"{{numref}}`{text}`"
    return "" if text == "nan" else text.replace("|", "\\|").replace("\n", " ")
