"""Every link, image and anchor inside the built site leads somewhere."""

import posixpath
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html


@pytest.fixture(scope="module")
def pages(site):
    return {
        path.relative_to(site).as_posix(): html.parse(path).getroot()
        for path in site.rglob("*.html")
    }


def targets(page, root):
    """Each internal address on a page: the file that it names and the anchor in it."""
    for address in root.xpath("//@href | //@src"):
        parts = urlsplit(address)
        if not parts.scheme and not parts.netloc:
            file = posixpath.normpath(
                posixpath.join(posixpath.dirname(page), unquote(parts.path))
            )
            yield (file if parts.path else page), unquote(parts.fragment), address


def test_every_internal_link_resolves(site, pages):
    anchors = {
        page: {*root.xpath("//@id"), *root.xpath("//a/@name"), ""}
        for page, root in pages.items()
    }
    broken = [
        f"{page} → {address}"
        for page, root in pages.items()
        for file, anchor, address in targets(page, root)
        if not (site / file).is_file() or (file in anchors and anchor not in anchors[file])
    ]
    assert not broken, "\n".join(broken)


def test_no_id_is_used_twice(pages):
    for page, root in pages.items():
        ids = root.xpath("//@id")
        assert len(ids) == len(set(ids)), (
            f"{page}: {sorted({i for i in ids if ids.count(i) > 1})}"
        )


def test_every_image_says_what_it_shows(pages):
    """Alternative text is there, and is not the name of the file."""
    mute = [
        f"{page}: {image.get('src')}"
        for page, root in pages.items()
        for image in root.xpath("//img")
        if not (alt := (image.get("alt") or "").strip())
        or alt in image.get("src")
        or alt.endswith((".svg", ".png", ".jpg"))
    ]
    assert not mute, "\n".join(mute)
