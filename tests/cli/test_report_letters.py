"""`verdeel report --format docx`: a letter per provider that says what the run says of it, and nothing of any other."""

import csv
import re
import shutil
import zipfile
from collections import Counter, defaultdict
from decimal import Decimal
from fractions import Fraction

import pytest

from tests.cli.calls import listing, verdeel
from tests.documents import as_pdf, rows_of, template_of, text_of
from tests.model.settlement.settled_years import Year
from tests.small import service
from verdeelsleutel.cli import extras
from verdeelsleutel.reports.dutch import NL

A1, A2, B1 = ("A", "Z1"), ("A", "Z2"), ("B", "Z1")
FEW = 5


@pytest.fixture(scope="module")
def runs(made_demo, tmp_path_factory):
    """A run of every kind, each with its letters."""
    place = tmp_path_factory.mktemp("lettered")
    for name in ("run", "reallocation"):
        shutil.copytree(made_demo[0] / name, place / name)
    year = Year(place / "year", [service("Z1", "10.01"), service("Z2", 7)], {A1: 100, A2: 9, B1: 70})
    year.settle({A1: "110.5", A2: 3, B1: 60})
    found = {"allocation": place / "run", "reallocation": place / "reallocation", "settlement": year.made}
    for run in found.values():
        called = verdeel("report", run, "--format", "docx")
        assert called.code == 0, called.err
    return found


@pytest.fixture(scope="module")
def letters(runs):
    """Kind → AGB code → document."""
    return {kind: {p.stem: p.read_bytes() for p in sorted((run / "letters").iterdir())} for kind, run in runs.items()}


def lines_of(run, name):
    """Lines of a result file per provider."""
    found = defaultdict(list)
    with (run / name).open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            found[line["provider"]].append(line)
    return found


def euros(text):
    return NL.number(Fraction(text), 2)


def units(text):
    value = Fraction(text)
    return NL.number(value, 0 if value.denominator == 1 else 2)


FILES = {
    "allocation": ("plan.csv", ("offered_units", "agreed_units"), ("tariff_eur", "amount_eur"), "amount_eur"),
    "reallocation": ("plan.csv", ("previous_units", "agreed_units"), ("tariff_eur", "amount_eur"), "amount_eur"),
    "settlement": (
        "settlement_lines.csv", ("agreed_units", "delivered_units"),
        ("settled_tariff_eur", "delivered_eur", "settled_eur"), "settled_eur",
    ),
}  # fmt: skip
"""Kind → its file with lines, the units and euros of a line that a letter shows, and what it adds up."""


@pytest.mark.parametrize("kind", FILES)
def test_every_provider_gets_a_letter_with_each_of_its_lines_and_their_sum_to_the_cent(runs, letters, kind):
    name, volumes, amounts, added = FILES[kind]
    lines = lines_of(runs[kind], name)
    assert set(letters[kind]) == set(lines)
    for code in [*lines][:FEW] + [*lines][-FEW:]:
        rows = rows_of(letters[kind][code])
        shown = Counter((row[0], *(cell for cell in row[3:])) for row in rows if len(row) > len(amounts) + 3)
        for line in lines[code]:
            cells = [units(line[v]) for v in volumes]
            if kind == "reallocation":  # what is expected stands in between
                cells.insert(1, next(row[4] for row in rows if row[0] == line["service"] and len(row) == 8))
            key = (line["service"], *cells, *(euros(line[a]) for a in amounts))
            if kind == "reallocation":
                mine = [k for k in shown if (k[0], k[1], *k[3:]) == (key[0], key[1], *key[3:]) and shown[k]]
                assert mine, key
                shown[mine[0]] -= 1
            else:
                assert shown[key] > 0, key
                shown[key] -= 1
        total = sum(Decimal(line[added]) for line in lines[code])
        totals = [Decimal(row[-1].replace(".", "").replace(",", ".")) for row in rows if row[0] == "Totaal"]
        assert sum(totals) == total
        assert f"€\u00a0{euros(str(total))}" in text_of(letters[kind][code])


@pytest.mark.parametrize("kind", FILES)
def test_no_letter_names_another_provider_or_holds_one_of_its_amounts(runs, letters, kind):
    name, _, amounts, added = FILES[kind]
    lines, names = lines_of(runs[kind], name), {}
    with next((runs[kind] / "inputs").glob("case*/providers.csv")).open(encoding="utf-8") as file:
        names = {row["provider"]: row["name"] for row in csv.DictReader(file)}
    sums = {code: str(sum(Decimal(line[added]) for line in mine)) for code, mine in lines.items()}
    told = {code: {euros(line[a]) for line in mine for a in amounts} for code, mine in lines.items()}
    told = {code: {*mine, euros(sums[code])} for code, mine in told.items()}
    for code, content in letters[kind].items():
        text = text_of(content)
        assert names[code] in text
        assert code in text
        figures = set(re.findall(r"[\d.]+,\d\d", text))
        for other, mine in told.items():
            if other != code:
                assert names[other] not in text
                assert other not in text
                large = {figure for figure in mine - told[code] if len(figure) > len("10.000,00")}
                assert not large & figures, other


def test_what_is_not_awarded_stands_in_its_letter_in_the_sentences_of_explain(runs, letters):
    code = "41900104"
    explained = verdeel("explain", runs["allocation"], "--provider", code, "--all").out
    told = " ".join(text_of(letters["allocation"][code]).split())
    reasons = [row for row in rows_of(letters["allocation"][code]) if len(row) == 2 and "steady_growth]" in row[1]]
    assert reasons
    flat = " ".join(explained.split())
    for amount, _ in reasons:
        assert amount in flat
    assert "108 % van het volume van vorig jaar (afspraak) [steady_growth]" in told.replace("\u00a0", " ")


def test_letters_made_later_elsewhere_are_the_same_to_the_byte(runs, letters, tmp_path):
    moved = tmp_path / "elsewhere"
    shutil.copytree(runs["allocation"], moved, ignore=shutil.ignore_patterns("letters"))
    assert verdeel("report", moved, "--format", "docx", "--provider", "41900104").code == 0
    made = moved / "letters" / "41900104.docx"
    assert made.read_bytes() == letters["allocation"]["41900104"]
    with zipfile.ZipFile(made) as file:
        assert {entry.date_time[0] for entry in file.infolist()} == {1980}
        assert b"2024-01-01T00:00:00Z" in file.read("docProps/core.xml")


@pytest.mark.parametrize("kind", FILES)
def test_a_run_with_letters_verifies_as_before(runs, kind):
    assert verdeel("verify", runs[kind]).code == 0


def test_the_date_is_the_one_that_is_given_or_words_that_ask_for_it(runs, letters, tmp_path):
    assert "[vul de datum in]" in text_of(letters["allocation"]["41900104"])
    words = ("--format", "docx", "-o", tmp_path / "dated", "--provider", "41900104", "--date", "2023-12-15")
    assert verdeel("report", runs["allocation"], *words).code == 0
    text = text_of((tmp_path / "dated" / "41900104.docx").read_bytes())
    assert "Datum\t15 december 2023" in text
    assert "vul de datum in" not in text


def test_letters_are_english_on_request(runs, tmp_path):
    words = ("--format", "docx", "-o", tmp_path / "en", "--provider", "41900104", "--lang", "en")
    assert verdeel("report", runs["allocation"], *words).code == 0
    text = text_of((tmp_path / "en" / "41900104.docx").read_bytes())
    assert "Provisional award of long-term care 2024" in text
    assert "niet" not in text.split()


def test_earlier_letters_make_place_only_when_asked_and_when_nothing_else_is_there(runs, tmp_path):
    run = tmp_path / "run"
    shutil.copytree(runs["settlement"], run)
    before = listing(run)
    called = verdeel("report", run, "--format", "docx")
    assert (called.code, listing(run)) == (2, before)
    assert "--replace" in called.err
    assert verdeel("report", run, "--format", "docx", "--replace", "--date", "2025-03-01").code == 0
    assert listing(run).keys() == before.keys()
    assert listing(run) != before
    (run / "letters" / "notes.docx").write_bytes(b"somebody's work")
    before = listing(run)
    assert verdeel("report", run, "--format", "docx", "--replace").code == 2
    assert listing(run) == before


def test_one_letter_is_added_to_those_that_are_there(runs, tmp_path):
    words = ("report", runs["settlement"], "--format", "docx", "-o", tmp_path / "out", "--provider")
    assert verdeel(*words, "00000001").code == 0
    assert verdeel(*words, "2").code == 0  # zeros that were lost are understood
    assert [p.name for p in sorted((tmp_path / "out").iterdir())] == ["00000001.docx", "00000002.docx"]
    called = verdeel(*words, "00000007")
    assert called.code == 2
    assert 'bedoelt u “0000000' in called.err


@pytest.mark.parametrize(
    "words",
    [
        ("--date", "2024-01-01"),
        ("--provider", "41900104"),
        ("--format", "html", "--template", "x.docx"),
        ("--format", "docx,html", "-o", "{run}/out"),
        ("--format", "docx", "-o", "{run}/inputs/letters"),
        ("--format", "docx", "-o", "{run}"),
        ("--format", "docx", "--template", "{run}/nowhere.docx"),
        ("--format", "docx", "--template", "{run}/plan.csv"),
    ],
)
def test_what_cannot_be_made_ends_with_2_and_writes_nothing(run, words):
    before = listing(run)
    assert verdeel("report", run, *(word.format(run=run) for word in words)).code == 2
    assert listing(run) == before


def test_a_run_that_was_changed_ends_with_6_and_writes_nothing(run):
    (run / "plan.csv").write_bytes((run / "plan.csv").read_bytes() + b"\n")
    before = listing(run)
    assert verdeel("report", run, "--format", "docx").code == 6
    assert listing(run) == before


def test_without_the_extra_it_says_how_to_get_it(run, monkeypatch):
    monkeypatch.setitem(extras.EXTRAS, "letters", ("a_package_that_is_nowhere",))
    called = verdeel("report", run, "--format", "docx")
    assert called.code == 2
    assert "pip install 'verdeelsleutel[letters]'" in called.err
    assert not (run / "letters").exists()


def test_an_office_writes_in_its_own_template(runs, tmp_path):
    own = tmp_path / "own.docx"
    own.write_bytes(
        template_of(
            "Beste {{ provider.name }} van {{ office }}",
            "{%p for region in regions %}",
            "{{ region.name }}: {{ region.lines|length }} regels, samen {{ region.total }}",
            "{%p endfor %}",
            header="{{ reference }}",
        )
    )
    words = ("--format", "docx", "--template", own, "-o", tmp_path / "out", "--provider", "00000001")
    called = verdeel("report", runs["settlement"], *words)
    assert called.code == 0, called.err
    text = text_of((tmp_path / "out" / "00000001.docx").read_bytes())
    assert "Beste Provider A van " in text
    assert "Region R1: 2 regels, samen 1.127,11" in text  # 110.5 · 10.01 + 3 · 7.00
    assert re.search(r"^2024-00000001-[0-9a-f]{12}$", text, re.MULTILINE)


def test_every_name_that_a_letter_lacks_is_told_at_once_with_what_was_meant(runs, tmp_path):
    own = tmp_path / "own.docx"
    own.write_bytes(
        template_of(
            "{{ provder.name }} {{ provider.nam }} {{ nonsense }}",
            "{%p for region in regions %}",
            "{{ region.lines[0].tarif }}",
            "{%p endfor %}",
            header="{{ refrence }}",
        )
    )
    called = verdeel("report", runs["settlement"], "--format", "docx", "--template", own, "-o", tmp_path / "out")
    assert called.code == 2
    for name, meant in (
        ("provder", "provider"),
        ("provider.nam", "name"),
        ("region.lines[…].tarif", "tariff"),
        ("refrence", "reference"),
    ):
        assert re.search(rf'"{re.escape(name)}"[^"]*bedoelt u “{meant}”', called.err), name
    assert '"nonsense"' in called.err
    assert "own.docx (header1)" in called.err
    assert "5 fouten" in called.err
    assert not (tmp_path / "out").exists()


def test_a_template_that_asks_something_odd_is_told_and_nothing_is_written(runs, tmp_path):
    own = tmp_path / "own.docx"
    for text in ("{{ provider.agb + 1 }}", "{% if %}", "{{ office.__class__ }}", "{%p for region in regions %}"):
        own.write_bytes(template_of(text))
        called = verdeel("report", runs["settlement"], "--format", "docx", "--template", own, "-o", tmp_path / "out")
        assert called.code == 2, text
        assert "own.docx" in called.err
        assert not (tmp_path / "out").exists()


def test_the_template_that_ships_can_be_taken_and_gives_the_same_letters(runs, letters, tmp_path):
    own = tmp_path / "letter.docx"
    assert verdeel("export", "lettertemplate", "-o", own).code == 0
    words = ("--format", "docx", "--template", own, "-o", tmp_path / "out")
    assert verdeel("report", runs["settlement"], *words).code == 0
    assert listing(tmp_path / "out") == {f"{code}.docx": made for code, made in letters["settlement"].items()}
    assert verdeel("export", "lettertemplate", "-o", own).code == 2
    assert verdeel("export", "lettertemplate", "-o", tmp_path / "letter.pdf").code == 2


def test_what_was_written_is_told_in_json(runs, tmp_path):
    words = ("--format", "docx", "-o", tmp_path / "out", "--json", "--date", "2025-03-01")
    found = verdeel("report", runs["settlement"], *words).json
    files = ["00000001.docx", "00000002.docx"]
    told = {"folder": str(tmp_path / "out"), "files": files, "date": "2025-03-01", "unjudged": 0, "withheld": []}
    assert found == {"ok": True, "run": str(runs["settlement"]), "files": [], "letters": told}


@pytest.mark.slow
def test_another_word_processor_opens_a_letter(runs, tmp_path):
    for kind, code in (("allocation", "41900104"), ("reallocation", "41900104"), ("settlement", "00000001")):
        (tmp_path / kind).mkdir()
        made = as_pdf(runs[kind] / "letters" / f"{code}.docx", tmp_path / kind)
        assert made.read_bytes().startswith(b"%PDF")
