"""What is wrong with the words of a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.told.telling import said

if TYPE_CHECKING:
    from click import ClickException

__all__ = ["usage_error"]


def usage_error(error: ClickException, lang: Language) -> str:
    """What is wrong, and where to read how the command works."""
    what = lang.word("usage_error", what=said(error.format_message(), lang))
    context = getattr(error, "ctx", None)
    if context is None:
        return what
    return "\n".join((context.get_usage(), lang.word("usage_help", command=context.command_path), "", what))
