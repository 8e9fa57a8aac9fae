"""Small random cases with policy packs: the one place that property tests import them from."""

from tests.strategies.initial import *  # noqa: F403  # everything that it draws with is used somewhere
from tests.strategies.reallocation import Reallocation, reallocation_cases, reallocation_share_cases

__all__ = ["Reallocation", "reallocation_cases", "reallocation_share_cases"]
