"""Things that several tests of commands start from."""

import shutil

import pytest

from tests.cli.calls import verdeel
from tests.cli.forms import AGB, offered
from verdeelsleutel.data.synthetic.example_region import example_folder


@pytest.fixture(scope="session")
def made_demo(tmp_path_factory):
    """The demo, made once; a test that changes it takes a copy."""
    folder = tmp_path_factory.mktemp("demo") / "demo"
    called = verdeel("demo", folder)
    assert called.code == 0, called.err
    return folder, called


@pytest.fixture
def run(made_demo, tmp_path):
    """A run that may be changed."""
    folder = tmp_path / "run"
    shutil.copytree(made_demo[0] / "run", folder)
    return folder


@pytest.fixture
def case(tmp_path):
    """The example as a case that may be changed."""
    folder = tmp_path / "case"
    shutil.copytree(example_folder(), folder)
    return folder


@pytest.fixture(scope="session")
def sent(made_demo, tmp_path_factory):
    """The forms of the demo's offer, and a copy of that offer: another test makes the demo again."""
    place = tmp_path_factory.mktemp("forms")
    folder, offer = place / "forms", place / "offer"
    shutil.copytree(made_demo[0] / "reallocation", offer)
    called = verdeel("export", "responseform", offer, "-o", folder)
    assert called.code == 0, called.err
    return folder, offer


@pytest.fixture
def forms(sent, tmp_path):
    """Two forms that may be filled in."""
    for name in (AGB, "06900106"):
        shutil.copyfile(sent[0] / f"{name}.xlsx", tmp_path / f"{name}.xlsx")
    return tmp_path


@pytest.fixture(scope="session")
def dated(made_demo, tmp_path_factory):
    """An offer of 15 October, with 14 days to answer."""
    run = tmp_path_factory.mktemp("dated") / "offer"
    called = offered(made_demo[0] / "case", made_demo[0] / "run", run, "--forms", "--as-of", "2024-10-15")
    assert called.code == 0, called.err
    return run
