"""Calls of `verdeel` in this process: what it wrote to stdout and stderr, and how it ended."""

import contextlib
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from verdeelsleutel.cli.main import main


@dataclass(frozen=True)
class Called:
    """How a call ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def verdeel(*words: object) -> Called:
    """Call `verdeel` with these words."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main([str(word) for word in words])
        except SystemExit as ended:
            code = int(ended.code or 0)
    return Called(code, out.getvalue(), err.getvalue())


def listing(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones too."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def without_reallocation(folder: Path) -> Path:
    """A pack that says nothing about a reallocation."""
    path = folder / "initial-only.yaml"
    path.write_text("pack: initial-only\ninitial: {tranches: [{id: all, basis: offer}]}\n", encoding="utf-8")
    return path
