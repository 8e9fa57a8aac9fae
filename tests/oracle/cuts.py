"""Rules that are no rows: caps on the levels of single cells, and tariffs cut where a fund would fall short."""

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from tests.oracle.reading import Cell, cell_of, matches, number
from tests.oracle.rows import Rows

ZERO, ONE = Fraction(0), Fraction(1)
Caps = dict[Cell, Fraction]
Rule = Mapping[str, Any]


def level_cuts(book: Rows) -> Caps:
    """The lowest cap that policy puts on a cell."""
    caps: Caps = {}
    for rule in book.case.rules(book.pack):
        for cell, cap in KINDS.get(rule["rule"], nothing)(book, rule).items():
            caps[cell] = min(caps.get(cell, cap), cap)
    return caps


def nothing(book: Rows, rule: Rule) -> Caps:
    return {}


def eligibility(book: Rows, rule: Rule) -> Caps:
    """An excluded cell keeps its `above` basis and its exceptions."""
    excluded = [cell for cell in matching(book, rule) if matches(rule["exclude"], book.case.facts(cell))]
    return kept_at_basis(book, rule, excluded, rule.get("above"))


def freeze(book: Rows, rule: Rule) -> Caps:
    """No growth above a basis where the trigger is met, and the basis of the fund region is more than a placeholder."""
    frozen = [cell for cell in matching(book, rule) if overshoots(book, rule, cell)]
    if rule.get("placeholder") is not None:
        there = book.case.basis(above(rule)).items()
        framed = {book.case.fund_region(cell[0]) for cell, units in there if units > number(rule["placeholder"])}
        frozen = [cell for cell in frozen if book.case.fund_region(cell[0]) in framed]
    return kept_at_basis(book, rule, frozen, above(rule))


def own_account(book: Rows, rule: Rule) -> Caps:
    """No growth above a basis for providers with a reserve ratio above the limit; without a ratio none (reading)."""
    limit = number(rule["reserve_ratio_above"]) / 100
    ratio = {name: facts.get("reserve_ratio") for name, facts in book.case.providers.items()}
    rich = [cell for cell in matching(book, rule) if ratio[cell[1]] and number(ratio[cell[1]]) > limit]
    return kept_at_basis(book, rule, rich, above(rule))


KINDS = {"eligibility": eligibility, "freeze": freeze, "own_account": own_account}


def matching(book: Rows, rule: Rule) -> list[Cell]:
    return [cell for cell in book.case.cells if matches(rule.get("where"), book.case.facts(cell))]


def above(rule: Rule) -> str:
    return rule.get("above") or "agreement"


def kept_at_basis(book: Rows, rule: Rule, cells: list[Cell], basis: str | None) -> Caps:
    """What is there, and room for what was excepted from this rule (reading: from any rule that bounds cells)."""
    kept = book.case.basis(basis) if basis else {}
    room: dict[Cell, Fraction] = defaultdict(Fraction)
    for one in book.case.table("exceptions"):
        room[cell_of(one)] += number(one["units"]) if one["rule"] == rule["id"] else 0
    return {cell: kept.get(cell, ZERO) + room[cell] for cell in cells}


def overshoots(book: Rows, rule: Rule, cell: Cell) -> bool:
    """Whether what is expected passes what there is by more than the percentage; always without `of`.

    Reading: written as a product, so that expected care without any money always passes and nothing never does.
    """
    if rule.get("of") not in {"region", "provider"}:
        return True
    spent, there = (of_region if rule["of"] == "region" else of_provider)(book, cell)
    return spent > there * (1 + number(rule.get("overshoot_above")) / 100)


def of_region(book: Rows, cell: Cell) -> tuple[Fraction, Fraction]:
    """Expected cents on the contracteerruimte of the cell's fund region, and what that has net of reserves.

    Reading: `where` chooses who is frozen, not what counts; tariffs are those of this run, after `tariff_cut`.
    """
    home = book.case.fund_region(cell[0])
    rooms = [one for one in book.case.table("funds") if (one["region"], one["kind"]) == (home, "contracteerruimte")]
    return expected(book, {one["fund"] for one in rooms}), sum((book.net(one) for one in rooms), ZERO)


def of_provider(book: Rows, cell: Cell) -> tuple[Fraction, Fraction]:
    """Expected and agreed cents of the provider in the cell's own region, not its fund region (reading).

    Reading: both at the tariffs of this run; what stands outside the contracteerruimte counts too.
    """
    agreement, realised = book.case.basis("agreement"), book.case.basis("realised")
    mine = [one for one in book.case.cells if one[:2] == cell[:2]]
    spent = sum((realised[one] * book.price(one) for one in mine), ZERO)
    return spent, sum((agreement.get(one, ZERO) * book.price(one) for one in mine), ZERO)


def expected(book: Rows, funds: set[str]) -> Fraction:
    """Cents that the cells which draw on these funds are expected to cost."""
    realised = book.case.basis("realised")
    return sum((realised[one] * book.price(one) for one in book.case.cells if book.fund_of(one) in funds), ZERO)


def tariff_cuts(before: Rows) -> dict[str, Fraction]:
    """What is left of the percentages of the lines that draw on a fund; `before` prices them uncut.

    Reading: it holds for every line that draws on the fund, also one that stands in a basis table only; several rules
    each look at the tariffs before any cut.
    """
    left: dict[str, Fraction] = {}
    for rule in before.case.rules(before.pack):
        if rule["rule"] != "tariff_cut" or before.case.stage == "initial":
            continue
        regions: dict[str, list[Any]] = defaultdict(list)
        for one in before.case.table("funds"):
            if one["kind"] == rule["kind"]:
                regions[one["region"]].append(one)
        for funds in regions.values():
            names = {one["fund"] for one in funds}
            spent, there = expected(before, names), sum((before.net(one) for one in funds), ZERO)
            if spent > there:  # o ÷ (1 + o) = (spent − there) ÷ spent
                cut = min(number(rule.get("at_most", 100)) / 100, (spent - there) / spent)
                left |= {name: left.get(name, ONE) * (1 - cut) for name in names}
    return left
