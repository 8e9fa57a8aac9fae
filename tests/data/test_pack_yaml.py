"""A pack's YAML is read strictly, as text, and every fault of the writing is found with its line."""

from __future__ import annotations

import pytest

from verdeelsleutel.data.pack.yaml import plain, read_yaml


def read(text):
    tree, faults = read_yaml(text, "pack test")
    return plain(tree), faults


def test_numbers_stay_the_text_that_was_written():
    assert read("a: 95.50\nb: 1e3\nc: 007\n")[0] == {"a": "95.50", "b": "1e3", "c": "007"}


def test_only_true_and_false_are_booleans():
    tree, faults = read("a: true\nb: False\nc: yes\nd: off\ne: 'true'\n")
    assert tree == {"a": True, "b": False, "c": "yes", "d": "off", "e": "true"}
    assert not faults


def test_an_empty_value_is_nothing_and_an_empty_text_is_text():
    assert read("a:\nb: ~\nc: ''\n")[0] == {"a": None, "b": None, "c": ""}


def test_a_list_and_a_mapping_keep_their_order():
    assert list(read("b: [2, 1]\na: {z: 1, y: 2}\n")[0]) == ["b", "a"]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("a: 1\nb: !!str 2\n", 2, "tags"),
        ("a: 1\nb: !own 2\n", 2, "tags"),
        ("a: &x 1\n", 1, "anchors"),
        ("a: &x 1\nb: *x\n", 2, "aliases"),
        ("a: 1\nb: 2\na: 3\n", 3, "twice"),
        ("c: {a: 1, a: 2}\n", 1, "twice"),
        ("l:\n  - {id: a}\n  - {id: b}\n  - {id: a}\n", 4, "same id"),
        ("? [a]\n: 1\n", 1, "key is a word"),
        ("a: 1\n---\nb: 2\n", 2, "one document"),
        ("- a\n", 1, "mapping"),
        ("", 1, "mapping"),
    ],
)
def test_what_packs_do_not_have_is_a_fault_with_its_line(text, line, what):
    faults = read(text)[1]
    assert any(what in fault.what and fault.place.line == line for fault in faults)


@pytest.mark.parametrize("text", ["a: [1,\nb: 2\n", "a: 'x\n", "a: 1\n  b: 2\n", "\ta: 1\n", "a: \x07\n"])
def test_text_that_is_no_yaml_is_one_fault(text):
    tree, faults = read(text)
    assert tree is None
    assert len(faults) == 1
    assert "isn't YAML" in faults[0].what


def test_a_syntax_fault_has_its_line():
    assert read("a: 1\nb: 2\n  c: 3\n")[1][0].place.line == 3


def test_reading_goes_on_after_a_fault():
    tree, faults = read("a: 1\na: 2\nb: !x 3\n")
    assert tree == {"a": "1", "b": "3"}
    assert len(faults) == 2


@pytest.mark.parametrize(
    ("text", "tree", "hint"),
    [
        ("t: {base: 0,96}\n", {"t": {"base": "0.96"}}, "use a decimal point: base: 0.96"),
        ("t: {add: -2,5, id: a}\n", {"t": {"add": "-2.5", "id": "a"}}, "use a decimal point: add: -2.5"),
        ("w: {r: {max: 0,35}}\n", {"w": {"r": {"max": "0.35"}}}, "use a decimal point: max: 0.35"),
    ],
)
def test_a_decimal_comma_in_braces_is_one_fault_that_says_how_to_write_it(text, tree, hint):
    found, faults = read(text)
    assert found == tree
    assert [fault.hint for fault in faults] == [hint]
    assert faults[0].place.line == 1


def test_a_key_without_a_value_that_stands_apart_is_no_decimal_comma():
    assert read("c: {1: 90, 2: }\n") == ({"c": {"1": "90", "2": None}}, [])
    assert read("c:\n  1: 90\n  2:\n") == ({"c": {"1": "90", "2": None}}, [])
