"""How charts look: colours that differ in lightness, so that they stay apart in grey, and sizes of words."""

from __future__ import annotations

from verdeelsleutel.reports.dutch import Language

__all__ = [
    "DARK",
    "DASHES",
    "FONT",
    "GREY",
    "INK",
    "LINES",
    "MARKS",
    "PALE",
    "PLAIN",
    "RULE",
    "SIZE",
    "SOFT",
    "d3_locale",
    "fitting",
    "on",
    "shades",
    "wide",
]

INK, SOFT, RULE = "#16242c", "#55646d", "#d5dde1"
DARK, PLAIN, PALE, GREY = "#14425c", "#8db0c3", "#a9c4d2", "#c3cacd"

FONT = "Liberation Sans"
"""Measures words; it comes with vl-convert, so a layout is the same everywhere. A page shows its own font."""

SIZE = 13

LINES = ("#14425c", "#9a4a12", "#3d7d9c", "#16242c", "#7a6a12", "#6b7f8a")
DASHES = ((1, 0), (7, 3), (2, 2), (10, 3, 2, 3), (4, 4), (14, 4))
MARKS = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
"""Lines differ in colour, dash and mark, in this order."""

DARKEST, LIGHTEST = (0x14, 0x42, 0x5C), (0xE4, 0xED, 0xF2)
AVERAGE = 0.54
"""Width of an average letter as part of its size."""


def shades(count: int) -> list[str]:
    """So many colours from dark to light."""
    return [on(at / max(1, count - 1), rising=False) for at in range(count)]


def on(part: float, *, rising: bool = True) -> str:
    """The colour at a part of the way from light to dark."""
    part = part if rising else 1 - part
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in zip(LIGHTEST, DARKEST, strict=True))


def wide(words: str, size: int = SIZE) -> float:
    """About how wide words are, in pixels."""
    return len(words) * size * AVERAGE


def fitting(words: str, width: float, size: int = SIZE) -> str:
    """Words, cut with an ellipsis where they are wider than this."""
    if wide(words, size) <= width:
        return words
    return words[: max(1, int(width / (size * AVERAGE)) - 1)].rstrip() + "…"


def d3_locale(lang: Language) -> dict[str, object]:
    """Numbers on axes, written as `dutch` writes them."""
    decimal, thousands = (",", ".") if lang.code == "nl" else (".", ",")
    return {
        "decimal": decimal,
        "thousands": thousands,
        "grouping": [3],
        "currency": ["€\u00a0", ""],
        "minus": "-",
        "percent": "\u00a0%",
    }
