"""The indexes of actors and events, and the links between them and the chapters.

A page asks for a part of an index by a directive: `actor-index` with a range of letters, or `event-index`
with one of years; without a range either lists everything that has an entry. Entries are written as HTML
when all pages have been read, so that each knows the chapters that treat it.
"""

import re
from html import escape

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

CHAPTERS = "notebooks/"
WORD = re.compile(r"[\w-]+")
PROSE = (nodes.paragraph, nodes.emphasis, nodes.strong)


class entries(nodes.General, nodes.Element):
    """Stands for the entries `labels`, or for a list of links to them, until all pages are read."""


class Index(SphinxDirective):
    """Sections of an index, one for each letter or year."""

    optional_arguments = 1

    def run(self):
        first, dash, last = (self.arguments or ["-"])[0].partition("-")
        end = last or "~" if dash else first
        inside = {key: rows for key, rows in self.groups().items() if first <= key <= end}
        self.env.metadata[self.env.docname]["has_entries"] = True
        return [self.section(key, rows) for key, rows in inside.items()]

    def section(self, key, rows):
        name = f"{self.unit}-{key.lower()}"
        title = {"0": "Digits"}.get(key, key)
        if not self.arguments:
            holder = entries(labels=[*rows.items()], listed=True)
            return nodes.section("", nodes.title(title, title), holder, ids=[f"list-{name}"])
        standard = self.env.get_domain("std")
        for label, text in {name: title, **rows}.items():
            standard.anonlabels[label] = self.env.docname, label
            standard.labels[label] = self.env.docname, label, text
        return nodes.section("", nodes.title(title, title), entries(labels=[*rows.items()]), ids=[name])


class ActorIndex(Index):
    unit = "letter"

    def groups(self):
        from bamboobirch import indexes

        return {
            letter: dict(zip("actor-" + rows.index, rows["name" if self.arguments else "filed"]))
            for letter, rows in indexes.filed().groupby("letter")
        }


class EventIndex(Index):
    unit = "year"

    def groups(self):
        from bamboobirch import dates, tables

        events = dates.chronological(tables.load("events"))
        years = events["date"].map(dates.year).astype(str)
        if not self.arguments:
            years = years.str[:3] + "0s"
            events["title"] = events["date"].map(dates.label) + ": " + events["title"]
        return {year: dict(zip("event-" + rows["event_id"], rows["title"])) for year, rows in events.groupby(years)}


def read_chapter(app, doctree):
    """Note in a chapter whom it names and which events it tells of, and mark each first name as a link."""
    app.bb_changed = True
    if not app.env.docname.startswith(CHAPTERS):
        return
    from bamboobirch import mentions

    treats, named = note_ids(doctree), {}
    for paragraph in [*doctree.findall(is_prose)]:
        cited = citations(paragraph)
        texts = [text for text in paragraph.findall(nodes.Text) if isinstance(text.parent, PROSE)]
        for event in sorted(mentions.events(" ".join(texts), cited)):
            treats.setdefault(f"event-{event}", section_of(paragraph))
        for text in texts:
            mark_names(text, mentions.find(text.astext(), cited), named)
    app.env.metadata[app.env.docname]["treats"] = treats | named


def is_prose(node):
    """Whether a node is a paragraph outside tables and the lines of sources under figures."""
    if not isinstance(node, nodes.paragraph) or isinstance(node.parent, nodes.entry):
        return False
    return "bb-sources" not in node.parent.get("classes", [])


def note_ids(doctree):
    """Events that code or a table names by id, and actors that fill a cell of a table, with their sections."""
    from bamboobirch import tables

    actors, events = ({*tables.load(f"{kind}s")[f"{kind}_id"]} for kind in ("actor", "event"))
    found = {}
    for node in doctree.findall(lambda node: isinstance(node, (nodes.literal_block, nodes.entry))):
        words = {*WORD.findall(node.astext())}
        in_cell = actors if isinstance(node, nodes.entry) and len(words) == 1 else set()
        for label in sorted([*(f"event-{e}" for e in words & events), *(f"actor-{a}" for a in words & in_cell)]):
            found.setdefault(label, section_of(node))
    return found


def citations(paragraph):
    """The sources that a paragraph cites."""
    asked = paragraph.findall(lambda node: isinstance(node, nodes.Element) and node.get("refdomain") == "cite")
    return {key.strip() for each in asked for key in each["reftarget"].split(",")}


def section_of(node):
    while not isinstance(node, nodes.section):
        node = node.parent
    return node["ids"][0]


def mark_names(text, found, named):
    """Make of each name that is the page's first for its bearer a link, whose address `fill` will know."""
    pieces, at = [], 0
    for start, end, actor in found:
        if f"actor-{actor}" not in named:
            named[f"actor-{actor}"] = f"names-{actor}"
            name = nodes.reference("", text[start:end], ids=[f"names-{actor}"], classes=["bb-name"], internal=True)
            pieces += [nodes.Text(text[at:start]), name]
            at = end
    if pieces:
        text.parent.replace(text, [*pieces, nodes.Text(text[at:])])


def pages_with_entries(app, env):
    """Write these pages again whenever any page was read."""
    read = getattr(app, "bb_changed", False)
    return [page for page in env.all_docs if "has_entries" in env.metadata[page]] if read else []


def fill(app, doctree, docname):
    """Give each marked name its address, and put entries in their places."""
    book = Places(app, docname)
    for name in [*doctree.findall(lambda node: isinstance(node, nodes.reference) and "bb-name" in node["classes"])]:
        name["refuri"] = book.address(name["ids"][0].replace("names-", "actor-", 1))
        if not name["refuri"]:
            name.replace_self(nodes.inline("", name.astext(), ids=name["ids"]))
    for holder in [*doctree.findall(entries)]:
        if "listed" in holder:  # text that the search of the site reads; entries would double its index
            holder.replace_self(nodes.raw("", book.listed(holder["labels"]), format="html"))
        else:
            holder["html"] = book.entries(holder["labels"])


def write(writer, node):
    writer.body.append(node["html"])
    raise nodes.SkipNode


class Places:
    """Where things stand, as seen from one page."""

    def __init__(self, app, docname):
        self.app, self.docname, self.env = app, docname, app.env

    def uri(self, docname, anchor):
        return f"{self.app.builder.get_relative_uri(self.docname, docname)}#{anchor}"

    def address(self, label):
        place = self.env.get_domain("std").anonlabels.get(label)
        return self.uri(*place) if place else ""

    def cite(self, source):
        if not hasattr(self.app, "bb_cited"):
            self.app.bb_cited = {
                one.key: (one.bibliography_key.docname, one.citation_id) for one in self.env.get_domain("cite").citations
            }
        return self.uri(*self.app.bb_cited[source]) if source in self.app.bb_cited else ""

    def chapters(self, label):
        for page in sorted(self.env.all_docs):
            if anchor := self.env.metadata[page].get("treats", {}).get(label):
                yield self.uri(page, anchor), self.env.titles[page].astext()

    def listed(self, labels):
        links = (f'<li><a href="{self.address(label)}">{escape(text)}</a></li>' for label, text in labels)
        return f'<ul class="bb-list">{"".join(links)}</ul>'

    def entries(self, labels):
        from entries import Entries

        if not hasattr(self.app, "bb_entries"):
            self.app.bb_entries = Entries()
        made = self.app.bb_entries
        made.places = self
        makers = {"actor": made.actor, "event": made.event}
        return "".join(makers[kind](key) for kind, key in (label.split("-", 1) for label, _ in labels))


def setup(app):
    app.add_node(entries, html=(write, None))
    app.add_directive("actor-index", ActorIndex)
    app.add_directive("event-index", EventIndex)
    app.connect("doctree-read", read_chapter)
    app.connect("env-updated", pages_with_entries)
    app.connect("doctree-resolved", fill)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
