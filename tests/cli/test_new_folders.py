"""`demo`, `init` and `generate` write whole folders, and never over somebody's work."""

import shutil
from pathlib import Path

import pytest

from tests.cli.calls import listing, verdeel
from verdeelsleutel.cli.folders import fresh_folder
from verdeelsleutel.data.case import read_case

SIZE = ("--regions", "2", "--providers", "3", "--services", "5", "--seed", "7")


def test_the_demo_leaves_a_case_and_two_certified_runs(made_demo):
    folder, called = made_demo
    assert {path.name for path in folder.iterdir()} == {"case", "run", "reallocation"}
    assert "SYNTHETISCH" in called.out
    for run in ("run", "reallocation"):
        assert verdeel("verify", folder / run).code == 0
        assert verdeel("replay", folder / run).code == 0


def test_the_demo_again_replaces_its_own_folder(made_demo):
    folder, first = made_demo
    again = verdeel("demo", folder)
    assert (again.code, again.out) == (0, first.out)


@pytest.mark.parametrize("change", ["case/offers.csv", "case/mine.csv", "notes.txt"])
def test_the_demo_doesnt_touch_a_folder_that_somebody_changed(change, made_demo, tmp_path):
    folder = tmp_path / "demo"
    shutil.copytree(made_demo[0], folder)
    with (folder / change).open("a", encoding="utf-8") as file:
        file.write("mine\n")
    before = listing(folder)
    called = verdeel("demo", folder)
    assert (called.code, listing(folder)) == (2, before)


def test_every_command_the_demo_names_works(made_demo, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    called = verdeel("demo")
    commands = [line.strip(" $").split()[1:] for line in called.out.splitlines() if line.startswith(" $ verdeel")]
    assert len(commands) > 4
    for number, words in enumerate(commands):
        assert verdeel(*(f"made-{number}" if w == "RUN" else w for w in words)).code == 0, words


@pytest.mark.parametrize(("options", "case"), [((), ""), (("--workbook",), "casus.xlsx")])
def test_an_empty_case_is_read_without_a_word_about_its_form(options, case, tmp_path):
    folder = tmp_path / "ours"
    assert verdeel("init", folder, *options).code == 0
    called = verdeel("check", folder / case, "--json")
    whats = {fault["what"] for fault in called.json.get("faults", ())}
    assert not any("unknown" in what or "missing" in what for what in whats), whats


def test_init_fills_an_empty_folder_that_is_there(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert verdeel("init", ".").code == 0
    assert (tmp_path / "case.yaml").exists()


def test_a_generated_case_is_the_same_every_time_and_replaced_when_asked(tmp_path):
    folder = tmp_path / "case"
    assert verdeel("generate", folder, *SIZE).code == 0
    first = listing(folder)
    assert read_case(folder).meta.synthetic
    assert verdeel("generate", folder, *SIZE).code == 2
    assert verdeel("generate", folder, *SIZE, "--replace").code == 0
    assert listing(folder) == first
    assert verdeel("generate", folder, *SIZE, "--months", "0", "--replace").code == 0
    assert set(first) - set(listing(folder)) == {"realisation.csv"}


def test_a_case_that_isnt_synthetic_is_never_replaced(tmp_path):
    folder = tmp_path / "case"
    assert verdeel("generate", folder, *SIZE).code == 0
    about = folder / "case.yaml"
    about.write_text(about.read_text("utf-8").replace("synthetic: true", "synthetic: false"), encoding="utf-8")
    called = verdeel("generate", folder, *SIZE, "--replace")
    assert called.code == 2
    assert "alleen een synthetische casus" in called.err


def test_a_folder_that_is_replaced_is_the_old_one_or_the_new_one_whatever_fails(tmp_path, monkeypatch):
    old = tmp_path / "year"
    old.mkdir()
    (old / "a").write_text("old", encoding="utf-8")
    (old / "b").write_text("old", encoding="utf-8")

    def refused(self, target):
        raise OSError(28, "no space left on device")

    def fill():
        with fresh_folder(old, "hint", lambda _: True) as made:
            (made / "a").write_text("new", encoding="utf-8")
            monkeypatch.setattr(Path, "rename", refused)

    monkeypatch.setattr("verdeelsleutel.model.runs.whole_folder._swapped", lambda *_: False)
    with pytest.raises(OSError, match="no space"):
        fill()
    monkeypatch.undo()
    assert {p.name: p.read_text("utf-8") for p in old.iterdir()} == {"a": "old", "b": "old"}
    with fresh_folder(old, "hint", lambda _: True) as made:
        (made / "a").write_text("new", encoding="utf-8")
    assert {p.name: p.read_text("utf-8") for p in old.iterdir()} == {"a": "new"}
    assert [p.name for p in tmp_path.iterdir()] == ["year"]
