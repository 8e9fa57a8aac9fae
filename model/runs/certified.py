"""The way every run goes: made in a folder beside its place, certified there, sealed, and moved into place."""

from __future__ import annotations

import platform
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, Generic, TypeVar

from verdeelsleutel.data.faults import Finding
from verdeelsleutel.data.pack import Pack
from verdeelsleutel.model.certify.certificate import Certificate, NotCertified
from verdeelsleutel.model.certify.verify import verify
from verdeelsleutel.model.runs.chain import BrokenChain, WrongStart
from verdeelsleutel.model.runs.run_folder import RECEIPT, SUMMARY, seal, whole_folder, write_json, write_results

LIBRARIES = ("verdeelsleutel", "pyomo", "highspy", "pandas")
"""Those whose versions a receipt names."""

Say = Callable[[str], None]
"""Told what is being done."""

Found = TypeVar("Found")


class Clock:
    """Seconds of every step."""

    def __init__(self) -> None:
        self.laps: dict[str, float] = {}
        self._at = time.perf_counter()

    def lap(self, name: str) -> None:
        """End a step."""
        now = time.perf_counter()
        self.laps[name] = round(now - self._at, 3)
        self._at = now


@dataclass(frozen=True, eq=False)
class Made(Generic[Found]):
    """A run whose inputs stand in its folder.

    Attributes:
        found: what came out.
        files: its result tables.
        receipt, summary: without what only certifying adds.
    """

    found: Found
    files: Mapping[str, str]
    receipt: Mapping[str, Any]
    summary: Mapping[str, Any]


def certified(
    run: Path,
    make: Callable[[Path, Clock, Say], Made[Found]],
    *,
    replace: bool,
    say: Say,
    finish: Callable[[Path, Found], None] = lambda _folder, _found: None,
) -> tuple[Found, Certificate, dict[str, float]]:
    """Make a run; one that isn't certified leaves nothing.

    Args:
        run: the folder to make.
        make: keeps the inputs in the folder that it is given, and works out the rest.
        replace: whether an existing run may be replaced.
        say: told what is being done.
        finish: adds what is made for reading to the sealed folder, before it is moved into place.
    """
    with whole_folder(run, replace=replace) as folder:
        clock = Clock()
        made = make(folder, clock, say)
        summary = dict(made.summary)
        write_results(folder, made.files)
        write_json(folder / RECEIPT, made.receipt)
        write_json(folder / SUMMARY, summary)
        clock.lap("write")
        say("certifying")
        certificate = verify(folder, sealed=False)
        clock.lap("certify")
        if not certificate.holds:
            raise NotCertified(certificate)
        summary["certificate"] = certificate.as_dict()
        summary["timings_s"] = clock.laps
        write_json(folder / SUMMARY, summary)
        seal(folder)
        finish(folder, made.found)
    return made.found, certificate, clock.laps


def refuse_uncertified(run: Path, made: Path | None = None) -> None:
    """Refuse a run that doesn't verify: what starts from it would be certified on figures that are not.

    Args:
        run: the run that is started from.
        made: the run that is being made; it can't take the place of the other.

    Raises:
        NoRun: the folder holds no run.
        WrongStart: both are the same folder.
        BrokenChain: the checker finds faults in it.
    """
    if made is not None and made.resolve() == run.resolve():
        raise WrongStart(f"{made} is the run that this one starts from; choose another folder")
    certificate = verify(run)
    if not certificate.holds:
        first = next(fault for check in certificate.checks for fault in check.faults)
        raise BrokenChain(f"{run} can't be started from: it doesn't verify ({first}); see verdeel verify {run}")


def findings_told(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Findings as a summary has them."""
    return [
        {"code": f.code, "what": f.what, "table": f.table, "count": f.count, "examples": list(f.examples)}
        for f in findings
    ]


def made_from(pack: Pack, hashes: Mapping[str, str]) -> dict[str, Any]:
    """What a receipt says of the files that a run was made from, and with which versions."""
    return {"layers": layers_told(pack), "inputs": dict(sorted(hashes.items())), "versions": versions(*LIBRARIES)}


def layers_told(pack: Pack) -> list[dict[str, str]]:
    """The files of a pack as a receipt names them."""
    return [{"name": layer.name, "sha256": layer.sha256} for layer in pack.layers]


def versions(*libraries: str) -> dict[str, str]:
    """With which Python and libraries something was made."""
    return {"python": platform.python_version(), **{name: version(name) for name in libraries}}
