"""A folder that is written beside its place and takes it whole: whoever looks finds the old one or the new one."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

RECEIPT = "receipt.json"
"""The file that makes a folder a run."""

STALE = 24 * 60 * 60
"""Seconds after which what a killed process left behind is taken away."""

MARK = ".unfinished-"
OLD = ".replaced-"


class RunExists(Exception):
    """The folder of a run is there already, or something that is no run."""

    exit_code = 2


class CannotWrite(Exception):
    """A run can't be written where it was asked."""

    exit_code = 2


@contextmanager
def whole_folder(target: Path, *, replace: bool) -> Iterator[Path]:
    """A folder beside the target that takes its place at the end; nothing is left of it when something fails.

    Where the system can swap two folders at once (Linux, macOS), a kill at any moment leaves the old or the new run;
    elsewhere the old one is moved aside first, and the next call puts it back if the new one never came.

    Raises:
        RunExists: the target is there and may not be replaced: without `replace`, or when it is no run.
        CannotWrite: the place can't be written.
    """
    place = target.resolve()
    _refuse_inside(place, target)
    _put_back(place)
    _refuse(place, target, replace=replace)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        _clean(place)
        made = Path(tempfile.mkdtemp(prefix=f".{place.name}{MARK}", dir=place.parent))
    except OSError as error:
        raise CannotWrite(f"nothing can be written at {target}: {error.strerror or error}") from None
    try:
        yield made
        made.chmod(0o755)
        _refuse(place, target, replace=replace)  # somebody may have come in between
        take_place(made, place)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _refuse_inside(place: Path, target: Path) -> None:
    """A run inside another one would be a file too many in that one."""
    for around in place.parents:
        if (around / RECEIPT).is_file():
            raise CannotWrite(f"{target} lies inside the run {around}; choose a folder outside it")


def _refuse(place: Path, target: Path, *, replace: bool) -> None:
    if not place.exists():
        return
    if not place.is_dir():
        raise RunExists(f"{target} is a file; choose another folder")
    empty = not any(place.iterdir())
    if not replace and not empty:
        raise RunExists(f"{target} is there already; choose another folder or pass --replace")
    if not empty and not (place / RECEIPT).is_file():
        raise RunExists(f"{target} is there and is no run; nothing of it is replaced, choose another folder")


def take_place(made: Path, place: Path) -> None:
    """Put a folder where another stands, which goes; whoever looks finds the old one or the new one."""
    if not place.exists():
        made.rename(place)
    elif not _swapped(made, place):  # if it was, what was there now stands at `made`, and goes
        aside = Path(tempfile.mkdtemp(prefix=f".{place.name}{OLD}", dir=place.parent))
        try:
            _change_places(made, place, aside / "run")
        except OSError:
            with suppress(OSError):
                aside.rmdir()  # not empty only where even the way back failed: then the old one is in there
            raise
        shutil.rmtree(aside, ignore_errors=True)


def _change_places(made: Path, place: Path, aside: Path) -> None:
    place.rename(aside)
    try:
        made.rename(place)
    except OSError:
        aside.rename(place)
        raise


def _put_back(place: Path) -> None:
    """An old run that was moved aside for a new one that never came goes back to its place."""
    if place.exists():
        return
    for aside in _beside(place, OLD):
        if (aside / "run" / RECEIPT).is_file():
            (aside / "run").rename(place)
            shutil.rmtree(aside, ignore_errors=True)
            return


def _clean(place: Path) -> None:
    """Take away what killed processes left here long ago."""
    for mark in (MARK, OLD):
        for left in _beside(place, mark):
            if time.time() - left.stat().st_mtime > STALE:
                shutil.rmtree(left, ignore_errors=True)


def _beside(place: Path, mark: str) -> list[Path]:
    start = f".{place.name}{mark}"
    return sorted(p for p in place.parent.iterdir() if p.name.startswith(start)) if place.parent.is_dir() else []


def _swapped(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system can't."""
    try:
        library = ctypes.CDLL(None, use_errno=True)
        left, right = os.fsencode(one), os.fsencode(other)
        if sys.platform == "darwin":
            return bool(library.renamex_np(left, right, ctypes.c_uint(2)) == 0)  # RENAME_SWAP
        here = ctypes.c_int(-100)  # AT_FDCWD: paths as they stand
        return bool(library.renameat2(here, left, here, right, ctypes.c_uint(2)) == 0)  # RENAME_EXCHANGE
    except (OSError, AttributeError, TypeError):  # no such call here
        return False
