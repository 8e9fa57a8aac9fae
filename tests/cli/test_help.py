"""Help is instant and good to read, and a slip of the finger gets a hint."""

import subprocess
import sys

import pytest

from tests.cli.calls import verdeel
from verdeelsleutel.cli.main import COMMANDS

INNER = ("pack list", "pack show", "pack lint", "pack diff", "pack schema")
HEAVY = ("pandas", "numpy", "pydantic", "rich", "babel", "pyomo", "highspy", "vl_convert")
SOLVERS = ("pyomo", "highspy", "vl_convert")


def modules_after(*words):
    """Which of the heavy modules a call has loaded."""
    code = (
        "import sys\n"
        "from verdeelsleutel.cli.main import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit as ended: print(ended.code, file=sys.stderr)\n"
        f"print(*[m for m in {HEAVY} if m in sys.modules], file=sys.stderr)\n"
    )
    ran = subprocess.run([sys.executable, "-c", code, *map(str, words)], capture_output=True, check=True)
    *_, code, loaded = ran.stderr.decode().splitlines()
    assert code in {"0", "None"}
    return set(loaded.split())


@pytest.mark.parametrize("command", [*COMMANDS, *INNER])
def test_every_command_says_what_it_does_and_gives_an_example(command):
    called = verdeel(*command.split(), "--help")
    assert called.code == 0
    assert f"Example: verdeel {command.split()[0]}" in " ".join(called.out.split())


def test_help_names_every_command():
    assert all(f"  {name} " in verdeel("--help").out for name in COMMANDS)


def test_help_loads_nothing_that_takes_time():
    assert modules_after("--help") == set()


@pytest.mark.parametrize(
    "words",
    [
        ("check", "{case}", "-p", "example-2024"),
        ("check", "{case}", "-p", "example-2024", "--cutoff", "2024-09", "--from", "{run}"),
        ("export", "responseform", "{folder}/reallocation", "-o", "{folder}-forms"),
        ("report", "{run}", "--format", "docx", "--provider", "41900104", "-o", "{folder}-letters"),
        ("verify", "{run}"),
        ("pack", "lint", "cz-2021"),
    ],
)
def test_what_decides_nothing_loads_no_solver(words, made_demo):
    folder, _ = made_demo
    loaded = modules_after(*(w.format(folder=folder, case=folder / "case", run=folder / "run") for w in words))
    assert not loaded & set(SOLVERS)


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["chek"], 'bedoelt u “check”?'),
        (["pack", "lst"], "Bedoelt u 'list'?"),
        (["check", "case", "--pakc", "x"], "Bedoelt u '--pack'?"),
        (["nonsense"], "bekend zijn demo, init"),
    ],
)
def test_a_slip_of_the_finger_gets_a_hint(words, hint):
    called = verdeel(*words)
    assert called.code == 2
    assert hint in called.err


def test_a_usage_fault_is_json_where_json_is_asked():
    called = verdeel("--json", "check")
    assert called.code == 2
    assert called.json["exit_code"] == 2


@pytest.mark.parametrize("words", [["--json", "pack", "list"], ["pack", "list", "--json"]])
def test_global_options_stand_before_or_after_the_command(words):
    assert {"pack", "title", "layers"} <= verdeel(*words).json["packs"][0].keys()


def test_the_language_stands_before_or_after_the_command():
    english = verdeel("--lang", "en", "pack", "list").out
    assert english == verdeel("pack", "list", "--lang", "en").out
    assert english != verdeel("pack", "list").out
