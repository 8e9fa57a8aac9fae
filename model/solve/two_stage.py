"""Two-stage programme in extensive form: what to agree now, for all scenarios at once, declared in Pyomo, for HiGHS.

Formula (x, n, u, z ≥ 0, η free; for every scenario s and fund f):
    minimise   (1 − w) Σ_s p_s c_s + w ( η + Σ_s p_s z_s ÷ (1 − α) )
    n_bs ≥ d_bs − x_b                                             short, per bundle
    N_fs = Σ_b n_bs
    u_fs ≥ (1 − served) N_fs                                      no more is added than can still be served
    u_fs ≥ N_fs − F + X_f − recoverable (X_f − D_fs + N_fs)       nor than there is
    c_s  = Σ_f (1 + unused) u_fs + unused (F − D_fs) + moved · recoverable (X_f − D_fs + N_fs)
    z_s  ≥ c_s − η                                                only where w > 0
    least_f ≤ X_f ≤ most_f,   x_b ≤ cap_b

Symbols:
    as in `studies.reserve.recourse`; X, D sums over the bundles of the fund. Larger n than needed never lowers a cost,
    because u grows by 1 − served or 1 − recoverable and the rest not at all or more: at the optimum n is what is short.

Floats end here: the plan is rounded to whole cents, within caps and window, and its cost is counted again exactly. The
programme is scaled to a power of ten near the rooms.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from verdeelsleutel.model.solve.assembly import FAR, INFINITY, Floats, Index, Matrix, Program, SolverError
from verdeelsleutel.model.studies.reserve.recourse import Agreed, Setting, Window, outcome

__all__ = ["best_plan"]

NEAR = Fraction(1, 10**9)
"""How far the cost that HiGHS says may be from the exact one, as a part of the rooms; beside a cent per bundle."""


def best_plan(setting: Setting, window: Window) -> Agreed:
    """The plan that costs least over all scenarios; of several, one that agrees most.

    Args:
        setting: the programme.
        window: what may be agreed.

    Raises:
        SolverError: HiGHS found no plan, or one whose cost isn't the cost of that plan.
    """
    form = _Form(setting, window)
    program = Program(form.gain, *form.column_bounds, Matrix.of(form.rows), *form.row_bounds)
    first = program.solve()
    if not first.feasible:
        raise SolverError("no plan lies within what may be agreed")
    value = float(form.gain @ first.value)
    plan = form.plan(first.value)
    cost = outcome(setting, plan).cost
    slack = len(setting.caps) + NEAR * sum(setting.rooms)
    if abs(form.constant - Fraction(value) * form.unit - cost) > slack:
        raise SolverError("the cost that HiGHS gives isn't the cost of its plan")
    if all(least == most for least, most in window):
        return plan
    # Phase two: hold the cost, to a hundredth of a cent or what floats can tell apart, and agree as much as it allows.
    cost_row = np.array([len(form.rows) - 1])
    held = np.array([value - max(0.01 / form.unit, 1e-10 * abs(value))])
    program.bound_rows(cost_row, held, np.array([INFINITY]))
    program.costs(np.arange(len(form.gain)), form.agreed)
    second = program.solve()
    fuller = form.plan(second.value) if second.feasible else plan
    return fuller if outcome(setting, fuller).cost <= cost + slack else plan


class _Form:
    """The programme as arrays.

    Attributes:
        unit: cents of one unit of the programme.
        constant: cents of the cost that no plan changes.
        gain: minus the cost, per column.
        agreed: what phase two maximises, per column.
    """

    def __init__(self, setting: Setting, window: Window) -> None:
        self.setting, self.window = setting, window
        bundles, years, funds = len(setting.caps), len(setting.demands), len(setting.rooms)
        self.unit = 10 ** max(0, len(str(max(setting.rooms))) - 5)
        self.short = bundles + np.arange(bundles * years).reshape(bundles, years)
        self.sums = bundles * (1 + years) + np.arange(funds * years).reshape(funds, years)
        self.unfunded = self.sums + funds * years
        edge = bundles * (1 + years) + 2 * funds * years
        self.tails = edge + 1 + np.arange(years)
        self.columns = edge + 1 + years
        self.edge = edge
        self.rows: list[tuple[Index, Floats]] = []
        self._lower: list[float] = []
        self._upper: list[float] = []
        self._shortage()
        self._additions()
        costs, fixed = self._costs()
        terms = setting.terms
        weights = -self._average(costs) * float(1 - terms.tail)
        if terms.tail:
            self._tail_rows(costs, fixed)
            weights[edge] -= float(terms.tail)
            weights[self.tails] -= float(terms.tail / (1 - terms.level) / years)
        self.gain = weights
        self.constant = (1 - terms.tail) * sum(fixed) / years
        self._window_rows()
        self.agreed = np.zeros(self.columns)
        self.agreed[:bundles] = 1.0
        used = np.flatnonzero(self.gain)
        self._row(used, self.gain[used], -INFINITY, INFINITY)

    @property
    def column_bounds(self) -> tuple[Floats, Floats]:
        """Lower and upper per column."""
        lower, upper = np.zeros(self.columns), np.full(self.columns, FAR)
        upper[: len(self.setting.caps)] = [self._scaled(cap) for cap in self.setting.caps]
        lower[self.edge] = -FAR
        return lower, upper

    @property
    def row_bounds(self) -> tuple[Floats, Floats]:
        """Lower and upper per row."""
        return np.array(self._lower), np.array(self._upper)

    def plan(self, value: Floats) -> Agreed:
        """The plan in whole cents, within caps and window."""
        setting = self.setting
        cents = [round(float(x) * self.unit) for x in value[: len(setting.caps)]]
        cents = [min(max(0, amount), cap) for amount, cap in zip(cents, setting.caps, strict=True)]
        for members, (least, most) in zip(setting.members, self.window, strict=True):
            for b in members:
                total = sum(cents[i] for i in members)
                wanted = cents[b] + min(max(total, least), most) - total
                cents[b] = min(max(0, wanted), setting.caps[b])
        return tuple(cents)

    def _scaled(self, cents: Fraction | int) -> float:
        return float(Fraction(cents) / self.unit)

    def _row(self, columns: Sequence[int] | Index, values: Sequence[float] | Floats, low: float, high: float) -> None:
        self.rows.append((np.asarray(columns, dtype=np.intp), np.asarray(values, dtype=np.float64)))
        self._lower.append(low)
        self._upper.append(high)

    def _shortage(self) -> None:
        for b in range(len(self.setting.caps)):
            for s, demand in enumerate(self.setting.demands):
                self._row([b, self.short[b, s]], [1.0, 1.0], self._scaled(demand[b]), INFINITY)

    def _additions(self) -> None:
        setting, terms = self.setting, self.setting.terms
        late, lost = float(1 - terms.served), float(1 - terms.recoverable)
        for f, (room, members) in enumerate(zip(setting.rooms, setting.members, strict=True)):
            for s, demand in enumerate(setting.demands):
                total, unfunded = self.sums[f, s], self.unfunded[f, s]
                self._row([*self.short[list(members), s], total], [1.0] * len(members) + [-1.0], 0.0, 0.0)
                self._row([unfunded, total], [1.0, -late], 0.0, INFINITY)
                bound = terms.recoverable * sum(demand[b] for b in members) - room
                self._row(
                    [unfunded, total, *members],
                    [1.0, -lost] + [-lost] * len(members),
                    self._scaled(bound),
                    INFINITY,
                )

    def _costs(self) -> tuple[list[tuple[Index, Floats]], list[Fraction]]:
        """Per scenario the columns of its cost, with coefficients, and the part that no plan changes, in cents."""
        setting, terms = self.setting, self.setting.terms
        moved = terms.moved * terms.recoverable
        bundles = np.arange(len(setting.caps))
        costs, fixed = [], []
        for s, demand in enumerate(setting.demands):
            columns = np.concatenate([bundles, self.sums[:, s], self.unfunded[:, s]])
            sizes = (len(bundles), len(setting.rooms), len(setting.rooms))
            costs.append((columns, np.repeat([float(moved), float(moved), float(1 + terms.unused)], sizes)))
            fixed.append(terms.unused * (sum(setting.rooms) - sum(demand)) - moved * sum(demand))
        return costs, fixed

    def _average(self, costs: Sequence[tuple[Index, Floats]]) -> Floats:
        found = np.zeros(self.columns)
        for columns, values in costs:
            found[columns] += values / len(costs)
        return found

    def _tail_rows(self, costs: Sequence[tuple[Index, Floats]], fixed: Sequence[Fraction]) -> None:
        for s, (columns, values) in enumerate(costs):
            self._row([self.tails[s], self.edge, *columns], [1.0, 1.0, *(-values)], self._scaled(fixed[s]), INFINITY)

    def _window_rows(self) -> None:
        for members, (least, most) in zip(self.setting.members, self.window, strict=True):
            self._row(members, [1.0] * len(members), self._scaled(least), self._scaled(most))
