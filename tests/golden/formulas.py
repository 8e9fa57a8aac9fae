"""Rows and cuts as formulas that a person can review."""

from fractions import Fraction

from verdeelsleutel.model.lines import Lines
from verdeelsleutel.model.row import Rows
from verdeelsleutel.model.rule import Cut, Factor


def amount(value: Fraction) -> str:
    """A number as people write it: decimals where they end, else a fraction."""
    text = f"{float(value):.10f}".rstrip("0").rstrip(".")
    return text if Fraction(text) == value else str(value)


def cell(lines: Lines, line: int) -> str:
    return "/".join(lines.key(line))


def row_formulas(lines: Lines, rows: Rows) -> list[str]:
    """rule[key]: lower ≤ Σ coefficient·region/provider/service ≤ upper, with the unit."""
    found = []
    for at, key in enumerate(rows.keys):
        entries = [
            (line, Fraction(int(num), rows.den))
            for row, line, num in zip(rows.row.tolist(), rows.line.tolist(), rows.num.tolist(), strict=True)
            if row == at
        ]
        terms = [f"{'-' if k < 0 else '+'} {amount(abs(k))}·{cell(lines, line)}" for line, k in sorted(entries)]
        low, high = rows.lower[at], rows.upper[at]
        left = "" if low is None else f"{amount(low)} ≤ "
        right = "" if high is None else f" ≤ {amount(high)}"
        until = f" until {rows.until}" if rows.until else ""
        found.append(f"{rows.rule}[{key}]: {left}{' '.join(terms).removeprefix('+ ') or '0'}{right} {rows.unit}{until}")
    return found


def cut_formulas(lines: Lines, rule: str, cut: Cut) -> list[str]:
    """rule[region|provider|service]: level ≤ cap."""
    chosen = [line for line in cut.mask.nonzero()[0].tolist() if lines.is_cell[line]]
    return [
        f"{rule}[{'|'.join(lines.key(line))}]: level of {cell(lines, line)} ≤ {amount(cut.cap.fraction(line))} units"
        for line in chosen
    ]


def factor_formulas(lines: Lines, rule: str, factors: list[Factor]) -> list[str]:
    """rule: percentage of region/provider/service × what is left of it."""
    return [
        f"{rule}: percentage of {cell(lines, line)} × {amount(left)}"
        for mask, left in factors
        for line in mask.nonzero()[0].tolist()
    ]
