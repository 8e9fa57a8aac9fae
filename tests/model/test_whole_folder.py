"""A run is written whole or not at all, and never over what isn't a run."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.model.forging import Forger, verify
from tests.model.hand_runs import scarce
from verdeelsleutel.model.runs import whole_folder as module
from verdeelsleutel.model.runs.run_folder import RunExists
from verdeelsleutel.model.runs.whole_folder import MARK, OLD, STALE, CannotWrite, whole_folder


def fill(folder: Path, what: str = "new") -> None:
    (folder / "receipt.json").write_text("{}")
    (folder / "plan.csv").write_text(what)


def run_at(folder: Path, what: str = "old") -> Path:
    folder.mkdir(parents=True)
    fill(folder, what)
    return folder


def content(folder: Path) -> str:
    return (folder / "plan.csv").read_text()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def write(target: Path, *, replace: bool = False) -> None:
    with whole_folder(target, replace=replace) as folder:
        fill(folder)


@pytest.fixture(params=[True, False], ids=["swapped", "moved aside"])
def way(request, monkeypatch):
    """Both ways to take the place of an old run."""
    if not request.param:
        monkeypatch.setattr(module, "_swapped", lambda *_: False)


def test_a_new_run_is_there_when_it_is_whole_and_not_before(tmp_path):
    with whole_folder(tmp_path / "deep" / "run", replace=False) as folder:
        fill(folder)
        assert not (tmp_path / "deep" / "run").exists()
    assert names(tmp_path / "deep") == ["run"]


@pytest.mark.usefixtures("way")
def test_an_old_run_is_replaced_only_when_asked(tmp_path):
    old = run_at(tmp_path / "run")
    with pytest.raises(RunExists, match="--replace"):
        write(old)
    assert content(old) == "old"
    write(old, replace=True)
    assert (content(old), names(tmp_path)) == ("new", ["run"])


@pytest.mark.usefixtures("way")
def test_a_failure_leaves_the_old_run_and_nothing_else(tmp_path):
    old = run_at(tmp_path / "run")

    def half_way():
        with whole_folder(old, replace=True) as folder:
            fill(folder)
            raise ValueError("half way")

    with pytest.raises(ValueError, match="half"):
        half_way()
    assert (content(old), names(tmp_path)) == ("old", ["run"])


def test_what_is_no_run_is_never_replaced(tmp_path):
    papers, file, empty = tmp_path / "papers", tmp_path / "file", tmp_path / "empty"
    papers.mkdir()
    (papers / "letter.docx").write_text("")
    file.write_text("kept")
    empty.mkdir()
    with pytest.raises(RunExists, match="no run"):
        write(papers, replace=True)
    with pytest.raises(RunExists, match="is a file"):
        write(file, replace=True)
    write(empty)
    assert (names(papers), file.read_text(), content(empty)) == (["letter.docx"], "kept", "new")


def test_the_case_is_never_replaced_by_its_run(tmp_path):
    """Also when it is asked for by its own path, or by that of the folder that it lies in."""
    from tests import strategies
    from verdeelsleutel.model.runs.initial_run import Request, allocate

    case, pack = strategies.write(scarce(), tmp_path)
    before = names(case)
    for target in (case, tmp_path):
        with pytest.raises(RunExists):
            allocate(Request(case, str(pack)), target, replace=True)
    allocate(Request(case, str(pack)), case / "run")
    assert verify(case / "run").holds
    allocate(Request(case, str(pack)), case / "run", replace=True)
    assert names(case) == sorted([*before, "run"])


def test_a_run_can_be_made_anew_from_its_own_inputs(tmp_path):
    from verdeelsleutel.model.runs.initial_run import Request, allocate

    run = Forger(scarce(), tmp_path).folder
    plan = (run / "plan.csv").read_bytes()
    allocate(Request(run / "inputs/case", str(run / "inputs/pack/0-pack.yaml")), run, replace=True)
    assert verify(run).holds
    assert (run / "plan.csv").read_bytes() == plan


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_to_a_run_stays_a_link(tmp_path):
    old = run_at(tmp_path / "2024" / "run")
    link = tmp_path / "latest"
    link.symlink_to(old)
    write(link, replace=True)
    assert link.is_symlink()
    assert content(old) == "new"
    assert names(tmp_path / "2024") == ["run"]


def test_a_place_that_can_t_be_written_is_told_as_such(tmp_path, monkeypatch):
    file = tmp_path / "file"
    file.write_text("")
    with pytest.raises(CannotWrite) as caught:
        write(file / "run")
    assert caught.value.exit_code == 2

    def refused(**_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(module.tempfile, "mkdtemp", refused)
    with pytest.raises(CannotWrite, match="Permission denied"):
        write(tmp_path / "run")
    assert names(tmp_path) == ["file"]


def test_somebody_else_s_run_that_came_in_between_is_kept(tmp_path):
    def overtaken():
        with whole_folder(tmp_path / "run", replace=False) as folder:
            fill(folder)
            run_at(tmp_path / "run", "another's")

    with pytest.raises(RunExists):
        overtaken()
    assert (content(tmp_path / "run"), names(tmp_path)) == ("another's", ["run"])


def test_what_a_killed_process_left_is_taken_away_after_a_day(tmp_path):
    fresh, stale, other = (tmp_path / f".run{MARK}{end}" for end in ("a", "b", "c"))
    for folder in (fresh, stale):
        run_at(folder)
    run_at(other := tmp_path / f".runs{MARK}c")
    for folder in (stale, other):
        os.utime(folder, (time.time() - 2 * STALE,) * 2)
    write(tmp_path / "run")
    assert names(tmp_path) == sorted([fresh.name, other.name, "run"])


def test_an_old_run_that_was_moved_aside_for_one_that_never_came_is_put_back(tmp_path):
    run_at(tmp_path / f".run{OLD}x" / "run")
    with pytest.raises(RunExists):
        write(tmp_path / "run")
    assert (content(tmp_path / "run"), names(tmp_path)) == ("old", ["run"])


REPLACE_FOREVER = """
import sys
from pathlib import Path
from verdeelsleutel.model.runs.whole_folder import whole_folder
print("ready", flush=True)
while True:
    with whole_folder(Path(sys.argv[1]), replace=True) as folder:
        (folder / "receipt.json").write_text("{}")
        for i in range(5):
            (folder / f"{i}.csv").write_text("x")
"""


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="folders can't be swapped there")
def test_a_kill_at_any_moment_leaves_a_whole_run(tmp_path):
    run = tmp_path / "run"
    with whole_folder(run, replace=False) as folder:
        (folder / "receipt.json").write_text("{}")
        for i in range(5):
            (folder / f"{i}.csv").write_text("x")
    whole = names(run)
    for wait in range(12):
        words = [sys.executable, "-c", REPLACE_FOREVER, str(run)]
        seen = []
        with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
            process.stdout.readline()
            end = time.monotonic() + 0.003 * wait + 0.0007 * (wait % 5)
            while time.monotonic() < end:
                seen += [(run / name).exists() for name in whole]
            os.kill(process.pid, signal.SIGKILL)
        assert all(seen)  # whoever looks meanwhile finds every file too
        assert names(run) == whole
    assert all(name.startswith(f".run{MARK}") for name in names(tmp_path) if name != "run")


ALLOCATE = "import sys; from verdeelsleutel.cli.main import main; print('ready', flush=True); main()"


def test_a_killed_allocation_leaves_the_old_run_or_the_whole_new_one(tmp_path):
    run = Forger(scarce(), tmp_path).folder
    words = ["allocate", str(tmp_path / "case"), "-p", str(tmp_path / "pack.yaml"), "-o", str(run), "--replace"]
    for wait in (0.2, 0.9, 1.4, 1.8):
        with subprocess.Popen([sys.executable, "-c", ALLOCATE, *words], stdout=subprocess.PIPE, text=True) as process:
            process.stdout.readline()
            time.sleep(wait)
            os.kill(process.pid, signal.SIGKILL)
        assert verify(run).holds
    assert {name for name in names(tmp_path) if not name.startswith(f".run{MARK}")} == {"case", "pack.yaml", "run"}
