"""Inputs, pack and receipt of a run: edited, swapped, added, taken away, with and without a new signature."""

import json
import shutil

import pytest

from tests.model.forging import P1, P2, edit, faults, sign
from tests.model.hand_runs import decision
from tests.strategies import COLUMNS
from verdeelsleutel.model.certify.verify import verify
from verdeelsleutel.model.runs.initial_run import Request, allocate
from verdeelsleutel.model.runs.run_folder import json_text, seal


def sure(found):
    assert found
    assert not any("the checker stopped" in fault for fault in found), found


INPUTS = {
    "an offer": ("inputs/case/offers.csv", "R1,01000001,Z1,101", "R1,01000001,Z1,102"),
    "a fund": ("inputs/case/funds.csv", "2100", "2100.01"),
    "a price": ("inputs/case/services.csv", "10", "9"),
    "a kavel": ("inputs/case/services.csv", "vpt", "mpt"),
    "last year": ("inputs/case/history.csv", "01000001,Z1,90", "01000001,Z1,91"),
    "the ceiling in the pack": ("inputs/pack/0-pack.yaml", "percent: 50", "percent: 51"),
    "a tranche in the pack": ("inputs/pack/0-pack.yaml", "percent: 95", "percent: 94"),
    "the rule in the pack": ("inputs/pack/0-pack.yaml", '"home"', '"away"'),
    "the year": ("inputs/case/case.yaml", "2024", "2025"),
    "that the case is invented": ("inputs/case/case.yaml", "true", "false"),
    "the office": ("inputs/case/case.yaml", "Nobody", "Somebody"),
    "a value out of range": ("inputs/case/offers.csv", "Z1,101", "Z1,-101"),
    "a value that is no number": ("inputs/case/offers.csv", "Z1,101", "Z1,many"),
    "a column": ("inputs/case/offers.csv", "offered_units", "offered"),
    "a key of the pack": ("inputs/pack/0-pack.yaml", "tranches", "layers"),
    "the form of the pack": ("inputs/pack/0-pack.yaml", "{pack", "{{pack"),
    "the form of the case": ("inputs/case/case.yaml", "{id", "[id"),
}


@pytest.mark.parametrize("signed", [False, True], ids=["unsigned", "signed"])
@pytest.mark.parametrize("what", INPUTS)
def test_an_edited_input_is_caught_also_with_its_hash_mended(forged, what, signed):
    folder = forged().folder
    name, old, new = INPUTS[what]
    edit(folder / name, lambda text: text.replace(old, new, 1))
    if signed:
        sign(folder)
    found = faults(folder)
    sure(found)
    if not signed:
        assert found == [f"inputs: {name} was changed after the run"]


def test_an_input_that_nothing_depends_on_may_only_change_with_its_hash(forged):
    """With a new hash it is the true run of these inputs: nothing in it is wrong."""
    folder = forged().folder
    edit(folder / "inputs/case/providers.csv", lambda text: text.replace(f"{P1},{P1}", f"{P1},Another name"))
    assert faults(folder)
    sign(folder)
    assert not faults(folder)


def table(name, *rows):
    columns = COLUMNS[name].split()
    lines = [",".join(columns), *(",".join(str(row.get(column, "")) for column in columns) for row in rows)]
    return "\n".join(lines) + "\n"


def test_a_decision_slipped_in_is_caught(forged):
    """A table that wasn't there: unsigned it is an added file, signed the plan isn't the one it leads to."""
    folder = forged().folder
    path = folder / "inputs/case/decisions.csv"
    path.write_text(table("decisions", decision("minimum", P1, "Z1", units=95)))
    assert faults(folder) == ["inputs: inputs/case/decisions.csv was added after the run"]
    sign(folder)
    sure(faults(folder))


def test_a_decision_s_units_changed_are_caught(forged):
    folder = forged("timed").folder
    edit(folder / "inputs/case/decisions.csv", lambda text: text.replace(",17,", ",16,"))
    assert faults(folder)
    sign(folder)
    sure(faults(folder))


def test_a_decision_in_euros_changed_is_caught(forged):
    folder = forged("in_euros").folder
    edit(folder / "inputs/case/decisions.csv", lambda text: text.replace("601.50", "601.40"))
    sign(folder)
    sure(faults(folder))


def test_a_missing_input_is_caught(forged):
    folder = forged().folder
    (folder / "inputs/case/history.csv").unlink()
    assert faults(folder) == ["inputs: inputs/case/history.csv is named in the receipt and isn't there"]
    sign(folder)
    sure(faults(folder))


@pytest.mark.parametrize("gone", ["inputs", "inputs/case", "inputs/pack"])
def test_inputs_that_are_gone_are_caught(forged, gone):
    folder = forged().folder
    shutil.rmtree(folder / gone)
    assert faults(folder)
    receipt = folder / "receipt.json"
    found = json.loads(receipt.read_text())
    found["inputs"] = {name: code for name, code in found["inputs"].items() if (folder / name).exists()}
    receipt.write_text(json_text(found))
    sure(faults(folder))


@pytest.mark.parametrize("name", ["pack.yaml", "x-pack.yaml", "-1-pack.yaml"])
def test_a_pack_file_of_another_name_is_caught(forged, name):
    folder = forged().folder
    (folder / "inputs/pack/0-pack.yaml").rename(folder / "inputs/pack" / name)
    sign(folder)
    sure(faults(folder))


def test_a_layer_laid_over_the_pack_is_caught(forged):
    folder = forged().folder
    (folder / "inputs/pack/1-more.yaml").write_text("pack: hand\nrules: [{id: home, percent: 51}]\n")
    assert faults(folder)
    receipt = json.loads((folder / "receipt.json").read_text())
    receipt["layers"].append({"name": "more", "sha256": ""})
    (folder / "receipt.json").write_text(json_text(receipt))
    sign(folder)
    sure(faults(folder))


def changed(receipt, **values):
    return {**receipt, **values}


RECEIPTS = {
    "another command": lambda r: changed(r, command="settle"),
    "another stage": lambda r: changed(r, stage="reallocation"),
    "another award": lambda r: changed(r, award="final"),
    "another case": lambda r: changed(r, case="other"),
    "another pack": lambda r: changed(r, pack="other"),
    "not synthetic": lambda r: changed(r, synthetic=False),
    "a date": lambda r: changed(r, as_of="2024-01-01"),
    "an option": lambda r: changed(r, options={**r["options"], "history_from": "inputs/history_from.csv"}),
    "no layers": lambda r: changed(r, layers=[]),
    "layers that are no list": lambda r: changed(r, layers="hand"),
    "another hash of a layer": lambda r: changed(r, layers=[{"name": "pack", "sha256": "0" * 64}]),
    "no inputs": lambda r: changed(r, inputs={}),
    "inputs that are no object": lambda r: changed(r, inputs=[]),
    "a hash that is a number": lambda r: changed(r, inputs=dict.fromkeys(r["inputs"], 0)),
    "a path outside the run": lambda r: changed(r, inputs={**r["inputs"], "../case/offers.csv": "0" * 64}),
    "a path from the root": lambda r: changed(r, inputs={**r["inputs"], "/etc/hostname": "0" * 64}),
    "a path that is no path": lambda r: changed(r, inputs={**r["inputs"], "inputs/\x00": "0" * 64}),
    "no results": lambda r: {name: value for name, value in r.items() if name != "results"},
    "no hash of a result": lambda r: changed(r, results={}),
    "a list": lambda r: [r],
    "nothing": lambda _: None,
}


@pytest.mark.parametrize("what", RECEIPTS)
def test_an_edited_receipt_is_caught(forged, what):
    path = forged().folder / "receipt.json"
    path.write_text(json_text(RECEIPTS[what](json.loads(path.read_text()))))
    sure(faults(path.parent))


@pytest.mark.parametrize("text", ["", "{", "NaN", "[" * 100_000, '{"a": 1, "a": 2}', "\ufeff{}", '{"inputs": 1e400}'])
def test_a_broken_receipt_is_caught(forged, text):
    folder = forged().folder
    (folder / "receipt.json").write_text(text)
    sure(faults(folder))


def test_an_award_that_both_records_call_definitive_is_no_fault_and_one_of_them_is(forged):
    """Provisional or definitive is what the office says it is; both records have to say the same."""
    folder = forged().folder
    edit(folder / "receipt.json", lambda text: text.replace("provisional", "definitive"))
    assert faults(folder)
    edit(folder / "summary.json", lambda text: text.replace("provisional", "definitive"))
    seal(folder)
    assert not faults(folder)


def test_a_pack_with_a_byte_order_mark_and_windows_lines_is_kept_as_it_was(true_runs, tmp_path):
    true = true_runs("scarce")
    case, pack = tmp_path / "case", tmp_path / "own.yaml"
    shutil.copytree(true.folder / "inputs/case", case)
    text = (true.folder / "inputs/pack/0-pack.yaml").read_bytes().replace(b"\n", b"\r\n")
    pack.write_bytes(b"\xef\xbb\xbf" + text)
    allocate(Request(case, str(pack)), tmp_path / "run")
    assert verify(tmp_path / "run").holds
    assert (tmp_path / "run/inputs/pack/0-own.yaml").read_bytes() == pack.read_bytes()


def test_last_year_taken_from_a_run_is_certified_and_its_plan_can_t_be_changed(true_runs, tmp_path):
    true = true_runs("scarce")
    run, case = tmp_path / "run", tmp_path / "case"
    pack = true.folder / "inputs/pack/0-pack.yaml"
    shutil.copytree(true.folder / "inputs/case", case)
    edit(case / "case.yaml", lambda text: text.replace("2024", "2025"))
    allocate(Request(case, str(pack), history_from=true.folder), run)
    assert verify(run).holds
    history = run / "inputs/history_from.csv"
    edit(history, lambda text: text.replace(f"R1,{P2},Z1,intramural", f"R1,{P2},Z2,intramural"))
    assert faults(run)
    sign(run)
    sure(faults(run))
    history.write_text("nothing\n")
    sign(run)
    sure(faults(run))
