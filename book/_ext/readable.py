"""Make each page light to fetch and readable by everyone.

A stock page of the theme weighs 2.4 MB, most of it icons and rules that this book never shows, and its
markup of bibliographies and table corners breaks rules of accessibility. Here both are mended.
"""

import posixpath
import re
from pathlib import Path

from slim import slim

# Scripts that are fetched only by pages whose body holds the mark.
NEEDED_FOR = {"clipboard.min.js": "highlight", "copybutton.js": "highlight", "design-tabs.js": "sd-tab-set"}
MENDED = [
    (re.compile(r"<th[^>]*>(<p></p>)?</th>"), "<td></td>"),  # the empty corner of a table heads nothing
    (re.compile('role="doc-biblioentry"'), 'role="listitem"'),
    (re.compile(r'<span class="(?:n|nn|p|w)">([^<]*)</span>'), r"\1"),  # names and commas in code have no colour of their own
]
ADDRESS = re.compile(r'\b(href|src|action)="(?!#|[a-z]+:)([^"]+)"')


def mend_page(app, pagename, templatename, context, doctree):
    context["body"] = context.get("body", "")
    for fault, remedy in MENDED:
        context["body"] = fault.sub(remedy, context["body"])
    context["script_files"] = [script for script in context["script_files"] if needed(script, context["body"])]


def needed(script, body):
    return NEEDED_FOR.get(Path(script.filename or "").name, "") in body


def finish_site(app, exception):
    if exception is None and app.builder.name == "html":
        site = Path(app.outdir)
        open_at_front_page(site, f"{app.config.root_doc}.html")
        slim(site)


def open_at_front_page(site, page):
    """Put the front page, wherever its source lies, at the address of the site."""
    folder = posixpath.dirname(page)
    text = (site / page).read_text("utf-8").replace('data-content_root="../"', 'data-content_root="./"')
    here = ADDRESS.sub(lambda m: f'{m[1]}="{posixpath.normpath(posixpath.join(folder, m[2]))}"', text)
    (site / "index.html").write_text(here, "utf-8")


def setup(app):
    app.connect("html-page-context", mend_page, priority=900)
    app.connect("build-finished", finish_site, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
