"""Faults in study files, and what a study finds in case or pack."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["STUDIES"]

STUDIES: Mapping[str, str] = {
    # the file
    "this study can't be read": "deze studie is niet te lezen",
    "this study isn't written in UTF-8": "deze studie is niet in UTF-8 geschreven",
    "this study is empty": "deze studie is leeg",
    "study: NAME": "study: NAAM",
    "there is no such kind of study": "deze soort studie bestaat niet",
    # values and distributions
    "this isn't a distribution": "dit is geen verdeling",
    "one of {forms} with its figures": "een van {forms} met de getallen erbij",
    "there is no such distribution": "deze verdeling bestaat niet",
    "{form} takes {count} figures": "{form} vraagt {count} {count:getal|getallen}",
    "{form}: a and b have to be above 0": "{form}: a en b moeten boven 0 zijn",
    "{form}: mean has to be above 0": "{form}: mean moet boven 0 zijn",
    "{form}: sd can't be below 0": "{form}: sd kan niet onder 0 zijn",
    "{form}: the figures have to rise": "{form}: de getallen moeten oplopen",
    "discrete takes values and weights": "discrete vraagt waarden (values) en gewichten (weights)",
    "discrete takes as many weights as values": "discrete vraagt evenveel gewichten als waarden",
    "weights can't be below 0, nor all 0": "gewichten kunnen niet onder 0 zijn, en niet allemaal 0",
    "values: [...], weights: [...]": "values: [...], weights: [...]",
    "these correlations can't hold together: no figures can be correlated so": (
        "deze correlaties kunnen niet samen gelden: geen cijfers hangen zo samen"
    ),
    "a matrix without negative eigenvalues": "een matrix zonder negatieve eigenwaarden",
    "a correlation lies between -1 and 1": "een correlatie ligt tussen -1 en 1",
    "nothing stands before it": "ervoor staat niets",
    "nothing of this name stands before it": "ervoor staat niets met deze naam",
    "this name is taken": "deze naam is al gebruikt",
    "another name": "een andere naam",
    "[least, most]": "[minste, meeste]",
    "bounds are two": "grenzen zijn er twee",
    "0 up to 100 percent": "0 tot en met 100 procent",
    "this is no part of the whole": "dit is geen deel van het geheel",
    "a weight can't be below 0": "een gewicht kan niet onder 0 zijn",
    "these percentages don't rise": "deze percentages lopen niet op",
    "each above the one before": "elk hoger dan het vorige",
    "a share of clients lies between 0 and 1": "een deel van de cliënten ligt tussen 0 en 1",
    "uniform, triangular, beta or discrete within 0 and 1": "uniform, triangular, beta of discrete, tussen 0 en 1",
    "the worst 0 percent are no years": "de slechtste 0 procent zijn geen jaren",
    "below 100": "onder 100",
    # sweeps
    "there are no values": "er zijn geen waarden",
    "a list of numbers, or a distribution": "een lijst met getallen, of een verdeling",
    "{name} changes in one way": "{name} moet op precies één manier veranderen",
    "one of values, scale, add, or share with move": "een van values, scale, add, of share met move",
    "{name}: move and share go together": "{name}: move en share horen bij elkaar",
    "nothing varies": "er verandert niets",
    "vary: [{name: …, path: …, scale: …}]": "vary: [{name: …, path: …, scale: …}]",
    "the name {name} is taken": "de naam {name} is al gebruikt",
    "a name of its own": "een eigen naam",
    "a name above it": "een naam die erboven staat",
    "a list of values, or a design {designs}": "een lijst met waarden, of een opzet {designs}",
    "{name} is drawn, and the design {design} takes values one by one": (
        "{name} wordt getrokken, en de opzet {design} neemt waarden één voor één"
    ),
    "the design {design} needs samples": "de opzet {design} heeft een aantal trekkingen (samples) nodig",
    "the design {design} draws nothing": "de opzet {design} trekt niets",
    "samples: 200": "samples: 200",
    "a list takes the values side by side, so all lists are of one length": (
        "een lijst neemt de waarden naast elkaar, dus alle lijsten zijn even lang"
    ),
    "lists of one length, or design: grid": "lijsten die even lang zijn, of design: grid",
    "{name} correlates with a parameter that isn't named before it": (
        "{name} hangt samen met een knop die niet eerder is genoemd"
    ),
    "only Monte Carlo draws correlate": "alleen trekkingen van Monte Carlo hangen samen",
    "montecarlo": "montecarlo",
    "indices need a design for them": "gevoeligheden (indices) vragen een opzet daarvoor",
    "sobol or morris": "sobol of morris",
    "a curve needs a grid": "een curve heeft een rooster nodig",
    "grid": "grid",
    "no parameter has this name": "geen knop heeft deze naam",
    "a reallocation needs a cut-off": "een herschikking heeft een peilmaand nodig",
    "cutoff: YYYY-MM": "cutoff: JJJJ-MM",
    "results have no such figure": "de resultaten hebben dit cijfer niet",
    "only rows of a table have keys and choices": "alleen rijen van een tabel hebben sleutels en keuzes",
    "case.TABLE.COLUMN": "case.TABEL.KOLOM",
    "there is no run to start from": "er is geen berekening om van uit te gaan",
    "a run folder, or {word}": "de map van een berekening, of {word}",
    # where a knob leads
    "a parameter stands in the case or the pack": "een knop staat in de casus of in het beleid",
    "case.… or pack.…": "case.… of pack.…",
    "where speaks of rows, and a pack has none": "where gaat over rijen, en beleid heeft geen rijen",
    "pack {pack}: {why:all}": "beleid {pack}: {why:told}",
    "there is no {step}; known are {known}": "{step} is er niet; bekend zijn {known:told}",
    "0 to {last}": "0 tot en met {last}",
    "none": "geen",
    "there is nothing inside {path}": "in {path} zit niets",
    "{path} is no number": "{path} is geen getal",
    "{path} holds a finished study of another case, pack or question": (
        "in {path} staat een voltooide studie van een andere casus, een ander beleid of een andere vraag"
    ),
    "choose another folder, or pass --replace to put this one in its place": (
        "kies een andere map, of geef --replace om deze ervoor in de plaats te zetten"
    ),
    "{path} is finished: it asks the same of the same case and pack": (
        "{path} is klaar: dezelfde vraag aan dezelfde casus en hetzelfde beleid"
    ),
    "read {file}, or pass --replace to do it again": "lees {file}, of geef --replace om het over te doen",
    "{path} holds no number": "in {path} staat geen getal",
    "rule {rule} has no {step}; known are {known}": "regel {rule} heeft geen {step}; bekend zijn {known}",
    "rule {rule} is given no {step}": "regel {rule} krijgt geen {step}",
    "the case has no such table": "deze tabel is er niet in de casus",
    "the case doesn't have the table {table}": "de casus heeft de tabel {table} niet",
    "a table of the case": "een tabel van de casus",
    "table {table} has no such column of numbers": "tabel {table} heeft deze kolom met getallen niet",
    "table {table} has no row {row}": "tabel {table} heeft geen rij {row}",
    "rows of {table} have no id of one word": "rijen van {table} hebben geen id van één woord",
    "rows of {table} have no such column": "rijen van {table} hebben deze kolom niet",
    "rows of {table}": "rijen van {table}",
    "{path}, and which rows in where: {where}": "{path}, en welke rijen in where: {where}",
    "case.{table}.COLUMN": "case.{table}.KOLOM",
    "no row meets the condition": "geen rij voldoet aan de voorwaarde",
    "no row meets the condition of from": "geen rij voldoet aan de voorwaarde van from",
    "no row meets the condition of to": "geen rij voldoet aan de voorwaarde van to",
    "some rows are left and taken to at once": "sommige rijen staan in from en ook in to",
    "from and to that exclude each other": "from en to die elkaar uitsluiten",
    "{column} counts no clients": "{column} telt geen cliënten",
    "a column of units or client_years": "een kolom met eenheden of cliëntjaren",
    "the share of clients who leave {what} isn't one": "het deel van de cliënten dat {what} verlaat, is geen deel",
    "from 0 to 1": "van 0 tot en met 1",
    "{column} leaves its range in {count} rows": "{column} komt in {count} {count:rij|rijen} buiten zijn bereik",
    "at least {low}": "ten minste {low:number}",
    "more than {low}": "meer dan {low:number}",
    "at least {low}, at most {high}": "ten minste {low:number}, ten hoogste {high:number}",
    "more than {low}, at most {high}": "meer dan {low:number}, ten hoogste {high:number}",
}
