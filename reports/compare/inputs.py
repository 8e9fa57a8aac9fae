"""What differs in what two runs were made from: facts, options, policy and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from verdeelsleutel.data.pack.diff import Difference
from verdeelsleutel.data.tables import TABLES
from verdeelsleutel.model.compare.case_tables import ColumnChange, Row, TableChange
from verdeelsleutel.model.compare.inputs import Said
from verdeelsleutel.model.compare.whole_run import WholeRun
from verdeelsleutel.reports.compare.said import day_said, path_said, section_said, setting_said, value_said
from verdeelsleutel.reports.compare.words import Pair
from verdeelsleutel.reports.pack_page import difference_tables
from verdeelsleutel.reports.page import Block, Column, Euros, Heading, Notice, Number, Table, Value

__all__ = ["asked", "blocks", "column_name", "described", "left_aside", "table_name", "values_of", "worth"]

MOST_VALUES = 3
_DAYS = frozenset({"as_of", "given_as_of", "realisation_as_of"})


def blocks(pair: Pair, level: int, most: int) -> Iterator[Block]:
    """Everything that differs in what went in; under a heading of that level, and of long lists the first `most`."""
    found, lang = pair.against.inputs, pair.lang
    yield Heading(lang.word("compare_in"), level=level)
    if found.same:
        yield Notice(lang.word("compare_same_in"), "quiet")
    yield from asked(pair)
    if found.wording:
        yield Notice(lang.word("compare_wording"), "quiet")
    if found.tables:
        yield _tables(pair, found.tables)
        yield from _sums(pair, found.tables)
        for table in found.tables:
            yield from _largest(pair, table, most)
    for told in left_aside(pair):
        yield Notice(told, "odd")


def left_aside(pair: Pair) -> Iterator[str]:
    """What differs and isn't compared, in sentences."""
    found = pair.against.inputs
    for key, names in (("compare_skipped", found.skipped), ("compare_unread", found.unread)):
        if names:
            yield pair.lang.word(key, tables=", ".join(names), files=", ".join(names))


def asked(pair: Pair) -> Iterator[Table]:
    """What differs in the facts of the case, in how the runs were asked for, and in the policy."""
    found = pair.against.inputs
    yield from _said(pair, "compare_facts", "fact_", found.facts)
    yield from _said(pair, "compare_options", "option_", found.options)
    yield from _policy(pair, found.policy)


def _columns(pair: Pair, first: str) -> tuple[Column, ...]:
    return Column(pair.lang.word(first), text=True), Column(pair.then, text=True), Column(pair.now, text=True)


def _said(pair: Pair, title: str, kind: str, said: Sequence[Said]) -> Iterator[Table]:
    if said:
        rows = [
            (pair.lang.word(f"{kind}{one.name}"), _shown(pair, one, one.then), _shown(pair, one, one.now))
            for one in said
        ]
        yield Table(pair.lang.word(title), _columns(pair, "compare_what"), tuple(rows))


def _shown(pair: Pair, said: Said, value: str) -> str | None:
    if value in ("yes", "no"):
        return pair.lang.word(f"compare_{value}")
    if said.name == "stage":
        return pair.lang.word(f"phase_{value}")
    if said.name == "cutoff" and value:
        return pair.lang.month(value)
    if said.name in _DAYS:
        return day_said(value, pair.lang) or None
    return pair.lang.word(value) if said.name == "award" else value or None


def _policy(pair: Pair, found: Sequence[Difference]) -> Iterator[Table]:
    old, new = (run.pack for run in pair.runs)
    for table in difference_tables(old, new, [one for one in found if not _only_order(one)]):
        columns = (Column(pair.lang.word("compare_what"), text=True), *table.columns[1:])
        title = pair.lang.word("compare_policy", section=section_said(table.title, pair.lang))
        rows = tuple(
            (
                path_said(table.title, str(path), pair.lang),
                *(setting_said(str(path), str(side), pair.lang) for side in sides),
            )
            for path, *sides in table.rows
        )
        yield replace(table, title=title, columns=columns, rows=rows)


def _only_order(one: Difference) -> bool:
    """Whether a list has other items but those of both stand in the same order: the items tell the rest."""
    if not one.path.endswith(".order"):
        return False
    old, new = (text.split(", ") for text in (one.left, one.right))
    return [name for name in old if name in new] == [name for name in new if name in old]


def _tables(pair: Pair, found: Sequence[TableChange]) -> Table:
    word = pair.lang.word
    columns = (
        Column(word("compare_table"), text=True),
        *(Column(word(f"compare_{name}")) for name in ("added", "gone", "values")),
        Column(word("compare_worth")),
    )
    rows = tuple(
        (table_name(pair, t.table), Number(len(t.added)), Number(len(t.gone)), Number(len(t.values)), worth(t))
        for t in found
    )
    return Table(word("compare_tables"), columns, rows, note=word("compare_worth_note"))


def table_name(pair: Pair, table: str) -> str:
    """What a planner calls a table."""
    return TABLES[table].dutch.lower() if pair.lang.code == "nl" else table


def worth(table: TableChange) -> Value:
    """What the first column with a price makes; the others of a table speak of the same volume again."""
    cents = next((c.cents for c in table.columns if c.cents is not None), None)
    return None if cents is None else Euros(_cents(cents), sign=False)


def _cents(value: Fraction) -> int:
    """To the nearest cent, halves away from nought: units of a case may have decimals."""
    half = (2 * abs(value.numerator) + value.denominator) // (2 * value.denominator)
    return -half if value < 0 else half


def _sums(pair: Pair, found: Sequence[TableChange]) -> Iterator[Table]:
    word = pair.lang.word
    rows = [
        (*_names(pair, table.table, column.column), Number(column.rows), *_sum(column))
        for table in found
        for column in table.columns
        if column.then is not None
    ]
    if rows:
        columns = (
            Column(word("compare_table"), text=True),
            Column(word("compare_column"), text=True),
            Column(word("compare_rows"), rank=1),
            Column(pair.then),
            Column(pair.now),
            Column(word("compare_change")),
        )
        yield Table(word("compare_sums"), columns, tuple(rows))


def column_name(pair: Pair, table: str, column: str) -> str:
    """What a planner calls a column of a table."""
    known = TABLES[table]
    named = pair.lang.code == "nl" and column in known.names
    return known.column(column).dutch.lower() if named else column


def _names(pair: Pair, table: str, column: str) -> tuple[str, str]:
    return table_name(pair, table), column_name(pair, table, column)


def _sum(column: ColumnChange) -> tuple[Value, ...]:
    then, now = column.then or Fraction(0), column.now or Fraction(0)
    places = max(_places(then), _places(now), 2 * column.column.endswith("_eur"))
    return Number(then, places), Number(now, places), Number(now - then, places)


def _places(value: Fraction) -> int:
    return 0 if value.denominator == 1 else 2


def _largest(pair: Pair, table: TableChange, most: int) -> Iterator[Table]:
    word = pair.lang.word
    count = len(table.values) + len(table.added) + len(table.gone)
    if not count:
        return
    changes: list[tuple[int, tuple[Value, ...]]] = []
    for v in table.values[:most]:
        what = column_name(pair, table.table, v.column)
        sides = [value_said(table.table, v.column, side, pair.lang) or None for side in (v.then, v.now)]
        changes.append((abs(v.size), (_key(pair, table, v.key), what, *sides)))
    for rows, mark in ((table.added, "compare_row_added"), (table.gone, "compare_row_gone")):
        for row in rows[:most]:
            told = values_of(pair, table, row, MOST_VALUES)
            lone = (None, told) if mark == "compare_row_added" else (told, None)
            changes.append((abs(row.size), (_key(pair, table, row.key), word(mark), *lone)))
    changes.sort(key=lambda one: -one[0])
    columns = (
        Column(word("compare_row"), text=True),
        Column(word("compare_column"), text=True),
        Column(pair.then, text=True),
        Column(pair.now, text=True),
    )
    more = word("compare_rest", count=count - most) if count > most else ""
    title = word("compare_largest", table=table_name(pair, table.table))
    yield Table(title, columns, tuple(row for _, row in changes[:most]), note=more)


def values_of(pair: Pair, table: TableChange, row: Row, most: int | None = None) -> str:
    """What a row holds beside its key, in one line: the first `most` of it."""
    return " · ".join(
        f"{column_name(pair, table.table, name)} {value_said(table.table, name, value, pair.lang)}"
        for name, value in row.values[:most]
    )


def _key(pair: Pair, table: TableChange, key: tuple[str, ...]) -> str:
    """The key of a row, with the names of providers."""
    named = zip(table.key, key, strict=True)
    return " ".join(
        pair.provider(value) if name == "provider" else value_said(table.table, name, value, pair.lang)
        for name, value in named
        if value
    )


def described(run: WholeRun, name: str, pair: Pair) -> str:
    """A run in one line."""
    receipt, meta, lang = run.receipt, run.case.meta, pair.lang
    cutoff = lang.word("compare_cutoff", month=lang.month(receipt["cutoff"])) if receipt.get("cutoff") else ""
    stage = lang.word(f"phase_{run.stage}")
    return lang.word(
        "compare_run",
        name=name,
        office=meta.office,
        year=str(meta.year),
        pack=run.pack.pack,
        stage=stage,
        award=lang.word(run.award),
        cutoff=cutoff,
    )
