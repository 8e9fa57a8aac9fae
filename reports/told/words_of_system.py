"""Sentences of others: of click, which reads the command line, and of the operating system."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["SYSTEM"]

SYSTEM: Mapping[str, str] = {
    "Missing option {option}.": "De optie {option} ontbreekt.",
    "Missing option {option}. Choose from:\n{choices}": "De optie {option} ontbreekt. Kies uit:\n{choices}",
    "Missing argument {argument}.": "{argument} ontbreekt.",
    "Missing command.": "De opdracht ontbreekt.",
    "No such option {option}.": "De optie {option} bestaat niet.",
    "No such option {option}. {more}": "De optie {option} bestaat niet. {more:told}",
    "No such option: {option}": "De optie {option} bestaat niet.",
    "No such option: {option} {more}": "De optie {option} bestaat niet. {more:told}",
    "No such command {command}.": "De opdracht {command} bestaat niet.",
    "No such command {command}. {more}": "De opdracht {command} bestaat niet. {more:told}",
    "Did you mean {other}?": "Bedoelt u {other}?",
    "(Did you mean one of: {others}?)": "Bedoelt u een van {others}?",
    "(Possible options: {others})": "Bedoelt u een van {others}?",
    "Option {option} requires an argument.": "Bij de optie {option} hoort een waarde.",
    "Got unexpected extra argument ({argument})": "{argument} hoort hier niet.",
    "Got unexpected extra arguments ({arguments})": "{arguments} horen hier niet.",
    "Invalid value for {option}: {why}": "Bij {option}: {why:told}",
    "Invalid value: {why}": "{why:told}",
    "{value} is not one of {choices}.": "{value} is geen van {choices}.",
    "Value must be an iterable.": "hier horen meer waarden.",
    "Option {option} does not take a value.": "Bij de optie {option} hoort geen waarde.",
    "{value} is not a valid integer.": "{value} is geen heel getal.",
    "{value} is not a valid integer range.": "{value} is geen heel getal.",
    "{value} is not in the range {range}.": "{value} ligt niet in {range}.",
    "{value} does not match the format {format}.": "{value} is geen datum als JJJJ-MM-DD.",
    "{value} does not match the formats {formats}.": "{value} is geen datum als JJJJ-MM-DD.",
    "{what} {path} does not exist.": "{path} bestaat niet.",
    "{what} {path} is a file.": "{path} is een bestand.",
    "{what} {path} is a directory.": "{path} is een map.",
    "Permission denied": "geen toestemming",
    "Operation not permitted": "geen toestemming",
    "No space left on device": "de schijf is vol",
    "Disk quota exceeded": "de schijf is vol",
    "Read-only file system": "hier kan alleen worden gelezen",
    "Is a directory": "dit is een map",
    "Not a directory": "dit is geen map",
    "File exists": "dit bestaat al",
    "File name too long": "de naam is te lang",
    "No such file or directory": "dit bestaat niet",
}
