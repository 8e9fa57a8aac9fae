"""The result tables of a run, as the text of their files. Pure: the same plan gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from verdeelsleutel.data.exact import Exact, decimals, euros
from verdeelsleutel.data.integers import Index, Mask, distinct, grouped
from verdeelsleutel.model import csv_text
from verdeelsleutel.model.csv_text import Column
from verdeelsleutel.model.decisions import spoken_of
from verdeelsleutel.model.levels import CARE, Filled, Level
from verdeelsleutel.model.lines import Lines
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.provider_sums import previous_units, provider_sums
from verdeelsleutel.model.rounding import row_sums
from verdeelsleutel.model.row import UNITS, Count, key_text
from verdeelsleutel.model.tariff import Item, Tariffs, items_of

KEY = ("region", "provider", "service")
NOTHING = Fraction(0)


def files(plan: Plan) -> dict[str, str]:
    """File name → content, of every table of a run."""
    makers: dict[str, Callable[[Plan], str]] = {
        "plan.csv": plan_csv,
        "tranches.csv": tranches_csv,
        "levels.csv": levels_csv,
        "tariffs.csv": tariffs_csv,
        "rules.csv": rules_csv,
        "funds.csv": funds_csv,
        "providers.csv": providers_csv,
    }
    return {name: make(plan) for name, make in makers.items()}


def key_columns(lines: Lines, cells: Index) -> list[Column]:
    """Region, provider and service of some lines."""
    return [_fact(lines, cells, name) for name in KEY]


def _fact(lines: Lines, cells: Index, column: str) -> Column:
    texts, at = lines.column(column)
    return Column(csv_text.cells([csv_text.safe(text) for text in texts]), at[cells])


def plan_csv(plan: Plan) -> str:
    """One line per cell, also at 0."""
    problem = plan.problem
    lines = problem.lines
    cells = np.flatnonzero(lines.is_cell)
    before = previous_units(plan).take(cells)
    agreed = Exact(plan.units[cells], 1)
    amounts = csv_text.euro_texts(plan.amounts[cells])
    columns = [
        *key_columns(lines, cells),
        _fact(lines, cells, "kavel"),
        _fact(lines, cells, "profile"),
        csv_text.decimal_texts(problem.context.basis("offer").take(cells)),
        csv_text.decimal_texts(plan.basis.take(cells)),
        csv_text.decimal_texts(agreed),
        csv_text.euro_texts(problem.tariffs.cents[cells]),
        amounts,
        amounts,
        csv_text.decimal_texts(before),
        csv_text.decimal_texts(agreed.minus(before)),
        csv_text.decimal_texts(plan.unfunded.take(cells)),
    ]
    header = (
        *KEY, "kavel", "profile", "offered_units", "basis_units", "agreed_units", "tariff_eur", "amount_eur",
        "pxq_eur", "previous_units", "change_units", "unfunded_units",
    )  # fmt: skip
    return csv_text.table(header, columns)


def tranches_csv(plan: Plan) -> str:
    """One line per claim above 0: what was asked, what was awarded, and what closed it."""
    lines = plan.problem.lines
    header = (*KEY, "tranche", "claim_units", "awarded_units", "fill", "limited_by", "level")
    tranches, limits = plan.filling.tranches, Limits(plan)
    if not tranches:
        return ",".join(header) + "\n"
    asked = [np.flatnonzero(filled.level_of >= 0) for filled in tranches]
    blocks = [_tranche_columns(plan, *pair, limits) for pair in zip(tranches, asked, strict=True)]
    order = np.argsort(np.concatenate([mine * len(tranches) + at for at, mine in enumerate(asked)]))
    columns = [csv_text.stacked(parts).take(order) for parts in zip(*blocks, strict=True)]
    return csv_text.table(header, [*key_columns(lines, np.concatenate(asked)[order]), *columns])


def _tranche_columns(plan: Plan, filled: Filled, asked: Index, limits: Limits) -> list[Column]:
    levels = plan.filling.levels
    claims = csv_text.decimal_texts(filled.claim.take(asked))
    less = np.flatnonzero(_mask([level.value != 1 for level in levels])[filled.level_of[asked]])
    awarded = csv_text.with_lines(claims, less, csv_text.decimal_texts(filled.awarded.take(asked[less])))
    closing, at = limits.closing(filled)
    code = filled.level_of[asked] * (len(closing) + 1) + at[asked] + 1
    codes, position = grouped(code)
    names = ["", *(csv_text.safe(limits.text(rows)) for rows in closing)]
    ends = []
    for value in codes.tolist():
        level, limit = divmod(value, len(names))
        ends.append(f"{decimals(levels[level].value, csv_text.PLACES)},{names[limit]},{level}")
    head = Column(csv_text.cells([csv_text.safe(filled.layer.id)]), np.zeros(len(asked), dtype=np.intp))
    return [head, claims, awarded, Column(csv_text.cells(ends), position)]


class Limits:
    """Names the rows that closed each cell of a tranche."""

    def __init__(self, plan: Plan) -> None:
        self._system = plan.problem.system
        self._levels = plan.filling.levels
        self._names = [str(name) for name in self._system.names]

    def rows(self, filled: Filled) -> dict[int, tuple[int, ...]]:
        """Per line below 1 the rows of its level in which more for it takes room, in the order of the system."""
        sets, at = self.closing(filled)
        lines = np.flatnonzero(at >= 0)
        return {line: sets[i] for line, i in zip(lines.tolist(), at[lines].tolist(), strict=True)}

    def closing(self, filled: Filled) -> tuple[list[tuple[int, ...]], Index]:
        """The same as the distinct rows, and per line the position of its own among them, -1 where there is none."""
        system, count = self._system, len(self._system.names)
        takes: set[int] = set()
        gives: set[int] = set()
        for at in distinct(filled.level_of[filled.level_of >= 0]).tolist():
            if self._levels[at].value < 1:
                for row, factor in self._levels[at].rows:
                    if row == CARE:
                        continue
                    (takes if factor > 0 else gives).add(at * count + row)
        level = filled.level_of[system.line]
        code = level * count + system.row
        closing = np.isin(code, np.array(sorted(takes), dtype=np.int64)) & np.asarray(system.num > 0, dtype=np.bool_)
        closing |= np.isin(code, np.array(sorted(gives), dtype=np.int64)) & np.asarray(system.num < 0, dtype=np.bool_)
        closing &= level >= 0
        return _row_sets(system.line[closing], system.row[closing], len(filled.level_of))

    def text(self, rows: tuple[int, ...]) -> str:
        """Their names, `;` between, funds first."""
        return ";".join(self._names[r] for r in rows)


def _row_sets(line: Index, row: Index, lines: int) -> tuple[list[tuple[int, ...]], Index]:
    """Distinct sets of rows, and per line the position of its own, -1 for none; entries sorted by (line, row)."""
    at = np.full(lines, -1, dtype=np.intp)
    if len(line) == 0:
        return [], at
    own, start, count = np.unique(line, return_index=True, return_counts=True)
    known = np.zeros(len(own), dtype=np.intp)
    for place in range(int(count.max())):
        deeper = np.flatnonzero(count > place)
        mine = np.zeros(len(own), dtype=np.intp)
        mine[deeper] = row[start[deeper] + place] + 1
        known = np.unique(known * (int(row.max()) + 2) + mine, return_inverse=True)[1]
    at[own] = known
    _, first = np.unique(known, return_index=True)
    pairs = zip(start[first].tolist(), count[first].tolist(), strict=True)
    return [tuple(row[begin : begin + many].tolist()) for begin, many in pairs], at


def _mask(values: list[bool]) -> Mask:
    return np.array(values, dtype=np.bool_)


def level_rows(level: Level) -> list[tuple[int, Fraction]]:
    """The rows that prove a level, in order."""
    return sorted(level.rows)


def levels_csv(plan: Plan) -> str:
    """Every level as numerator and denominator, with the rows or multipliers that prove it."""
    names = plan.problem.system.names
    layers = plan.problem.layers
    found = []
    for at, level in enumerate(plan.filling.levels):
        head = (
            str(at),
            layers[level.layer].id,
            str(level.group),
            str(level.part),
            level.kind,
            str(level.value.numerator),
            str(level.value.denominator),
        )
        if not level.rows:
            found.append((*head, "", "", "", ""))
        for row, factor in level_rows(level):
            rule, key = ("most_care", "") if row == CARE else (names[row].rule, names[row].key)
            found.append((*head, rule, key, str(factor.numerator), str(factor.denominator)))
    header = (
        "level", "tranche", "group", "part", "kind", "numerator", "denominator", "rule", "key",
        "multiplier_numerator", "multiplier_denominator",
    )  # fmt: skip
    return csv_text.rows(header, found)


def tariffs_csv(plan: Plan) -> str:
    """Every item of every cell's price."""
    return item_rows(plan.problem.lines, plan.problem.tariffs)


def item_rows(lines: Lines, tariffs: Tariffs) -> str:
    """Every item of the price of every cell, as a CSV file."""
    cells = np.flatnonzero(lines.is_cell)
    kind = lines.service * len(tariffs.build_ups) + tariffs.build_up
    agreed = np.array(sorted(tariffs.agreed), dtype=np.intp)
    kind[agreed] = np.arange(-len(agreed), 0)  # each a kind of its own
    _, first, at = np.unique(kind[cells], return_index=True, return_inverse=True)
    items = [items_of(tariffs, lines, line) for line in cells[first].tolist()]
    count = np.array([len(one) for one in items], dtype=np.intp)
    begin, every = np.cumsum(count) - count, count[at]
    place = np.arange(every.sum()) - np.repeat(np.cumsum(every) - every, every) + np.repeat(begin[at], every)
    texts: dict[str, int] = {}
    number = [texts.setdefault(_item_text(item), len(texts)) for one in items for item in one]
    values = Column(csv_text.cells(list(texts)), np.array(number, dtype=np.intp)[place])
    return csv_text.table((*KEY, "item", "value", "source"), [*key_columns(lines, np.repeat(cells, every)), values])


def _item_text(item: Item) -> str:
    return ",".join(map(csv_text.safe, (item.name, item.value, item.source)))


@dataclass(frozen=True)
class RowCount:
    """A row of a fund, rule or decision recounted on whole units (with `until`: on exact awards).

    Attributes:
        rule, count, source: its id, what it allows beside what stands there, and its source.
        binding: whether it closed some level, or has nothing left.
    """

    rule: str
    count: Count
    source: str
    binding: bool

    @property
    def name(self) -> str:
        """As `limited_by` writes it."""
        return f"{self.rule}[{self.count.key}]"

    @property
    def slack(self) -> Fraction | None:
        """What is left to its nearest bound, below 0 where it isn't kept; None where it has none."""
        return _slack(self.count)


def row_counts(plan: Plan) -> list[RowCount]:
    """Funds first, then every rule recounted in its own words, then decisions."""
    problem = plan.problem
    closing = {str(problem.system.names[r]) for level in plan.filling.levels for r, _ in level.rows if r >= 0}
    sources = {rule.id: rule.source for rule in problem.rules}
    rules = ((rule, count, sources[rule]) for rule, count in plan.counts)
    return [
        RowCount(rule, count, source, f"{rule}[{count.key}]" in closing or _slack(count) == 0)
        for rule, count, source in [*_counted_rows(plan, "funds"), *rules, *decision_counts(plan)]
    ]


def rules_csv(plan: Plan) -> str:
    """Every row with its bounds, what stands there and what is left."""
    found = [
        (
            row.rule,
            row.count.key,
            row.count.unit,
            _text(row.count.lower),
            _text(row.count.upper),
            _text(row.count.value),
            _text(row.slack),
            "yes" if row.binding else "no",
            _text(_short(row.slack)),
            row.source,
        )
        for row in row_counts(plan)
    ]
    header = ("rule", "key", "unit", "lower", "upper", "value", "slack", "binding", "shortfall", "source")
    return csv_text.rows(header, found)


def decision_counts(plan: Plan) -> list[tuple[str, Count, str]]:
    """Every decision recounted on whole units: (`decision_` and its kind, count, source)."""
    return [*_counted_rows(plan, "decisions"), *_decided_units(plan)]


def _counted_rows(plan: Plan, source: str) -> list[tuple[str, Count, str]]:
    system = plan.problem.system
    used = row_sums(system, plan.units)
    return [
        (
            name.rule,
            Count(
                name.key, name.unit, Fraction(int(used[r]), system.den[r]), system.lower[r], system.upper[r]
            ),
            source,
        )
        for r, name in enumerate(system.names)
        if name.source == source
    ]


def _decided_units(plan: Plan) -> list[tuple[str, Count, str]]:
    """Decisions in units on a cell, and exclusions: levels hold them, no row does."""
    lines = plan.problem.lines
    found = []
    for row in lines.case.table("decisions").to_dict("records"):
        if row["kind"] != "exclude" and (row["service"] == "" or row["units"] is None):
            continue
        units = Fraction(0) if row["kind"] == "exclude" else Fraction(row["units"])
        key = [row["region"], row["provider"], *([row["service"]] if row["service"] else [])]
        value = Fraction(int(sum(plan.units[spoken_of(lines, row)].tolist())))
        low = units if row["kind"] in ("fix", "minimum") else None
        high = units if row["kind"] != "minimum" else None
        count = Count(key_text(key), UNITS, value, low, high)
        found.append((f"decision_{row['kind']}", count, "decisions"))
    return found


def _slack(count: Count) -> Fraction | None:
    rooms = []
    if count.upper is not None:
        rooms.append(count.upper - count.value)
    if count.lower is not None:
        rooms.append(count.value - count.lower)
    return min(rooms) if rooms else None


def shortfall(count: Count) -> Fraction:
    """By how much a row isn't kept on whole units; 0 when it is."""
    return _short(_slack(count))


def _short(slack: Fraction | None) -> Fraction:
    return NOTHING if slack is None or slack >= 0 else -slack


def _text(value: Fraction | None) -> str:
    return "" if value is None else decimals(value, csv_text.PLACES)


def funds_csv(plan: Plan) -> str:
    """Amount = reserved + agreed + free, to the cent."""
    found = [
        (
            fund.id,
            fund.region,
            *(euros(v) for v in (fund.amount, fund.reserved, drawn, fund.amount - fund.reserved - drawn)),
        )
        for fund, drawn in zip(plan.problem.funds.funds, plan.drawn, strict=True)
    ]
    header = ("fund", "region", "amount_eur", "reserved_eur", "agreed_eur", "free_eur")
    return csv_text.rows(header, sorted(found))


def providers_csv(plan: Plan) -> str:
    """Per region and provider what was agreed before and now, expected, moved, and unfunded; see `provider_sums`."""
    known = plan.problem.situation is not None
    rows = [
        (
            p.region,
            p.provider,
            euros(p.before),
            euros(p.expected) if known else "",
            *map(euros, (p.agreed, p.shifted, p.released, p.added, p.unfunded, p.price)),
        )
        for p in provider_sums(plan)
    ]
    header = (
        "region", "provider", "agreed_before_eur", "expected_eur", "agreed_eur", "shifted_within_eur", "released_eur",
        "added_eur", "unfunded_eur", "price_effect_eur",
    )  # fmt: skip
    return csv_text.rows(header, rows)
