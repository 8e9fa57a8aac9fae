"""The catalogue of expectations: what stands in the folder `methods` is one, under the name of its file."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType, ModuleType

from verdeelsleutel.model.expectations import methods


@cache
def method_modules() -> Mapping[str, ModuleType]:
    """Name of a method → its module, in alphabetical order.

    A module has `READS_TABLES`, the tables it can't do without, and `estimate(delivery) -> Estimate`.
    """
    names = sorted(found.name for found in pkgutil.iter_modules(methods.__path__))
    return MappingProxyType({name: importlib.import_module(f"{methods.__name__}.{name}") for name in names})
