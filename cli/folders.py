"""What a command may write where: whole or not at all, and never over somebody's work."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from verdeelsleutel.model.runs.whole_folder import take_place


class TargetTaken(Exception):
    """The target is there already and isn't ours to replace."""

    exit_code = 2


@contextmanager
def fresh_folder(target: Path, hint: str, ours: Callable[[Path], bool] = lambda _: False) -> Iterator[Path]:
    """A folder beside the target; at the end it takes the place of the target, whole or not at all.

    Args:
        target: a new or empty folder, or one that is `ours`, whose files make place.
        hint: what to do when it is taken.
        ours: whether everything in a folder was made by this command and may be replaced.

    Raises:
        TargetTaken: the target is a file, or a folder with something in it.
    """
    if target.exists() and not (target.is_dir() and (not any(target.iterdir()) or ours(target))):
        raise TargetTaken(f"{target} is there already and isn't empty; {hint}; nothing was written")
    beside = target.resolve()
    beside.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f".{beside.name}.", dir=beside.parent))
    try:
        (made / "new").mkdir()
        yield made / "new"
        if target.is_dir() and not any(target.iterdir()):
            _fill(target, made / "new")
        else:
            take_place(made / "new", beside)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _fill(empty: Path, made: Path) -> None:
    """Move what was made into an empty folder, which stays the same one: somebody may stand in it."""
    moved = []
    try:
        for entry in sorted(made.iterdir()):
            moved.append(entry.rename(empty / entry.name))
    except OSError:
        for entry in moved:
            entry.rename(made / entry.name)
        raise


@contextmanager
def fresh_file(target: Path, *, replace: bool) -> Iterator[Path]:
    """A file beside the target to write; at the end it moves into its place.

    Args:
        target: a file that isn't there yet, unless it may be replaced.
        replace: whether it may.

    Raises:
        TargetTaken: the target is there already, or is a folder.
    """
    if target.is_dir():
        raise TargetTaken(f"{target} is a folder; choose the name of a file; nothing was written")
    if target.exists() and not replace:
        raise TargetTaken(f"{target} is there already; choose another name or pass --replace; nothing was written")
    beside = target.resolve()
    beside.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f".{beside.name}.", dir=beside.parent))
    try:
        yield made / beside.name
        (made / beside.name).replace(beside)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def synthetic_case(folder: Path) -> bool:
    """Whether a folder holds a case that is marked synthetic, and nothing else."""
    about = folder / "case.yaml"
    names = {path.name for path in folder.iterdir()}
    tables = {name for name in names if name.endswith(".csv")}
    return about.is_file() and names == {about.name, *tables} and "\nsynthetic: true\n" in about.read_text("utf-8")


def copy_of(shipped: Path, folder: Path) -> bool:
    """Whether a folder holds the shipped files as they are, and nothing else."""
    return folder.is_dir() and {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()} == {
        p.name: p.read_bytes() for p in case_files(shipped)
    }


def case_files(shipped: Path) -> list[Path]:
    """The files of a shipped case."""
    return sorted(p for p in shipped.iterdir() if p.suffix in (".csv", ".yaml"))
