"""How commands speak: results on stdout, talk on stderr, failures with their exit code."""

from __future__ import annotations

import errno
import json
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from verdeelsleutel.reports.dutch import Language
    from verdeelsleutel.reports.page import Page

PATIENCE_S = 2.0
"""A run that takes longer shows on stderr what it is doing."""

USAGE = 2
ONLY_READ = ("check", "explain", "verify", "replay", "pack")
"""Commands that never write: a fault of theirs doesn't say that nothing was written."""
_GLOBAL = ("--json", "--quiet", "--lang", "nl", "en", "--lang=nl", "--lang=en")
"""Words that may stand before a command."""
_TARGET = {
    errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT,
    errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ENAMETOOLONG,
}  # fmt: skip
"""What a target that can't be written gives; any other error of the system is our bug."""


@dataclass(frozen=True)
class Talk:
    """The global options of one call."""

    as_json: bool = False
    lang: str = "nl"
    quiet: bool = False

    @property
    def language(self) -> Language:
        """Numbers and words of the chosen language."""
        from verdeelsleutel.reports.dutch import language

        return language(self.lang)

    def _said(self, text: str) -> str:
        from verdeelsleutel.reports.told.telling import said

        return said(text, self.language)

    def say(self, text: str) -> None:
        """Talk, on stderr."""
        if not self.quiet:
            click.echo(self._said(text), err=True)

    def show(self, page: Callable[[], Page], value: Callable[[], Any]) -> None:
        """A result, on stdout: as JSON where asked, else as a page. Only what is shown is made."""
        if self.as_json:
            made = json.dumps(value(), ensure_ascii=False, indent=2)
            with _shown():
                click.echo(made)
            return
        from verdeelsleutel.reports.terminal import text

        shown = text(page(), self.language, terminal=sys.stdout is not None and sys.stdout.isatty())
        with _shown():
            click.echo(shown)

    def text(self, text: str, value: Callable[[], Any]) -> None:
        """A result that is text already."""
        click.echo(json.dumps(value(), ensure_ascii=False, indent=2) if self.as_json else text)

    @contextmanager
    def progress(self) -> Iterator[Callable[[str], None]]:
        """A line on stderr that says what is being done, once that takes long and when a person is looking."""
        if self.quiet or not sys.stderr.isatty():
            yield lambda _: None
            return
        from rich.console import Console

        status = Console(stderr=True).status("")
        timer = threading.Timer(PATIENCE_S, status.start)
        timer.daemon = True
        timer.start()
        try:
            yield lambda doing: status.update(f"{self._said(doing)} …")
        finally:
            timer.cancel()
            timer.join()
            status.stop()

    @contextmanager
    def counting(self) -> Iterator[Callable[[int, int], None]]:
        """A bar on stderr that says how many are done, once that takes long and when a person is looking."""
        if self.quiet or not sys.stderr.isatty():
            yield lambda _done, _of: None
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

        columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        bar = Progress(*columns, console=Console(stderr=True), transient=True)
        task = bar.add_task("", total=None)
        timer = threading.Timer(PATIENCE_S, bar.start)
        timer.daemon = True
        timer.start()
        try:
            yield lambda done, of: bar.update(task, completed=done, total=of)
        finally:
            timer.cancel()
            timer.join()
            bar.stop()


class CannotShow(Exception):
    """The outcome can't be put on stdout; what a command writes into files is there."""

    exit_code = USAGE


@contextmanager
def _shown() -> Iterator[None]:
    """Around what goes to stdout: a reader that has gone is no failure, a full disk is one of its own."""
    try:
        yield
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        _let_go_of_stdout()
    except OSError as error:
        _let_go_of_stdout()
        raise CannotShow(f"the outcome can't be shown on stdout ({error.strerror}); files were written") from None


def _let_go_of_stdout() -> None:
    """Nobody reads any more: what is left in the stream goes nowhere, also when the process ends."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def end_well(command: click.Command, args: Sequence[str] | None) -> NoReturn:
    """Run a command; a failure that knows its exit code is told in words, anything else is our bug."""
    words = list(sys.argv[1:] if args is None else args)
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):  # a stream that isn't a file of text stays as it is
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a terminal without € shows a ?
    try:
        code = command.main(args=words, prog_name="verdeel", standalone_mode=False)
    except click.exceptions.Exit as error:
        sys.exit(error.exit_code)
    except click.ClickException as error:
        _tell_usage(error, words)
        sys.exit(USAGE)
    except (click.Abort, KeyboardInterrupt):
        click.echo(_language(words).word("stopped"), err=True)
        sys.exit(130)
    except BrokenPipeError:
        sys.exit(0)
    except Exception as error:  # noqa: BLE001  # the last stop: known failures are told, others are our bug
        code = _exit_code(error)
        _tell(error, code, words)
        sys.exit(code)
    sys.exit(code if isinstance(code, int) else 0)


def _exit_code(error: Exception) -> int:
    code = getattr(error, "exit_code", None)
    if isinstance(code, int):
        return code
    return USAGE if isinstance(error, OSError) and error.errno in _TARGET else 1


def _language(words: Sequence[str]) -> Language:
    """The language that a command line asks for, also where it can't be read as a whole."""
    from verdeelsleutel.reports.dutch import language

    english = "--lang=en" in words or ("--lang", "en") in pairwise(words)
    return language("en" if english else "nl")


def _tell_usage(error: click.ClickException, words: Sequence[str]) -> None:
    from verdeelsleutel.reports.usage import usage_error

    if "--json" in words:
        click.echo(json.dumps({"ok": False, "exit_code": USAGE, "message": error.format_message()}, indent=2))
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return
    click.echo(usage_error(error, _language(words)), err=True)


def _tell(error: Exception, code: int, words: Sequence[str]) -> None:
    from verdeelsleutel.reports import failures

    if "--json" in words:
        with _shown():
            click.echo(json.dumps(failures.as_dict(error, code), ensure_ascii=False, indent=2))
    writes = next((word for word in words if word not in _GLOBAL), "") not in ONLY_READ
    click.echo(failures.text(error, code, _language(words), writes=writes), err=True)
