"""What a simulated year draws once, for all its months: the percentages of a study that are distributions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from verdeelsleutel.data.study.distributions import PLACES, Distribution
from verdeelsleutel.data.study.kinds.simulate import ALL, Percentage, Study
from verdeelsleutel.model.studies.distributions import draw
from verdeelsleutel.model.studies.simulate.clients import Year

__all__ = ["named", "of_year", "percentages"]

HUNDRED = Decimal(100)


def named(study: Study) -> dict[str, Percentage]:
    """Every percentage of a study that a year may draw, by its column in scenarios.csv."""
    found = {
        f"{key}.{kavel}": value
        for key in ("leaving", "arriving", "care")
        for kavel, value in sorted(getattr(study, key).items())
    }
    found |= {f"waiting.{status}": value for status, value in sorted(study.waiting.items())}
    return found | dict(zip(_choices(study), (choice.percent for choice in study.choices), strict=True))


def _choices(study: Study) -> list[str]:
    """Columns of the choices; two may be between the same kavels."""
    return [f"choices.{i}.{choice.from_}.{choice.to}" for i, choice in enumerate(study.choices, start=1)]


def percentages(study: Study, number: int) -> dict[str, Decimal]:
    """What they are in a year, at least 0."""
    all_ = named(study)
    drawn = {name: value for name, value in all_.items() if isinstance(value, Distribution)}
    values = draw(list(drawn.values()), (), study.seed, number)
    found = dict(zip(drawn, (max(value, Decimal(0)) for value in values), strict=True))
    fixed = {name: value for name, value in all_.items() if not isinstance(value, Distribution)}
    found |= {name: round(Decimal(value.numerator) / value.denominator, PLACES) for name, value in fixed.items()}
    return {name: found[name] for name in all_}


def of_year(study: Study, kavels: Sequence[str], number: int) -> Year:
    """What a year draws, kavel by kavel; 100 percent where the study says nothing."""
    found = percentages(study, number)

    def per_kavel(key: str) -> Mapping[str, Decimal]:
        usual = found.get(f"{key}.{ALL}", HUNDRED)
        return {kavel: found.get(f"{key}.{kavel}", usual) for kavel in kavels}

    return Year(
        per_kavel("leaving"),
        per_kavel("arriving"),
        per_kavel("care"),
        [found[name] for name in _choices(study)],
        {status: found[f"waiting.{status}"] for status in study.waiting},
    )
