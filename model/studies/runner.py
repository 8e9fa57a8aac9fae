"""A study from its work to its folder: in shares, kept as they come, resumed where it was broken off.

While it runs, a study lives in a hidden folder beside its place: `parts/` with the results so far, and `identity.json`,
which says of what. The same command goes on from there; the folder takes its place when all is done.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from verdeelsleutel.model import csv_text
from verdeelsleutel.model.runs.chain import hash_of
from verdeelsleutel.model.runs.whole_folder import RunExists, take_place
from verdeelsleutel.model.studies.storage import Parts
from verdeelsleutel.model.studies.work import Work
from verdeelsleutel.model.studies.workers import WORK, share_out, workers

__all__ = ["MARK", "Finish", "OtherStudy", "Place", "Progress", "StudyStopped", "run"]

MARK = "study.json"
"""The file that makes a folder a study."""

IDENTITY, REPORT = "identity.json", "report.html"

Progress = Callable[[int, int], None]
"""Told how many pieces are done, of how many."""

Finish = Callable[[Path], object]
"""Adds what is made for reading to the folder of a study."""


class OtherStudy(Exception):
    """The folder holds a study, or the beginnings of one, that was asked otherwise."""

    exit_code = 2


class StudyStopped(Exception):
    """The study was stopped; what is done is kept."""

    exit_code = 130


@dataclass(frozen=True)
class Place:
    """Where a study goes, and who does it.

    Attributes:
        folder: of the study.
        replace: whether a finished or unfinished one may be replaced.
        workers: how many processes; None: as many as there are cores.
        scheduler: address of a Dask scheduler.
    """

    folder: Path
    replace: bool = False
    workers: int | None = None
    scheduler: str | None = None

    @property
    def unfinished(self) -> Path:
        """Where it lives until it is finished."""
        place = self.folder.resolve()
        return place.parent / f".{place.name}.study-in-progress"


def run(
    work: Work,
    place: Place,
    identity: Mapping[str, Any],
    *,
    keep: Callable[[Path], None] = lambda _: None,
    finish: Finish = lambda _: None,
    progress: Progress = lambda _done, _of: None,
) -> Path:
    """Do a study, or go on with it.

    Args:
        work: the study.
        place: where it goes.
        identity: what it is made from; a study that was begun from something else isn't gone on with.
        keep: puts the inputs into the folder.
        finish: adds what is made for reading.
        progress: told of every share.

    Raises:
        RunExists, OtherStudy: the place is taken.
        StudyStopped: it was stopped from the keyboard.
    """
    refuse(place)
    _refuse_finished(place, identity)
    folder = begun(place, identity)
    shares = share_out(len(work))
    parts = Parts(folder / "parts", work.columns)
    left = [at for at in range(len(shares)) if not parts.done(at)]
    done = len(work) - sum(len(shares[at]) for at in left)
    each = work.each
    progress(done * each, len(work) * each)
    token = hashlib.sha256(json.dumps(identity, sort_keys=True).encode()).hexdigest()
    try:
        with workers(work, token, folder, count=place.workers, scheduler=place.scheduler) as crew:
            for start in range(0, len(left), crew.count):
                now = left[start : start + crew.count]
                for at, pieces in zip(now, crew.do([shares[at] for at in now]), strict=True):
                    for piece in pieces:
                        _write(folder, piece.files)
                    parts.keep(at, pieces)
                    done += len(shares[at])
                progress(done * each, len(work) * each)
        _gather(work, folder, parts, len(shares))
        shutil.rmtree(folder / "inputs", ignore_errors=True)  # of an end that was broken off
        keep(folder)
        finish(folder)
    except KeyboardInterrupt:
        what = f"stopped; {done * each} of {len(work) * each} are kept: the same command goes on from there"
        raise StudyStopped(what) from None
    _seal(folder, {**identity, "pieces": len(work), "notes": list(work.notes)})
    take_place(folder, place.folder.resolve())
    return place.folder


def refuse(place: Place) -> None:
    """Refuse a place that is taken by something else than a study.

    Raises:
        RunExists: there is a file, or a folder that holds no study.
    """
    folder = place.folder
    if not folder.exists():
        return
    if not folder.is_dir():
        raise RunExists(f"{folder} is a file; choose another folder")
    if not any(folder.iterdir()):
        return
    if not (folder / MARK).is_file():
        raise RunExists(f"{folder} is there and is no study; nothing of it is replaced, choose another folder")


def _refuse_finished(place: Place, identity: Mapping[str, Any]) -> None:
    """A finished study is done again only where that is asked; whether it is this one is told.

    Raises:
        RunExists: the folder holds a finished study, and it may not be replaced.
    """
    folder = place.folder
    if place.replace or not (folder / MARK).is_file():
        return
    known = json.loads((folder / MARK).read_text(encoding="utf-8"))
    asked = json.loads(json.dumps({name: value for name, value in identity.items() if name != "versions"}))
    if not asked.items() <= known.items():
        raise RunExists(
            f"{folder} holds a finished study of another case, pack or question; choose another folder, or pass "
            "--replace to put this one in its place"
        )
    page = folder / REPORT
    raise RunExists(
        f"{folder} is finished: it asks the same of the same case and pack; read "
        f"{page if page.is_file() else folder}, or pass --replace to do it again"
    )


def begun(place: Place, identity: Mapping[str, Any]) -> Path:
    """The folder in which a study goes on, or begins.

    Raises:
        OtherStudy: what was begun there was asked otherwise.
    """
    folder = place.unfinished
    text = json.dumps(identity, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    known = folder / IDENTITY
    if known.is_file() and known.read_text(encoding="utf-8") != text:
        if not place.replace:
            raise OtherStudy(
                f"{place.folder} was begun with another case, pack or question and isn't finished; "
                "ask the same again to go on with it, or pass --replace to begin anew"
            )
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    known.write_text(text, encoding="utf-8")
    return folder


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def _gather(work: Work, folder: Path, parts: Parts, count: int) -> None:
    """Results in one piece, and what is made from all of them."""
    from pyarrow.dataset import dataset

    parts.gather(count, folder)
    header, rows = work.scenarios
    (folder / "scenarios.csv").write_text(csv_text.rows(header, rows), encoding="utf-8", newline="")
    _write(folder, work.finish(dataset(folder / "results.parquet")))


def _seal(folder: Path, receipt: Mapping[str, Any]) -> None:
    """Write the receipt, with the hash of every result, and take away what only served to go on."""
    results = {path.name: hash_of(path) for path in sorted(folder.iterdir()) if path.is_file()}
    for name in (WORK, IDENTITY, MARK):
        results.pop(name, None)
    text = json.dumps({**receipt, "results": results}, ensure_ascii=False, indent=2) + "\n"
    (folder / MARK).write_text(text, encoding="utf-8")
    shutil.rmtree(folder / "parts")
    for name in (WORK, IDENTITY):
        (folder / name).unlink(missing_ok=True)


