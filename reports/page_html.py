"""A page as one HTML file: nothing from elsewhere, readable without its script, on a telephone and on paper.

Every value is escaped; styles and script are allowed by their hashes and nothing else is.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Page
from verdeelsleutel.reports.page_view import view

__all__ = ["html"]

TEMPLATES = Path(__file__).parent / "templates"


def html(page: Page, lang: Language) -> str:
    """The whole file, the same bytes every time.

    Raises:
        ReportExtraMissing: where the page has charts and the libraries that draw them are missing.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    loader = FileSystemLoader(TEMPLATES)
    jinja = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    style, script = (_own(name) for name in ("page.css", "page.js"))
    allowed = f"style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    policy = f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"
    made = jinja.get_template("page.html").render(
        view=view(page, lang), style=Markup(style), script=Markup(script), policy=policy, word=lang.word
    )
    return made + "\n"


def _own(name: str) -> str:
    """A file of ours, not a value: it isn't escaped."""
    return (TEMPLATES / name).read_text(encoding="utf-8").strip()


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
