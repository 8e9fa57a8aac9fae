"""From money to units: what every contract had, asks, keeps and expects, per service."""

from dataclasses import dataclass

import numpy as np

from verdeelsleutel.data.synthetic.choice import LEAST, fit
from verdeelsleutel.data.synthetic.contracts import strata
from verdeelsleutel.data.synthetic.outline import Flags, Floats, Ints, Outline


@dataclass(frozen=True)
class Volumes:
    """One row per cell, ordered by key; units a year, -1 where there is no row.

    ``rate`` is the volume of a whole year at this year's level, the others count only the months of delivery.
    """

    contract: Ints
    service: Ints
    rate: Floats
    offered: Ints
    history: Ints
    realised: Ints
    continuity: Ints
    forecast: Ints


def volumes(outline: Outline, row: Ints, column: Ints) -> Volumes:
    """Units of every cell; a region's totals stand in the calibrated proportion to its share of the room."""
    contract, figures = outline.contract, outline.figures
    price = outline.cents()[column] / 100
    growth = outline.growth()[column]
    months = (contract.end - contract.start + 1)[row] / 12
    euros = _money(outline, row, column) * months
    fund = contract.region[row] * 2 + (outline.texts("kavel")[column] == "meerzorg")
    expected = _scaled(euros, fund, _room(outline) * figures["case.expected"])
    wish = (1 + np.maximum(growth, 0) * figures["case.ask_growth"]) * outline.noise("ask", len(row))
    asked = _scaled(euros * wish, fund, _room(outline) * figures["case.ask"])
    known = _known(outline, row, growth)
    history = _units(expected / months / (1 + growth) * outline.noise("history", len(row)), price)
    delivered = history * figures["case.realised"] * outline.noise("realised", len(row))
    staying = history * months * figures["case.continuity"] * outline.noise("continuity", len(row))
    return Volumes(
        contract=row,
        service=column,
        rate=expected / months / price,
        offered=_units(asked, price),
        history=_only(known, history),
        realised=_only(known, delivered),
        continuity=_only(known, staying),
        forecast=_units(expected * outline.noise("forecast", len(row)), price),
    )


def _known(outline: Outline, row: Ints, growth: Floats) -> Flags:
    """Cells with an agreement last year: of existing providers, but for some new lines (no low profiles)."""
    kinds = np.array([kind.status == "existing" for kind in strata()])
    existing = kinds[outline.contract.stratum[row]]
    old_line = outline.draw.random(len(row)) >= outline.figures["case.new_lines"]
    old_line |= np.diff(row, prepend=-1) > 0  # the first of every contract, so that nobody has new lines only
    known: Flags = existing & (old_line | (growth == outline.figures["growth.low_profiles"]))
    return known


def _money(outline: Outline, row: Ints, column: Ints) -> Floats:
    """Each region's money per sector and form, over its contracts by size and over their services by use."""
    contract, services, figures = outline.contract, outline.services, outline.figures
    groups = sorted({(service.sector, service.form) for service in services})
    group = np.array([groups.index((service.sector, service.form)) for service in services])[column]
    room = figures.room()
    room |= {(s.sector, s.form): figures.meerzorg() * s.part for s in services if s.form == "meerzorg"}
    national = np.array([room[name] for name in groups])
    wobble = outline.noise("region", len(outline.shares) * len(groups))
    pots = np.outer(outline.shares, national).ravel() * wobble
    likely = np.maximum(fit(outline)[contract.stratum[row], column], LEAST)
    use = np.array([max(service.money, 1.0) for service in services])[column]
    use = use * likely * outline.noise("cell", len(row))
    part = row * len(groups) + group
    size = np.zeros(len(contract.size) * len(groups))
    np.maximum.at(size, part, contract.size[row] * likely)
    return _scaled(_scaled(use, part, size), contract.region[row] * len(groups) + group, pots)


def _room(outline: Outline) -> Floats:
    """Each region's contracteerruimte and meerzorg room in euros, in turns."""
    shares = np.array(outline.shares)
    meerzorg = shares * outline.figures.meerzorg()
    rest = shares * outline.figures["room.total"] * 1e6 - meerzorg
    return np.stack([rest, meerzorg], axis=1).ravel()


def _scaled(values: Floats, key: Ints, totals: Floats) -> Floats:
    """Values times one factor per key, so that they add up to the totals."""
    sums = np.bincount(key, weights=values, minlength=len(totals))
    return values * (totals / np.where(sums > 0, sums, 1))[key]


def _units(euros: Floats, price: Floats) -> Ints:
    return np.maximum(1, np.rint(euros / price)).astype(np.int64)


def _only(known: Flags, units: Floats | Ints) -> Ints:
    return np.where(known, np.rint(units), -1).astype(np.int64)
