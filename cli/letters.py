"""Letters of a run, one per provider: what `verdeel report --format docx` writes."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from verdeelsleutel.cli.extras import need

if TYPE_CHECKING:
    from verdeelsleutel.reports.dutch import Language
    from verdeelsleutel.reports.letters.told import Written

FOLDER = "letters"
"""Where the letters of a run stand in its folder."""

_LETTER = re.compile(r"\d{8}\.docx")


@dataclass(frozen=True)
class Asked:
    """What letters are asked with.

    Attributes:
        template: an office's own; None: the one that ships.
        date: of the letters; None leaves it open.
        provider: AGB code of the only one that gets a letter; None: all.
    """

    template: Path | None
    date: datetime.date | None
    provider: str | None

    @property
    def anything(self) -> bool:
        """Whether anything was said about letters."""
        return any((self.template, self.date, self.provider))


def refuse_inputs(run: Path, target: Path) -> None:
    """Refuse a target among the inputs of the run.

    Raises:
        UsageError: it lies there.
    """
    if target.resolve().is_relative_to((run / "inputs").resolve()):
        raise click.UsageError(f"{target} lies among the inputs of the run, to which nothing may be added")


def folder_of(run: Path, out: Path | None) -> Path:
    """The folder that the letters go into.

    Raises:
        UsageError: it lies among the inputs of the run.
    """
    target = out or run / FOLDER
    refuse_inputs(run, target)
    if target.resolve() == run.resolve():
        raise click.UsageError(f"{target} is the run itself; leave out -o, and the letters go into {run / FOLDER}")
    return target


def write(
    run: Path, asked: Asked, target: Path, files: ExitStack, say: Callable[[str], None], lang: Language, replace: bool
) -> Written:
    """Write the letters of a run; they take their place when `files` is closed, all of them or none.

    Args:
        run: an allocation, a reallocation or a settlement.
        asked: what for.
        target: folder that they go into.
        files: closed once everything that was asked for is made.
        say: told what is being done.
        lang: of the letters.
        replace: whether earlier letters may go.
    """
    need("letters", "a letter (--format html or xlsx does without)")
    from verdeelsleutel.cli.folders import fresh_file
    from verdeelsleutel.reports.letters.document import own_template, shipped_template
    from verdeelsleutel.reports.letters.told import Written
    from verdeelsleutel.reports.letters.written import chosen, file_name, letters_of

    template = own_template(asked.template) if asked.template else shipped_template(lang)
    place = _all(target, files, replace=replace) if asked.provider is None else None
    say("verifying")
    letters, meta = letters_of(run, lang, asked.date)
    providers = chosen(letters.providers, asked.provider)
    for at, provider in enumerate(providers, 1):
        say(f"writing letters, {at} of {len(providers)}")
        name = file_name(provider)
        file = place / name if place else files.enter_context(fresh_file(target / name, replace=replace))
        file.write_bytes(template.filled(letters.letter(provider)))
    names = tuple(file_name(provider) for provider in providers)
    withheld = tuple(sorted(letters.words.withheld))
    return Written(target, names, withheld, asked.date, letters.allocates, letters.unjudged, meta)


def _all(target: Path, files: ExitStack, *, replace: bool) -> Path:
    """A folder for all letters; earlier ones make place where that is asked."""
    from verdeelsleutel.cli.folders import fresh_folder

    hint = "it holds more than letters, so choose another folder" if replace else "pass --replace"
    return files.enter_context(fresh_folder(target, hint, _letters_only if replace else lambda _: False))


def _letters_only(folder: Path) -> bool:
    return all(path.is_file() and _LETTER.fullmatch(path.name) for path in folder.iterdir())
