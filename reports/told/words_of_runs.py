"""What keeps a command from its work: folders, runs, options, parts of the installation."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["RUNS"]

_FOLDERS: Mapping[str, str] = {
    "nothing was written": "er is niets geschreven",
    "{path} is there already": "{path} is er al",
    "{path} is there already and isn't empty": "{path} is er al en is niet leeg",
    "{path} is there already and is no publication": "{path} is er al en is geen publicatie",
    "{path} is there and is no run": "{path} is er al en is geen berekening",
    "{path} is there and is no study": "{path} is er al en is geen studie",
    "pass --replace": "geef --replace",
    "it holds more than letters, so choose another folder": "er staan meer dan brieven in, dus kies een andere map",
    "nothing of it is replaced, choose another folder": "er wordt niets van vervangen; kies een andere map",
    "{path} is a folder": "{path} is een map",
    "{path} is a file": "{path} is een bestand",
    "{path} lies inside the run {run}": "{path} ligt in de berekening {run}",
    "nothing can be written at {path}: {error}": "op {path} kan niets worden geschreven: {error:told}",
    "choose another name": "kies een andere naam",
    "choose another name or pass --replace": "kies een andere naam of geef --replace",
    "choose the name of a file": "kies de naam van een bestand",
    "choose a new or empty folder": "kies een nieuwe of lege map",
    "choose another folder": "kies een andere map",
    "choose another folder: verdeel demo DIR": "kies een andere map: verdeel demo MAP",
    "choose another folder or pass --replace": "kies een andere map of geef --replace",
    "choose a folder outside it": "kies een map daarbuiten",
    "only a synthetic case is replaced": "alleen een synthetische casus wordt vervangen",
    "the outcome can't be shown on stdout ({error})": "de uitkomst kan niet worden getoond ({error:told})",
    "files were written": "de bestanden zijn wel geschreven",
}

_RUNS: Mapping[str, str] = {
    "the folder {path} doesn't exist": "de map {path} bestaat niet",
    "{path} is a file, and a run is a folder": "{path} is een bestand, en een berekening is een map",
    "{path} is no run: it holds no {file}": "{path} is geen berekening: er zit geen {file} in",
    "{path} is a year and no single run": "{path} is een heel jaar en niet één berekening",
    "give one of its runs: {runs}": "geef een van de berekeningen daarin: {runs}",
    "{path}: no pack": "{path}: geen beleid",
    "{path}: no receipt": "{path}: geen bon (receipt.json)",
    "{path} is no plan to take last year's history from: {error}": (
        "{path} is geen plan om de historie van vorig jaar uit te halen: {error}"
    ),
    "{path} holds no plan.csv to take last year's history from": (
        "in {path} zit geen plan.csv om de historie van vorig jaar uit te halen"
    ),
    "{path} is no allocation or reallocation": "{path} is geen initiële toekenning en geen herschikking",
    "{path} is of {year}, and the case of {own}: history is last year's last formal agreement": (
        "{path} is van {year}, en de casus van {own}: historie is de laatste formele afspraak van vorig jaar"
    ),
    "pass the last definitive run of {year}": "geef de laatste definitieve berekening van {year}",
    "give one of these": "geef een van deze",
    "compare these": "vergelijk deze",
    "explain one of these": "verklaar een van deze",
    "{run} is a settlement: it pays what was delivered and divides nothing": (
        "{run} is een nacalculatie: die betaalt wat is geleverd en verdeelt niets"
    ),
    "compare allocations and reallocations, the runs that were settled among them": (
        "vergelijk toekenningen en herschikkingen, ook de berekeningen die zijn nagecalculeerd"
    ),
    "{path}: {file} isn't the file that its receipt names": "{path}: {file} is niet het bestand dat de bon noemt",
    "verdeel verify {path} says more": "verdeel verify {path} zegt meer",
    "see verdeel verify {path}": "zie verdeel verify {path}",
    "{path} is no offer of a reallocation: verdeel reallocate --stage offer makes one": (
        "{path} is geen aanbod van een herschikking: verdeel reallocate --stage offer maakt er een"
    ),
    "{path} can't be {done}: it doesn't verify ({fault:all}); see verdeel verify {run}": (
        "{path} kan niet worden {done:told}: de controle klopt niet ({fault:told}); zie verdeel verify {run}"
    ),
    "{path} can't be {done}: its receipt or a file can't be read ({error})": (
        "{path} kan niet worden {done:told}: de bon of een bestand is niet te lezen ({error})"
    ),
    "{path} can't be {done}: {why:all}": "{path} kan niet worden {done:told}: {why:told}",
    "started from": "gebruikt als begin",
    "explained": "verklaard",
    "reported": "gerapporteerd",
    "settled": "nagecalculeerd",
    "{path} is the run that this one starts from": "{path} is de berekening waar deze van uitgaat",
    "that run is no allocation or reallocation": "die berekening is geen initiële toekenning en geen herschikking",
    "start from one, or from agreements": "ga van zo'n berekening uit, of van de lopende afspraken (agreements)",
    "settle one of these": "reken een van deze na",
    "that run is of {year}, and the case of {other}": "die berekening is van {year}, en de casus van {other}",
    "that run is of {year}, and the realisation of {other}": "die berekening is van {year}, de realisatie van {other}",
    "that run is an offer, and nothing is agreed by it": "die berekening is een aanbod: er is niets afgesproken",
    "settle the definitive reallocation": "reken de definitieve herschikking na",
    "the offer was made at cut-off {month}": "het aanbod is gemaakt met peilmaand {month}",
    "a definitive run keeps to it": "een definitieve berekening houdt zich daaraan",
    "the pack isn't the one of the offer": "het beleid is niet dat van het aanbod",
    "say why with --because TEXT, it is kept in the receipt": (
        "zeg waarom met --because TEKST; dat blijft in de bon staan"
    ),
    "the pack isn't the one that the run was made under": "het beleid is niet dat van die berekening",
    "verify that run": "controleer die berekening (verdeel verify)",
    "{path} is an offer": "{path} is een aanbod",
    "a year starts from agreements in force": "een jaar begint bij lopende afspraken",
    "the run has no provider {provider}": "de berekening heeft geen aanbieder {provider}",
    "the run has no rule, fund or decision {rule}": "de berekening heeft geen regel, geldstroom of besluit {rule}",
    "no row of {rule} has a cell of provider {provider}": (
        "geen rij van {rule} heeft een afspraakregel van aanbieder {provider}"
    ),
    "{rule} has no row {row}": "{rule} heeft geen rij {row}",
    "known are {names}": "bekend zijn {names}",
    "there is none": "er is er geen",
    "HiGHS stopped at a limit: {limit}": "de solver (HiGHS) stopte bij een grens: {limit}",
    "{path} is no finished study: {files} is missing": "{path} is geen voltooide studie: {files} ontbreekt",
    "{path} was begun with another case, pack or question and isn't finished": (
        "{path} is begonnen met een andere casus, ander beleid of een andere vraag, en is niet af"
    ),
    "ask the same again to go on with it, or pass --replace to begin anew": (
        "vraag hetzelfde om verder te gaan, of geef --replace om opnieuw te beginnen"
    ),
    "stopped": "gestopt",
    "{done} of {count} are kept: the same command goes on from there": (
        "{done} van {count} zijn bewaard: dezelfde opdracht gaat daar verder"
    ),
    "no Dask scheduler answers at {address} ({error})": "op {address} antwoordt geen Dask-scheduler ({error})",
}

_DOING: Mapping[str, str] = {
    "reading": "lezen",
    "looking": "bekijken",
    "preparing": "voorbereiden",
    "filling": "verdelen",
    "settling": "nacalculeren",
    "certifying": "certificeren",
    "verifying": "controleren",
    "explaining": "verklaren",
    "comparing": "vergelijken",
    "adding up": "optellen",
    "reporting": "rapport maken",
    "generating": "casus maken",
    "running again": "herhalen",
    "writing": "schrijven",
    "writing forms": "formulieren schrijven",
    "{run}: initial allocation": "{run}: initiële toekenning",
    "{run}: reallocation on realisation up to {month}": (
        "{run}: herschikking op realisatie tot en met {month:month}"
    ),
}

_OPTIONS: Mapping[str, str] = {
    "there is no command {name}": "de opdracht {name} bestaat niet",
    "there is no command {name}; known are {names}": "de opdracht {name} bestaat niet; bekend zijn {names}",
    "a reallocation is looked at under a policy: pass -p PACK with --cutoff": (
        "een herschikking wordt met beleid bekeken: geef -p BELEID bij --cutoff"
    ),
    "a reallocation has the history of the run it starts from": (
        "een herschikking heeft de historie van de berekening waar zij van uitgaat"
    ),
    "leave out --history-from": "laat --history-from weg",
    "a comparison takes two runs or more": "vergelijken gaat met twee berekeningen of meer",
    "{path} doesn't end on {suffix}": "{path} eindigt niet op {suffix}",
    "{path} doesn't end on {one} or {other}": "{path} eindigt niet op {one} of {other}",
    "{path} ends neither on {one} nor on {other}": "{path} eindigt niet op {one} en niet op {other}",
    "{path} lies in the run, which holds nothing but what it was made with": (
        "{path} ligt in de berekening, en daar staat alleen wat bij het maken is geschreven"
    ),
    "{path} lies in the run {run}, which holds nothing but what it was made with": (
        "{path} ligt in de berekening {run}, en daar staat alleen wat bij het maken is geschreven"
    ),
    "{path} lies among the inputs of the run, to which nothing may be added": (
        "{path} ligt bij de invoer van de berekening, en daar mag niets bij komen"
    ),
    "{path} is one of the files to read": "{path} is een van de bestanden die worden gelezen",
    "choose another name for the table": "kies een andere naam voor de tabel",
    "response forms go with an offer": "reactieformulieren horen bij een aanbod",
    "leave out --forms, or --stage definitive": "laat --forms weg, of --stage definitive",
    "-o names one file": "-o noemt één bestand",
    "ask for one format": "vraag om één vorm (--format)",
    "{one} and {other} both end on {ending}": "{one} en {other} eindigen allebei op {ending}",
    "give one of each": "geef er van elk één",
    "--against goes with --provider, and without --rule: one provider beside another": (
        "--against hoort bij --provider, en gaat niet samen met --rule: één zorgaanbieder naast een andere"
    ),
    "--against names provider {agb} itself": "--against noemt zorgaanbieder {agb} zelf",
    "name another one": "noem een andere",
    "--from says what a reallocation starts from: pass --cutoff YYYY-MM with it": (
        "--from zegt waar een herschikking van uitgaat: geef er --cutoff JJJJ-MM bij"
    ),
    "{format} is no format": "{format} is geen vorm (--format)",
    "{what} needs {packages}": "{what:told} heeft {packages} nodig",
    "a study": "een studie",
    "a study on a cluster": "een studie op een cluster",
    "{file} (a workbook does without)": "{file} (met een werkmap gaat het zonder)",
    "report.html (--format xlsx does without)": "report.html (met --format xlsx gaat het zonder)",
    "install it with: pip install {extra}": "installeer dat met: pip install {extra}",
    "charts need {packages}: pip install {extra}": "grafieken hebben {packages} nodig: pip install {extra}",
}

RUNS: Mapping[str, str] = {**_FOLDERS, **_RUNS, **_DOING, **_OPTIONS}
