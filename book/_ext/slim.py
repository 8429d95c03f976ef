"""Cut from the site's style sheets the rules that no page can use, and from the site the files that no page asks for.

A rule is kept unless each of its selectors names a class that stands in no page and in no script.
"""

import re
import shutil

import tinycss2

UNUSED = [
    "**/*.map",
    "**/*.LICENSE.txt",
    "_static/locales",
    "_static/scripts/bootstrap.js",
    "_static/scripts/fontawesome.js",
    "_static/vendor",
    "_static/webpack-macros.html",
    "_static/sbt-webpack-macros.html",
]
ARGUMENT = re.compile(r":[\w-]+\([^()]*(?:\([^()]*\)[^()]*)*\)")  # :not(.a, .b) asks for neither .a nor .b
CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
WORD = re.compile(r"[\w-]+")


def words_of(site):
    """Every word of a class attribute in the pages or anywhere in the scripts: what a class may be called."""
    words = {"fa-solid"}
    for page in site.rglob("*.html"):
        for value in set(re.findall(r'class="([^"]*)"', page.read_text("utf-8"))):
            words.update(value.split())
    for script in site.rglob("*.js"):
        if script.name != "searchindex.js":
            words.update(WORD.findall(script.read_text("utf-8")))
    return words


def usable(selector, words):
    return any(words.issuperset(CLASS.findall(part)) for part in ARGUMENT.sub("", selector).split(","))


def slimmed(rules, words):
    """The text of the rules that can apply; no comment and no web font is among them."""
    kept = []
    for rule in rules:
        if rule.type == "qualified-rule":
            if usable(tinycss2.serialize(rule.prelude), words):
                kept.append(rule.serialize())
        elif rule.type == "at-rule" and rule.at_keyword in ("media", "supports"):
            inner = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
            if text := slimmed(inner, words):
                kept.append(f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{text}}}")
        elif rule.type != "at-rule" or rule.at_keyword != "font-face":
            kept.append(rule.serialize())
    return "\n".join(kept)


def slim(site):
    for path in [path for pattern in UNUSED for path in site.glob(pattern)]:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    words = words_of(site)
    for sheet in site.glob("_static/**/*.css"):
        rules = tinycss2.parse_stylesheet(sheet.read_text("utf-8"), skip_comments=True, skip_whitespace=True)
        sheet.write_text(slimmed(rules, words), "utf-8")
