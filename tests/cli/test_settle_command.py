"""`verdeel settle`: what a planner and a machine read, how it ends, and that no solver is loaded."""

import json
import subprocess
import sys

import pytest

from tests.cli.calls import listing, verdeel
from tests.documents import text_of
from tests.model.settlement.settled_years import MONTHS, Year
from tests.small import service

A1, B1 = ("A", "Z1"), ("B", "Z1")
PLAN = {"base": 90, "adjustments": [{"id": "plan", "add_from": "development_plan_pct"}]}
DELIVERED, FACTS = {A1: 120, B1: 60}, {"A": {"development_plan_pct": 1}}


@pytest.fixture
def year(tmp_path):
    providers = [
        {"provider": f"0000000{i}", "name": name, "status": "existing", "development_plan_pct": 2}
        for i, name in ((1, "Zorghuis"), (2, "Thuiszorg"))
    ]
    return Year(tmp_path, [service("Z1", 10)], {A1: 100, B1: 70}, tariff=PLAN, providers=providers)


def settle(year, *more):
    case = year.case(DELIVERED, facts=FACTS)
    return verdeel("settle", year.run, "--realisation", case, "-o", year.made, *more)


def test_a_planner_reads_what_is_settled_in_dutch_or_english(year):
    shown = settle(year)
    assert shown.code == 0
    lines = [" ".join(line.replace("\u00a0", " ").split()) for line in shown.out.splitlines()]
    # agreed 170 · 9.20; A at 9.10 delivers 1,092.00 of 910.00, B at 9.20 552.00 of 644.00
    for line in (
        "Nacalculatie 2024 · A small case",
        "Nobody · beleid small (Small) · afrekening van de initiële toekenning",
        "stand van 1 maart 2025",
        "afgesproken € 1.564,00",
        "toeslagen en prijzen ingehouden -€ 10,00",
        "plafond van de afrekening € 1.554,00",
        "geleverd € 1.644,00",
        "geleverd boven het plafond € 182,00",
        "afgerekend: het laagste per aanbieder € 1.462,00",
        "terug te vorderen € 102,00",
        "misgelopen door toeslagen € 10,00",
        "Thuiszorg 644,00 552,00 552,00 92,00",
        "Zorghuis 920,00 1.092,00 910,00 182,00",
        "plan 0,00 -10,00",
    ):
        assert line in lines
    english = settle(year, "--replace", "--lang", "en").out
    assert "Settlement 2024" in english
    assert "to be recovered" in english


def test_an_unfinished_year_is_settled_and_that_is_told_before_anything_else(year):
    case = year.case(DELIVERED, facts=FACTS, months=MONTHS[:11])
    called = verdeel("settle", year.run, "--realisation", case, "-o", year.made)
    assert called.code == 0
    said = " ".join(called.out.replace("\u00a0", " ").split())
    before, _, after = said.partition("Let op: in de realisatie ontbreekt een hele maand van het jaar: december 2024.")
    assert "€ " not in before
    assert "Wat hier wordt teruggevorderd (€ 102,00), is dus niet definitief" in after
    assert verdeel("verify", year.made).code == 0
    assert "Let op" not in settle(year, "--replace").out


def test_a_provider_without_its_last_month_is_named_and_its_letter_is_not_final(year, tmp_path):
    case = year.case(DELIVERED, facts=FACTS)
    rows = (case / "realisation.csv").read_text("utf-8").splitlines()
    kept = [row for row in rows if not ("00000002" in row and "2024-12" in row)]
    assert len(kept) < len(rows)
    (case / "realisation.csv").write_text("\n".join(kept) + "\n", "utf-8")
    said = " ".join(verdeel("settle", year.run, "--realisation", case, "-o", year.made).out.split())
    assert "Let op: bij 1 aanbieder ontbreken maanden in de realisatie" in said
    assert "00000002 (dec)" in said
    assert verdeel("report", year.made, "--format", "docx", "-o", tmp_path / "letters").code == 0
    last, all_there = (text_of((tmp_path / f"letters/0000000{i}.docx").read_bytes()) for i in (2, 1))
    assert "Dit is niet definitief. Van u ontbreekt een maand in de realisatie: december 2024." in last
    assert "vorderen wij terug" not in last
    assert "Wij stellen het bedrag voor 2024 vast op" in all_there


def test_a_machine_reads_every_amount(year):
    found = settle(year, "--json").json
    assert (found["ok"], found["certificate"]["holds"]) == (True, True)
    assert found["figures"]["recovered_eur"] == "102.00"
    assert [one["unfunded_eur"] for one in found["agreements"]] == ["182.00", "0.00"]
    assert found["surcharges"][0] | {"source": ""} == {
        "region": "R1", "provider": "00000001", "item": "plan", "kind": "withheld", "points": "-1",
        "amount_eur": "-10.00", "source": "",
    }  # fmt: skip


def test_it_is_verified_and_replayed_like_any_run(year):
    settle(year)
    assert verdeel("verify", year.made).code == 0
    assert "✓ afrekening: elk totaal is het laagste" in verdeel("verify", year.made).out
    assert verdeel("replay", year.made).code == 0
    lines = year.made / "settlement_lines.csv"
    lines.write_bytes(lines.read_bytes().replace(b",60,", b",61,"))
    assert verdeel("verify", year.made).code == 6
    assert verdeel("replay", year.made).code == 6


def test_wrong_use_and_faults_write_nothing(year, tmp_path):
    case = year.case(DELIVERED)
    before = listing(tmp_path)
    assert verdeel("settle", tmp_path / "nowhere", "--realisation", case, "-o", year.made).code == 2
    assert verdeel("settle", year.run, "--realisation", year.folder / "start/case", "-o", year.made).code == 3
    assert listing(tmp_path) == before


def test_no_solver_is_loaded(year):
    case = year.case(DELIVERED)
    code = (
        "import sys\n"
        "from verdeelsleutel.cli.main import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "print([m for m in ('pyomo', 'highspy', 'flint') if m in sys.modules], file=sys.stderr)\n"
    )
    words = ["settle", str(year.run), "--realisation", str(case), "-o", str(year.made), "--json"]
    ran = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=True)
    assert json.loads(ran.stdout)["ok"]
    assert ran.stderr.splitlines()[-1] == "[]"
