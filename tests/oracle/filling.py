"""Fair filling, cell by cell: water-filling in packing parts, exact linear programs in all others."""

from collections.abc import Iterable
from fractions import Fraction

from tests.oracle.claims import ZERO, Conflict, Work, in_order
from tests.oracle.reading import Cell
from tests.oracle.rows import Row
from tests.oracle.simplex import Infeasible, Linear, Simplex, add

ONE = Fraction(1)
Constraint = tuple[Linear, Fraction]


def fill(work: Work, always_programs: bool = False) -> None:
    """Fill all tranches in order; `always_programs` uses linear programs in packing parts too."""
    for cell in work.claim(0):
        work.fills[cell, 0] = ONE
    pieces = parts(work.cells, work.rows)
    for t in range(1, len(work.tranches)):
        asking = work.claim(t)
        for cells, rows in pieces:
            counting = [row for row in rows if work.last(row) >= t]
            mine = [cell for cell in asking if cell in cells]
            packing = all(row.consumes for row in rows) and work.tranches[t].get("within") != "most_care"
            if packing:
                check(work, rows)  # decided units may break them already
            for group in in_order(work, t, mine):
                if packing and not always_programs:
                    water(work, t, group, counting)
                elif group:
                    programs(work, t, Support(work, t, group, mine, cells), counting)
    check(work, work.rows)


def check(work: Work, rows: Iterable[Row]) -> None:
    for row in rows:
        if row.broken(row.value(work.volumes(work.last(row)))):
            raise Conflict(f"{row.rule} {row.key} can't hold")


def parts(cells: list[Cell], rows: list[Row]) -> list[tuple[set[Cell], list[Row]]]:
    """Cells that share rows, directly or through others, each part with its rows."""
    found: list[tuple[set[Cell], list[Row]]] = [({cell}, []) for cell in cells]
    for row in rows:
        touched = [part for part in found if part[0] & row.terms.keys()]
        if touched:
            found = [part for part in found if not part[0] & row.terms.keys()]
            joined = [one for part in touched for one in part[1]]
            found.append((set().union(*(part[0] for part in touched)), [*joined, row]))
    return found


def water(work: Work, t: int, group: list[Cell], rows: list[Row]) -> None:
    """Raise all open cells together to the first tight row, close its cells, go on with the others."""
    still = set(group)
    while still:
        steps = [(height(work, t, row, still), row) for row in rows if row.terms.keys() & still]
        level = min([ONE, *(step for step, _ in steps)])
        tight = [row for step, row in steps if step == level]
        closing = still if level == ONE else {c for row in tight for c in row.terms.keys() & still}
        for cell in closing:
            work.fills[cell, t] = level
        still = still - closing


def height(work: Work, t: int, row: Row, still: set[Cell]) -> Fraction:
    """The common fill of the open cells at which this row is full."""
    room = row.upper - row.value(work.volumes(t))
    return room / sum(row.terms[cell] * work.claims[cell, t] for cell in still & row.terms.keys())


def programs(work: Work, t: int, support: "Support", rows: list[Row]) -> None:
    """Largest common level, then close every cell whose own largest fill is that level; repeat."""
    group = support.group
    rules = [bounded for row in rows for bounded in support.constraints(row)] + support.bounds()
    if work.tranches[t].get("within") == "most_care":
        rules += most_care(work, t, group, rules)
    still = list(group)
    while still:
        level, closing = next_level(rules, still, {cell: work.fills.get((cell, t)) for cell in group})
        for cell in closing:
            work.fills[cell, t] = level
        still = [cell for cell in still if cell not in closing]


def most_care(work: Work, t: int, group: list[Cell], rules: list[Constraint]) -> list[Constraint]:
    """Hold the largest sum of client-years of this group."""
    care = {("fill", c): work.claims[c, t] * work.years[c] for c in group if work.years[c]}
    most = simplex(rules + [({("fill", cell): ONE}, ONE) for cell in group]).maximise(care)
    return [({name: -value for name, value in care.items()}, -most)]


def next_level(
    rules: list[Constraint], still: list[Cell], fixed: dict[Cell, Fraction | None]
) -> tuple[Fraction, list[Cell]]:
    """Fill = level + rise for an open cell; a cell that can't rise at the highest level is closed."""
    program = [(written(terms, still, fixed), bound - held(terms, fixed)) for terms, bound in rules]
    program += [({"level": ONE, ("rise", cell): ONE}, ONE) for cell in still]
    lp = simplex(program)
    level = lp.maximise({"level": ONE})
    if level == ONE:
        return level, still
    lp.hold()
    risen: set[Cell] = set()
    for cell in still:
        if cell not in risen:
            lp.maximise({("rise", cell): ONE})
            risen |= {one for one in still if lp.value(("rise", one)) > 0}
    closing = [cell for cell in still if cell not in risen]
    if not closing:
        raise ArithmeticError("no cell closes at the highest level")
    return level, closing


def written(terms: Linear, still: list[Cell], fixed: dict[Cell, Fraction | None]) -> Linear:
    """A constraint on fills, in level and rises."""
    found = {name: value for name, value in terms.items() if name[0] != "fill"}
    for cell in still:
        weight = terms.get(("fill", cell))
        if weight and fixed[cell] is None:
            add(found, {"level": ONE, ("rise", cell): ONE}, weight)
    return found


def held(terms: Linear, fixed: dict[Cell, Fraction | None]) -> Fraction:
    """What the closed cells take of a constraint."""
    closed = {("fill", cell): value for cell, value in fixed.items() if value is not None}
    return sum((terms[name] * value for name, value in closed.items() if name in terms), ZERO)


def simplex(program: list[Constraint]) -> Simplex:
    try:
        return Simplex(program)
    except Infeasible:
        raise Conflict("no completion keeps all rows") from None


class Support:
    """The awards of this group, of later groups of the tranche and of later tranches, as variables."""

    def __init__(self, work: Work, t: int, group: list[Cell], asking: list[Cell], cells: set[Cell]):
        self.work, self.t, self.group, self.cells = work, t, group, cells
        self.later = [cell for cell in asking if (cell, t) not in work.fills and cell not in group]
        self.before = {cell: work.awarded(cell, t) for cell in cells}
        self.room: dict[tuple[Cell, int], Fraction] = {}
        for cell in cells:
            for then in range(t + 1, len(work.tranches)):
                room = work.largest(cell, then) - self.before[cell]
                if (cell, then) in work.levels and room > 0:
                    self.room[cell, then] = room

    def awards(self, cell: Cell, until: int) -> Linear:
        """Awards of a cell in this tranche and later ones up to `until`, without what is certain."""
        terms: Linear = {("then", *at): ONE for at in self.room if at[0] == cell and at[1] <= until}
        if cell in self.group:
            terms["fill", cell] = self.work.claims[cell, self.t]
        if cell in self.later:
            terms["later", cell] = ONE
        return terms

    def constraints(self, row: Row) -> list[Constraint]:
        terms: Linear = {}
        for cell, weight in row.terms.items():
            add(terms, self.awards(cell, self.work.last(row)), weight)
        certain = row.value(self.before)
        found = []
        if row.upper is not None:
            found.append((terms, row.upper - certain))
        if row.lower is not None:
            found.append(({name: -value for name, value in terms.items()}, certain - row.lower))
        return found

    def bounds(self) -> list[Constraint]:
        """Up to each later tranche a cell's awards stay within the largest level so far."""
        found = [({("later", c): ONE}, self.work.claims[c, self.t]) for c in sorted(self.later)]
        return found + [(self.awards(cell, then), room) for (cell, then), room in sorted(self.room.items())]
