"""Which services each contract of a synthetic case has."""

from collections.abc import Sequence

import numpy as np

from verdeelsleutel.data.synthetic.catalogue import Service
from verdeelsleutel.data.synthetic.contracts import Contracts, strata
from verdeelsleutel.data.synthetic.outline import Flags, Floats, Ints, Outline

LEAST = 1e-6  # weight of a service that doesn't fit, where a contract has to take it all the same


def fit(outline: Outline) -> Floats:
    """Weight per stratum and service: by kavel, and much less outside the stratum's sector.

    Low profiles only where clients can be there from before.
    """
    other = outline.figures["case.cross_sector"]
    return np.array(
        [
            [
                kind.kavels[service.kavel]
                * (1.0 if service.sector == kind.sector else other)
                * (kind.status == "existing" or not service.low)
                for service in outline.services
            ]
            for kind in strata()
        ]
    )


def choose_services(outline: Outline, per_contract: int) -> tuple[Ints, Ints]:
    """Positions of contract and service of every cell, in key order; ``contracts × per_contract`` in all.

    Each contract draws its services without repetition, likelier what fits its stratum and is used more. It
    gets what doesn't fit only where that total can't be had otherwise.
    """
    contract, services = outline.contract, outline.services
    suits = fit(outline)[contract.stratum]
    wanted = _numbers(contract, (suits > 0).sum(axis=1), len(services), per_contract)
    likely = np.log(np.maximum(suits, LEAST**2) * np.sqrt([max(s.money, 1.0) for s in services]))
    keys = likely + outline.draw.gumbel(size=likely.shape)
    order = np.argsort(-keys, axis=1, kind="stable")
    taken = np.zeros(keys.shape, dtype=bool)
    np.put_along_axis(taken, order, np.arange(len(services)) < wanted[:, None], axis=1)
    _bases_for_followers(taken, keys, services)
    return _by_key(outline, *np.nonzero(taken))


def _numbers(contract: Contracts, suitable: Ints, services: int, per_contract: int) -> Ints:
    """How many services each contract has: in proportion to its stratum's breadth, with the asked mean."""
    breadth = np.array([kind.breadth for kind in strata()])[contract.stratum]
    total = per_contract * len(breadth)
    most = np.maximum(suitable, 1) if suitable.sum() >= total else np.full(len(breadth), services)
    numbers: Ints = np.clip(np.floor(per_contract * breadth / breadth.mean()), 1, most).astype(np.int64)
    while (short := total - int(numbers.sum())) != 0:
        step = 1 if short > 0 else -1
        movable = np.flatnonzero(numbers < most if step > 0 else numbers > 1)
        numbers[movable[: abs(short)]] += step
    return numbers


def _bases_for_followers(taken: Flags, keys: Floats, services: Sequence[Service]) -> None:
    """A contract with a following service but none of its bases gets the likeliest base instead."""
    position = {service.service: column for column, service in enumerate(services)}
    for column, service in enumerate(services):
        bases = [position[base] for base in service.follows.split()]
        if not bases:
            continue
        alone = np.flatnonzero(taken[:, column] & ~taken[:, bases].any(axis=1))
        taken[alone, column] = False
        taken[alone, np.array(bases)[keys[alone][:, bases].argmax(axis=1)]] = True


def _by_key(outline: Outline, row: Ints, column: Ints) -> tuple[Ints, Ints]:
    """The cells by region, provider and service."""
    contract, names = outline.contract, outline.names
    region = _rank(names.regions)[contract.region[row]]
    provider = _rank(names.providers)[contract.provider[row]]
    service = _rank([service.service for service in outline.services])[column]
    order = np.lexsort((service, provider, region))
    return row[order], column[order]


def _rank(ids: Sequence[str]) -> Ints:
    return np.argsort(np.argsort(np.array(ids, dtype=object), kind="stable"), kind="stable")
