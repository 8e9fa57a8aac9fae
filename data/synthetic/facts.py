"""The facts of synthetic providers that policies look at."""

from decimal import Decimal

import numpy as np
import pandas as pd

from verdeelsleutel.data.synthetic.contracts import first_day, last_day, strata
from verdeelsleutel.data.synthetic.outline import Floats, Outline, Texts
from verdeelsleutel.data.synthetic.tables import euros
from verdeelsleutel.data.synthetic.volumes import Volumes


def providers_table(outline: Outline, volumes: Volumes) -> pd.DataFrame:
    """One row per provider with a contract; revenue is last year's agreement at maximum tariffs.

    A new provider has no percentage of last year.
    """
    contract, names = outline.contract, outline.names
    used, main = np.unique(contract.provider, return_index=True)
    kinds = [strata()[kind] for kind in contract.stratum[main]]
    columns = {
        "provider": [names.providers[position] for position in used],
        "name": [names.provider_names[position] for position in used],
        "status": [kind.status for kind in kinds],
        "nza_number": [f"999-{position + 1:05d}" for position in used],
        "start": [first_day(outline.year, int(month)) for month in contract.start[main]],
        "end": [last_day(outline.year, int(month)) for month in contract.end[main]],
        "wlz_revenue_eur": [euros(int(cents)) for cents in _revenue(outline, volumes)[used]],
        **{name: list(values[used]) for name, values in _facts(outline).items()},
        "x_stratum": [kind.stratum for kind in kinds],
    }
    new = [kind.status == "new" for kind in kinds]
    frame = pd.DataFrame(columns, dtype=object)
    frame.loc[new, "previous_percentage"] = None
    return frame.sort_values("provider", ignore_index=True)


def _revenue(outline: Outline, volumes: Volumes) -> Floats:
    cents = outline.cents()[volumes.service] * np.maximum(volumes.history, 0)
    provider = outline.contract.provider[volumes.contract]
    total: Floats = np.zeros(len(outline.names.providers))
    np.add.at(total, provider, cents)
    return total


def _facts(outline: Outline) -> dict[str, Texts]:
    """Facts of every provider, in a fixed order of drawing."""
    return {
        "conditions_met": _yes_no(outline, "conditions_met"),
        "reserve_ratio": _decimals(outline, "reserve_ratio", "reserve_spread", 3),
        "essential": _yes_no(outline, "essential"),
        "development_plan_pct": _plans(outline),
        "monitor": _monitor(outline),
        "previous_percentage": _decimals(outline, "previous_percentage", "previous_spread", 2),
        "technology_plan": _yes_no(outline, "technology_plan"),
        "employer_plan": _yes_no(outline, "employer_plan"),
        "region_table": _yes_no(outline, "region_table"),
    }


def _chance(outline: Outline) -> Floats:
    return outline.draw.random(len(outline.names.providers))


def _yes_no(outline: Outline, fact: str) -> Texts:
    return np.where(_chance(outline) < outline.figures[f"facts.{fact}"], "yes", "no").astype(object)


def _plans(outline: Outline) -> Texts:
    """Surcharge on a plan: none, or steps of half a point."""
    most = int(outline.figures["facts.plan_points"] * 2)
    has = _chance(outline) < outline.figures["facts.plan"]
    steps = outline.draw.integers(1, most + 1, len(has)) * has
    return np.array([Decimal(int(step)) / 2 for step in steps], dtype=object)


def _monitor(outline: Outline) -> Texts:
    chance, figures = _chance(outline), outline.figures
    down = chance > 1 - figures["facts.monitor_down"]
    return np.where(chance < figures["facts.monitor_up"], "up", np.where(down, "down", "same")).astype(object)


def _decimals(outline: Outline, middle: str, spread: str, places: int) -> Texts:
    """Normal within two standard deviations, as exact decimals."""
    draws = np.clip(outline.draw.normal(size=len(outline.names.providers)), -2, 2)
    values = outline.figures[f"facts.{middle}"] + outline.figures[f"facts.{spread}"] * draws
    return np.array([Decimal(round(value * 10**places)).scaleb(-places) for value in values], dtype=object)
