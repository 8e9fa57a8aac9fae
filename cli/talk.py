"""How commands speak: results on stdout, talk on stderr, failures with their exit code."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import click


@dataclass(frozen=True)
class Talk:
    """The global options of one call."""

    as_json: bool = False
    lang: str = "nl"
    quiet: bool = False

    def say(self, text: str) -> None:
        """Talk, on stderr."""
        if not self.quiet:
            click.echo(text, err=True)

    def result(self, text: str, value: Any) -> None:
        """A result, on stdout: as JSON where asked, else as text."""
        if self.as_json:
            click.echo(json.dumps(value, ensure_ascii=False, indent=2))
        elif text:
            click.echo(text)


def end_well(command: click.Command, args: Sequence[str] | None) -> Any:
    """Run a command; a failure that knows its exit code is told in words, anything else is our bug."""
    words = list(sys.argv[1:] if args is None else args)
    try:
        code = command.main(args=words, prog_name="verdeel", standalone_mode=False)
    except click.exceptions.Exit as error:
        sys.exit(error.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.Abort:
        click.echo("stopped; nothing was written", err=True)
        sys.exit(130)
    except BrokenPipeError:
        sys.exit(0)
    except Exception as error:  # noqa: BLE001  # the last stop: known failures are told, others are our bug
        code = getattr(error, "exit_code", 1)
        _tell(error, code, "--json" in words)
        sys.exit(code)
    sys.exit(code if isinstance(code, int) else 0)


def _tell(error: Exception, code: int, as_json: bool) -> None:
    from verdeelsleutel.reports import failures

    if as_json:
        click.echo(json.dumps(failures.as_dict(error, code), ensure_ascii=False, indent=2))
    click.echo(failures.text(error, code), err=True)
