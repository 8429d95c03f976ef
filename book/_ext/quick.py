"""Spare the build work that its libraries repeat for each citation, each reference and each node."""

import gc

from pybtex.backends.plaintext import Backend
from pybtex.plugin import register_plugin
from pybtex.style.formatting import BaseStyle
from sphinx.domains.std import StandardDomain


class PagesReadOnce:
    """Sphinx's environment, which else would read the page of a figure anew for each reference to it."""

    def __init__(self, env):
        self.env = env
        self.pages = {}

    def __getattr__(self, name):
        return getattr(self.env, name)

    def get_doctree(self, docname):
        if docname not in self.pages:
            self.pages[docname] = self.env.get_doctree(docname)
        return self.pages[docname]


class QuickDomain(StandardDomain):
    """Sphinx's own domain of labels; a page that a reference needs is only looked at, so one copy will do."""

    def _resolve_numref_xref(self, env, *rest):
        if not hasattr(self, "_pages"):
            self._pages = PagesReadOnce(env)
        return super()._resolve_numref_xref(self._pages, *rest)


def formatted_once(format_entry):
    """Each entry is asked for twice in a row, for the bibliography and for the text over a citation."""
    last = {}

    def quick(style, label, entry, *rest):
        asked = (type(style), label, id(entry))
        if last.get("asked") != asked:
            last.update(asked=asked, text=format_entry(style, label, entry, *rest))
        return last["text"]

    return quick


def setup(app):
    BaseStyle.format_entry = formatted_once(BaseStyle.format_entry)
    # pybtex scans every installed package for its backend at each citation, unless it was told.
    register_plugin("pybtex.backends", "plaintext", Backend, force=True)
    app.add_domain(QuickDomain, override=True)
    gc.set_threshold(200_000, 50, 1_000)  # pages are millions of small objects that all stay
    return {"parallel_read_safe": True, "parallel_write_safe": True}
