"""Tampering with a run's files: whatever is edited, the certificate finds it, and says so without stumbling."""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest

from tests.model.forging import P1, P2, edit, faults
from tests.model.hand_runs import EVERY
from verdeelsleutel.model.certify.verify import verify
from verdeelsleutel.model.runs.run_folder import NoRun

TABLES = ("plan", "tranches", "levels", "tariffs", "rules", "funds", "providers")


def sure(found):
    """Caught by a check that looked for it, not because the checker stumbled."""
    assert found
    assert not any("the checker stopped" in fault for fault in found), found


def rewritten(path, change):
    """A file with one line changed by `change(fields)`."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    for at, line in enumerate(lines[1:], start=1):
        fields = line.rstrip("\n").split(",")
        new = change(dict(zip(lines[0].rstrip("\n").split(","), fields, strict=False)))
        if new is not None:
            lines[at] = ",".join(new.values()) + "\n"
            break
    else:
        raise AssertionError("nothing was changed")
    path.write_bytes("".join(lines).encode())


def change(name, column, value, **where):
    """Tamper: put a value in a column of the first line of a table that answers to `where`."""

    def tamper(folder):
        def changed(row):
            if any(row[key] != wanted for key, wanted in where.items()) or row[column] == value:
                return None
            return {**row, column: value}

        rewritten(folder / f"{name}.csv", changed)

    return tamper


def text(name, old, new):
    """Tamper: replace the first match of a pattern in a file."""
    return lambda folder: edit(folder / name, lambda found: re.sub(old, new, found, count=1, flags=re.MULTILINE))


@pytest.mark.parametrize("name", EVERY)
def test_a_true_run_of_every_kind_is_certified(true_runs, name):
    assert not faults(true_runs(name).folder)


EDITS = {
    "units of a cell": change("plan", "agreed_units", "1", provider=P1),
    "an amount": change("plan", "amount_eur", "1.00", provider=P1),
    "an offer in the plan": change("plan", "offered_units", "100", service="Z1"),
    "a tariff in the plan": change("plan", "tariff_eur", "10.01"),
    "a kavel in the plan": change("plan", "kavel", "vpt"),
    "a claim": change("tranches", "claim_units", "80"),
    "an award": change("tranches", "awarded_units", "80"),
    "a fill": change("tranches", "fill", "1", provider=P2),
    "who limits a cell": text("tranches.csv", r"CR1\[R1\]", "home[]"),
    "that nothing limits a cell": text("tranches.csv", r"CR1\[R1\]", ""),
    "the level of a cell": change("tranches", "level", "0", level="1"),
    "a level that isn't there": change("tranches", "level", "99"),
    "a negative level": change("tranches", "level", "-1"),
    "a huge level": change("tranches", "level", "9" * 30),
    "a level that is no number": change("tranches", "level", "one"),
    "a level with a decimal": change("tranches", "level", "0.0"),
    "a tranche that isn't there": change("tranches", "tranche", "later"),
    "a cell that isn't there": change("tranches", "service", "Z9"),
    "a numerator": change("levels", "numerator", "7"),
    "a numerator of nothing": change("levels", "numerator", ""),
    "a denominator": change("levels", "denominator", "7"),
    "a denominator of nought": change("levels", "denominator", "0"),
    "a negative denominator": text("levels.csv", r",(rows),(\d+),(\d+),", r",\1,-\2,-\3,"),
    "a multiplier": change("levels", "multiplier_numerator", "2"),
    "a multiplier of nought": change("levels", "multiplier_numerator", "0"),
    "a multiplier's denominator of nought": change("levels", "multiplier_denominator", "0"),
    "the kind of a level": change("levels", "kind", "full", kind="rows"),
    "a kind that isn't there": change("levels", "kind", "given"),
    "a rule that isn't there": change("levels", "rule", "nobody", rule="CR1"),
    "another rule for a level": change("levels", "rule", "home", rule="CR1"),
    "a key that isn't there": change("levels", "key", "R9", rule="CR1"),
    "the part of a level": change("levels", "part", "7"),
    "the group of a level": change("levels", "group", "1"),
    "the tranche of a level": change("levels", "tranche", "all", tranche="first"),
    "the number of a level": change("levels", "level", "5"),
    "a level number twice": change("levels", "level", "0", level="1"),
    "a fraction that could be shorter": text("levels.csv", r",full,1,1,", ",full,2,2,"),
    "an item of a tariff": change("tariffs", "value", "9.99", item="tariff"),
    "the source of an item": change("tariffs", "source", "somebody"),
    "what a rule counts": change("rules", "value", "0", rule="home"),
    "what a rule allows": change("rules", "upper", "100000", rule="CR1"),
    "whether a rule binds": change("rules", "binding", "no", binding="yes"),
    "a shortfall": change("rules", "shortfall", "1"),
    "a fund by a cent": change("funds", "agreed_eur", "2099.99"),
    "what is free in a fund": change("funds", "free_eur", "0.01"),
    "what is reserved": change("funds", "reserved_eur", "0.01"),
    "a provider's total": change("providers", "agreed_eur", "1.00"),
    "what a provider gained": change("providers", "added_eur", "1.00", provider=P2),
    "what stays unfunded": change("providers", "unfunded_eur", "0.00", provider=P1),
}


@pytest.mark.parametrize("what", EDITS)
def test_an_edit_of_one_field_is_caught(forged, what):
    folder = forged().folder
    EDITS[what](folder)
    sure(faults(folder))


def dropped(lines, at):
    return [*lines[:at], *lines[at + 1 :]]


SHAPES = {
    "a line is gone": lambda text: "".join(dropped(text.splitlines(keepends=True), 1)),
    "a line stands twice": lambda text: text + text.splitlines(keepends=True)[-1],
    "the last line comes first": lambda text: "".join(
        [(s := text.splitlines(keepends=True))[0], s[-1] + s[-1] * (len(s) == 2), *s[1:-1]]
    ),
    "lines end as on Windows": lambda text: text.replace("\n", "\r\n"),
    "a byte order mark stands before it": lambda text: "\ufeff" + text,
    "the last line has no end": lambda text: text[:-1],
    "an empty line follows": lambda text: text + "\n",
    "a space follows a value": lambda text: text.replace("\n", " \n", 2),
    "a number has a leading nought": lambda text: re.sub(r",(\d)", r",0\1", text, count=1),
    "a number has a plus": lambda text: re.sub(r",(\d)", r",+\1", text, count=1),
    "a value is in quotes": lambda text: re.sub(r"\n([^,\n]+),", r'\n"\1",', text, count=1),
    "a value is NaN": lambda text: re.sub(r",\d[\d.]*", ",NaN", text, count=1),
    "a value is huge": lambda text: re.sub(r",\d[\d.]*", "," + "9" * 5000, text, count=1),
    "a value is in other digits": lambda text: re.sub(r",\d", ",\u0661", text, count=1),
    "a column is named otherwise": lambda text: text.replace("e", "E", 1),
    "a column is gone": lambda text: "\n".join(line.rpartition(",")[0] for line in text.split("\n")),
    "there is a column more": lambda text: text.replace("\n", ",x\n"),
    "a line has a field more": lambda text: text[:-1] + ",x\n",
    "a quote is never closed": lambda text: text.replace("\n", '\n"', 1),
    "only the header is left": lambda text: text.split("\n")[0] + "\n",
    "nothing is left": lambda _: "",
    "it is no text": lambda text: "\x00\x01" + text[::-1],
}


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_table_of_another_shape_is_caught(forged, name, shape):
    folder = forged().folder
    edit(folder / f"{name}.csv", SHAPES[shape])
    sure(faults(folder))


def test_bytes_that_are_no_text_are_caught(forged):
    folder = forged().folder
    (folder / "levels.csv").write_bytes(b"level,tranche\xff\xfe")
    sure(faults(folder))


@pytest.mark.parametrize("name", TABLES)
def test_a_missing_table_is_caught(forged, name):
    folder = forged().folder
    (folder / f"{name}.csv").unlink()
    assert f"inputs: {name}.csv is missing" in faults(folder)


SUMMARY = {
    "a figure": text("summary.json", r'"free_eur": "[\d.]+"', '"free_eur": "0.00"'),
    "a figure of a kavel": text("summary.json", r'"agreed_client_years": "[\d.]+"', '"agreed_client_years": "1"'),
    "the lowest fill": text("summary.json", r'"lowest_fill": "[\d.]+"', '"lowest_fill": "0.5"'),
    "how many levels": text("summary.json", r'"levels": \d+', '"levels": 9'),
    "a number written otherwise": text("summary.json", r'"levels": (\d+)', r'"levels": \1.0'),
    "a key twice": text("summary.json", r'^  "figures"', '  "figures": {},\n  "figures"'),
    "whether the case is synthetic": text("summary.json", r'"synthetic": true', '"synthetic": false'),
    "the year": text("summary.json", r'"year": 2024', '"year": 2025'),
    "the award": text("summary.json", r'"award": "provisional"', '"award": "definitive"'),
    "the pack": text("summary.json", r'"pack": "hand"', '"pack": "other"'),
    "the certificate": text("summary.json", r'"faults": \[\]', '"faults": ["something"]'),
    "a note in the certificate": text("summary.json", r'"notes": \[\]', '"notes": ["all is well"]'),
    "it is NaN": text("summary.json", r'"year": 2024', '"year": NaN'),
    "it is a list": lambda folder: (folder / "summary.json").write_text("[]\n"),
    "it is nothing": lambda folder: (folder / "summary.json").write_text(""),
    "it is no JSON": text("summary.json", r"}", "]"),
    "it has no bottom": lambda folder: (folder / "summary.json").write_text("[" * 100_000),
    "it is gone": lambda folder: (folder / "summary.json").unlink(),
}


@pytest.mark.parametrize("what", SUMMARY)
def test_an_edited_summary_is_caught(forged, what):
    folder = forged().folder
    SUMMARY[what](folder)
    sure(faults(folder))


def test_a_report_beside_the_results_is_no_fault(forged):
    folder = forged().folder
    (folder / "report.html").write_text("<p>made from the run</p>")
    (folder / "plan.xlsx").write_bytes(b"")
    assert not faults(folder)


@pytest.mark.parametrize("name", ["plan (copy).csv", "more/plan.csv", "scenarios.parquet", "inputs.json"])
def test_a_table_that_no_run_has_is_caught(forged, name):
    folder = forged().folder
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("")
    assert f"inputs: {name} was added after the run" in faults(folder)


@pytest.mark.parametrize("name", ["plan.csv", "inputs/case/offers.csv", "inputs/case", "receipt.json"])
def test_a_link_in_a_run_is_caught(forged, name):
    folder = forged().folder
    elsewhere = folder.parent / "elsewhere"
    (folder / name).rename(elsewhere)
    (folder / name).symlink_to(elsewhere)
    assert f"inputs: {name} is a link; a run holds files of its own only" in faults(folder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files here")
def test_a_pipe_in_a_run_is_caught(forged):
    folder = forged().folder
    (folder / "plan.csv").unlink()
    os.mkfifo(folder / "plan.csv")
    sure(faults(folder))


def test_a_folder_without_a_receipt_is_no_run(forged, tmp_path):
    folder = forged().folder
    (folder / "receipt.json").unlink()
    (tmp_path / "empty").mkdir()
    for path in (folder, tmp_path / "empty", tmp_path / "nothing"):
        with pytest.raises(NoRun) as caught:
            verify(path)
        assert caught.value.exit_code == 2


def verdeel(*words):
    return subprocess.run(
        [sys.executable, "-c", "from verdeelsleutel.cli.main import main; main()", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_command_ends_with_6_on_a_fault_and_2_on_a_folder_that_is_no_run(forged, tmp_path):
    folder = forged().folder
    EDITS["an amount"](folder)
    assert verdeel("verify", folder).returncode == 6
    (folder / "levels.csv").write_text("")
    told = verdeel("verify", folder)
    assert (told.returncode, told.stderr) == (6, "")
    assert verdeel("verify", tmp_path).returncode == 2


def test_verifying_imports_no_solver(true_runs):
    code = (
        "import sys; from pathlib import Path; from verdeelsleutel.model.certify.verify import verify;"
        "assert verify(Path(sys.argv[1])).holds;"
        "print([m for m in sys.modules if m.split('.')[0] in ('pyomo', 'highspy', 'flint', 'scipy')])"
    )
    for name in ("scarce", "shares", "in_euros"):
        words = [sys.executable, "-c", code, str(true_runs(name).folder)]
        done = subprocess.run(words, capture_output=True, text=True, check=True)
        assert done.stdout == "[]\n"


def test_a_run_that_was_moved_is_still_certified(forged, tmp_path):
    folder = shutil.move(forged().folder, tmp_path / "elsewhere" / "a run, of 2024")
    assert verify(folder).holds
    assert json.loads((folder / "summary.json").read_text())["certificate"] == verify(folder).as_dict()
