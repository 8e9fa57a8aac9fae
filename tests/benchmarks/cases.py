"""Synthetic cases of the sizes that speed is measured on, made once and kept in the folder for temporary files."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from verdeelsleutel.data.synthetic.generator import generate
from verdeelsleutel.data.writer import write_case

PACK = "example-2024"


@dataclass(frozen=True)
class Size:
    """A size: regions, contracts per region, services per contract, months of realisation."""

    name: str
    regions: int
    providers: int
    services: int
    months: int = 9

    @property
    def cells(self) -> int:
        """How many cells."""
        return self.regions * self.providers * self.services


REGION = Size("region", 1, 300, 40)
COUNTRY = Size("country", 31, 81, 40)
SIZES = (REGION, COUNTRY)


def case_of(size: Size, cache: Path | None = None) -> Path:
    """The folder of a case, made if it isn't there."""
    cache = cache or Path(tempfile.gettempdir()) / "verdeelsleutel-benchmarks"
    folder = cache / f"{size.regions}x{size.providers}x{size.services}-{size.months}"
    if not (folder / "case.yaml").exists():
        meta, tables = generate(size.regions, size.providers, size.services, seed=1, months=size.months)
        write_case(folder, meta, tables)
    return folder
