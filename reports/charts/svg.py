"""From a canvas to one SVG element that can stand inside a page: no script, no style, no address, few bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape
from xml.etree import ElementTree as Xml

from verdeelsleutel.reports.charts.canvas import Canvas

__all__ = ["ReportExtraMissing", "svg"]

DROPPED = frozenset({"class", "role", "pointer-events", "font-family", "stroke-miterlimit"})
LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}(?:e-?\d+)?")
GEOMETRY = frozenset({"d", "transform", "x", "y", "x2", "y2", "width", "height"})


class ReportExtraMissing(RuntimeError):
    """Charts were asked for without the libraries that draw them."""

    exit_code = 2

    def __init__(self, missing: str) -> None:
        super().__init__(f"charts need {missing}: pip install 'verdeelsleutel[report]'")


def svg(canvas: Canvas, ident: str, title: str, description: str) -> str:
    """The canvas as one SVG element that names itself to a screen reader.

    Raises:
        ReportExtraMissing: without vl-convert.
    """
    try:
        import vl_convert
    except ModuleNotFoundError as error:
        raise ReportExtraMissing(str(error.name)) from None
    drawn = vl_convert.vegalite_to_svg(
        json.dumps(canvas.specification()), format_locale=canvas.locale(), allowed_base_urls=[]
    )
    tree = Xml.fromstring(drawn)
    body = "".join(_written(child) for child in _useful(tree) if _name(child) != "rect")  # a page has its own ground
    return (
        f'<svg viewBox="{escape(tree.get("viewBox", ""))}" role="img" aria-labelledby="{ident}-t {ident}-d">'
        f'<title id="{ident}-t">{escape(title)}</title><desc id="{ident}-d">{escape(description)}</desc>{body}</svg>'
    )


def _useful(element: Xml.Element) -> Iterator[Xml.Element]:
    """The children that show something, without groups that only group."""
    for child in element:
        if _name(child) == "g":
            kept = list(_useful(child))
            child[:] = kept
            attributes = _attributes(child)
            if kept and not attributes:
                yield from kept
            elif kept:
                yield child
        elif not _unseen(child):
            yield child


def _unseen(element: Xml.Element) -> bool:
    empty = _name(element) == "path" and element.get("class") in {"background", "foreground"}
    return empty or element.get("opacity") == "0" or element.get("display") == "none"


def _written(element: Xml.Element) -> str:
    name = _name(element)
    attributes = "".join(f' {key}="{escape(value)}"' for key, value in _attributes(element).items())
    inside = escape(element.text or "") + "".join(_written(child) for child in element)
    return f"<{name}{attributes}>{inside}</{name}>" if inside else f"<{name}{attributes}/>"


def _attributes(element: Xml.Element) -> dict[str, str]:
    kept = {
        key: LONG_NUMBER.sub(_rounded, value) if key in GEOMETRY else value
        for key, value in element.attrib.items()
        if key not in DROPPED and not key.startswith("aria-") and (key, value) != ("opacity", "1")
    }
    if kept.get("transform") in {"translate(0,0)"}:
        del kept["transform"]
    return kept


def _rounded(found: re.Match[str]) -> str:
    return f"{round(float(found[0]), 2):g}" if abs(float(found[0])) < 100_000 else found[0]


def _name(element: Xml.Element) -> str:
    return element.tag.rpartition("}")[2]
