"""What a study keeps of a scenario: its plan, or its case and pack, on which `verdeel allocate` gives the same plan."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from verdeelsleutel.data.pack import dump_pack
from verdeelsleutel.data.writer import write_case
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.results import plan_csv
from verdeelsleutel.model.studies.parameters import Pair, Parameter
from verdeelsleutel.model.studies.parameters.pack_number import PackNumber
from verdeelsleutel.model.studies.parameters.pack_tree import with_numbers

__all__ = ["kept_files"]


def kept_files(
    keep: Collection[str], own: str, plan: Plan, pair: Pair, turned: Callable[[], Sequence[Parameter]]
) -> dict[str, bytes]:
    """Files of a study folder, by path.

    Args:
        keep: `plan`, `case`, both or neither.
        own: path of the scenario.
        plan: what was decided.
        pair: on what.
        turned: what was changed in it.
    """
    files: dict[str, bytes] = {}
    if "plan" in keep:
        files[f"plans/{own}/plan.csv"] = plan_csv(plan).encode()
    if "case" in keep:
        files |= {f"cases/{own}/{name}": data for name, data in _case(pair, turned()).items()}
    return files


def _case(pair: Pair, turned: Sequence[Parameter]) -> Mapping[str, bytes]:
    """Files of a changed case (in `case/`) and pack (`pack.yaml`), by path; `turned`: what was changed in them."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "case"
        write_case(folder, pair.case.meta, pair.case.tables)
        files = {f"case/{path.name}": path.read_bytes() for path in sorted(folder.iterdir())}
    numbers = [parameter for parameter in turned if isinstance(parameter, PackNumber)]
    files["pack.yaml"] = dump_pack(with_numbers(pair.pack, numbers)).encode()
    return files
