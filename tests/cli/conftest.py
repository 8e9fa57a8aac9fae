"""Things that several tests of commands start from."""

import shutil

import pytest

from tests.cli.calls import verdeel
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
