"""`verdeel`: the command line. Commands are loaded when they are called, so that `--help` is instant."""

from __future__ import annotations

import atexit
import gc
import importlib
import keyword
from collections.abc import Callable
from dataclasses import replace
from typing import Any, NoReturn

import click

from verdeelsleutel import __version__
from verdeelsleutel.cli.talk import Talk, end_well

COMMANDS = {
    "demo": "Allocate and certify the shipped example region; start here.",
    "init": "Write an empty case to fill in.",
    "generate": "Write a synthetic case of any size.",
    "check": "Show every fault of a case, and what to know before a run.",
    "allocate": "Make the initial allocation (voorcalculatie).",
    "reallocate": "Reallocate on care delivered so far (herschikking).",
    "settle": "Settle the year on care delivered (nacalculatie).",
    "replay-year": "Run a year over the pack's moments, each run from the one before.",
    "study": "Answer a question that takes many runs: what if, how sensitive, how much to reserve.",
    "compare": "Say what differs between runs: in what went in, then in what came out.",
    "explain": "Say why a run gives what it gives, down to the cell.",
    "report": "Write a run as a page, as a workbook with the case to change, and as letters to providers.",
    "publish": "Publish the use of the contracteerruimte, small numbers left out.",
    "import": "Read claims (AW319) or response forms of providers into a table.",
    "export": "Write forms of the field from a run: response forms, budget forms; and the template of letters.",
    "verify": "Check a run again, without a solver.",
    "replay": "Run again from the receipt and compare every byte.",
    "pack": "List, show, compare and lint policy packs.",
}
"""Command → its line in `--help`; the module of the same name holds it (see `module_of`)."""


def module_of(command: str) -> str:
    """The module of a command: its name, with _ for -, and a _ behind a word that Python keeps for itself."""
    return f"verdeelsleutel.cli.{command.replace('-', '_')}{'_' if keyword.iskeyword(command) else ''}"


class LazyGroup(click.Group):
    """Loads a command's module only when that command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order of a planner's day."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One command; the global options may stand behind it too."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(module_of(cmd_name))
        command: click.Command = module.command
        _take_global_options(command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without loading them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click, with a hint when a name comes close."""
        if args and args[0] not in COMMANDS:
            from verdeelsleutel.data.faults import did_you_mean

            hint = did_you_mean(args[0], COMMANDS) or f"known are {', '.join(COMMANDS)}"
            ctx.fail(f"there is no command {args[0]!r}; {hint}")
        return super().resolve_command(ctx, args)


def _take_global_options(command: click.Command) -> None:
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            _take_global_options(inner)
    elif not any(option.name == "_json" for option in command.params):
        command.params += _global_options(hidden=True)


def _global_options(*, hidden: bool) -> list[click.Parameter]:
    """--json, --lang and --quiet, which change what `Talk` a command gets."""

    def given(field: str) -> Callable[[click.Context, click.Parameter, object], None]:
        def change(ctx: click.Context, _: click.Parameter, value: object) -> None:
            if value:
                ctx.obj = replace(ctx.obj or Talk(), **{field: value})

        return change

    shared: dict[str, Any] = {"expose_value": False, "hidden": hidden, "is_eager": True}
    return [
        click.Option(
            ["--json", "_json"], is_flag=True, callback=given("as_json"), help="Machine-readable result.", **shared
        ),
        click.Option(
            ["--lang", "_lang"],
            type=click.Choice(["nl", "en"]),
            callback=given("lang"),
            help="Language of results: nl (default) or en.",
            **shared,
        ),
        click.Option(
            ["--quiet", "_quiet"], is_flag=True, callback=given("quiet"), help="No talk, only results.", **shared
        ),
    ]


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    params=_global_options(hidden=False),
    epilog="Try `verdeel demo` first, then `verdeel COMMAND --help`. Results go to stdout, talk to stderr.",
)
@click.version_option(__version__, prog_name="verdeel")
@click.pass_context
def verdeel(ctx: click.Context) -> None:
    """Divide the Wlz contracteerruimte over providers and services: fair, exact, explained."""
    ctx.obj = ctx.obj or Talk()


def main(args: list[str] | None = None) -> NoReturn:
    """Entry point: runs a command and turns every known failure into its message and exit code."""
    gc.disable()  # a command ends soon, and looking for cycles among millions of numbers takes a tenth of it
    atexit.register(gc.freeze)  # nor at its end
    try:
        end_well(verdeel, args)
    finally:
        gc.enable()
