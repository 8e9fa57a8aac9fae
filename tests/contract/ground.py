"""The ground on which every rule of the catalogue is tried: one case with every fact, and parameters by their type.

A new rule is tried without a word here, as long as its parameters are of types that `choices` knows and the case has
the facts that it reads; where it doesn't, this file is where they are added.
"""

import random
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import numpy as np
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from tests.runs import case_of, pack_of, reallocated
from tests.small import fund, provider, service, small, volume
from verdeelsleutel.data.case import Case
from verdeelsleutel.data.conditions import Condition
from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.faults import PackFaults
from verdeelsleutel.data.integers import whole
from verdeelsleutel.data.pack import Pack
from verdeelsleutel.data.tables import TABLES
from verdeelsleutel.model import catalogue
from verdeelsleutel.model.context import BASIS_TABLES, Context
from verdeelsleutel.model.lines import Lines
from verdeelsleutel.model.problem import Problem, prepare_initial
from verdeelsleutel.model.rule import BoundRule
from verdeelsleutel.model.tariff_cuts import cut_tariffs

OFFERS = {
    ("R1", "A", "Z041"): 60,
    ("R1", "A", "Z051"): 40,
    ("R1", "A", "Z910"): 90,
    ("R1", "A", "V041"): 30,
    ("R1", "B", "Z041"): 50,
    ("R1", "B", "H126"): 200,
    ("R1", "B", "H410"): 90,
    ("R2", "B", "Z051"): 70,
    ("R2", "B", "Z910"): 80,
    ("R2", "C", "Z041"): 20,
    ("R2", "C", "V041"): 45,
    ("R2", "C", "H126"): 75,
}
SERVICES = [
    service("Z041", "250.00", "intramural", profile="4VV", treatment="yes", nhc_eur="30.00"),
    service("Z051", "230.50", "intramural", profile="5VV", treatment="no", sector="GZ"),
    service("Z910", "12.25", "intramural", role="supplement", follows="Z041 Z051"),
    service("V041", "180.00", "vpt", profile="4VV"),
    service("H126", "61.35", "mpt", unit="hour", units_per_client_year=52),
    service("H410", "9.99", "mpt", role="transport", follows="H126", units_per_client_year=""),
]
PROVIDERS = [
    provider("A", group="north", x_score=1, previous_percentage=94, reserve_ratio="0.36"),
    provider("B", group="north", x_score=2, previous_percentage=95),
    provider("C", status="new", x_score=10, previous_percentage=96, reserve_ratio="0.6"),
]
GONE = {("R1", "C", "Z041"): 25, ("R2", "A", "V041"): 12}  # known, and not offered any more


def known(percents: list[int], gone: int = 100) -> list[dict[str, Any]]:
    """A volume per offer, at falling parts of it, and some where nothing is offered now."""
    near = {
        line: asked * percents[i % len(percents)] // 100 for i, (line, asked) in enumerate(OFFERS.items())
    }
    return volume(near | {line: units * gone // 100 for line, units in GONE.items()})


def demand() -> list[dict[str, Any]]:
    lines = [("R1", "intramural", "", "0.35"), ("R1", "intramural", "4VV", "0.2"), ("R1", "mpt", "", 3)]
    lines += [("R2", "intramural", "", "0.15"), ("R2", "vpt", "4VV", "0.1"), ("R2", "mpt", "", 1)]
    return [
        {"region": region, "kavel": kavel, "profile": profile, "client_years": Decimal(years)}
        for region, kavel, profile, years in lines
    ]


HISTORY = [{**row, "realised_units": row["units"] * 9 // 10} for row in known([80, 110, 60])]
GROUND = small(
    10**6,
    SERVICES,
    OFFERS,
    providers=PROVIDERS,
    funds=[fund(10**6), fund(10**6, "R2")],
    history=HISTORY,
    continuity=known([50, 20], 40),
    forecast=known([90, 105, 75, 30], 70),
    agreements=known([70, 85], 90),
    demand=demand(),
    exceptions=[
        {**volume({line: 5})[0], "rule": "tried", "reason": "asked"} for line in (("A", "Z041"), ("A", "V041"))
    ],
)

MEERZORG = {("R1", "B", "M100"): 40, ("R2", "C", "M100"): 15}  # R2 has no meerzorg room of its own
FORECAST = known([90, 105, 75, 30], 70) + volume(MEERZORG)
REALLOCATED = GROUND._replace(
    tables=GROUND.tables
    | {
        "services": [*SERVICES, service("M100", "80.05", "meerzorg", nhc_eur="7.50")],
        "offers": GROUND.tables["offers"] + volume(MEERZORG, "offered_units"),
        "forecast": FORECAST,
        "funds": [fund(35_000), fund(40_000, "R2"), fund(3_000, kind="meerzorg", name="MZ-R1")],
    }
)
"""The same ground later in the year: more care is expected of R1 than there is money for."""

CONDITIONS: list[dict[str, Any]] = [
    {"kavel": "intramural"},
    {"kavel": ["vpt", "mpt"]},
    {"profile": "4VV"},
    {"treatment": True},
    {"status": "existing"},
    {"region": "R1"},
    {"not": {"status": "new", "kavel": "intramural"}},
    {"x_score": {"min": 2}},
    {"role": "care"},
    {},
]
COLUMNS = [
    [],
    ["region"],
    ["provider"],
    ["kavel"],
    ["region", "provider"],
    ["region", "kavel"],
    ["region", "kavel", "profile"],
    ["group"],
    ["service"],
]
NUMBERS = [100, "80", "33.3", 150, 50, "102.5", 0]
BASES = [*BASIS_TABLES, "one"]


def choices(kind: Any, table: str = "", bases: Sequence[str] = BASES) -> list[Any]:
    """Values that a parameter of some type can take; `table` is the table that the rule groups by, if any."""
    origin, parts = get_origin(kind), get_args(kind)
    plain: dict[Any, list[Any]] = {Condition: CONDITIONS, Fraction: NUMBERS, bool: [False, True], int: [1, 2, 3]}
    if kind in plain:
        found = plain[kind]
    elif origin is Literal:
        found = [value for value in parts if value in bases] if "history" in parts else list(parts)
    elif origin is Annotated:
        found = choices(parts[0], table, bases)
    elif origin is tuple:
        facts = set(TABLES[table].names) if table else {name for names in COLUMNS for name in names}
        found = [names for names in COLUMNS if set(names) <= facts]
    elif origin in (Union, UnionType):
        found = [value for part in parts if part is not NoneType for value in choices(part, table, bases)]
    else:
        raise NotImplementedError(f"no values are known for a parameter of type {kind}: add them to ground.choices")
    return found


def key(name: str, field: FieldInfo) -> str:
    """The key in a pack."""
    return field.alias or name


def values(rule: str, name: str, stage: str = "both") -> list[Any]:
    """Values for one parameter of a rule that holds at a stage."""
    module = catalogue.rule_modules()[rule]
    bases = [*BASES, "realised"] if stage == "reallocation" else BASES
    return choices(module.Parameters.model_fields[name].annotation, getattr(module, "READS_TABLE", ""), bases)


def drawn(rule: str, draw: random.Random, **fixed: Any) -> dict[str, Any]:
    """A rule of a pack with parameters at random that go together, half of the optional ones left out."""
    for _ in range(200):
        found = _drawn(rule, draw, fixed.get("stage") or draw.choice(["both", "reallocation"])) | fixed
        if sound(found):
            return found
    raise AssertionError(f"200 drawn rules {rule} with {fixed} are all faults")


def _drawn(rule: str, draw: random.Random, stage: str) -> dict[str, Any]:
    model: type[BaseModel] = catalogue.rule_models()[rule]
    found: dict[str, Any] = {"id": "tried", "rule": rule, "stage": stage}
    for name, field in model.model_fields.items():
        if field.is_required() or draw.random() < 0.5:
            found[key(name, field)] = draw.choice(values(rule, name, stage))
    return found


def policy(*rules: Mapping[str, Any], tranches: Sequence[Mapping[str, Any]] = ()) -> dict[str, Any]:
    """What a pack says with these rules: the same tranches at both stages."""
    stages = {stage: {"tranches": tranches or TRANCHES} for stage in ("initial", "reallocation")}
    return {**stages, "rules": list(rules)}


def sound(raw: Mapping[str, Any]) -> bool:
    """Whether the rule takes these parameters together."""
    try:
        pack_of(policy(raw))
    except PackFaults:
        return False
    return True


def bound(raw: Mapping[str, Any]) -> BoundRule:
    """A rule with its parameters checked."""
    return catalogue.bind(pack_of(policy(raw)))[0]


TRANCHES = [
    {"id": "first", "basis": "continuity"},
    {"id": "rest", "basis": "offer", "not_above": [{"basis": basis, "percent": 900} for basis in BASES]},
]


@cache
def case(stage: str = "initial") -> Case:
    """The case of the ground at a stage, read once."""
    return case_of(REALLOCATED if stage == "reallocation" else GROUND)


@cache
def problem(stage: str = "initial") -> Problem:
    """A run on the ground that looks at every basis."""
    return prepared(stage, pack_of(policy()))


def prepared(stage: str, pack: Pack) -> Problem:
    """A run on the ground at a stage, made ready."""
    if stage == "reallocation":
        return reallocated(case(stage), pack, expectation)
    return prepare_initial(case(stage), pack)


def expectation(lines: Lines) -> Exact:
    """Something near the forecast, with a denominator per line."""
    forecast = lines.volumes(*BASIS_TABLES["forecast"])
    at = np.arange(len(lines)).astype(object)
    dens = at % 5 * 2 + 7
    return Exact(whole(forecast.num) * (dens + at % 4 - 1), dens * forecast.den)


def stage_of(rule: BoundRule) -> str:
    """The stage at which a rule is tried."""
    return "reallocation" if rule.stage == "reallocation" else "initial"


def context_of(rule: BoundRule) -> Context:
    """What the rule sees of the ground, at the tariffs that it leaves."""
    return cut_tariffs(problem(stage_of(rule)).context, [rule])


class AnyPlan:
    """Whole units and exact awards at random, whatever the rules say."""

    def __init__(self, made: Problem, draw: random.Random) -> None:
        cells = made.lines.is_cell.tolist()
        self.units = np.array([draw.randint(0, 80) if cell else 0 for cell in cells], dtype=object)
        dens = np.array([draw.choice([1, 2, 3, 7, 10**9 + 7]) for _ in cells], dtype=object)
        nums = np.array([draw.randint(0, 80) * den // 2 if cell else 0 for cell, den in zip(cells, dens, strict=True)])
        self.awards = Exact(nums.astype(object), dens)

    def awarded_until(self, tranche: str) -> Exact:
        """Exact awards; nothing was decided."""
        return Exact.zeros(len(self.units)) if tranche == "decided" else self.awards
