"""What a pack says of the budget form: how agreements are told to the NZa; nothing is divided by it."""

from __future__ import annotations

from verdeelsleutel.data.conditions import EVERYTHING
from verdeelsleutel.data.pack.fields import Item, Strict, Text, Where, Whole
from verdeelsleutel.data.pack.stages import Stages

__all__ = ["BudgetForm", "OneEuro"]


class OneEuro(Item):
    """Lines that stand in the NZa budget form with € 1 in place of their amount: who may deliver, not how much.

    Attributes:
        where: which lines.
        units: at most so many agreed units; a line with more has a volume, and its own amount.
        at: stages at which it holds.
    """

    id: Text
    where: Where = EVERYTHING
    units: Whole = 1
    at: Stages = ("initial",)


class BudgetForm(Strict):
    """How agreements are told to the NZa, where that isn't simply number times tariff.

    Attributes:
        one_euro: which lines stand there with € 1; the first that matches counts.
    """

    one_euro: tuple[OneEuro, ...] = ()
