"""The case and pack of a scenario as files, on which `verdeel allocate` gives the same plan."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from verdeelsleutel.data.pack import dump_pack
from verdeelsleutel.data.writer import write_case
from verdeelsleutel.model.studies.parameters import Pair, Parameter
from verdeelsleutel.model.studies.parameters.pack_number import PackNumber
from verdeelsleutel.model.studies.parameters.pack_tree import with_numbers

__all__ = ["kept_case"]


def kept_case(pair: Pair, turned: Sequence[Parameter]) -> Mapping[str, bytes]:
    """Files of a changed case (in `case/`) and pack (`pack.yaml`), by path; `turned`: what was changed in them."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "case"
        write_case(folder, pair.case.meta, pair.case.tables)
        files = {f"case/{path.name}": path.read_bytes() for path in sorted(folder.iterdir())}
    numbers = [parameter for parameter in turned if isinstance(parameter, PackNumber)]
    files["pack.yaml"] = dump_pack(with_numbers(pair.pack, numbers)).encode()
    return files
