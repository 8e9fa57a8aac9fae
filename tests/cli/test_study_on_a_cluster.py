"""A study on a real Dask scheduler with two workers, one of which is killed on the way."""

import json
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.cli.calls import listing
from tests.model.studies.asked import ROOM, sample
from tests.strategies import write, yaml

STUDY = {
    "study": "cluster",
    "design": "montecarlo",
    "samples": 128,
    "vary": [{**ROOM, "scale": {"uniform": ["0.5", "1.5"]}}],
}
PATIENCE_S = 240


def started(stack, *words):
    process = subprocess.Popen([sys.executable, *map(str, words)], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    stack.callback(process.wait)
    stack.callback(process.kill)
    return process


def awaited(holds):
    """Whether something comes to hold."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.05)
    return False


def study(place, *options):
    call = "from verdeelsleutel.cli.main import main; main()"
    case, pack = place / "case", place / "pack.yaml"
    words = ["study", case, "-p", pack, "-s", place / "study.yaml", *options]
    return ["-c", call, "--quiet", *map(str, words)]


def worker(scheduler, folder):
    alone = ["--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1"]
    return ["-m", "distributed.cli.dask_worker", "--scheduler-file", scheduler, *alone, "--local-directory", folder]


@pytest.fixture
def place(tmp_path):
    case, pack = write(sample(), tmp_path)
    case.rename(tmp_path / "case")
    Path(pack).rename(tmp_path / "pack.yaml")
    (tmp_path / "study.yaml").write_text(yaml(STUDY), encoding="utf-8")
    return tmp_path


@pytest.mark.slow
def test_a_study_survives_the_death_of_a_worker_and_gives_the_same_bytes(place):
    file, parts = place / "scheduler.json", place / ".far.study-in-progress" / "parts"
    with ExitStack() as stack:
        started(
            stack, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard",
            "--scheduler-file", str(file),
        )  # fmt: skip
        assert awaited(file.exists)
        crew = [started(stack, *worker(file, place / f"worker-{number}")) for number in range(2)]
        address = json.loads(file.read_text(encoding="utf-8"))["address"]
        asking = started(stack, *study(place, "-o", place / "far", "--scheduler", address))
        assert awaited(lambda: parts.is_dir() and len(list(parts.glob("*.parquet"))) >= 2)
        crew[0].send_signal(signal.SIGKILL)
        assert asking.wait(PATIENCE_S) == 0
        assert crew[1].poll() is None
    near = study(place, "-o", place / "near", "--workers", "1")
    subprocess.run([sys.executable, *near], check=True, timeout=PATIENCE_S, stdout=subprocess.DEVNULL)
    assert listing(place / "far") == listing(place / "near")


def test_a_scheduler_that_does_not_answer_is_told(place):
    words = study(place, "-o", place / "far", "--scheduler", "tcp://127.0.0.1:1")
    ran = subprocess.run([sys.executable, *words], capture_output=True, check=False)
    assert ran.returncode == 2
    assert b"antwoordt geen Dask-scheduler" in ran.stderr
