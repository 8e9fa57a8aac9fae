"""The examples in docstrings run, in the modules as they are installed."""

import doctest
import importlib
import pkgutil

import pytest

PACKAGES = ("data", "model", "reports", "cli")


def module_names() -> list[str]:
    names = ["verdeelsleutel"]
    for folder in PACKAGES:
        package = importlib.import_module(f"verdeelsleutel.{folder}")
        names.append(package.__name__)
        names += [found.name for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")]
    return names


@pytest.mark.parametrize("name", module_names())
def test_the_examples_of_a_module_give_what_they_show(name):
    failed, _ = doctest.testmod(importlib.import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE)
    assert failed == 0


@pytest.mark.parametrize("catalogue", ["rules", "expectations.methods"])
def test_every_entry_of_a_catalogue_has_an_example_that_runs(catalogue):
    entries = importlib.import_module(f"verdeelsleutel.model.{catalogue}")
    for found in pkgutil.iter_modules(entries.__path__, f"{entries.__name__}."):
        tests = doctest.DocTestFinder().find(importlib.import_module(found.name))
        assert any(test.examples for test in tests), f"{found.name} has no example"
