"""Who does the pieces of a study: this process, processes on this machine (joblib), or a cluster (Dask).

Pieces go out in shares. A worker gets the study once and keeps what it builds from it; a share that is lost with its
worker is done again by another one, with the same outcome.
"""

from __future__ import annotations

import multiprocessing
import pickle
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from verdeelsleutel.model.studies.work import Piece, Work, Worker

__all__ = ["Workers", "share_out", "workers"]

WORK = "work.pickle"
"""The study, for processes of this machine."""

AHEAD = 4
"""Shares per worker that go out together."""

_kept: dict[str, Worker] = {}
"""The worker of this process, by its study."""


class NoCluster(Exception):
    """There is no cluster at the address."""

    exit_code = 2


@dataclass(frozen=True)
class Payload:
    """A study as it travels: a file on this machine, or its bytes.

    Attributes:
        token: of the study; another one drops what was kept.
    """

    token: str
    path: Path | None
    data: bytes = b""

    def work(self) -> Work:
        """The study."""
        made: Work = pickle.loads(self.path.read_bytes() if self.path else self.data)
        return made


def do(payload: Payload, numbers: Sequence[int]) -> list[Piece]:
    """Some pieces of a study, in this process."""
    if payload.token not in _kept:
        _kept.clear()
        _kept[payload.token] = payload.work().begin()
    worker = _kept[payload.token]
    return [worker(number) for number in numbers]


@dataclass(frozen=True)
class Workers:
    """Workers of some kind.

    Attributes:
        count: how many shares go out together.
        payload: the study.
        parallel: joblib's way of calling; None: this process does all.
    """

    count: int
    payload: Payload
    parallel: Any = None

    def do(self, shares: Sequence[Sequence[int]]) -> list[list[Piece]]:
        """Some shares, in order."""
        if self.parallel is None:
            return [do(self.payload, numbers) for numbers in shares]
        from joblib import delayed

        found: list[list[Piece]] = self.parallel(delayed(do)(self.payload, numbers) for numbers in shares)
        return found


@contextmanager
def workers(work: Work, token: str, folder: Path, *, count: int | None, scheduler: str | None) -> Iterator[Workers]:
    """Workers for a study.

    Args:
        work: the study.
        token: tells studies apart.
        folder: where the study may be put for processes of this machine.
        count: how many; None: as many as there are cores.
        scheduler: address of a Dask scheduler; then its workers do the work.

    Raises:
        NoCluster: nobody answers there.
    """
    data = pickle.dumps(work)
    if scheduler is not None:
        with _cluster(scheduler) as client:
            from joblib import Parallel, parallel_config

            payload = Payload(token, None, data)
            size = max(1, len(client.scheduler_info(n_workers=-1)["workers"]))
            shared = parallel_config("dask", client=client, scatter=[payload])
            with shared, Parallel(n_jobs=-1, batch_size=1) as parallel:
                yield Workers(AHEAD * size, payload, parallel)
        return
    from joblib import Parallel, cpu_count, parallel_config

    count = count or cpu_count()
    path = folder / WORK
    path.write_bytes(data)
    payload = Payload(token, path)
    if count == 1:
        yield Workers(1, payload)
        _kept.clear()
        return
    processes = parallel_config("loky", inner_max_num_threads=1, initializer=_leave_nothing)
    with processes, Parallel(n_jobs=count, batch_size=1) as parallel:
        yield Workers(AHEAD * count, payload, parallel)


def _leave_nothing() -> None:
    """Keep a process that is killed when a study is stopped from leaving a lock behind in the system.

    Pyomo makes a lock as it is loaded. It has a name in the system until its process ends by itself, unless it is made
    for processes that are forked: then it has none. This process starts no others, so it is all the same to it.
    """
    if "fork" in multiprocessing.get_all_start_methods():
        multiprocessing.set_start_method("fork", force=True)


@contextmanager
def _cluster(address: str) -> Iterator[Any]:
    from distributed import Client

    try:
        client: Any = Client(address, timeout="5s", set_as_default=False)  # type: ignore[no-untyped-call]  # no types
    except (OSError, ValueError) as error:
        raise NoCluster(f"no Dask scheduler answers at {address} ({error})") from None
    try:
        yield client
    finally:
        client.close()


def share_out(pieces: int) -> list[range]:
    """The shares of a study: so many pieces each, whatever the workers."""
    size = max(1, min(MOST, -(-pieces // SHARES)))
    return [range(start, min(start + size, pieces)) for start in range(0, pieces, size)]


SHARES, MOST = 64, 64
"""A study has about so many shares, of at most so many pieces."""
