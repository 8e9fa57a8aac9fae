"""`verdeel study`: what it says, and that its outcome is one thing on paper and in JSON."""

import csv
import importlib.util
import os
import re
import signal
import subprocess
import sys
import time

import pytest

from tests.cli.calls import verdeel
from tests.model.studies.asked import ROOM, sample
from tests.strategies import write, yaml


def asked(place, study, *options, **tables):
    made = sample()
    case, pack = write(made._replace(tables={**made.tables, **tables}), place)
    path = place / "study.yaml"
    path.write_text(yaml({"study": "rooms", **study}), encoding="utf-8")
    return verdeel(*options, "study", case, "-p", pack, "-s", path, "-o", place / "out", "--workers", 1)


def test_a_study_tells_its_figures_in_words_and_in_json(tmp_path):
    called = asked(tmp_path, {"vary": [ROOM]}, "--lang", "en")
    assert called.code == 0, called.err
    assert "Study: rooms · 4 outcomes" in called.out
    assert "unmet client-years" in called.out
    (tmp_path / "again").mkdir()
    told = asked(tmp_path / "again", {"vary": [ROOM]}, "--json").json
    assert told["status"] == {"ok": 4}
    assert {row["figure"] for row in told["figures"]} >= {"agreed_eur", "free_eur", "unfunded_eur"}


AWARD = {"name": "award", "path": "pack.initial.tranches.half.percent", "values": [40, 50]}


def test_every_scenario_of_a_small_grid_is_shown_with_what_changed_and_its_main_figures(tmp_path):
    lines = asked(tmp_path, {"design": "grid", "vary": [ROOM, AWARD]}, "--lang", "en").out.splitlines()
    start = lines.index("Per scenario") + 1
    heading = " ".join(" ".join(lines[start : start + 2]).split())
    assert all(word in heading for word in ("room", "award", "agreed €", "unmet €"))
    with (tmp_path / "out/results.csv").open(encoding="utf-8", newline="") as file:
        figures = list(csv.DictReader(file))
    shown = [line.split() for line in lines[start:] if re.match(r" \d+ ", line)]
    settings = [[room, award] for room in ("0.5", "0.8", "1", "1.2") for award in ("40", "50")]
    assert [row[1:3] for row in shown] == settings
    assert [row[3] for row in shown] == [f"{round(float(row['agreed_eur']))}" for row in figures]


def test_scenarios_without_a_plan_have_a_row_without_figures(tmp_path):
    least = {"region": "R1", "provider": "00000001", "service": "Z1", "kind": "minimum", "units": 100}
    decisions = [{**least, "reason": "promised", "decided_by": "the board", "date": "2023-12-01"}]
    out = asked(tmp_path, {"vary": [{**ROOM, "scale": ["0.1", "1"]}]}, decisions=decisions).out
    rows = [line.split() for line in out.splitlines() if re.match(r" \d+ ", line)]
    assert rows[0][1:] == ["0,1", *["–"] * 5]
    assert rows[1][2] == "299"


def test_many_scenarios_are_shown_by_their_spread_alone(tmp_path):
    scale = [f"{number}.0" for number in range(1, 27)]
    called = asked(tmp_path, {"vary": [{**ROOM, "scale": scale}]})
    assert "Kerncijfers over alle scenario's" in called.out
    assert "Per scenario" not in called.out


@pytest.mark.skipif(sys.platform == "win32", reason="a signal to a group of processes is of POSIX")
def test_a_study_in_several_processes_that_is_stopped_says_so_and_nothing_else(tmp_path):
    case, pack = write(sample(), tmp_path)
    drawn = {"design": "montecarlo", "samples": 50_000, "vary": [{**ROOM, "scale": {"uniform": ["0.5", "1.5"]}}]}
    (tmp_path / "study.yaml").write_text(yaml({"study": "rooms", **drawn}), encoding="utf-8")
    words = ("study", case, "-p", pack, "-s", tmp_path / "study.yaml", "-o", tmp_path / "out", "--workers", 2)
    call = "from verdeelsleutel.cli.main import main; main()"
    command = [sys.executable, "-c", call, *map(str, words)]
    with subprocess.Popen(command, start_new_session=True, stderr=subprocess.PIPE, text=True) as process:
        parts = tmp_path / ".out.study-in-progress/parts"
        while process.poll() is None and not any(parts.glob("*.parquet")):
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert re.fullmatch(r"gestopt; \d+ van 50000 zijn bewaard: dezelfde opdracht gaat daar verder\n", said)


def test_a_wrong_study_file_is_told_with_its_line_and_nothing_is_left(tmp_path):
    called = asked(tmp_path, {"vary": [{**ROOM, "path": "case.funds.CR-R2.amount_eur"}]})
    assert called.code == 2
    assert "study.yaml" in called.err
    assert "CR-R1" in called.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case", "pack.yaml", "study.yaml"]


def test_without_the_extra_it_says_what_to_install(tmp_path, monkeypatch):
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "SALib" else find(name))
    called = asked(tmp_path, {"vary": [ROOM]})
    assert called.code == 2
    assert "pip install 'verdeelsleutel[study]'" in called.err
