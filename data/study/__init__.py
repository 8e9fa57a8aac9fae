"""Study files: a question that asks for many runs, read from YAML, strictly.

`read_study` gives a study of some kind or every fault at once. A kind is a file in `kinds/`: its module name is the
word that `kind:` takes, and its class `Study` is the vocabulary.
"""

from __future__ import annotations

import hashlib
import importlib
import pkgutil
from pathlib import Path

from verdeelsleutel.data.faults import Fault, Place, StudyFaults, did_you_mean
from verdeelsleutel.data.pack.checks import place_at
from verdeelsleutel.data.pack.fields import faults_of
from verdeelsleutel.data.pack.yaml import ScalarNode, plain, read_yaml
from verdeelsleutel.data.study import kinds
from verdeelsleutel.data.study.common import StudyText

__all__ = ["SWEEP", "StudyText", "kinds_known", "read_study"]

SWEEP = "sweep"
"""The kind of a study that doesn't name one."""


def kinds_known() -> list[str]:
    """The words that `kind:` takes."""
    return sorted(module.name for module in pkgutil.iter_modules(kinds.__path__))


def read_study(path: Path) -> StudyText:
    """A study of the kind that it names.

    Args:
        path: of the YAML file.

    Raises:
        StudyFaults: everything that is wrong in the file.
    """
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8-sig")
    except OSError as error:
        raise StudyFaults([Fault(Place(str(path)), "this study can't be read", str(error.strerror))]) from None
    except UnicodeDecodeError:
        raise StudyFaults([Fault(Place(str(path)), "this study isn't written in UTF-8")]) from None
    if not text.strip():
        raise StudyFaults([Fault(Place(path.name), "this study is empty", expected="study: NAME")])
    tree, faults = read_yaml(text, path.name)
    if tree is None or faults:
        raise StudyFaults(faults)
    kind_node = tree.get("kind")
    kind = kind_node.text if isinstance(kind_node, ScalarNode) else SWEEP
    known = kinds_known()
    if kind not in known:
        hint = did_you_mean(kind, known)
        expected = f"one of {', '.join(known)}"
        raise StudyFaults([Fault(place_at(tree, "kind"), "there is no such kind of study", kind, expected, hint)])
    model: type[StudyText] = importlib.import_module(f"{kinds.__name__}.{kind}").Study
    study, faults = faults_of(model, plain(tree), lambda at: place_at(tree, at))
    if study is None or faults:
        raise StudyFaults(faults)
    study._tree = tree
    study._sha256 = hashlib.sha256(raw).hexdigest()
    study._text = text
    return study
