"""Words around faults, conflicts and other failures; the faults themselves stand in `told/`."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["FAILURES"]

FAILURES: Mapping[str, tuple[str, str]] = {
    "faults_counted": (
        "{count} {count:fout|fouten}{files}",
        "{count} {count:fault|faults}{files}",
    ),
    "faults_of_kinds": (" van {count} {count:soort|soorten}", " of {count} {count:kind|kinds}"),
    "nothing_written": ("er is niets geschreven", "nothing was written"),
    "faults_in_files": (" in {count} {count:bestand|bestanden}", " in {count} {count:file|files}"),
    "faults_mend": (
        "Herstel {whose} en probeer het opnieuw: alles wat is gevonden, staat hierboven.",
        "Mend {whose} and try again: everything that was found is listed here.",
    ),
    "the case": ("de casus", "the case"),
    "the pack": ("het beleid", "the pack"),
    "the study": ("de studie", "the study"),
    "the template": ("het sjabloon", "the template"),
    "the forms": ("de formulieren", "the forms"),
    "the files": ("de bestanden", "the files"),
    "fault_times": ("{what} ({count} keer)", "{what} ({count} times)"),
    "fault_found": ("gevonden", "found"),
    "fault_expected": ("verwacht", "expected"),
    "fault_nothing": ("niets", "nothing"),
    "fault_row": ("rij {row}", "row {row}"),
    "fault_line": ("regel {line}", "line {line}"),
    "what_to_do": ("wat te doen", "what to do"),
    "cannot_write": (
        "{where} kan niet worden geschreven: {reason}\ner is niets geschreven; kies een andere plaats",
        "{where} can't be written: {reason}\nnothing was written; choose another place",
    ),
    "there_is_no": ("{path} bestaat niet", "there is no {path}"),
    "our_bug": (
        "dit is een fout in verdeel zelf, niet in uw gegevens; meld alstublieft de regels hierboven",
        "this is a fault in verdeel itself, not in your data; please report the lines above",
    ),
    "run_not_certified": (
        "de berekening is niet gecertificeerd; er is niets geschreven",
        "the run isn't certified; nothing was written",
    ),
    "run_not_certified_end": (
        "Dit is een fout in verdeel zelf, niet in uw gegevens; meld haar alstublieft, met de casus als dat kan.",
        "This is a fault in verdeel itself, not in your data; please report it with the case if you can.",
    ),
    "usage_error": ("Fout: {what}", "Error: {what}"),
    "usage_help": ("Met `{command} --help` ziet u hoe het werkt.", "Try `{command} --help` for help."),
    "stopped": ("gestopt; er is niets geschreven", "stopped; nothing was written"),
    "conflict_one": (
        "dit kan niet gelden{where}; er is niets geschreven",
        "this can't hold{where}; nothing was written",
    ),
    "conflict_many": (
        "deze kunnen niet samen gelden{where}; er is niets geschreven",
        "these can't hold together{where}; nothing was written",
    ),
    "conflict_seen": (" (gezien bij het vullen van tranche {tranche})", " (seen when filling tranche {tranche})"),
    "conflict_decision": ("besluit", "decision"),
    "conflict_rule": ("regel {id}", "rule {id}"),
    "conflict_repair_one": ("maak het {amount} ruimer: dan past het", "let it give way by {amount}: then it fits"),
    "conflict_repair": (
        "maak dit {amount} ruimer: dan passen de andere",
        "let it give way by {amount}: then the others fit",
    ),
    "conflict_end": (
        "Laat er één weg, en de andere kunnen gelden.",
        "Leave any one of them out, and the others can hold.",
    ),
    "and": ("en", "and"),
}
