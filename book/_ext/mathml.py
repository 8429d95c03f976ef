"""Formulas as MathML, made while the book is built: no script and no request when a page is read."""
from docutils import nodes
from latex2mathml.converter import convert
from sphinx.util.math import get_node_equation_number


def inline(writer, node):
    writer.body.append(convert(node.astext()))
    raise nodes.SkipNode


def display(writer, node):
    formula = convert(node.astext(), display="block")
    writer.body.append(writer.starttag(node, "div", CLASS="math"))
    # The theme's class for what may be wider than a phone: its script lets a keyboard reach and scroll it.
    writer.body.append(f'<div class="pst-scrollable-table-container">{formula}</div>')
    if node["number"]:
        number = get_node_equation_number(writer, node)
        writer.body.append(f'<span class="eqno">({number})')
        writer.add_permalink_ref(node, "Link to this equation")
        writer.body.append("</span>")
    writer.body.append("</div>\n")
    raise nodes.SkipNode


def setup(app):
    app.add_html_math_renderer("mathml", (inline, None), (display, None))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
