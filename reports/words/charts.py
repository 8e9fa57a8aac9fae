"""Words of charts and of the HTML page."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["CHARTS"]

CHARTS: Mapping[str, tuple[str, str]] = {
    "chart_count": ("aantal", "count"),
    "chart_at_most": ("deel dat hoogstens zo hoog is", "part that is at most so high"),
    "chart_middle": ("midden", "middle"),
    "chart_low": ("laag", "low"),
    "chart_high": ("hoog", "high"),
    "chart_value": ("waarde", "value"),
    "chart_note": ("toelichting", "note"),
    "chart_yes": ("ja", "yes"),
    "chart_from": ("van", "from"),
    "chart_to": ("tot", "to"),
    "chart_at": ("waarde bij {end}", "value at {end}"),
    "html_contents": ("Inhoud", "Contents"),
    "html_skip": ("Naar de inhoud", "Skip to content"),
    "html_data": ("De cijfers van deze grafiek", "The figures of this chart"),
    "html_filter": ("Zoek in deze tabel", "Search this table"),
    "html_found": ("# van # regels", "# of # rows"),
}
