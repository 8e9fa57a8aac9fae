"""A small sound case as CSV text, to be spoilt one thing at a time."""

from pathlib import Path

import pytest

from verdeelsleutel.data.case import Case, read_case
from verdeelsleutel.data.faults import CaseFaults, Fault

META = """\
id: small
title: Small
year: 2024
office: Office
synthetic: true
"""
SMALL = {
    "regions": "region,name\nR1,One\nR2,Two\n",
    "funds": (
        "fund,region,kind,amount_eur\nF1,R1,contracteerruimte,1000000.50\nF2,R2,contracteerruimte,500000\n"
    ),
    "services": (
        "service,description,sector,kavel,profile,unit,max_tariff_eur,follows\n"
        "V1,Place,VV,intramural,4VV,day,100.25,\nV2,Hours,VV,mpt,,hour,50,\nV3,Extra,VV,intramural,,day,5,V1\n"
    ),
    "providers": "provider,name,status,x_role\n01234567,A,existing,big\n12345678,B,new,\n",
    "offers": (
        "region,provider,service,offered_units\nR1,01234567,V1,365\nR1,01234567,V2,1200.5\nR2,12345678,V1,730\n"
    ),
}
HISTORY = "region,provider,service,units\nR1,01234567,V1,300\nR1,01234567,V2,1000\n"


def write(folder: Path, meta: str = META, **tables: str | bytes | None) -> Path:
    """The small case in a folder, with some tables replaced, added, or (None) left out."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "case.yaml").write_text(meta, encoding="utf-8")
    for name, text in {**SMALL, **tables}.items():
        if text is not None:
            data = text.encode() if isinstance(text, str) else text
            (folder / f"{name}.csv").write_bytes(data)
    return folder


def read(folder: Path, meta: str = META, **tables: str | bytes | None) -> Case:
    """The small case with some tables changed."""
    return read_case(write(folder, meta, **tables))


def faults(folder: Path, meta: str = META, **tables: str | bytes | None) -> tuple[Fault, ...]:
    """All faults of the small case with some tables changed."""
    return faults_of(write(folder, meta, **tables))


def faults_of(path: Path, **options: object) -> tuple[Fault, ...]:
    """All faults of a case; fails when there are none."""
    with pytest.raises(CaseFaults) as caught:
        read_case(path, **options)
    assert caught.value.exit_code == 3
    return caught.value.faults


def only_fault(folder: Path, meta: str = META, **tables: str | bytes | None) -> Fault:
    """The one fault of the small case with some tables changed."""
    (fault,) = faults(folder, meta, **tables)
    return fault


def codes(case: Case) -> set[str]:
    """Codes of the findings."""
    return {finding.code for finding in case.findings}
