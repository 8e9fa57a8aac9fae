"""The house: what every file in it keeps to."""

import ast
import importlib
import re
import statistics
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from verdeelsleutel import __version__
from verdeelsleutel.cli.main import COMMANDS, module_of

ROOT = Path(__file__).parent.parent
FOLDERS = ("data", "model", "reports", "cli")
MODULES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
CATALOGUES = ("model/rules", "model/expectations/methods")
ENTRIES = sorted(p for folder in CATALOGUES for p in (ROOT / folder).glob("*.py") if p.name != "__init__.py")
HANDBOOK = (
    "README.md", "STUDIES.md", "LETTERS.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "DECISIONS.md", "GLOSSARY.md",
)  # fmt: skip

LONG = 400
MAY_BE_LONG = {
    "tests/strategies/initial.py": "one module of random cases, shared by every property test",
    "tests/oracle/test_oracle.py": "the same questions asked of every kind of random case",
}
"""Files above the limit, each with the reason."""

MAY_USE_FLOATS = {
    "model/solve/assembly.py": "hands programs to the solver",
    "model/solve/general.py": "scales programs for the solver and compares its level with the exact one",
    "model/solve/packing.py": "likewise",
    "model/solve/rounding_choice.py": "hands the choice to the solver; what it says is checked in whole numbers",
    "model/solve/two_stage.py": "hands the programme to the solver; what its plan costs is counted again exactly",
    "model/studies/distributions.py": "draws figures; each is rounded to a decimal before anything is made of it",
    "model/studies/simulate/care.py": "draws factors; each is rounded to 6 decimals before it is applied",
    "model/studies/simulate/clients.py": "gives rates of arrival to a Poisson draw; whole clients come back",
}
"""Between assembly and rounding, and where a study draws; nowhere else in the model."""

SECTIONS = ("Policy:", "Formula:", "Symbols:", "Example:")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def length(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def configuration() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def code_in(document: str) -> list[str]:
    """Everything a document shows as code: blocks line by line, and words between backticks."""
    text = (ROOT / document).read_text(encoding="utf-8")
    blocks = re.findall(r"^```\w*\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)
    inline = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))
    return [line for block in blocks for line in block.splitlines()] + inline


def test_the_median_file_is_near_100_lines():
    assert 60 <= statistics.median(map(length, MODULES)) <= 140


def test_no_file_is_long_without_a_reason():
    everything = [*MODULES, *(ROOT / "tests").rglob("*.py")]
    long = {name_of(path) for path in everything if length(path) > LONG}
    assert long <= set(MAY_BE_LONG)


@pytest.mark.parametrize("path", ENTRIES, ids=lambda path: path.stem)
def test_an_entry_of_a_catalogue_states_policy_formula_symbols_and_example(path):
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    places = [text.find(f"\n{section}\n") for section in SECTIONS]
    assert -1 not in places, f"wanted {SECTIONS}"
    assert places == sorted(places)


@pytest.mark.parametrize("path", [p for p in MODULES if p.is_relative_to(ROOT / "model")], ids=name_of)
def test_results_are_made_without_floats(path):
    if name_of(path) in MAY_USE_FLOATS:
        return
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    literals = [n.lineno for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, float)]
    calls = [n.lineno for n in nodes if isinstance(n, ast.Call) and getattr(n.func, "id", "") == "float"]
    assert literals + calls == []


def test_every_sub_package_is_listed_for_the_wheel():
    packages = {name_of(p.parent).replace("/", ".") for p in MODULES if p.name == "__init__.py"}
    listed = set(configuration()["tool"]["setuptools"]["packages"])
    assert listed == {"verdeelsleutel"} | {f"verdeelsleutel.{name}" for name in packages}


def test_every_folder_with_code_is_a_sub_package():
    assert [name_of(p) for p in MODULES if not (p.parent / "__init__.py").exists()] == []


def test_the_version_is_one_and_has_an_entry_in_the_changelog():
    assert configuration()["project"]["version"] == __version__
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## \[{re.escape(__version__)}\] - \d{{4}}-\d{{2}}-\d{{2}}$", changelog, re.MULTILINE)


@pytest.mark.parametrize("document", HANDBOOK)
def test_every_command_in_the_handbook_exists(document):
    lines = code_in(document)
    options = r"(?: --lang \w+| --?\w+)*+"
    commands = {m[1] for line in lines if (m := re.match(rf"(?:\$ )?verdeel{options} ([a-z]\S*)", line))}
    targets = {m[1] for line in lines if (m := re.match(r"(?:\$ )?make ([a-z]+)", line))}
    assert commands <= set(COMMANDS)
    made = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert targets <= made


@pytest.mark.parametrize("document", HANDBOOK)
def test_every_link_and_path_in_the_handbook_leads_somewhere(document):
    text = (ROOT / document).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)[^)]*\)", text) if "://" not in link]
    folders = r"(?:data|model|reports|cli|tests|\.ci)/[\w./-]*"
    paths = [code for code in code_in(document) if re.fullmatch(folders, code)]
    assert [link for link in [*links, *paths] if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_file_of_its_own(name):
    module = importlib.import_module(module_of(name))
    assert module.command.callback.__doc__


def test_help_and_check_load_no_solver():
    code = (
        "import sys\n"
        "from verdeelsleutel.cli.main import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "print([m for m in ('pyomo', 'highspy', 'vl_convert') if m in sys.modules], file=sys.stderr)\n"
    )
    for words in (["--help"], ["check", str(ROOT / "data/synthetic/example")]):
        ran = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=True)
        assert ran.stderr.splitlines()[-1] == "[]"


def test_the_lock_names_every_dependency_and_nothing_but_versions():
    project = configuration()["project"]
    wanted = {"run": project["dependencies"], "dev": project["optional-dependencies"]["dev"]}
    for name, requirements in wanted.items():
        text = (ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8")
        lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
        assert [line for line in lines if not re.fullmatch(r"[\w-]+==[\w.]+( ; .+)?", line)] == []
        locked = {line.split("==")[0] for line in lines}
        named = {re.split(r"[\[>=<]", text)[0].replace(".", "-").lower() for text in requirements}
        assert named - {project["name"]} <= locked
