"""The first sheet: what the comparison comes to in words, runs and kavels side by side, and sums that have to agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from verdeelsleutel.data.exact import decimals
from verdeelsleutel.data.reading.raw import column_letter
from verdeelsleutel.data.sheets.book import Book
from verdeelsleutel.model.compare.money import KavelChange
from verdeelsleutel.reports.books.lines import EUROS, UNITS, Cell, Formula, LeftOut, Lines
from verdeelsleutel.reports.books.table_sheet import TableSheet, exact_sum
from verdeelsleutel.reports.compare import inputs as compare_inputs
from verdeelsleutel.reports.compare import page as compare_page
from verdeelsleutel.reports.compare.words import Pair
from verdeelsleutel.reports.compare_book.input_sheets import PLACES
from verdeelsleutel.reports.values import Amount, exact

__all__ = ["add_summary"]

EFFECTS = ("volume_eur", "price_eur")
_KEYS, _WIDTH, _ACROSS = 38, 19, 7
"""Width of the first column and of the others, and columns that a sentence runs over."""


def add_summary(
    book: Book, sheet: object, pairs: Sequence[Pair], placed: Mapping[str, TableSheet], left_out: Sequence[LeftOut]
) -> None:
    """Fill the sheet.

    Args:
        book: where it belongs to.
        sheet: made before those that it counts on.
        pairs: the first run with each of the others; at least one.
        placed: the other sheets by key.
        left_out: what is spared a workbook of this size.
    """
    count = max(9, 1 + 2 * len(pairs))
    lines = Lines(book, sheet, (_KEYS, *[_WIDTH] * count))
    word = pairs[0].lang.word
    lines.title(compare_page.title(pairs))
    if compare_page.synthetic(pairs):
        lines.text(word("synthetic"), bold=True, font_color="#B00020")
    for told in compare_page.about(pairs):
        lines.text(told)
    several = len(pairs) > 1
    if several:
        _beside(lines, pairs, placed)
    for pair in pairs:
        _told(lines, pair, several=several)
    if not several:
        _beside(lines, pairs, placed)
    _kavels(lines, pairs, placed["kavels"], "agreed")
    _kavels(lines, pairs, placed["kavels"], "years")
    _checks(lines, pairs, placed)
    lines.heading(word("book_guide_sheets"))
    lines.wrapped(word("cbook_guide"), _ACROSS)
    for one in placed.values():
        lines.link(one.name, one.title)
    if left_out:
        lines.heading(word("book_left_out"))
        for spared in left_out:
            lines.line([spared.name, spared.told])


def _told(lines: Lines, pair: Pair, *, several: bool) -> None:
    word, found = pair.lang.word, pair.against
    lines.heading(word("compare_part", base=pair.then, other=pair.now) if several else word("compare_in_short"))
    for told in (*compare_page.unlike(pair), *compare_inputs.left_aside(pair)):
        lines.wrapped(told, _ACROSS)
    if found.inputs.same and found.outcome.same:
        lines.text(word("compare_nothing"))
        return
    if found.inputs.same or found.inputs.wording:
        lines.text(word("compare_same_in" if found.inputs.same else "compare_wording"))
    for told in (word("compare_same_out"),) if found.outcome.same else compare_page.in_short(pair):
        lines.wrapped(f"• {told}", _ACROSS)


def _number(amount: Amount | Fraction) -> Decimal:
    return Decimal(decimals(amount if isinstance(amount, Fraction) else exact(amount), PLACES))


def _rounded(formula: str) -> str:
    return f"ROUND({formula},2)"


def _beside(lines: Lines, pairs: Sequence[Pair], placed: Mapping[str, TableSheet]) -> None:
    """A run per line; what changed is counted on the line of the first."""
    word, kavels, funds = pairs[0].lang.word, placed["kavels"], placed.get("funds")
    lines.heading(word("compare_beside"))
    formats = ("", EUROS, EUROS, UNITS, UNITS, EUROS, EUROS, EUROS, EUROS)
    keys = ("run", "agreed", "change", "years", "change_years", "unmet", "change", "reserved", "free")
    lines.head([word(f"cbook_col_{key}") for key in keys], formats)
    base = lines.row + 1
    outcome = pairs[0].against.outcome
    told = [_number(value) for value in compare_page.totals(outcome, 0)]
    first: list[Cell] = [pairs[0].then]
    for name, value in zip(("agreed", "years", "unmet"), told, strict=False):
        formula = kavels.sum_where(f"{name}_then", ("run", f"$A{base + 1}"))
        first += [Formula(formula if name == "years" else _rounded(formula), value), ""]
    lines.line([*first, *told[3:]], formats)
    for pair in pairs:
        row = lines.row + 1
        mine = [_number(value) for value in compare_page.totals(pair.against.outcome, 1)]
        cells: list[Cell] = [pair.now]
        for at, (name, letter) in enumerate(zip(("agreed", "years", "unmet"), "BDF", strict=True)):
            formula, change = kavels.sum_where(f"{name}_now", ("run", f"$A{row}")), f"{letter}{row}-{letter}{base}"
            cents = name != "years"
            cells.append(Formula(_rounded(formula) if cents else formula, mine[at]))
            cells.append(Formula(_rounded(change) if cents else change, mine[at] - told[at]))
        for at, (name, letter) in enumerate(zip(("reserved", "free"), "HI", strict=True), 3):
            moved = funds.sum_where(f"{name}_change", ("run", f"$A{row}")) if funds is not None else "0"
            cells.append(Formula(_rounded(f"{letter}{base}+{moved}"), mine[at]))
        lines.line(cells, formats)


def _kavels(lines: Lines, pairs: Sequence[Pair], kavels: TableSheet, figure: str) -> None:
    """A kavel per line, and per run what is agreed there and how much that differs."""
    word, cents = pairs[0].lang.word, figure == "agreed"
    lines.heading(word(f"cbook_kavels_{figure}"))
    shape = EUROS if cents else UNITS
    formats = ("", *[shape] * (1 + 2 * len(pairs)))
    head = lines.row + 1
    change = word("cbook_col_change" if cents else "cbook_col_change_years")
    sides = [text for pair in pairs for text in (pair.now, change)]
    lines.head([word("book_col_kavel"), pairs[0].then, *sides], formats)
    first, sums = lines.row + 1, [Decimal(0)] * (1 + 2 * len(pairs))
    for name, values in _of_kavels(pairs, figure):
        row = lines.row + 1
        key = ("kavel", f"$A{row}")
        cells: list[Cell] = [name]
        for at, value in enumerate(values):
            side, run = ("then", f"C${head}") if at == 0 else ("now", f"{_letter(at)}${head}")
            text = kavels.sum_where(f"{figure}_{side}", ("run", run), key)
            text = f"{_letter(at - 1)}{row}-B{row}" if _is_change(at) else text
            cells.append(Formula(_rounded(text) if cents else text, value))
            sums[at] += value
        lines.line(cells, formats)
    totals = [Formula(f"SUM({_letter(at)}{first}:{_letter(at)}{lines.row})", value) for at, value in enumerate(sums)]
    lines.line([word("total"), *totals], formats, bold=True, top=1)


def _letter(at: int) -> str:
    """The column of a figure; those of names come before."""
    return column_letter(1 + at)


def _is_change(at: int) -> bool:
    return at > 0 and at % 2 == 0


def _of_kavels(pairs: Sequence[Pair], figure: str) -> Iterator[tuple[str, list[Decimal]]]:
    """Per kavel of any run what the first has, and per other run what it has and how much that differs."""
    names = sorted({one.kavel for pair in pairs for one in pair.against.outcome.kavels})
    for name in names:
        found = [next((one for one in pair.against.outcome.kavels if one.kavel == name), None) for pair in pairs]
        then = _figure(found[0], figure, 0)
        values = [then]
        for one in found:
            now = _figure(one, figure, 1)
            values += [now, now - then]
        yield pairs[0].lang.word(name), values


def _figure(kavel: KavelChange | None, figure: str, side: int) -> Decimal:
    if kavel is None:
        return Decimal(0)
    return Decimal(kavel.agreed[side]).scaleb(-2) if figure == "agreed" else _number(kavel.years[side])


def _checks(lines: Lines, pairs: Sequence[Pair], placed: Mapping[str, TableSheet]) -> None:
    """The change, told in other ways, less the change: nought."""
    word = pairs[0].lang.word
    ways = [
        (key, column)
        for key, column in (
            ("causes", "change_eur"), ("providers", "agreed_change"), ("provider_causes", "change_eur"),
            ("lines", "agreed_change"),
        )
        if key in placed
    ]  # fmt: skip
    lines.heading(word("book_checks"))
    formats = ("", *[EUROS] * len(pairs))
    head = lines.row + 1
    lines.head(["", *(pair.now for pair in pairs)], formats)
    titles = (word("cbook_check_effects"), *(word("cbook_check", sheet=placed[key].name) for key, _ in ways))
    sums = [_ways(pair, placed, ways, f"{_letter(at)}${head}") for at, pair in enumerate(pairs)]
    for at, title in enumerate(titles):
        lines.line([title, *(mine[at] for mine in sums)], formats)


def _ways(pair: Pair, placed: Mapping[str, TableSheet], ways: Sequence[tuple[str, str]], run: str) -> list[Formula]:
    """The differences of a pair; `run` is the cell with the name of the other run."""
    change, *effects = (_counted(placed["kavels"], key, pair, run) for key in ("agreed_change", *EFFECTS))
    both = Formula("+".join(one.text for one in effects), sum((one.value for one in effects), Decimal(0)))
    told = [both, *(_counted(placed[key], column, pair, run) for key, column in ways)]
    return [Formula(_rounded(f"{one.text}-{change.text}"), one.value - change.value) for one in told]


def _counted(placed: TableSheet, column: str, pair: Pair, run: str) -> Formula:
    """What a column comes to over the rows of a pair; `run` is the cell with its name."""
    value = exact_sum(placed.rows_where("run", pair.now)[column])
    return Formula(placed.sum_where(column, ("run", run)), value)
