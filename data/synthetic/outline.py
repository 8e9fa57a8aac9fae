"""What a synthetic case is drawn from: places, contracts, services, figures and the source of chance."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from verdeelsleutel.data.synthetic.calibration import Calibration
from verdeelsleutel.data.synthetic.catalogue import Service
from verdeelsleutel.data.synthetic.contracts import Contracts, agb

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Texts = NDArray[np.object_]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Names:
    """What the rows of a case are called: ids and names by position.

    ``funds`` has, per region, the region that its money belongs to; ``areas`` the first of its postcodes.
    """

    regions: tuple[str, ...]
    titles: tuple[str, ...]
    funds: tuple[str, ...]
    areas: tuple[int, ...]
    providers: tuple[str, ...]
    provider_names: tuple[str, ...]


@dataclass(frozen=True)
class Outline:
    """Who contracts with whom, before any volume; ``shares`` of the national room by region.

    ``draw`` is used up in the order of the calls, so that equal seeds give equal cases.
    """

    names: Names
    contract: Contracts
    services: Sequence[Service]
    shares: Sequence[float]
    figures: Calibration
    draw: np.random.Generator

    @property
    def year(self) -> int:
        """The year that the case is about."""
        return int(self.figures["case.year"])

    def noise(self, name: str, length: int) -> Floats:
        """Factors around one, with the spread of that name."""
        return np.exp(self.draw.normal(0, self.figures[f"noise.{name}"], length))

    def growth(self) -> Floats:
        """Yearly growth of volume per service, by form; low profiles shrink, as nobody comes in."""

        def of(service: Service) -> float:
            if service.kavel == "meerzorg":
                return 0.0
            return self.figures["growth.low_profiles" if service.low else f"growth.{service.form}"]

        return np.array([of(service) for service in self.services])

    def cents(self) -> Ints:
        """Maximum tariff (or usual price) per service in cents, with housing."""
        return np.array([service.cents for service in self.services], dtype=np.int64)

    def weights(self) -> Ints:
        """Units of one client-year per service; 0 where it counts no client."""
        return np.array([service.units_per_client_year for service in self.services], dtype=np.int64)

    def texts(self, attribute: str) -> Texts:
        """An attribute of every service."""
        return np.array([getattr(service, attribute) for service in self.services], dtype=object)


def name_all(regions: Sequence[str], providers: int, figures: Calibration) -> Names:
    """Ids that sort as the regions are listed; every name says that it is synthetic."""
    width = max(2, len(str(len(regions))))
    ids = tuple(f"R{number:0{width}d}" for number in range(1, len(regions) + 1))
    postcodes = int(figures["postcodes.number"])
    return Names(
        regions=ids,
        titles=tuple(f"{name} (synthetisch)" for name in regions),
        funds=ids,
        areas=tuple(1000 + position * postcodes % 8900 for position in range(len(regions))),
        providers=tuple(agb(position) for position in range(providers)),
        provider_names=tuple(
            f"Zorgaanbieder {number:05d} (synthetisch)" for number in range(1, providers + 1)
        ),
    )
