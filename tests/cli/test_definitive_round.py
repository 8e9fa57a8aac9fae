"""Who agrees with an offer, and what became of the answers in the definitive run."""

import csv
import shutil

from openpyxl import load_workbook

from tests.cli.calls import verdeel
from tests.cli.forms import AGB, fill, heading, ledger, lowered, offered, read


def test_who_leaves_a_line_empty_agrees_and_that_is_recorded_where_the_offer_lowers_it(forms, sent):
    key = next(iter(lowered(sent[1], AGB)))
    sheet = load_workbook(forms / f"{AGB}.xlsx")["Reactie"]
    answered = next(r for r in range(1, sheet.max_row) if (sheet.cell(r, 1).value, sheet.cell(r, 2).value) == key[::2])
    fill(forms / f"{AGB}.xlsx", **{f"M{answered}": 170})
    called = read(forms, sent[1])
    with (forms / "out.csv").open(encoding="utf-8") as file:
        rows = {(r["region"], r["provider"], r["service"]): r for r in csv.DictReader(file)}
    expected = lowered(sent[1], AGB, "06900106") | {key: "170"}
    assert {where: row["units"] for where, row in rows.items()} == expected
    said = {(row["judged"], row["reason"]) for where, row in rows.items() if where != key}
    assert (said, rows[key]["judged"]) == ({("agreed", "akkoord met het aanbod")}, "")
    recorded = len(expected) - 1
    told = " ".join(called.out.split())
    assert f"out.csv: 1 regel te beoordelen; akkoord: {recorded} regels vastgelegd" in told


def test_a_round_in_which_all_agree_has_nothing_to_judge_and_says_so(forms, sent):
    told = " ".join(read(forms, sent[1]).out.split())
    assert "out.csv: niets te beoordelen; akkoord: " in told
    assert "Beoordeel elke regel" not in told


def test_inside_the_term_who_agrees_ends_at_the_offer_and_nothing_is_kept(dated, made_demo, tmp_path):
    words = ("--run", dated, "--received", "2024-10-20", "-o", tmp_path / "responses.csv")
    assert verdeel("import", "responses", *sorted((dated / "forms").iterdir()), *words).code == 0
    case = tmp_path / "case"
    shutil.copytree(made_demo[0] / "case", case)
    shutil.move(tmp_path / "responses.csv", case)
    called = offered(case, dated, tmp_path / "run", "--stage", "definitive", "--as-of", "2024-10-20", "--json")
    assert called.code == 0, called.err
    count = len(lowered(dated, *(path.stem for path in (dated / "forms").iterdir())))
    assert (called.json["kept"], called.json["answers"]["agreed"]) == (None, count)
    made = [row["definitive_units"] for row in ledger(tmp_path / "run")]
    assert made == [row["offered_units"] for row in ledger(dated)]


def test_judged_answers_count_in_the_definitive_run(forms, sent, made_demo):
    first = heading(load_workbook(forms / f"{AGB}.xlsx")["Reactie"]) + 1
    fill(forms / f"{AGB}.xlsx", **{f"M{first}": 170, f"M{first + 1}": 3})
    assert read(forms, sent[1]).code == 0
    case = forms / "case"
    shutil.copytree(made_demo[0] / "case", case)
    rows = (forms / "out.csv").read_text(encoding="utf-8").splitlines()
    rows = [row for row in rows if ",agreed," not in row]
    judged = [rows[0], rows[1].replace(",,,", ",partly,150,"), rows[2].replace(",,,", ",accepted,,")]
    (case / "responses.csv").write_text("\n".join(judged) + "\n", encoding="utf-8")
    words = ("--from", sent[1], "--cutoff", "2024-09", "--stage", "definitive", "-o", forms / "run", "--json")
    called = verdeel("reallocate", case, "-p", "example-2024", *words)
    assert called.code == 0, called.err
    assert called.json["answers"] == {"accepted": 1, "partly": 1, "rejected": 0, "agreed": 0, "not_yet": 0}
    services = [line.split(",")[2] for line in rows[1:]]
    done = {r["service"]: r["definitive_units"] for r in ledger(forms / "run") if r["provider"] == AGB and r["judged"]}
    assert set(done) == set(services)
    assert int(done[services[0]]) <= 150
    assert done[services[1]] == "3"


def test_a_check_from_an_offer_looks_at_the_definitive_run_and_advises_that(dated, made_demo, tmp_path):
    case = tmp_path / "case"
    shutil.copytree(made_demo[0] / "case", case)
    region, provider, service = next(iter(lowered(dated, AGB)))
    rows = f"region,provider,service,units,date\n{region},{provider},{service},170,2024-10-20\n"
    (case / "responses.csv").write_text(rows, encoding="utf-8")
    words = ("-p", "example-2024", "--from", dated, "--cutoff", "2024-09")
    called = verdeel("check", case, *words)
    assert called.code == 0, called.err
    command = " ".join(called.out.split("$ ")[-1].split())
    assert command.endswith(f"--from {dated} --cutoff 2024-09 --stage definitive --as-of YYYY-MM-DD -o RUN")
    assert "1 reactie is nog niet beoordeeld" in " ".join(called.out.split())
    found = verdeel("check", case, *words, "--json").json["findings"]
    assert "response-term-unknown" in {one["code"] for one in found}
    other = verdeel("check", case, *words[:-1], "2024-08")
    assert (other.code, "2024-09" in other.err) == (2, True)
