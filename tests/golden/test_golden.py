"""The rows of every rule on one small case, kept as formulas in a text file per rule.

A file starts with the reason of its last change and the rules it shows, as a pack writes them. After a change that
is meant: `UPDATE_GOLDEN="why it changed" python -m pytest tests/golden`, and review the difference.
"""

import os
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.contract import ground
from tests.golden.formulas import cut_formulas, factor_formulas, row_formulas
from verdeelsleutel.model import catalogue

FOLDER = Path(__file__).parent
REASON, RULE = "# last change: ", "# rule: "


def formulas(raw):
    """What a rule, written as in a pack, asks of the case."""
    rule = ground.bound(raw)
    context = ground.problem(ground.stage_of(rule)).context
    rows, cut, factors = rule.rows(context), rule.cut(context), rule.factors(context)
    found = row_formulas(context.lines, rows) if rows is not None else []
    found += cut_formulas(context.lines, rule.id, cut) if cut is not None else []
    return found + factor_formulas(context.lines, rule.id, factors or [])


def parsed(text):
    """A rule as a pack writes it, its numbers as text."""
    reader = YAML(typ="safe", pure=True)
    raw = reader.load(text)
    return {key: value if isinstance(value, dict | list | str) else str(value) for key, value in raw.items()}


def shown(path, reason=None):
    """The text of a golden file made anew from the rules in it."""
    old = path.read_text(encoding="utf-8").splitlines()
    reasons = [line for line in old if line.startswith(REASON)] or [f"{REASON}first written"]
    lines = [f"{REASON}{reason}" if reason else reasons[0]]
    for line in old:
        if line.startswith(RULE):
            raw = parsed(line.removeprefix(RULE))
            assert raw["rule"] == path.stem
            lines += ["", line, *formulas(raw)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("rule", catalogue.rule_modules())
def test_the_rows_of_a_rule_are_the_reviewed_ones(rule):
    path = FOLDER / f"{rule}.txt"
    assert path.exists(), f"write {path.name} with a line `{RULE}{{id: …, rule: {rule}, …}}` and run with UPDATE_GOLDEN"
    before = path.read_text(encoding="utf-8")
    made = shown(path)
    if os.environ.get("UPDATE_GOLDEN") and made != before:
        made = before = shown(path, os.environ["UPDATE_GOLDEN"])
        path.write_text(made, encoding="utf-8")
    assert made == before
    assert before.count("\n") > before.count(RULE) * 2 + 1  # every rule shown has rows


def test_every_golden_file_is_of_a_rule_and_says_why_it_changed_last():
    for path in FOLDER.glob("*.txt"):
        assert path.stem in catalogue.rule_modules()
        assert path.read_text(encoding="utf-8").startswith(REASON)
