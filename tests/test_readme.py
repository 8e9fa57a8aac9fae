"""The README shows what a newcomer really sees."""

import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from verdeelsleutel.data.case import read_case
from verdeelsleutel.data.pack import load_pack
from verdeelsleutel.data.synthetic.example_region import example_folder
from verdeelsleutel.model.catalogue import rule_faults
from verdeelsleutel.model.problem import prepare_initial
from verdeelsleutel.model.runs.initial_run import Request, allocate

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """What `verdeel demo` prints when it is piped."""
    code = "from verdeelsleutel.cli.main import main; main(['demo'])"
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    ran = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        cwd=tmp_path_factory.mktemp("place"),
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return [line.rstrip() for line in ran.stdout.splitlines()]


def shown():
    block = re.search(r"^```text\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL)
    return [line.rstrip() for line in block[1].splitlines() if line.strip() not in {"", "…"}]


def test_the_output_in_the_readme_is_that_of_the_demo(demo):
    rest = iter(demo)
    unseen = [line for line in shown() if line not in rest]
    assert unseen == [], "in the README, and not (in this place) in what `verdeel demo` prints"


def test_the_readme_names_every_file_of_a_run(tmp_path):
    allocate(Request(example_folder(), "proportional"), tmp_path / "run")
    there = {path.name for path in (tmp_path / "run").iterdir()}
    named = set(re.findall(r"^\| `([\w.]+)/?` \|", README, flags=re.MULTILINE))
    assert named == there


def test_the_policy_in_the_readme_can_be_run(tmp_path):
    block = re.search(r"^ *```yaml\n(.*?)^ *```", README, flags=re.MULTILINE | re.DOTALL)[1]
    pack = tmp_path / "mine.yaml"
    pack.write_text(textwrap.dedent(block), encoding="utf-8")
    made = prepare_initial(read_case(example_folder()), load_pack(pack, check_rule=rule_faults))
    assert [layer.id for layer in made.layers] == ["clients", "base", "offers"]
    assert [rule.id for rule in made.rules] == ["intramural_cap"]
