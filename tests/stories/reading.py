"""Stories as they are written: numbers stay text, so that they are exact."""

from pathlib import Path
from typing import Any

from tests import small
from verdeelsleutel.data.pack.yaml import plain, read_yaml

LARGE = 10**9
"""Euros of a fund that is never short."""


def read_stories(path: Path) -> list[dict[str, Any]]:
    """The stories of a file."""
    lines = ("  " + line if line else "" for line in path.read_text(encoding="utf-8").splitlines())
    tree, faults = read_yaml("\n".join(["stories:", *lines]) + "\n", path.name)
    assert not faults, faults
    stories: list[dict[str, Any]] = plain(tree)["stories"]
    return stories


def line(text: str) -> small.Line:
    """`A V041` or `R2 A V041`."""
    return tuple(text.split())


def cell(text: str) -> tuple[str, str, str]:
    """The same as region, provider and service of a case."""
    region, provider, service = small.place(line(text)).values()
    return region, provider, service


def service_of(name: str, facts: dict[str, Any]) -> dict[str, Any]:
    """A service with the facts that a story gives."""
    return small.service(name, **{"euros" if key == "max_tariff_eur" else key: value for key, value in facts.items()})


def spelt_out(table: str, row: dict[str, Any]) -> dict[str, Any]:
    """`at: A Z041` as key columns, and who decided."""
    row = dict(row)
    if "at" in row:
        place = line(row.pop("at"))
        row = {**small.place((*place, "") if len(place) == 1 else place), **row}
    if table == "decisions":
        row = {"reason": "decided", "decided_by": "the board", "date": "2023-12-01", **row}
    return row
