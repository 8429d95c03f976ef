"""The indexes of actors and events: an entry for each, links both ways, and pages that a phone can open."""

import posixpath

import pytest
from lxml import html

from bamboobirch import tables

MOST_BYTES, MOST_NODES = 400_000, 6_000
EVENT = "event-1950-01-30-ussr-recognises-drv"


@pytest.fixture(scope="module")
def pages(site):
    paths = [*site.glob("book/actors*/**/*.html"), *site.glob("book/events*/**/*.html")]
    paths += [site / "book/actors.html", site / "book/events.html"]
    return {path.relative_to(site).as_posix(): html.parse(path).getroot() for path in paths}


@pytest.fixture(scope="module")
def entries(pages):
    """Every entry by its label: the page, the heading and the facts under it."""
    return {
        heading.get("id"): (page, heading, heading.xpath("following-sibling::dl[1]")[0])
        for page, root in pages.items()
        for heading in root.xpath("//article//h3[@id]")
    }


def links(facts, term):
    """Text and address of each link under a term of an entry."""
    cell = facts.xpath(f"dt[normalize-space()='{term}']/following-sibling::dd[1]//a")
    return {link.text_content(): link.get("href") for link in cell}


def follow(site, page, address):
    """The element to which an address on a page leads."""
    path, _, anchor = address.partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    return html.parse(site / target).getroot().get_element_by_id(anchor)


def test_every_actor_and_event_has_one_entry(pages, entries):
    labels = {
        *("actor-" + tables.load("actors")["actor_id"]),
        *("event-" + tables.load("events")["event_id"]),
    }
    headings = [h for root in pages.values() for h in root.xpath("//article//h3/@id")]
    assert len(headings) == len(set(headings)) == len(labels)
    assert set(entries) == labels


def test_pages_are_light(site, pages):
    """Where this fails, split the page: another file in book/actors or book/events, and a line in _toc.yml."""
    heavy = {
        page: (size, nodes)
        for page, root in pages.items()
        if (size := (site / page).stat().st_size) > MOST_BYTES
        or (nodes := len(root.xpath("//*"))) > MOST_NODES
    }
    assert not heavy


def test_an_actor_stands_in_three_scripts(entries):
    _, heading, facts = entries["actor-ho-chi-minh"]
    names = facts.xpath("dt[.='Names']/following-sibling::dd[1]")[0]
    assert heading.text == "Hồ Chí Minh"
    assert "Хо Ши Мин" in names.xpath("span[@lang='ru']/text()")
    assert "Nguyen Ai Quoc" in names.text_content()
    assert "Communist International" in " ".join(links(facts, "Shares most events with"))


def test_an_event_leads_to_its_sources_and_actors_and_back(site, entries):
    page, _, facts = entries[EVENT]
    entry = follow(site, page, links(facts, "Sources")["Goscha (2006)"])
    assert "Courting" in entry.text_content()
    actor = follow(site, page, links(facts, "Took part")["Andrei Vyshinsky"])
    assert actor.get("id") == "actor-andrei-vyshinsky"
    home, _, his = entries["actor-andrei-vyshinsky"]
    back = links(his, "Events")["The Soviet Union recognises the DRV"]
    assert follow(site, home, back).get("id") == EVENT
    titles = links(facts, "Disputed nearby")
    assert any("discrepancies.html#discrepancy-" in address for address in titles.values())


def test_a_name_in_a_chapter_leads_to_the_actor_and_back(site, entries):
    chapter = "notebooks/periods/1945-1954-recognition.html"
    (name,) = html.parse(site / chapter).xpath("//a[@id='names-ho-chi-minh']")
    assert name.text == "Hồ Chí Minh"
    assert follow(site, chapter, name.get("href")).get("id") == "actor-ho-chi-minh"
    page, _, facts = entries["actor-ho-chi-minh"]
    back = [to for text, to in links(facts, "Chapters").items() if "Recognition" in text]
    assert follow(site, page, back[0]).text == "Hồ Chí Minh"


def test_an_event_leads_to_the_section_that_treats_it(site, entries):
    page, _, facts = entries[EVENT]
    back = [to for text, to in links(facts, "Chapters").items() if "Recognition" in text]
    section = follow(site, page, back[0])
    assert section.tag == "section"
    assert EVENT.removeprefix("event-") in section.text_content()


def test_first_names_alone_are_linked_and_never_in_headings_or_code(site):
    for path in site.glob("notebooks/**/*.html"):
        root = html.parse(path).getroot()
        marked = root.xpath("//a[contains(@class, 'bb-name')]")
        assert len({name.get("href") for name in marked}) == len(marked)
        wrong = (
            "ancestor::h1 or ancestor::h2 or ancestor::h3 or ancestor::pre or ancestor::table"
        )
        assert not root.xpath(f"//a[contains(@class, 'bb-name')][{wrong}]")
