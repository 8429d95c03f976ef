"""Every page, as a reader meets it: on a phone and on a desk, by day and by night."""

import gzip
import os
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urljoin

import pytest
from axe_playwright_python.sync_playwright import Axe

PHONE, DESK = (390, 844), (1280, 900)
LOOKS = {
    f"{screen}-{colours}": {
        "viewport": {"width": width, "height": height},
        "color_scheme": colours,
    }
    for screen, (width, height) in {"phone": PHONE, "desk": DESK}.items()
    for colours in ("light", "dark")
}
COLOURS = ["color-contrast", "link-in-text-block"]  # rules that compare colours, slowly
# Texts of one colour, size and ground are judged alike, so one of each kind stands for all.
MARK_KINDS = """() => {
    const grounds = new Map([[null, ""]]), kinds = new Set();
    for (const each of document.querySelectorAll("html, html *")) {
        const style = getComputedStyle(each);
        const ground = `${grounds.get(each.parentElement)} ${style.backgroundColor} ${style.backgroundImage} ${style.opacity}`;
        grounds.set(each, style.backgroundColor === "rgba(0, 0, 0, 0)" && style.backgroundImage === "none" && style.opacity === "1"
            ? grounds.get(each.parentElement) : ground);
        if (!each.checkVisibility() || each.getBoundingClientRect().width < 2) continue;
        if (![...each.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim())) continue;
        const kind = [style.color, style.fontSize, style.fontWeight, style.textDecorationLine, grounds.get(each)].join("|");
        if (!kinds.has(kind)) each.dataset.kind = kinds.add(kind).size;
    }
}"""


@pytest.fixture
def tab(browser, request):
    """An empty tab, on a desk by day unless the test asks for another look."""
    return browser.new_page(**LOOKS[getattr(request, "param", "desk-light")])


@pytest.fixture(scope="module")
def faults(site, address, new_browser):
    """What is wrong with each page in each look. As many pages are read at a time as there are cores."""
    alike = written_alike(site)
    visits = [
        (look, page)
        for page in pages(site)
        for look in LOOKS
        if look == "phone-light" or page not in alike
    ]
    cores = os.cpu_count()

    def read(some):
        with new_browser() as browser:
            return [
                (look, page, faults_of(browser, look, address + page)) for look, page in some
            ]

    with ThreadPoolExecutor(cores) as pool:
        return [
            one
            for some in pool.map(read, (visits[i::cores] for i in range(cores)))
            for one in some
        ]


def pages(site):
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def written_alike(site):
    """Pages of the indexes but the longest of each: one function writes them all, so one look at each will do."""
    folders = [site / "book" / name for name in ("actors", "events")]
    longest = {
        max(folder.glob("*.html"), key=lambda page: page.stat().st_size) for folder in folders
    }
    every = {page for folder in folders for page in folder.glob("*.html")}
    return {page.relative_to(site).as_posix() for page in every - longest}


def faults_of(browser, look, page):
    with browser.new_context(**LOOKS[look]) as context:
        tab = context.new_page()
        heard = listen(tab, page)
        tab.goto(page)
        folded = overflow(tab)
        tab.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        return [*heard, *folded, *violations(tab, by_night=look.endswith("dark"))]


def listen(tab, address):
    """Collect what a page must not do: ask another host, miss a file, complain in the console."""
    faults = []
    ours = (urljoin(address, "/"), "data:", "blob:")
    tab.on(
        "request",
        lambda r: None if r.url.startswith(ours) else faults.append(f"asks for {r.url}"),
    )
    tab.on("response", lambda r: faults.append(f"misses {r.url}") if r.status >= 400 else None)
    tab.on(
        "console",
        lambda m: faults.append(f"logs {m.text}") if m.type in ("error", "warning") else None,
    )
    tab.on("pageerror", lambda error: faults.append(f"raises {error}"))
    return faults


def violations(tab, by_night=False):
    """What axe-core has against the page as it stands: all its rules, those on colours for each kind of text.

    By night only the colours differ, so only the rules on colours are asked again.
    """
    tab.evaluate(MARK_KINDS)
    others = {"rules": {rule: {"enabled": False} for rule in COLOURS}}
    found = axe(tab, "[data-kind]", {"runOnly": COLOURS})
    found += [] if by_night else axe(tab, None, others)
    return [
        f"axe {rule['id']}: {node['html'][:160]} ({node['failureSummary']})"
        for rule in found
        for node in rule["nodes"]
    ]


def axe(tab, part, rules):
    options = {"resultTypes": ["violations"], **rules}
    return Axe().run(tab, context=part, options=options).response["violations"]


def overflow(tab):
    wider = tab.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return [f"is {wider} px wider than the screen"] if wider > 0 else []


@pytest.mark.parametrize("look", LOOKS)
def test_every_page_is_clean(faults, look):
    """No request leaves the site, no error is logged, axe-core reports nothing, nothing overflows."""
    found = [
        f"{page} {fault}" for seen, page, several in faults if seen == look for fault in several
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("tab", ["phone-light"], indirect=True)
def test_menu_opens_on_a_phone(address, tab):
    tab.goto(address)
    assert not tab.get_by_role("navigation", name="Book").is_visible()
    tab.get_by_title("Toggle primary sidebar").click()
    assert tab.get_by_role("navigation", name="Book").is_visible()
    assert violations(tab) == []


def test_search_finds_a_page(address, tab):
    heard = listen(tab, address)
    tab.goto(f"{address}search.html?q=bamboo")
    tab.wait_for_selector("#search-results li a")
    assert violations(tab) + heard == []
    tab.locator("#search-results li a").first.click()
    tab.wait_for_selector("article h1")
    assert heard == []


def test_colours_can_be_chosen(address, tab):
    tab.goto(address)
    seen = set()
    for _ in range(3):
        tab.get_by_role("button", name="Color mode").click()
        seen.add(tab.evaluate("document.documentElement.dataset.theme"))
    assert seen == {"light", "dark"}


def test_a_page_reads_without_scripts(address, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator("article h1").is_visible()
    context.close()


def test_frame_of_a_page_is_light(site):
    """Style sheets and scripts together, as a server sends them: a second on a slow phone, not ten."""
    static = site / "_static"
    files = [*static.rglob("*.css"), *static.rglob("*.js")]
    assert sum(len(gzip.compress(path.read_bytes())) for path in files) < 80_000
