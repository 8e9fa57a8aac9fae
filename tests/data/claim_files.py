"""AW319 messages for tests: built from what a claim says, with a client in every place where a client can be."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

WIDTH = 310
PERSONAL = (
    "123456782",  # burgerservicenummer
    "VERZEKERD-77731",
    "PATIENT4411",
    "19410317",  # day of birth
    "Van Zonderling",
    "Mevrouw Achternaam",
    "9876ZX",
    "MACHTIGING-5521",
    "CIZ-CLIENT-00917",
    "REFERENTIE-KL-8842",
    "zij woont op de Kerkstraat",
)
"""Everything of a client in these messages; none of it may ever be stored or shown."""
BSN, INSURED, PATIENT, BORN, NAME, NAME2, POSTCODE, AUTHORISATION, CIZ, REFERENCE, COMMENT = PERSONAL


class Claimed(NamedTuple):
    """One prestatie record; amounts in cents, `amount` and `declared` follow from tariff and quantity."""

    begin: str = "20240301"
    end: str = "20240331"
    service: str = "Z041"
    quantity: int = 31
    time_unit: str = "14"
    tariff: int = 20000
    sign: str = "D"
    provider: str = "06900101"
    uzovi: str = "5501"
    reference: str = ""
    amount: int | None = None
    declared: int | None = None

    @property
    def cents(self) -> int:
        """Declared, below 0 for a credit."""
        declared = self.tariff * self.quantity if self.declared is None else self.declared
        return -declared if self.sign == "C" else declared


def put(*fields: tuple[int, str]) -> str:
    """A record with texts at positions from 1."""
    line = [" "] * WIDTH
    for start, text in fields:
        line[start - 1 : start - 1 + len(text)] = text
    assert len(line) == WIDTH
    return "".join(line)


def header(ei: str = "187", version: str = "0104", agb: str = "06900101", kind: str = "P") -> str:
    zeros = [(31, "0" * 8), (39, "0" * 8), (47, "0" * 8)]
    return put((1, "01"), (3, ei), (6, version), (10, kind), (27, "5501"), *zeros, (55, agb), (115, "EUR"))


def insured(number: int = 1) -> str:
    more = [(54, BORN), (62, "2"), (64, NAME), (100, NAME2), (142, POSTCODE), (157, "00012"), (186, CIZ)]
    return put((1, "02"), (3, f"{number:012}"), (15, BSN), (24, "5501"), (28, INSURED), (43, PATIENT), *more)


def prestatie(claim: Claimed, number: int = 2) -> str:
    amount = claim.tariff * claim.quantity if claim.amount is None else claim.amount
    return put(
        (1, "04"),
        (3, f"{number:012}"),
        (15, BSN),
        (24, claim.uzovi),
        (28, INSURED),
        (43, AUTHORISATION),
        (63, CIZ),
        (101, "00000"),
        (106, claim.begin),
        (114, claim.end),
        (122, "055"),
        (125, claim.service),
        (130, f"{claim.quantity:04}"),
        (134, claim.time_unit),
        (136, claim.provider),
        (165, f"{claim.tariff:08}"),
        (173, f"{amount:08}"),
        (181, claim.sign),
        (182, "0000"),
        (186, f"{abs(claim.cents):08}"),
        (194, claim.sign),
        (195, claim.reference or f"{REFERENCE}{number:02}"),
    )


def comment(number: int) -> str:
    return put((1, "98"), (3, f"{number:012}"), (15, "0001"), (19, COMMENT))


def trailer(claims: int, cents: int, *, people: int = 1, comments: int = 0, debtors: int = 0) -> str:
    counts = f"{people:06}{debtors:06}{claims:06}{comments:06}{people + claims + comments:07}"
    return put((1, "99"), (3, counts), (34, f"{abs(cents):011}"), (45, "C" if cents < 0 else "D"))


def records(claims: Iterable[Claimed], **about: str) -> list[str]:
    """A sound message, one string a record."""
    given = list(claims)
    lines = [header(**about), insured(), *(prestatie(claim, n) for n, claim in enumerate(given, 2))]
    return [*lines, comment(len(lines)), trailer(len(given), sum(c.cents for c in given), comments=1)]


def message(*claims: Claimed, end: str = "\r\n", encoding: str = "latin-1", **about: str) -> bytes:
    """A sound message as it comes in."""
    return as_bytes(records(claims, **about), end, encoding)


def as_bytes(lines: Sequence[str], end: str = "\r\n", encoding: str = "latin-1") -> bytes:
    return "".join(line + end for line in lines).encode(encoding)


def write(folder: Path, *contents: bytes) -> list[Path]:
    """Files of these contents."""
    paths = [folder / f"claims-{number}.txt" for number in range(1, len(contents) + 1)]
    for path, content in zip(paths, contents, strict=True):
        path.write_bytes(content)
    return paths
