"""Every way to end has its code, its message, and leaves nothing half-written."""

import hashlib
import re

import pytest

from tests.cli.calls import listing, verdeel

BAD_PACK = """pack: bad
extends: vgz-2021
initial: {tranches: [{id: base, basis: histroy}]}
rules: [{id: c, rule: volume_cieling, percent: 90}]
"""
DECISION = "region,provider,service,kind,amount_eur,reason,decided_by,date\n"


def allocate(case, run, *more, pack="vgz-2021"):
    return verdeel("allocate", case, "-p", pack, "-o", run, *more)


def test_a_run_ends_with_0_and_an_existing_one_isnt_touched(case, tmp_path):
    run = tmp_path / "run"
    assert allocate(case, run).code == 0
    before = listing(tmp_path)
    again = allocate(case, run)
    assert (again.code, listing(tmp_path)) == (2, before)
    assert "--replace" in again.err
    assert allocate(case, run, "--replace").code == 0


def test_faults_in_the_case_end_with_3_and_are_all_told(case, tmp_path):
    (case / "funds.csv").write_text("fund,region,kind,amout_eur\nA,GOOI,contracteerruimte,1\n", encoding="utf-8")
    (case / "waiting.csv").write_text("region,kavel,status\n", encoding="utf-8")
    before = listing(tmp_path)
    called = allocate(case, tmp_path / "run")
    assert (called.code, called.out, listing(tmp_path)) == (3, "", before)
    assert 'bedoelt u “amount_eur”?' in called.err
    assert "waiting.csv" in called.err


@pytest.mark.parametrize(
    ("before", "faults", "nothing"),
    [((), "1 fout", "; er is niets geschreven"), (("--lang", "en", "--quiet"), "1 fault", "; nothing was written")],
)
def test_only_a_command_that_writes_says_that_nothing_was_written(before, faults, nothing, case, tmp_path):
    (case / "funds.csv").write_text("fund,region,kind,amout_eur\nA,GOOI,contracteerruimte,1\n", encoding="utf-8")
    assert verdeel(*before, "check", case).err.startswith(f"{faults}\n\n")
    refused = verdeel(*before, "allocate", case, "-p", "cz-2021", "-o", tmp_path / "run")
    assert refused.err.startswith(f"{faults}{nothing}\n\n")


def test_faults_in_the_pack_end_with_4(case, tmp_path):
    pack = tmp_path / "bad.yaml"
    pack.write_text(BAD_PACK, encoding="utf-8")
    called = allocate(case, tmp_path / "run", pack=pack)
    assert called.code == 4
    assert 'bedoelt u “history”?' in called.err
    assert 'bedoelt u “volume_ceiling”?' in called.err
    assert not (tmp_path / "run").exists()


def test_faults_of_both_end_with_3_and_tell_both(case, tmp_path):
    pack = tmp_path / "bad.yaml"
    pack.write_text(BAD_PACK, encoding="utf-8")
    (case / "offers.csv").unlink()
    called = verdeel("check", case, "-p", pack, "--json")
    assert called.code == 3
    assert {fault["source"] for fault in called.json["faults"]} == {"case", "bad.yaml"}


def test_rules_that_cant_hold_together_end_with_5_and_amounts(case, tmp_path):
    line = "ALMERE,06900101,,minimum,900000000,x,y,2024-01-01\n"
    (case / "decisions.csv").write_text(DECISION + line, encoding="utf-8")
    called = allocate(case, tmp_path / "run")
    assert called.code == 5
    assert "besluit minimum[ALMERE|06900101]" in called.err
    assert "(Zorggroep Zilverotter (voorbeeld)): ten minste € 900.000.000,00" in " ".join(called.err.split())
    assert "ruimer: dan past het" in called.err
    english = allocate(case, tmp_path / "run", "--lang", "en").err
    assert "at least € 900,000,000.00" in english
    assert "give way by € 896," in english
    assert not (tmp_path / "run").exists()


def test_a_changed_run_ends_with_6_and_says_what_doesnt_hold(run):
    plan = run / "plan.csv"
    plan.write_bytes(plan.read_bytes().replace(b",161,", b",162,", 1))
    for command in ("verify", "replay"):
        called = verdeel(command, run)
        assert called.code == 6
        assert re.search(r"✗ .*plan\.csv, regel \d+, \w+: 162, moet 161$", called.out, flags=re.MULTILINE)
        english = verdeel(command, run, "--lang", "en").out
        assert re.search(r"plan\.csv, line \d+, \w+: 162, should be 161$", english, flags=re.MULTILINE)


@pytest.mark.parametrize(("extra", "code"), [("", 0), ("\n", 6)])
def test_verify_shows_the_checksum_of_the_receipt_as_it_is(run, extra, code):
    receipt = run / "receipt.json"
    receipt.write_text(receipt.read_text("utf-8") + extra, encoding="utf-8")
    seal = hashlib.sha256(receipt.read_bytes()).hexdigest()
    called = verdeel("verify", run)
    assert f"Controlegetal (sha256 van receipt.json): {seal}" in " ".join(called.out.split())
    assert verdeel("verify", run, "--json").json["receipt_sha256"] == seal


def test_a_changed_input_ends_with_6(run):
    about = run / "inputs/case/case.yaml"
    about.write_bytes(about.read_bytes() + b"# a remark\n")
    replayed = verdeel("replay", run, "--json")
    assert (replayed.code, replayed.json["changed_inputs"]) == (6, ["inputs/case/case.yaml"])
    assert verdeel("verify", run).code == 6


@pytest.mark.parametrize(
    "words",
    [
        ("verify", "{here}"),
        ("replay", "{here}/nothing"),
        ("init", "{here}"),
        ("demo", "{here}"),
        ("generate", "{here}", "--regions", "1", "--providers", "1", "--services", "1", "--seed", "1"),
        ("generate", "{here}", "--regions", "1", "--providers", "1", "--services", "1", "--seed", "1", "--replace"),
        ("generate", "{here}/x", "--regions", "0", "--providers", "1", "--services", "1", "--seed", "1"),
        ("init", "{here}/file.txt"),
        ("init", "{here}/file.txt/below"),
        ("demo", "{here}/file.txt/below"),
        ("pack", "show"),
    ],
)
def test_what_cant_be_meant_ends_with_2_and_writes_nothing(words, tmp_path):
    (tmp_path / "file.txt").write_text("mine", encoding="utf-8")
    before = listing(tmp_path)
    called = verdeel(*(word.format(here=tmp_path) for word in words))
    assert (called.code, listing(tmp_path)) == (2, before)
    assert called.err
    assert "Traceback" not in called.err
    assert "Errno" not in called.err


@pytest.mark.parametrize("command", ["verify", "replay"])
def test_a_run_that_isnt_there_is_told_as_such(command, tmp_path):
    called = verdeel(command, tmp_path / "nergens")
    assert (called.code, called.err) == (2, f"de map {tmp_path / 'nergens'} bestaat niet\n")


def test_a_case_that_isnt_there_is_a_fault_with_a_hint(case):
    called = verdeel("check", case.parent / "cas")
    assert called.code == 3
    assert 'bedoelt u “case”?' in called.err


def test_a_case_read_from_a_run_folder_by_mistake_is_a_fault(made_demo):
    assert verdeel("check", made_demo[0] / "run").code == 3


def test_our_own_bug_ends_with_1_and_says_so(case, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError("oops")

    monkeypatch.setattr("verdeelsleutel.model.problem.prepare_initial", broken)
    called = verdeel("check", case)
    assert called.code == 1
    assert "fout in verdeel zelf" in called.err
