"""The years that may come: what is delivered of every bundle, drawn.

Formula, per scenario:
    d_b = Σ_{cells of b} tariff · basis · Π demand factors · choice(region, kavel) · Π realisation factors, to the cent
    a choice takes share · C_from of the client-years C (after growth) of a region from one kavel to the other:
        choice(from) · (1 − share),   choice(to) · (1 + share · C_from ÷ C_to)

Symbols:
    basis in units, d_b in cents, halves up; client-years as the services count them. Who chooses another kavel takes
    its mean price there along: that is what the factor on client-years comes to.

Everything that is drawn is a decimal of 9 places (`studies.distributions`), and from there on exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod

import numpy as np

from verdeelsleutel.data.conditions import ProblemsError
from verdeelsleutel.data.faults import Fault, StudyFaults, did_you_mean
from verdeelsleutel.data.integers import Index
from verdeelsleutel.data.study.distributions import Distribution
from verdeelsleutel.data.study.kinds.reserve import Choice, Factor, Scenarios, Study
from verdeelsleutel.model.context import Context
from verdeelsleutel.model.studies.distributions import Correlations, draw, factor_of
from verdeelsleutel.model.studies.reserve.ground import Ground, bundled

__all__ = ["Drawn", "drawn_years"]

Place = tuple[int, int]
"""Region and kavel, by position."""


@dataclass(frozen=True)
class Drawn:
    """The scenarios of a study.

    Attributes:
        names: of what is drawn.
        values: per scenario, in the same order.
        demands: per scenario, cents per bundle.
    """

    names: tuple[str, ...]
    values: tuple[tuple[str, ...], ...]
    demands: tuple[tuple[int, ...], ...]


def drawn_years(study: Study, context: Context, ground: Ground) -> Drawn:
    """Draw the scenarios.

    Args:
        study: says what is drawn.
        context: lines and prices of the basis.
        ground: the bundles.

    Raises:
        StudyFaults: a factor holds for no cell, a kavel doesn't exist, correlations can't hold together.
        CaseFaults: a cell of the basis has no price.
    """
    atoms = _Atoms(study, context, ground)
    distributions = [one for one, _ in atoms.draws]
    correlations = _correlations(study, atoms)
    values = [draw(distributions, correlations, study.seed, number) for number in range(study.scenarios.count)]
    demands = [atoms.demand([max(Fraction(0), Fraction(value)) for value in row]) for row in values]
    names = tuple(name for _, name in atoms.draws)
    return Drawn(names, tuple(tuple(map(str, row)) for row in values), tuple(demands))


@dataclass(frozen=True)
class _Atom:
    """Cells that nothing tells apart: they are in one bundle and take the same draws.

    Attributes:
        bundle: by position.
        place: region and kavel.
        growth, delivery: the draws that it takes, by position.
        cents, client_years: of the basis.
    """

    bundle: int
    place: Place
    growth: tuple[int, ...]
    delivery: tuple[int, ...]
    cents: Fraction
    client_years: Fraction


class _Atoms:
    """The basis of all scenarios, in as few parts as they tell apart.

    Attributes:
        draws: every figure that is drawn: its distribution and its name.
        of: per drawing of the study the positions of its draws.
    """

    def __init__(self, study: Study, context: Context, ground: Ground) -> None:
        self.draws: list[tuple[Distribution, str]] = []
        self.of: dict[str, list[int]] = {}
        self.scenarios: Scenarios = study.scenarios
        self.bundles = len(ground.bundles)
        self._regions, self._region = context.lines.column("region")
        self._kavels, self._kavel = context.lines.column("kavel")
        keys, at = bundled(context, study.by)
        position = {key: i for i, key in enumerate(ground.bundles)}
        self._inside = np.flatnonzero((at >= 0) & context.basis(self.scenarios.basis).above_zero())
        bundle = np.array([position[key] for key in keys], dtype=np.intp)[at[self._inside]]
        growth, faults = self._factors(study, context, "demand", self.scenarios.demand)
        self.choices, more = self._choices(study)
        faults += more
        delivery, more = self._factors(study, context, "realisation", self.scenarios.realisation)
        if faults + more:
            raise StudyFaults(faults + more)
        places = [self._region[self._inside], self._kavel[self._inside]]
        self.atoms = self._told_apart(context, [bundle, *places, *growth, *delivery], len(growth))

    def demand(self, values: Sequence[Fraction]) -> tuple[int, ...]:
        """What is delivered per bundle, in cents, when this is drawn."""
        grown = [prod((values[i] for i in atom.growth), start=Fraction(1)) for atom in self.atoms]
        clients: dict[Place, Fraction] = {}
        for atom, growth in zip(self.atoms, grown, strict=True):
            clients[atom.place] = clients.get(atom.place, Fraction(0)) + atom.client_years * growth
        chosen = self._chosen(values, clients)
        found = [Fraction(0)] * self.bundles
        for atom, growth in zip(self.atoms, grown, strict=True):
            delivered = prod((values[i] for i in atom.delivery), start=chosen.get(atom.place, Fraction(1)))
            found[atom.bundle] += atom.cents * growth * delivered
        return tuple(int(2 * value + 1) // 2 for value in found)

    def _chosen(self, values: Sequence[Fraction], clients: dict[Place, Fraction]) -> dict[Place, Fraction]:
        """The factor that choices put on volumes per region and kavel."""
        factors: dict[Place, Fraction] = {}
        now = dict(clients)
        for source, target, position in self.choices:
            there, here = now.get(source, Fraction(0)), now.get(target, Fraction(0))
            if there and here:
                goes = values[position] * there
                for place, change in ((source, -goes), (target, goes)):
                    factors[place] = factors.get(place, Fraction(1)) * (1 + change / now[place])
                    now[place] += change
        return factors

    def _add(self, name: str, distribution: Distribution, keys: Sequence[str]) -> list[int]:
        first = len(self.draws)
        self.draws += [(distribution, f"{name}[{key}]" if key else name) for key in keys]
        self.of[name] = list(range(first, len(self.draws)))
        return self.of[name]

    def _factors(
        self, study: Study, context: Context, group: str, factors: Sequence[Factor]
    ) -> tuple[list[Index], list[Fault]]:
        """Per factor, for every line inside, the position of its draw, -1 where it doesn't hold."""
        found, faults = [], []
        for i, factor in enumerate(factors):
            texts, key = context.keys(factor.per)
            mask = factor.where.mask(context.lines)[self._inside]
            mine = key[self._inside]
            used = sorted(set(mine[mask].tolist()))
            if not used:
                what = f"{factor.name} holds for no volume that draws on a contracteerruimte"
                faults.append(Fault(study.place(f"scenarios.{group}.{i}"), what))
            drawn = self._add(factor.name, factor.factor, [texts[k] if factor.per else "" for k in used])
            position = np.full(len(texts), -1, dtype=np.intp)
            position[used] = drawn
            found.append(np.where(mask, position[mine], -1))
        return found, faults

    def _choices(self, study: Study) -> tuple[list[tuple[Place, Place, int]], list[Fault]]:
        """(from, to, draw) per choice and region, in order."""
        found: list[tuple[Place, Place, int]] = []
        faults: list[Fault] = []
        kavels = {self._kavels[k]: k for k in set(self._kavel[self._inside].tolist())}
        regions = sorted(set(self._region[self._inside].tolist()))
        for i, choice in enumerate(self.scenarios.choice):
            unknown = [(key, name) for key, name in (("from", choice.from_), ("to", choice.to)) if name not in kavels]
            for key, name in unknown:
                place = study.place(f"scenarios.choice.{i}.{key}")
                expected = f"one of {', '.join(sorted(kavels))}"
                faults.append(Fault(place, "no such kavel in the case", name, expected, did_you_mean(name, kavels)))
            drawn = self._add(choice.name, choice.share, self._keys(choice, regions))
            if not unknown:
                source, target = kavels[choice.from_], kavels[choice.to]
                each = drawn if choice.per else drawn * len(regions)
                found += [((r, source), (r, target), at) for r, at in zip(regions, each, strict=True)]
        return found, faults

    def _keys(self, choice: Choice, regions: Sequence[int]) -> list[str]:
        return [self._regions[r] for r in regions] if choice.per else [""]

    def _told_apart(self, context: Context, columns: Sequence[Index], growing: int) -> list[_Atom]:
        different, at = np.unique(np.stack(columns, axis=1), axis=0, return_inverse=True)
        of_line = np.full(len(context.lines), 0, dtype=np.intp)
        of_line[self._inside] = at.reshape(-1)
        mask = np.zeros(len(context.lines), dtype=np.bool_)
        mask[self._inside] = True
        basis = self.scenarios.basis
        cents, years = (
            context.measured(basis, measure, mask, of_line, len(different)) for measure in ("eur", "client_years")
        )
        return [
            _Atom(
                bundle,
                (region, kavel),
                tuple(i for i in drawn[:growing] if i >= 0),
                tuple(i for i in drawn[growing:] if i >= 0),
                cents[a],
                years[a],
            )
            for a, (bundle, region, kavel, *drawn) in enumerate(different.tolist())
        ]


def _correlations(study: Study, atoms: _Atoms) -> Correlations:
    """Draws that are correlated; what has a draw per key correlates with every key of the other.

    Raises:
        StudyFaults: no figures can be correlated so.
    """
    found = tuple(
        (other, at, value)
        for _, one in study.scenarios.drawings
        for name, value in one.correlate.items()
        for at in atoms.of[one.name]
        for other in atoms.of[name]
    )
    try:
        factor_of(len(atoms.draws), found)
    except ProblemsError as error:
        (problem,) = error.problems
        raise StudyFaults([Fault(study.place("scenarios"), problem.what, expected=problem.expected)]) from None
    return found
