"""What keeps letters to providers from being made."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["LETTERS"]

LETTERS: Mapping[str, str] = {
    "a letter (--format html or xlsx does without)": "een brief (met --format html of xlsx gaat het zonder)",
    "--provider, --date and --template are about letters": "--provider, --date en --template gaan over brieven",
    "add --format docx": "geef er --format docx bij",
    "-o names one file or folder": "-o noemt één bestand of map",
    "{path} is a year": "{path} is een jaar",
    "letters are those of one of its runs": "brieven zijn er van een van de berekeningen daarin",
    "{path} is the run itself": "{path} is de berekening zelf",
    "leave out -o, and the letters go into {folder}": "laat -o weg, dan komen de brieven in {folder}",
    "no letters of {run}: it doesn't verify ({fault})": "geen brieven van {run}: de controle faalt ({fault:told})",
    "it has {count} of them": "er zijn er {count}",
    "letters of {run} would tell providers to answer by {day}, which is over by then": (
        "brieven van {run} zouden vragen om vóór {day} te reageren, en dat is dan voorbij"
    ),
    "choose an earlier --date, or make the offer again with a later as_of": (
        "kies een eerdere --date, of maak het aanbod opnieuw met een latere as_of"
    ),
    "this isn't a Word document": "dit is geen Word-document",
    "a .docx file": "een .docx-bestand",
    "save it as .docx (not .doc or .dotx)": "bewaar het als .docx (niet als .doc of .dotx)",
    "the template can't be read ({error})": "het sjabloon kan niet worden gelezen ({error:told})",
    "this can't be read: {error}": "dit kan niet worden gelezen: {error}",
    "a tag with p or tr takes all of its paragraph or row": (
        "een code met p of tr neemt een hele alinea of rij in beslag"
    ),
    "a letter has nothing of this name": "een brief heeft niets met deze naam",
    "see LETTERS.md": "zie LETTERS.md",
    "the letter of {agb} can't be set in it: {error}": "de brief van {agb} kan er niet in worden gezet: {error}",
    "writing letters, {at} of {count}": "brieven schrijven, {at} van {count}",
}
