"""Words of studies, of charts and of the HTML page."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["CHARTS"]

CHARTS: Mapping[str, tuple[str, str]] = {
    "chart_count": ("aantal", "count"),
    "chart_at_most": ("deel dat hoogstens zo hoog is", "part that is at most so high"),
    "chart_middle": ("midden", "middle"),
}
