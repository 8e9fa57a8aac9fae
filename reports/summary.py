"""What a planner reads in the terminal after a run, without opening a file."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np

from verdeelsleutel.model import figures
from verdeelsleutel.model.certificate import Certificate
from verdeelsleutel.model.plan import Plan


def as_dict(plan: Plan, certificate: Certificate) -> dict[str, Any]:
    return {"figures": figures.figures(plan), "certificate": certificate.as_dict()}


def text(plan: Plan, certificate: Certificate, run: Path, lang: str) -> str:
    return str(figures.figures(plan)) + certificate_text(certificate, lang)


def certificate_text(certificate: Certificate, lang: str) -> str:
    return "\n".join(f"{c.name} {c.holds} {c.faults}" for c in certificate.checks)
