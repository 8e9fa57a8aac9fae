"""Result files as text: comma, point, UTF-8, one line per row, the same bytes on every machine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from verdeelsleutel.data.exact import Exact, Index, Ints, divisible, grouped

PLACES = 12
"""Fractions in a result are cut to so many decimals."""

SCALE = 10**PLACES
_CENTS = [f".{cents:02d}" for cents in range(100)]


def table(header: Sequence[str], columns: Sequence[Iterable[str]]) -> str:
    """A CSV file of columns that are already safe text."""
    return "\n".join([",".join(header), *joined(columns)]) + "\n"


def rows(header: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """A CSV file of rows of any text."""
    return "\n".join([",".join(header), *(",".join(safe(value) for value in line) for line in lines)]) + "\n"


def safe(text: str) -> str:
    """Text in quotes where CSV needs them."""
    if "," in text or '"' in text or "\r" in text or "\n" in text:
        return '"' + text.replace('"', '""') + '"'
    return text


def chosen(distinct: Sequence[str], at: Index) -> list[str]:
    """The text of each line, from the distinct texts and the position of each line's own."""
    texts: list[str] = _objects(distinct)[at].tolist()
    return texts


def joined(columns: Sequence[Iterable[str]]) -> list[str]:
    """Lines from columns that are already safe text."""
    return list(map(",".join, zip(*columns, strict=True)))


def decimal_texts(values: Exact) -> list[str]:
    """Every line as decimal text, cut (toward zero) to 12 decimals."""
    own = values.apart
    if own is None:
        return _over_one(values.shared, values.shared_den)
    texts = _objects(_over_one(values.shared, values.shared_den))
    texts[own.lines] = list(map(_decimal, own.num.tolist(), own.den.tolist()))
    found: list[str] = texts.tolist()
    return found


def _over_one(num: Ints, den: int) -> list[str]:
    """Decimal texts over one denominator; few lines differ in what stands behind the point."""
    if den == 1:
        return [f"{n}" for n in num.tolist()]
    size = divisible(np.abs(num), den)
    rests, at = grouped(size % den)
    behind = [_decimal(rest, den)[1:] for rest in rests.tolist()]  # without the nought before the point
    texts = [f"{n}{rest}" for n, rest in zip((size // den).tolist(), chosen(behind, at), strict=True)]
    for line in np.flatnonzero(np.asarray(num < 0, dtype=np.bool_)).tolist():
        if texts[line] != "0":
            texts[line] = f"-{texts[line]}"
    return texts


def _decimal(num: int, den: int) -> str:
    digits = f"{abs(num) * SCALE // den:0{PLACES + 1}d}"
    text = f"{digits[:-PLACES]}.{digits[-PLACES:]}".rstrip("0").rstrip(".")
    return f"-{text}" if num < 0 and text != "0" else text


def euro_texts(cents: Ints) -> list[str]:
    """Whole cents as euros with two decimals."""
    size = np.abs(cents)
    behind = chosen(_CENTS, (size % 100).astype(np.intp))
    texts = [f"{n}{rest}" for n, rest in zip((size // 100).tolist(), behind, strict=True)]
    for line in np.flatnonzero(np.asarray(cents < 0, dtype=np.bool_)).tolist():
        texts[line] = f"-{texts[line]}"
    return texts


def _objects(texts: Sequence[str]) -> Ints:
    found: Ints = np.empty(len(texts), dtype=object)
    found[:] = texts
    return found
