"""The HTML of the entries in the indexes of actors and events: one line of evidence under another."""

from collections import defaultdict
from html import escape

from bamboobirch import dates, indexes, provenance, tables

FOLDED = 12  # a longer list opens only when asked
ROLES = ["initiator", "author", "founder", "guest", "donor", "host", "signatory", "participant"]  # others follow
LANGUAGES = {"name_vi": "vi", "name_ru": "ru"}


def grouped(table, key):
    """Rows of a table as named tuples, in lists by the value of a column."""
    found = defaultdict(list)
    for row in table.itertuples():
        found[getattr(row, key)].append(row)
    return found


def span(start, end):
    """Two dates, either of which may be missing, in words."""
    known = [dates.label(date) for date in dict.fromkeys([start, end]) if isinstance(date, str)]
    if len(known) == 1 and isinstance(start, str) != isinstance(end, str):
        return ("from " if isinstance(start, str) else "until ") + known[0]
    return " to ".join(known)


def inline(items):
    return "; ".join(items)


def bullets(items):
    """A list; a long one folded behind its number; nothing for no items."""
    if not items:
        return ""
    listed = "".join(f"<li>{item}</li>" for item in items)
    if len(items) <= FOLDED:
        return f"<ul>{listed}</ul>"
    return f"<details><summary>{len(items):,} entries</summary><ul>{listed}</ul></details>"


def entry(label, title, head, facts):
    """Heading, opening and the facts that are known, as a list of terms."""
    rows = "".join(f"<dt>{term}</dt><dd>{text}</dd>" for term, text in facts.items() if text)
    link = f'<a class="headerlink" href="#{label}" title="Link to this entry">#</a>'
    return f'<h3 id="{label}">{escape(title)}{link}</h3>\n{head}<dl class="bb-entry">{rows}</dl>\n'


class Entries:
    """The facts of all entries. `places`, set for each page, says where labels, sources and chapters stand."""

    places = None

    def __init__(self):
        self.actors = indexes.filed()
        self.events = dates.chronological(tables.load("events")).set_index("event_id")
        self.towns = tables.load("places").set_index("place_id")["name"]
        parts = tables.load("participations")
        self.parts_in = grouped(parts, "event_id")
        self.parts_of = grouped(self.events[["date", "title"]].merge(parts, on="event_id"), "actor_id")
        self.names = grouped(tables.load("actor_names"), "actor_id")
        self.offices = grouped(indexes.offices(), "actor_id")
        self.neighbours = grouped(indexes.neighbours(), "actor_id")
        self.told = grouped(tables.load("event_sources"), "event_id")
        self.codings = grouped(tables.load("codings"), "event_id")
        self.conflicts = grouped(indexes.conflicts(), "event_id")

    def link(self, label, text):
        where = self.places.address(label)
        return f'<a href="{escape(where)}">{escape(text)}</a>' if where else escape(text)

    def source(self, source_id, locator):
        where, name = self.places.cite(source_id), escape(provenance.label(source_id))
        linked = f'<a href="{escape(where)}">{name}</a>' if where else name
        return f"{linked}, {escape(locator)}"

    def named(self, actor_id):
        return self.link(f"actor-{actor_id}", self.actors.at[actor_id, "name"])

    def treated(self, label):
        return inline(f'<a href="{escape(where)}">{escape(title)}</a>' for where, title in self.places.chapters(label))

    def actor(self, actor_id):
        """An actor's entry."""
        row = self.actors.loc[actor_id]
        met = [f"{self.named(other.other_id)} ({other.shared})" for other in self.neighbours[actor_id]]
        kind = f"{row['kind'].capitalize()}, {row['side'].replace('-', ' ').title()}"
        lived = inline(filter(None, [kind, span(row["start"], row["end"])]))
        facts = {
            "Names": self.other_names(actor_id, row),
            "Source": self.source(row["source_id"], row["locator"]),
            "Offices": bullets([self.office(office) for office in self.offices[actor_id]]),
            "Events": bullets([self.part(part) for part in self.parts_of[actor_id]]),
            "Shares most events with": inline(met),
            "Chapters": self.treated(f"actor-{actor_id}"),
        }
        return entry(f"actor-{actor_id}", row["name"], f"<p>{escape(lived)}</p>", facts)

    def other_names(self, actor_id, row):
        """Every name but the usual one, each once, Cyrillic and Vietnamese marked as such."""
        forms = {row[form]: (lang, "") for form, lang in LANGUAGES.items() if isinstance(row[form], str)}
        for other in self.names[actor_id]:
            forms.setdefault(other.name, (other.lang, f" ({other.kind})"))
        forms.pop(row["name"], None)
        return inline(f'<span lang="{lang}">{escape(name)}</span>{kind}' for name, (lang, kind) in forms.items())

    def office(self, office):
        if office.events:
            times = "at one event" if office.events == 1 else f"at {office.events} events"
            return f"{escape(office.office)}, {times}: {span(office.start, office.end)}"
        when = span(office.start, office.end)
        return f"{escape(office.office)} ({self.named(office.body_id)})" + (f": {when}" if when else "")

    def part(self, part):
        return f"{dates.label(part.date)}, {part.role}: {self.link(f'event-{part.event_id}', part.title)}"

    def event(self, event_id):
        """An event's entry."""
        row = self.events.loc[event_id]
        place = self.towns.get(row["place"], "")
        themes = row["themes"].replace(";", ", ") if isinstance(row["themes"], str) else ""
        about = inline(filter(None, [dates.label(row["date"]), place, row["kind"], f"themes: {themes}" if themes else ""]))
        found = [
            self.link(f"discrepancy-{one.discrepancy_id}", one.topic) for one in self.conflicts[event_id]
        ]
        facts = {
            "Sources": bullets([self.statement(told, row["date"]) for told in self.told[event_id]]),
            "Took part": self.roles(event_id),
            "Coded": self.coded(event_id, row["plover"]),
            "Disputed nearby": bullets(found),
            "Chapters": self.treated(f"event-{event_id}"),
        }
        head = f"<p>{escape(about)}</p><p>{escape(row['summary'])}</p>"
        return entry(f"event-{event_id}", row["title"], head, facts)

    def statement(self, told, date):
        """What one source says, with its own date where that is another."""
        says = [told.note] if isinstance(told.note, str) else []
        if isinstance(told.reported_date, str) and told.reported_date != date:
            says.insert(0, f"{dates.label(told.reported_date)}.")
        return ": ".join([self.source(told.source_id, told.locator), *([escape(" ".join(says))] if says else [])])

    def roles(self, event_id):
        """Who took part, those who act first."""
        of_role = defaultdict(list)
        for part in sorted(self.parts_in[event_id], key=lambda part: [*ROLES, part.role].index(part.role)):
            office = f" ({escape(part.office)})" if isinstance(part.office, str) else ""
            of_role[part.role].append(self.named(part.actor_id) + office)
        return inline(f"{role} {', '.join(dict.fromkeys(who))}" for role, who in of_role.items())

    def coded(self, event_id, plover):
        """Each coder's codes, scheme by scheme."""
        codes = defaultdict(lambda: defaultdict(list))
        for one in self.codings[event_id]:
            codes[one.coder][one.scheme].append(one.code)
        said = [
            f"{coder} coder " + ", ".join(f"{scheme} ({', '.join(given)})" for scheme, given in schemes.items())
            for coder, schemes in codes.items()
        ]
        return inline([f"PLOVER {plover}", *said] if isinstance(plover, str) else said)
