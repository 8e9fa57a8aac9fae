"""Stories as they are written: numbers stay text, so that they are exact."""

from pathlib import Path
from typing import Any

from verdeelsleutel.data.pack.yaml import plain, read_yaml


def read_stories(path: Path) -> list[dict[str, Any]]:
    """The stories of a file."""
    lines = ("  " + line if line else "" for line in path.read_text(encoding="utf-8").splitlines())
    tree, faults = read_yaml("\n".join(["stories:", *lines]) + "\n", path.name)
    assert not faults, faults
    stories: list[dict[str, Any]] = plain(tree)["stories"]
    return stories
