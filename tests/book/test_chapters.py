"""Every figure and table of a chapter has what the book promises of one."""

import posixpath

import pytest
from bs4 import BeautifulSoup


@pytest.fixture(scope="module")
def chapters(site):
    folder = site / "notebooks"
    return {
        path.relative_to(site).as_posix(): BeautifulSoup(path.read_text("utf-8"), "lxml")
        for path in folder.rglob("*.html")
    }


def exhibits(chapter):
    """The figures and tables that the package published, each with the line of sources after it."""
    for exhibit in chapter.select("article figure, article table.bb-table"):
        yield exhibit, exhibit.find_next(class_="bb-sources")


def test_every_figure_has_number_caption_sources_and_csv(site, chapters):
    for page, chapter in chapters.items():
        for exhibit, sources in exhibits(chapter):
            where = f"{page}: {str(exhibit)[:200]}"
            assert exhibit.select_one(".caption-number"), f"no number: {where}"
            assert exhibit.select_one(".caption-text").get_text(strip=True), (
                f"no caption: {where}"
            )
            assert sources and sources.get_text(strip=True).startswith("Source"), (
                f"no sources: {where}"
            )
            csv = sources.select_one('a[href$=".csv"]')
            assert csv, f"no CSV: {where}"
            assert (
                (
                    site
                    / posixpath.normpath(posixpath.join(posixpath.dirname(page), csv["href"]))
                )
                .stat()
                .st_size
            )


def test_each_line_of_sources_belongs_to_one_exhibit(chapters):
    for page, chapter in chapters.items():
        lines = [id(sources) for _, sources in exhibits(chapter)]
        assert len(lines) == len(set(lines)), f"{page}: a figure lacks its own line of sources"
