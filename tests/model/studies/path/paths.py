"""Small paths: a sample walked through some years."""

from fractions import Fraction
from typing import Any

from tests.runs import case_of, pack_of
from tests.small import PROVIDERS
from tests.strategies import Sample
from verdeelsleutel.data.study.kinds.path import Study
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.studies.engine import Engine
from verdeelsleutel.model.studies.path.walk import Decided, walk

YEAR = 2024


def study_of(years: int, **keys: Any) -> Study:
    """A path of so many years; what isn't said stays as it is."""
    return Study.model_validate({"study": "tried", "kind": "path", "years": years, **keys})


def walked(sample: Sample, study: Study) -> list[Decided]:
    """Every year of a path."""
    return list(walk(case_of(sample), pack_of(sample.pack), study, Engine().plan))


def plan_of(found: Decided) -> Plan:
    assert found.tried.plan is not None
    return found.tried.plan


def volumes(found: Decided, table: str, column: str = "units") -> dict[tuple[str, str], Fraction]:
    """A table of the case of a year: (provider, service) → units."""
    frame = found.tried.case.table(table)
    keys = zip(frame["provider"].tolist(), frame["service"].tolist(), strict=True)
    return {key: Fraction(value) for key, value in zip(keys, frame[column].tolist(), strict=True)}


def fixed(service: str, units: int) -> dict[str, Any]:
    """A decision that provider A gets so many units."""
    who = {"region": "R1", "provider": PROVIDERS["A"], "service": service}
    return {**who, "kind": "fix", "units": units, "reason": "r", "decided_by": "d", "date": "2023-12-01"}


def agreed(found: Decided) -> dict[tuple[str, str], int]:
    """What a year's plan agrees: (provider, service) → units, lines without units left out."""
    plan = plan_of(found)
    lines = plan.problem.lines
    units = {lines.key(line)[1:]: int(plan.units[line]) for line in range(len(lines))}
    return {key: value for key, value in units.items() if value}
