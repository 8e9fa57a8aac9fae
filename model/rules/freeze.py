"""Freeze: volume stays where it is, always or once more care is expected than there is money for.

Policy:
    Zilveren Kruis freezes volume at an overshoot above 2 %, Salland at every reallocation: table of tailor-made
    agreements and purchasing in disabled care 2021, row Beleid bij overschrijding.

Formula:
    for every cell c in where at which the freeze holds:  level_ct ≤ above_c + Σ exceptions of this rule for c

    Without `of` it holds everywhere. With `overshoot_above` it holds
    `of: region`: in every region of a fund region with  Σ expectation · tariff > (1 + overshoot_above/100) · room,
                  over all lines that draw on its contracteerruimte, wherever the fund region's cells are;
    `of: provider`: for every region and provider with  Σ expectation · tariff
                  > (1 + overshoot_above/100) · Σ agreement · tariff  (so also without any agreement).
    With `placeholder` it doesn't hold in a fund region where no line has more units of `above` than that: one unit per
    service (€ 1 in the form) says who may deliver, and nothing of how much, so there is no volume yet to be frozen at.

Symbols:
    level_ct: what tranche t may reach for cell c, in units; above: a basis; expectation: basis `realised`;
    tariff: of this run; room: the contracteerruimte less what is held in reserve, in cents.

Example:
    >>> from verdeelsleutel.model.rules.freeze import Parameters
    >>> Parameters(of="region", overshoot_above="2").above
    'agreement'
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

import numpy as np
from pydantic import model_validator

from verdeelsleutel.data.conditions import EVERYTHING, Problem, ProblemsError
from verdeelsleutel.data.exact import Exact, decimals
from verdeelsleutel.data.integers import Index, Mask
from verdeelsleutel.data.pack.fields import Basis, Number, Percent, Where
from verdeelsleutel.model import cell_bounds
from verdeelsleutel.model.context import Context
from verdeelsleutel.model.funds import CONTRACTEERRUIMTE
from verdeelsleutel.model.row import Count
from verdeelsleutel.model.rule import BoundRule, Cut, RuleParameters, Volumes, added_up, line_keys


class Parameters(RuleParameters):
    """What a pack may say."""

    where: Where = EVERYTHING
    above: Basis = "agreement"
    of: Literal["region", "provider"] | None = None
    overshoot_above: Percent | None = None
    placeholder: Number | None = None

    @model_validator(mode="after")
    def _together(self) -> Parameters:
        if (self.of is None) != (self.overshoot_above is None):
            here, lacking = ("overshoot_above", "of") if self.of is None else ("of", "overshoot_above")
            what = "a freeze at an overshoot says of what, and how much of it"
            raise ProblemsError([Problem((here,), what, f"{here} without {lacking}", f"the key {lacking} too")])
        return self

    @property
    def overshoot(self) -> Fraction:
        """What `overshoot_above` is of what is there."""
        return (self.overshoot_above or Fraction(0)) / 100

    @property
    def reads(self) -> tuple[str, ...]:
        """Bases that the trigger needs."""
        return {"region": ("realised",), "provider": ("realised", "agreement")}.get(self.of or "", ())


def cut(rule: BoundRule, context: Context) -> Cut:
    """Where the freeze holds no level is above its basis plus its exceptions."""
    p: Parameters = rule.parameters
    mask = context.lines.mask(p.where)
    if p.of == "region":
        mask = mask & _regions_over(context, p)
    elif p.of == "provider":
        mask = mask & _providers_over(context, p)
    if p.placeholder is not None:
        mask = mask & _framed(context, p, p.placeholder)
    return cell_bounds.cut(rule, context, mask)


def _regions_over(context: Context, p: Parameters) -> Mask:
    homes, at = _homes(context)
    cost = context.measured("realised", "eur", context.funds.drawing_on(CONTRACTEERRUIMTE), at, len(homes))
    limit = [(1 + p.overshoot) * _room(context, home) for home in homes]
    over = np.array([c > most for c, most in zip(cost, limit, strict=True)], dtype=np.bool_)
    return over[at]


def _providers_over(context: Context, p: Parameters) -> Mask:
    keys, at = context.keys(("region", "provider"))
    everything = np.ones(len(context.lines), dtype=np.bool_)
    cost = context.measured("realised", "eur", everything, at, len(keys))
    had = context.measured("agreement", "eur", everything, at, len(keys))
    over = np.array([c > (1 + p.overshoot) * a for c, a in zip(cost, had, strict=True)], dtype=np.bool_)
    return over[at]


def _framed(context: Context, p: Parameters, placeholder: Fraction) -> Mask:
    """Lines of fund regions where some line has more of the basis than a placeholder."""
    homes, at = _homes(context)
    least = Exact(np.full(len(context.lines), placeholder.numerator, dtype=object), placeholder.denominator)
    framed = np.zeros(len(homes), dtype=np.bool_)
    framed[at[context.basis(p.above).minus(least).above_zero()]] = True
    return framed[at]


def _homes(context: Context) -> tuple[list[str], Index]:
    """Fund regions, and per line the position of its own."""
    table = context.case.table("regions")
    named = zip(table["region"].tolist(), table["fund_region"].tolist(), strict=True)
    home = {region: fund_region or region for region, fund_region in named}
    homes = sorted(set(home.values()))
    place = np.array([homes.index(home[region]) for region in context.lines.regions], dtype=np.intp)
    return homes, place[context.lines.region]


def _room(context: Context, home: str) -> int:
    return sum(f.room for f in context.funds.funds if f.region == home and f.kind == CONTRACTEERRUIMTE)


def check(rule: BoundRule, context: Context, plan: Volumes) -> list[Count]:
    """Units of each frozen cell beside what is there and what was excepted; the overshoot is counted again."""
    p: Parameters = rule.parameters
    mask = context.lines.mask(p.where)
    if p.of is not None:
        keys, expected, there = _money(context, p.of)
        over = {key for key, cents in expected.items() if _overshoots(cents, there.get(key, Fraction(0)), p)}
        mask = mask & np.array([key in over for key in keys], dtype=np.bool_)
    if p.placeholder is not None:
        there_is = context.basis(p.above)
        homes = _home_names(context)
        framed = {home for line, home in enumerate(homes) if there_is.fraction(line) > p.placeholder}
        mask = mask & np.array([home in framed for home in homes], dtype=np.bool_)
    return cell_bounds.check(rule, context, plan, mask)


def _money(context: Context, of: str) -> tuple[Sequence[str], dict[str, Fraction], dict[str, Fraction]]:
    """Per line its key; per key the cents that are expected, and those that are there."""
    realised = context.basis("realised")
    if of == "provider":
        keys = line_keys(context, ("region", "provider"))
        everything = np.ones(len(keys), dtype=np.bool_)
        had = added_up(context, context.basis("agreement"), everything, "eur", keys)
        return keys, added_up(context, realised, everything, "eur", keys), had
    keys = _home_names(context)
    rooms = {key: Fraction(_room(context, key)) for key in set(keys)}
    return keys, added_up(context, realised, context.funds.drawing_on(CONTRACTEERRUIMTE), "eur", keys), rooms


def _home_names(context: Context) -> list[str]:
    """Per line its fund region."""
    own, region = (context.lines.values(name) for name in ("fund_region", "region"))
    return [named or place for named, place in zip(own, region, strict=True)]


def _overshoots(expected: Fraction, there: Fraction, p: Parameters) -> bool:
    return expected > 0 if there == 0 else expected / there - 1 > p.overshoot


def explain(rule: BoundRule, key: str, count: Count) -> str:
    """The freeze in words."""
    p: Parameters = rule.parameters
    why = ""
    if p.of is not None and p.overshoot_above is not None:
        why = f": the {p.of} is expected to overshoot by more than {decimals(p.overshoot_above, 6)} %"
    return f"{key} stays at its {p.above}{why}"
