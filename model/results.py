"""The result tables of a run, as the text of their files. Pure: the same plan gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import numpy as np

from verdeelsleutel.data.exact import Exact, Index, decimals, euros, sums
from verdeelsleutel.model import csv_text
from verdeelsleutel.model.decisions import spoken_of
from verdeelsleutel.model.levels import CARE, Filled, Level
from verdeelsleutel.model.lines import Lines
from verdeelsleutel.model.money import line_cents
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.reallocation.moves import LineMoves, line_moves
from verdeelsleutel.model.rounding import row_sums
from verdeelsleutel.model.row import UNITS, Count, key_text
from verdeelsleutel.model.tariff import Tariffs, items_of

KEY = ("region", "provider", "service")


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


def previous_units(plan: Plan) -> Exact:
    """Units per line before this run: last year's last formal agreement, or at a reallocation what is in force."""
    problem = plan.problem
    if problem.situation is not None:
        return problem.situation.agreement
    if not problem.case.has("history"):
        return Exact.zeros(len(problem.lines))
    return problem.context.basis("history")


def key_texts(lines: Lines, cells: Index) -> list[list[str]]:
    """Region, provider and service of some lines, as text that is safe in CSV."""
    found = []
    for ids, at in (
        (lines.regions, lines.region),
        (lines.providers, lines.provider),
        (lines.services, lines.service),
    ):
        texts = [csv_text.safe(text) for text in ids]
        found.append([texts[i] for i in at[cells].tolist()])
    return found


def _fact(lines: Lines, cells: Index, column: str) -> list[str]:
    distinct, at = lines.column(column)
    texts = [csv_text.safe(text) for text in distinct]
    return [texts[i] for i in at[cells].tolist()]


def plan_csv(plan: Plan) -> str:
    """One line per cell, also at 0."""
    problem = plan.problem
    lines = problem.lines
    cells = np.flatnonzero(lines.is_cell)
    before = previous_units(plan).take(cells)
    agreed = Exact(plan.units[cells], 1)
    amounts = csv_text.euro_texts(plan.amounts[cells])
    columns = [
        *key_texts(lines, cells),
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
    limits = Limits(plan)
    texts: list[str] = []
    order: list[Index] = []
    for at, filled in enumerate(plan.filling.tranches):
        asked = np.flatnonzero(filled.level_of >= 0)
        texts += map(",".join, zip(*_tranche_columns(plan, filled, asked, limits), strict=True))
        order.append(asked * len(plan.filling.tranches) + at)
    if not texts:
        return ",".join(header) + "\n"
    sorting = np.argsort(np.concatenate(order), kind="stable").tolist()
    keys = list(map(",".join, zip(*key_texts(lines, np.concatenate(order) // len(order)), strict=True)))
    return "\n".join([",".join(header), *(f"{keys[i]},{texts[i]}" for i in sorting)]) + "\n"


def _tranche_columns(plan: Plan, filled: Filled, asked: Index, limits: Limits) -> list[list[str]]:
    levels = plan.filling.levels
    at = filled.level_of[asked].tolist()
    fills = {i: decimals(levels[i].value, csv_text.PLACES) for i in set(at)}
    limited = limits.texts(filled)
    safe = {text: csv_text.safe(text) for text in {"", *limited.values()}}
    return [
        [csv_text.safe(filled.layer.id)] * len(asked),
        csv_text.decimal_texts(filled.claim.take(asked)),
        csv_text.decimal_texts(filled.awarded.take(asked)),
        [fills[i] for i in at],
        [safe[limited.get(line, "")] for line in asked.tolist()],
        [str(i) for i in at],
    ]


class Limits:
    """Names the rows that closed each cell of a tranche."""

    def __init__(self, plan: Plan) -> None:
        self._system = plan.problem.system
        self._levels = plan.filling.levels
        self._names = [str(name) for name in self._system.names]

    def rows(self, filled: Filled) -> dict[int, tuple[int, ...]]:
        """Per line below 1 the rows of its level in which more for it takes room, in the order of the system."""
        system, count = self._system, len(self._system.names)
        takes: set[int] = set()
        gives: set[int] = set()
        for at in np.unique(filled.level_of[filled.level_of >= 0]).tolist():
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
        lines, rows = system.line[closing], system.row[closing]
        distinct, starts = np.unique(lines, return_index=True)
        ends = [*starts[1:].tolist(), len(lines)][: len(distinct)]
        every = rows.tolist()
        return {
            line: tuple(every[start:end])
            for line, start, end in zip(distinct.tolist(), starts.tolist(), ends, strict=True)
        }

    def texts(self, filled: Filled) -> dict[int, str]:
        """Their names, `;` between, funds first."""
        cache: dict[tuple[int, ...], str] = {}
        found = {}
        for line, rows in self.rows(filled).items():
            if rows not in cache:
                cache[rows] = ";".join(self._names[r] for r in rows)
            found[line] = cache[rows]
        return found


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
    keys = map(",".join, zip(*key_texts(lines, cells), strict=True))
    service, build_up = lines.service.tolist(), tariffs.build_up.tolist()
    cache: dict[object, list[str]] = {}
    found = [",".join((*KEY, "item", "value", "source"))]
    for line, key in zip(cells.tolist(), keys, strict=True):
        kind = line if line in tariffs.agreed else (service[line], build_up[line], "shared")
        if kind not in cache:
            items = items_of(tariffs, lines, line)
            cache[kind] = [",".join(csv_text.safe(v) for v in (i.name, i.value, i.source)) for i in items]
        found += [f"{key},{item}" for item in cache[kind]]
    return "\n".join(found) + "\n"


def rules_csv(plan: Plan) -> str:
    """Funds first, then every rule recounted in its own words, then decisions."""
    problem = plan.problem
    closing = {str(problem.system.names[r]) for level in plan.filling.levels for r, _ in level.rows if r >= 0}
    sources = {rule.id: rule.source for rule in problem.rules}
    found = []
    for rule, count, source in [
        *_counted_rows(plan, "funds"),
        *((rule, count, sources[rule]) for rule, count in plan.counts),
        *decision_counts(plan),
    ]:
        binding = f"{rule}[{count.key}]" in closing or _slack(count) == 0
        found.append(
            (
                rule,
                count.key,
                count.unit,
                _text(count.lower),
                _text(count.upper),
                _text(count.value),
                _text(_slack(count)),
                "yes" if binding else "no",
                _text(shortfall(count)),
                source,
            )
        )
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
    slack = _slack(count)
    return max(Fraction(0), -slack) if slack is not None else Fraction(0)


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
    """Per region and provider what was agreed before and now, expected, moved, and unfunded.

    `agreed_before + added − released + price_effect = agreed`; what a provider gains on one line and loses on another
    is `shifted_within`. Initially last year's volumes count at this run's tariffs, so prices have no effect, and
    nothing is expected yet. At a reallocation agreements in force count at the tariffs they were made at, and what is
    agreed above the expectation on one line goes off what is unfunded on another.
    """
    problem = plan.problem
    lines = problem.lines
    price = np.maximum(problem.tariffs.cents, 0)
    if problem.situation is None:
        before = line_cents(previous_units(plan), price)
        moved = LineMoves(before, np.zeros_like(before), plan.amounts - before, plan.amounts)
        expected = spare = np.zeros(len(lines), dtype=np.int64)
    else:
        moved = line_moves(plan)
        expected = line_cents(problem.situation.expectation.units, price)
        spare = np.where(plan.unfunded.above_zero(), 0, np.maximum(plan.amounts - expected, 0))
    pair, at = np.unique(lines.region.astype(np.int64) * len(lines.providers) + lines.provider, return_inverse=True)
    more, less = np.maximum(moved.volume, 0), np.maximum(-moved.volume, 0)
    parts = (moved.old, expected, moved.new, less, more, line_cents(plan.unfunded, price), spare, moved.price)
    totals = [sums(values, at, len(pair)).tolist() for values in parts]
    rows = []
    for code, old, due, now, lost, gained, short, over, dearer in zip(pair.tolist(), *totals, strict=True):
        region, provider = divmod(code, len(lines.providers))
        shifted = min(lost, gained)
        due_text = "" if problem.situation is None else euros(due)
        values = (now, shifted, lost - shifted, gained - shifted, max(0, short - over), dearer)
        rows.append((lines.regions[region], lines.providers[provider], euros(old), due_text, *map(euros, values)))
    header = (
        "region", "provider", "agreed_before_eur", "expected_eur", "agreed_eur", "shifted_within_eur", "released_eur",
        "added_eur", "unfunded_eur", "price_effect_eur",
    )  # fmt: skip
    return csv_text.rows(header, rows)
