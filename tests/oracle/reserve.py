"""Reserve sizing by other means: the programme bundle by bundle in scipy, written from its definition."""

import numpy as np
from scipy.optimize import linprog

from verdeelsleutel.model.studies.reserve.recourse import Setting, Window


class _Columns:
    """Columns handed out as they are named."""

    def __init__(self) -> None:
        self.at: dict[object, int] = {}
        self.bounds: list[tuple[float | None, float | None]] = []

    def new(self, name: object, low: float | None = 0.0, high: float | None = None) -> None:
        self.at[name] = len(self.bounds)
        self.bounds.append((low, high))

    def row(self, terms: dict[object, float]) -> np.ndarray:
        found = np.zeros(len(self.bounds))
        for name, value in terms.items():
            found[self.at[name]] += value
        return found


def least_cost(setting: Setting, window: Window) -> float:
    """The cost of the best plan, in cents.

    Every bundle has its own short, over, released, added and unfunded volume in every scenario.
    """
    t, years, bundles = setting.terms, range(len(setting.demands)), range(len(setting.caps))
    chance = 1 / len(setting.demands)
    columns = _Columns()
    for b in bundles:
        columns.new(("x", b), 0.0, setting.caps[b])
        for s in years:
            for name in ("short", "over", "released", "added", "unfunded"):
                columns.new((name, b, s))
    columns.new("edge", None)
    for s in years:
        columns.new(("cost", s), None)
        columns.new(("above", s))
    equal, equal_to, most, at_most = [], [], [], []
    for s in years:
        for b in bundles:
            delivered = setting.demands[s][b]
            equal.append(columns.row({("short", b, s): 1, ("over", b, s): -1, ("x", b): 1}))
            equal_to.append(delivered)
            equal.append(columns.row({("released", b, s): 1, ("over", b, s): -float(t.recoverable)}))
            equal_to.append(0)
            equal.append(columns.row({("unfunded", b, s): 1, ("short", b, s): -1, ("added", b, s): 1}))
            equal_to.append(0)
            most.append(columns.row({("added", b, s): 1, ("short", b, s): -float(t.served)}))
            at_most.append(0)
        for f, room in enumerate(setting.rooms):
            mine = [b for b in bundles if setting.purse[b] == f]
            spent = {("added", b, s): 1.0 for b in mine}
            most.append(columns.row(spent | {("released", b, s): -1.0 for b in mine} | {("x", b): 1.0 for b in mine}))
            at_most.append(room)
        cost = {("cost", s): 1.0}
        for b in bundles:
            cost[("unfunded", b, s)] = -float(1 + t.unused)
            cost[("released", b, s)] = -float(t.moved)
        equal.append(columns.row(cost))
        equal_to.append(float(t.unused) * (sum(setting.rooms) - sum(setting.demands[s])))
        most.append(columns.row({("cost", s): 1, "edge": -1, ("above", s): -1}))
        at_most.append(0)
    for f, (low, high) in enumerate(window):
        total = columns.row({("x", b): 1.0 for b in bundles if setting.purse[b] == f})
        most += [total, -total]
        at_most += [high, -low]
    weight = float(t.tail)
    goal = {("cost", s): (1 - weight) * chance for s in years} | {"edge": weight}
    goal |= {("above", s): weight * chance / float(1 - t.level) for s in years}
    found = linprog(
        columns.row(goal),
        A_ub=np.array(most),
        b_ub=np.array(at_most, dtype=np.float64),
        A_eq=np.array(equal),
        b_eq=np.array(equal_to, dtype=np.float64),
        bounds=columns.bounds,
        method="highs",
    )
    assert found.status == 0, found.message
    return float(found.fun)
