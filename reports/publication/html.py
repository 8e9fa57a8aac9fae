"""A publication as one page of HTML: no script, nothing from elsewhere."""

from __future__ import annotations

from pathlib import Path

from verdeelsleutel.reports.publication.page import View

__all__ = ["html"]

TEMPLATES = Path(__file__).parent.parent / "templates"


def html(view: View) -> str:
    """The page; every value is escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    loader = FileSystemLoader(TEMPLATES)
    jinja = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    style = Markup((TEMPLATES / "publication.css").read_text(encoding="utf-8").strip())  # our own file, not a value
    return jinja.get_template("publication.html").render(view=view, style=style) + "\n"
