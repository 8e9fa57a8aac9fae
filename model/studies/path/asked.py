"""What a path asks held against its case and packs: names that don't exist, and what no year after the first knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.faults import Fault, StudyFaults, did_you_mean
from verdeelsleutel.data.pack import Pack
from verdeelsleutel.data.study.kinds.path import Study
from verdeelsleutel.model import catalogue
from verdeelsleutel.model.problem import INITIAL, in_force
from verdeelsleutel.model.studies.path.settings import Settings

__all__ = ["check"]

DELIVERED = "history_realised"


def check(study: Study, case: Case, packs: Sequence[Pack]) -> None:
    """Refuse a study that can't be done on this case under these packs.

    Raises:
        StudyFaults: everything that is wrong in the study.
        CaseFaults, PackFaults: a value that the study sets isn't allowed.
    """
    faults = [*_names(study, case), *_courses(study, case, packs)]
    for pack in packs:
        faults += _of_pack(study, case, pack)
    if faults:
        raise StudyFaults(dict.fromkeys(faults))


def _names(study: Study, case: Case) -> Iterator[Fault]:
    services = case.table("services")
    known = {column: sorted(set(services[column].tolist()) - {""}) for column in ("kavel", "profile")}
    growth, ageing, hold = study.demand.growth, study.demand.ageing, study.room.hold
    for column in ("kavel", "profile"):
        yield from _unknown(study, f"demand.growth.{column}", getattr(growth, column), known[column], column)
    yield from _unknown(study, "demand.ageing.profiles", ageing.profiles if ageing else (), known["profile"], "profile")
    yield from _unknown(study, "room.hold.kavel", hold.kavel if hold else (), known["kavel"], "kavel")


def _unknown(study: Study, path: str, names: Iterable[str], known: Sequence[str], what: str) -> Iterator[Fault]:
    for name in names:
        if name not in known:
            place, expected = study.place(f"{path}.{name}"), f"one of {', '.join(known)}"
            yield Fault(place, f"no service has this {what}", name, expected, did_you_mean(name, known))


def _courses(study: Study, case: Case, packs: Sequence[Pack]) -> Iterator[Fault]:
    """Parameters that lead nowhere; a value that isn't allowed is raised as what it is."""
    settings = Settings(study)
    for pack in packs:
        for at in range(study.years):
            try:
                settings.of_year(case, pack, at)
            except StudyFaults as error:
                yield from error.faults


def _of_pack(study: Study, case: Case, pack: Pack) -> Iterator[Fault]:
    rules, tranches = in_force(case, pack, INITIAL, pack.initial.tranches)
    hold = study.room.hold
    if hold is not None and hold.tranche is not None:
        ids = [tranche.id for tranche in tranches]
        if hold.tranche not in ids:
            what, expected = f"pack {pack.pack} has no such tranche initially", f"one of {', '.join(ids)}"
            place = study.place("room.hold.tranche")
            yield Fault(place, what, hold.tranche, expected, did_you_mean(hold.tranche, ids))
    bases = {t.basis for t in tranches} | {b.basis for t in tranches for b in t.not_above} | catalogue.bases(rules)
    if DELIVERED in bases and study.years > 1 and study.realised_pct is None:
        what = f"pack {pack.pack} reads what was delivered, and nobody knows that of years to come"
        expected = "realised_pct: the percentage of agreements that is delivered"
        yield Fault(study.place(), what, DELIVERED, expected)
