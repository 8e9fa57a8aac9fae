"""Months as numbers, so that they can be compared, subtracted and counted with."""

from __future__ import annotations

import numpy as np
import pandas as pd

from verdeelsleutel.data.integers import Index

__all__ = ["month_number", "month_numbers", "month_text"]


def month_number(month: str) -> int:
    """Months since the year 0.

    Example:
        >>> month_number("2024-03") - month_number("2023-12")
        3
    """
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def month_text(number: int) -> str:
    """The month of a number, YYYY-MM.

    Example:
        >>> month_text(month_number("2024-03") + 10)
        '2025-01'
    """
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def month_numbers(months: pd.Series) -> Index:
    """A column of months as numbers, shape (rows,)."""
    codes, distinct = pd.factorize(months.to_numpy())
    return np.array([month_number(text) for text in distinct.tolist()], dtype=np.intp)[codes]
