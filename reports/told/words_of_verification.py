"""What a verification finds wrong in the folder of a run."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["VERIFICATION"]

VERIFICATION: Mapping[str, str] = {
    # files
    "{file} is a link; a run holds files of its own only": (
        "{file} is een verwijzing; een berekening heeft alleen eigen bestanden"
    ),
    "{file} is no file": "{file} is geen bestand",
    "{file} was added after the run": "{file} is na de berekening toegevoegd",
    "{file} was changed after the run": "{file} is na de berekening veranderd",
    "{file} is named in the receipt and isn't there": "{file} staat in de bon en is er niet",
    "the receipt names no inputs": "de bon noemt geen invoer",
    "the receipt names no results: the run was never finished": (
        "de bon noemt geen resultaten: de berekening is nooit afgemaakt"
    ),
    "{file}: {what} is not what the inputs and the outcome give": (
        "{file}: {what} is niet wat de invoer en de uitkomst geven"
    ),
    "summary.json: the certificate isn't what this check says": (
        "summary.json: het certificaat is niet wat deze controle zegt"
    ),
    "receipt.json: an award is {first} or definitive": "receipt.json: een gunning is {first} of definitive",
    "receipt.json: the layers of the pack are not those in inputs/": (
        "receipt.json: de lagen van het beleid zijn niet die in inputs/"
    ),
    "inputs/from: {error}": "inputs/from: {error:told}",
    "{file} isn't the file that its receipt names": "{file} is niet het bestand dat de bon noemt",
    "the result files can't be read: {error}": "de resultaatbestanden zijn niet te lezen: {error}",
    "the checker stopped at {error}": "de controle bleef steken bij {error}",
    "and {count} more": "en nog {count}",
    # levels and fairness
    "tranche {id}: {what}": "tranche {id}: {what:told}",
    "the claims in tranches.csv are not those of the inputs": "de vraag in tranches.csv is niet die van de invoer",
    "a cell has a level of another step or part": (
        "een afspraakregel heeft het niveau van een andere stap of een ander deel"
    ),
    "nothing explains why {line} isn't awarded more": "niets verklaart waarom {line} niet meer krijgt toegekend",
    "what was decided isn't awarded in full": "wat is besloten, is niet helemaal toegekend",
    "{row} isn't kept by the exact awards": "de toekenningen houden zich niet aan {row}",
    "level {at}: {what}": "niveau {at}: {what:told}",
    "level {at} is nobody's": "niveau {at} is van niemand",
    "levels don't stand in the order of their steps": "niveaus staan niet in de volgorde van hun stappen",
    "the most care that fits comes first, and only in a tranche that asks for it": (
        "de meeste zorg die past komt eerst, en alleen in een tranche die erom vraagt"
    ),
    "level {at} doesn't rise above the one before it": "niveau {at} ligt niet boven het vorige",
    "its kind is {kind} and should be {other}": "de soort is {kind} en moet {other} zijn",
    "its value is no fill": "de waarde is geen toekenningspercentage",
    "it is full and names rows": "het is vol en noemt toch rijen",
    "nothing limits its cells": "niets begrenst de afspraakregels ervan",
    "its multipliers stand at another scale": "de multiplicatoren staan op een andere schaal",
    "it names a row twice": "het noemt een rij twee keer",
    "it names a row that proves nothing here": "het noemt een rij die hier niets bewijst",
    "level {at} doesn't name the rows that stop it": "niveau {at} noemt niet de rijen die het stoppen",
    "level {at} uses a row that has no such bound": "niveau {at} gebruikt een rij die deze grens niet heeft",
    "the multipliers of level {at} don't prove that it is the highest": (
        "de multiplicatoren van niveau {at} bewijzen niet dat het het hoogste is"
    ),
    "level {at} closes a cell without proof that it can't rise": (
        "niveau {at} sluit een afspraakregel zonder bewijs dat die niet hoger kan"
    ),
    "level {at} doesn't hold the most care that fits": "niveau {at} geeft niet de meeste zorg die past",
    # rounding, rules, money
    "{line}: {units} units, and rounding gives {other}": "{line}: {units} eenheden, en afronden geeft er {other}",
    "{row} isn't kept by the whole units": "de hele eenheden houden zich niet aan {row}",
    "{line}: its units lie outside the box": "{line}: de eenheden liggen buiten wat afronden mag",
    "{line}: one unit more fits": "{line}: één eenheid meer past nog",
    "{line}: one unit less makes a shortfall smaller": "{line}: één eenheid minder maakt een tekort kleiner",
    "a unit of {line} belongs to {other}": "een eenheid van {line} hoort bij {other}",
    "another plan comes before this one": "een ander plan gaat voor dit plan",
    "it differs in {names}": "het verschilt in {names}",
    "{row}: {value} is not within its bound, by {short} {unit}": (
        "{row}: {value:number} past niet binnen de grens, en scheelt {short:number} {unit:told}"
    ),
    "cents": "cent",
    "units": "eenheden",
    "client_years": "cliëntjaren",
    "fund {fund}: {agreed} cents agreed and {room} cents there to agree": (
        "geldstroom {fund}: {agreed:cents} afgesproken, en {room:cents} te verdelen"
    ),
    "amounts and draws on funds differ": "bedragen en het beslag op geldstromen verschillen",
    "{line} is above its largest level, or below nothing": "{line} ligt boven het hoogste niveau, of onder niets",
    # settlements
    "agreed units": "afgesproken eenheden",
    "delivered units": "geleverde eenheden",
    "surcharges": "toeslagen",
    "{what} of {key}: {found}, and it adds up to {due}": (
        "{what:told} van {key}: {found:number}, en het telt op tot {due:number}"
    ),
    "{what} of {key}: {found}, and units at their price are {due}": (
        "{what} van {key}: {found:number}, en eenheden tegen hun tarief zijn {due:number}"
    ),
    "{what} of {key}: {found}, and the lesser of delivered and agreed makes {due}": (
        "{what} van {key}: {found:number}, en het minste van geleverd en afgesproken maakt {due:number}"
    ),
    "surcharge {item} of {provider} is {kind} by {amount}": (
        "toeslag {item} van {provider} is {kind} met {amount:number}"
    ),
    "fund {fund}: {amount} isn't settled and free together": (
        "geldstroom {fund}: {amount:number} is niet afgerekend en vrij samen"
    ),
    # years
    "the chain can't be read: {error}": "de keten is niet te lezen: {error}",
    "there is no run in this year": "in dit jaar is geen berekening",
    "{run} doesn't start from a run": "{run} gaat niet van een berekening uit",
    "{run} doesn't start from {other}: the receipt it keeps is another one": (
        "{run} gaat niet uit van {other}: de bon die erbij zit is een andere"
    ),
    "{run} starts from other agreements than {other} made": (
        "{run} gaat uit van andere afspraken dan {other} heeft gemaakt"
    ),
    "{file} isn't what the runs give": "{file} is niet wat de berekeningen geven",
}
