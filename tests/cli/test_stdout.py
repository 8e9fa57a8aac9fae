"""Where the outcome goes: a reader that leaves, a disk that is full, a stream that is closed, a very narrow window."""

import os
import subprocess
import sys

import pytest

START = "from verdeelsleutel.cli.main import main; main()"


def verdeel(*words, shell="", columns=None):
    """A process of its own; `shell` is what a shell puts behind the command."""
    command = " ".join(f"'{word}'" for word in (sys.executable, "-c", START, *map(str, words)))
    environment = {**os.environ, **({} if columns is None else {"COLUMNS": str(columns)})}
    script = f"set -o pipefail; {command} {shell}"
    return subprocess.run(["bash", "-c", script], capture_output=True, text=True, env=environment, check=False)


@pytest.fixture(scope="module")
def run(made_demo):
    return made_demo[0] / "run"


def test_a_reader_that_leaves_changes_no_exit_code(run, tmp_path):
    assert verdeel("verify", run, shell="| true").returncode == 0
    broken = tmp_path / "broken"
    subprocess.run(["cp", "-r", str(run), str(broken)], check=True)
    (broken / "plan.csv").write_text("", encoding="utf-8")
    assert verdeel("verify", broken, shell="| true").returncode == 6
    gone = verdeel("allocate", tmp_path / "none", "-p", "cz-2021", "-o", tmp_path / "r", "--json", shell="| true")
    assert gone.returncode == 3
    assert "Traceback" not in gone.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")  # noqa: PTH110  # a device
def test_a_full_disk_behind_stdout_is_told_apart_from_a_run_that_cant_be_written(made_demo, tmp_path):
    words = ("allocate", made_demo[0] / "case", "-p", "example-2024", "-o", tmp_path / "run")
    called = verdeel(*words, shell="> /dev/full")
    assert called.returncode == 2
    assert "(de schijf is vol); de bestanden zijn wel geschreven" in called.stderr
    assert (tmp_path / "run/receipt.json").is_file()


def test_a_closed_stdout_is_no_failure(run):
    called = verdeel("verify", run, shell=">&-")
    assert (called.returncode, called.stderr) == (0, "")


@pytest.mark.parametrize("columns", [1, 20, 40])
def test_a_very_narrow_window_is_no_failure(run, columns):
    assert verdeel("verify", run, columns=columns).returncode == 0
