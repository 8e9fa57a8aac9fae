"""A small simplex method in fractions: dictionaries, Bland's rule, a first phase with one helper variable."""

from collections.abc import Hashable, Iterable, Mapping
from fractions import Fraction

Name = Hashable
Linear = dict[Name, Fraction]
ZERO = Fraction(0)


class Infeasible(Exception):
    """No point satisfies the constraints."""


class Simplex:
    """Points x ≥ 0 with Σ a·x ≤ b for every constraint (a, b); maximise as often as you like.

    Each basic variable is written as constant − Σ coefficient · nonbasic variable.
    """

    def __init__(self, constraints: Iterable[tuple[Mapping[Name, Fraction], Fraction]]):
        self.order: dict[Name, int] = {}
        self.rows: dict[Name, Linear] = {}
        self.constant: dict[Name, Fraction] = {}
        for position, (terms, bound) in enumerate(constraints):
            slack = ("slack", position)
            self.rows[slack] = {name: value for name, value in terms.items() if value}
            self.constant[slack] = bound
            for name in (*terms, slack):
                self.order.setdefault(name, len(self.order))
        self.objective: Linear = {}
        self.best = ZERO
        self._find_a_point()

    def maximise(self, objective: Mapping[Name, Fraction]) -> Fraction:
        """The largest value; the point where it is reached is the current one afterwards."""
        self.best, self.objective = ZERO, {}
        for name, weight in objective.items():
            if name in self.rows:
                self.best += weight * self.constant[name]
                add(self.objective, self.rows[name], -weight)
            elif name in self.order:  # a variable that stands in no constraint any more is 0
                add(self.objective, {name: Fraction(1)}, weight)
        while True:
            rising = [name for name, weight in self.objective.items() if weight > 0]
            if not rising:
                return self.best
            entering = min(rising, key=self.order.__getitem__)
            self._pivot(entering, self._leaving(entering))

    def hold(self) -> None:
        """Stay where the last objective is largest: variables that would lower it are 0 from now on."""
        gone = [name for name, weight in self.objective.items() if weight < 0]
        for name in gone:
            self._forget(name)
        self.objective = {}

    def value(self, name: Name) -> Fraction:
        return self.constant.get(name, ZERO)

    def _find_a_point(self) -> None:
        lowest = min(self.constant, key=lambda name: self.constant[name], default=None)
        if lowest is None or self.constant[lowest] >= 0:
            return
        helper = ("helper",)
        self.order[helper] = -1  # leaves first
        for name, bound in self.constant.items():
            if bound < 0:
                self.rows[name][helper] = Fraction(-1)
        self._pivot(helper, lowest)
        if self.maximise({helper: Fraction(-1)}) < 0:
            raise Infeasible
        if helper in self.rows:
            if self.rows[helper]:
                self._pivot(min(self.rows[helper], key=self.order.__getitem__), helper)
            else:
                del self.rows[helper], self.constant[helper]
        self._forget(helper)
        self.objective = {}

    def _forget(self, name: Name) -> None:
        for terms in self.rows.values():
            terms.pop(name, None)
        del self.order[name]

    def _leaving(self, entering: Name) -> Name:
        steps = [
            (self.constant[name] / terms[entering], self.order[name], name)
            for name, terms in self.rows.items()
            if terms.get(entering, ZERO) > 0
        ]
        if not steps:
            raise ArithmeticError("unbounded: every variable of the oracle has a bound")
        return min(steps)[2]

    def _pivot(self, entering: Name, leaving: Name) -> None:
        terms, bound = self.rows.pop(leaving), self.constant.pop(leaving)
        pivot = terms.pop(entering)
        terms = {name: value / pivot for name, value in terms.items()}
        terms[leaving] = 1 / pivot
        bound /= pivot
        for name, other in self.rows.items():
            weight = other.pop(entering, None)
            if weight:
                self.constant[name] -= weight * bound
                add(other, terms, -weight)
        weight = self.objective.pop(entering, None)
        if weight:
            self.best += weight * bound
            add(self.objective, terms, -weight)
        self.rows[entering], self.constant[entering] = terms, bound


def add(target: Linear, terms: Mapping[Name, Fraction], factor: Fraction) -> None:
    """Add factor · terms to a sum in place, without keeping zeros."""
    for name, value in terms.items():
        total = target.get(name, ZERO) + factor * value
        if total:
            target[name] = total
        else:
            target.pop(name, None)
