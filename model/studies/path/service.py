"""The service level of a plan, exactly: client-years without money, and the lowest fill of a tranche.

Formula:
    unfunded % of a kavel = 100 · Σ client-years of unfunded ÷ Σ client-years of the largest level
    lowest fill %         = 100 · the lowest level at which a claim of the tranche closed; nothing when it has no claim

Symbols:
    unfunded = max(0, largest level − agreed units), as in plan.csv; client-years = units ÷ units_per_client_year.
    Where nothing is asked, nothing is unfunded.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from verdeelsleutel.data.exact import totals
from verdeelsleutel.data.study.path_parts import Hold
from verdeelsleutel.model.plan import Plan

__all__ = ["Service", "service_of"]


@dataclass(frozen=True)
class Service:
    """What a plan reaches.

    Attributes:
        unfunded, asked: client-years by kavel, exact.
        lowest: lowest fill by tranche; None where nobody claims anything.
    """

    unfunded: dict[str, Fraction]
    asked: dict[str, Fraction]
    lowest: dict[str, Fraction | None]

    def unfunded_pct(self, hold: Hold | None = None) -> Fraction:
        """Of the client-years that are asked the percentage that is unfunded, as a service level counts it."""
        chosen = [name for name in self.asked if hold is None or not hold.kavel or name in hold.kavel]
        groups = [[name] for name in chosen] if hold is not None and hold.per == "kavel" else [chosen]
        return max((self._pct(group) for group in groups), default=Fraction(0))

    def _pct(self, kavels: list[str]) -> Fraction:
        asked = sum((self.asked[name] for name in kavels), Fraction(0))
        return 100 * sum((self.unfunded[name] for name in kavels), Fraction(0)) / asked if asked else Fraction(0)

    def lowest_fill_pct(self, tranche: str) -> Fraction | None:
        """The lowest fill of a tranche in percent."""
        fill = self.lowest.get(tranche)
        return None if fill is None else 100 * fill

    def reaches(self, hold: Hold) -> bool:
        """Whether a service level holds."""
        most, least = hold.unfunded_client_years_pct, hold.lowest_fill_pct
        if most is not None and self.unfunded_pct(hold) > most:
            return False
        lowest = self.lowest_fill_pct(hold.tranche or "")
        return least is None or lowest is None or lowest >= least


def service_of(plan: Plan) -> Service:
    """The service level of a plan."""
    problem = plan.problem
    kavels, at = problem.lines.column("kavel")
    weight, den = problem.context.weights("client_years")
    asked, unfunded = (
        {kavel: total / den for kavel, total in zip(kavels, totals(volume, weight, at, len(kavels)), strict=True)}
        for volume in (plan.basis, plan.unfunded)
    )
    levels = plan.filling.levels
    lowest = {
        filled.layer.id: min(
            (levels[level].value for level in set(filled.level_of[filled.level_of >= 0].tolist())), default=None
        )
        for filled in plan.filling.tranches
    }
    return Service(unfunded, asked, lowest)
