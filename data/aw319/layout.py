"""Where the fields of an AW319 message stand: only those that are read.

AW319 is the standard in which providers claim Wlz care, Vektis EI code 187, here version 1.4. Every record is one line
of 310 characters; its first two say which record it is. Positions count from 1 and include both ends.

What isn't listed here is never looked at, and that is nearly all of a client: burgerservicenummer, insured number,
name, day of birth, address, authorisation, comments.

Sources: record 04 from the message specification of Vektis, AW319v1.4_BERu7 (2016); records 01 and 99 from a public
implementation of AW319 1.4 and, for the same positions, from those of other Vektis standards (AP304, PM304).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

WIDTH = 310

HEADER, INSURED, CLAIM, COMMENT, TRAILER = "01", "02", "04", "98", "99"
RECORDS: Mapping[str, str] = {
    HEADER: "header",
    INSURED: "insured",
    CLAIM: "prestatie",
    COMMENT: "comment",
    TRAILER: "trailer",
}
"""Every kind of record that a message may have."""


@dataclass(frozen=True)
class Field:
    """A field of a record.

    Attributes:
        number: of Vektis: 0414 is field 14 of record 04.
        name: as a message to the user says it.
        start: first position, from 1.
        end: last position.
    """

    number: str
    name: str
    start: int
    end: int

    def of(self, line: str) -> str:
        """What a line has here, blanks and all."""
        return line[self.start - 1 : self.end]

    @property
    def columns(self) -> str:
        """Its positions: ``106-113``."""
        return str(self.start) if self.start == self.end else f"{self.start}-{self.end}"


MESSAGE = Field("0102", "code of the message", 3, 5)
VERSION = Field("0103", "version of the standard", 6, 7)
SUBVERSION = Field("0104", "subversion of the standard", 8, 9)
TEST = Field("0105", "kind of message", 10, 10)
DECLARANTS = (
    Field("0112", "AGB code of the institution", 55, 62),
    Field("0111", "AGB code of the practice", 47, 54),
    Field("0110", "AGB code of the caregiver", 39, 46),
)
"""Who claims, the first that is filled; a service bureau (0109) only sends."""
CURRENCY = Field("0119", "currency", 115, 117)

OFFICE = Field("0404", "UZOVI number", 24, 27)
BEGIN = Field("0414", "first day", 106, 113)
END = Field("0415", "last day", 114, 121)
CODE_LIST = Field("0416", "list of the prestatiecode", 122, 124)
SERVICE = Field("0417", "prestatiecode", 125, 129)
QUANTITY = Field("0418", "number of units", 130, 133)
TIME_UNIT = Field("0419", "time unit", 134, 135)
PROVIDER = Field("0420", "AGB code of who delivered", 136, 143)
TARIFF = Field("0425", "tariff in cents", 165, 172)
CALCULATED = Field("0426", "calculated amount in cents", 173, 180)
CALCULATED_SIGN = Field("0427", "debit or credit of the calculated amount", 181, 181)
DECLARED = Field("0429", "declared amount in cents", 186, 193)
DECLARED_SIGN = Field("0430", "debit or credit of the declared amount", 194, 194)
REFERENCE = Field("0431", "reference of the record", 195, 214)
"""Compared, never shown: a provider may build it from a client's number."""

COUNTS: Mapping[str, Field] = {
    INSURED: Field("9902", "number of insured records", 3, 8),
    "03": Field("9903", "number of debtor records", 9, 14),
    CLAIM: Field("9904", "number of prestatie records", 15, 20),
    COMMENT: Field("9905", "number of comment records", 21, 26),
}
"""Record → the trailer's count of it. AW319 has no debtor records (03), yet counts them."""
DETAILS = Field("9906", "number of detail records", 27, 33)
TOTAL = Field("9907", "total declared amount in cents", 34, 44)
TOTAL_SIGN = Field("9908", "debit or credit of the total", 45, 45)

EI_CODE, RETURN_CODE = "187", "188"
VERSION_READ = ("01", "04")
WLZ_LIST = "055"
