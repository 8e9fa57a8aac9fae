"""True runs, made once; every test that forges gets a copy."""

import shutil
from collections.abc import Callable
from copy import copy
from pathlib import Path

import pytest

from tests.model.forging import Forger
from tests.model.hand_runs import EVERY


@pytest.fixture(scope="session")
def true_runs(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Forger]:
    made: dict[str, Forger] = {}

    def run(name: str) -> Forger:
        if name not in made:
            made[name] = Forger(EVERY[name](), tmp_path_factory.mktemp(name))
        return made[name]

    return run


@pytest.fixture
def forged(true_runs: Callable[[str], Forger], tmp_path: Path) -> Callable[[str], Forger]:
    """A forger at work on a copy of a true run."""

    def start(name: str = "scarce") -> Forger:
        true = true_runs(name)
        forger = copy(true)
        forger.folder = tmp_path / "run"
        shutil.copytree(true.folder, forger.folder)
        forger.levels = list(true.levels)
        forger.level_of = [column.copy() for column in true.level_of]
        forger.units = true.units.copy()
        return forger

    return start
