"""Runs in memory, as their report takes them."""

from tests.runs import case_of, pack_of, planned, solved
from tests.small import service, small, volume
from tests.strategies import Sample
from verdeelsleutel.model.certify.certificate import Certificate
from verdeelsleutel.model.reallocation.prepare import prepare_reallocation
from verdeelsleutel.model.reallocation.start import Start
from verdeelsleutel.reports.page import Chart, Fold, Heading, Table
from verdeelsleutel.reports.run.reported import Reported

RECEIPT = {
    "command": "allocate",
    "award": "provisional",
    "year": 2024,
    "inputs": {"inputs/case/offers.csv": "abc"},
    "results": {"plan.csv": "def"},
    "versions": {"python": "3.11"},
}
SERVICES = (
    service("Z1", 7, profile="4VV"),
    service("Z2", 3, kavel="intramural", profile="5VV"),
    service("Z3", 5, kavel="mpt", tariffed="no"),
)
OFFERS = {
    ("A", "Z1"): 100, ("A", "Z2"): 50, ("B", "Z1"): 300, ("C", "Z2"): 90, ("C", "Z3"): 20, ("R2", "D", "Z1"): 40,
}  # fmt: skip
HISTORY = {("A", "Z1"): 80, ("B", "Z1"): 310, ("C", "Z2"): 45}
CAP = {"id": "slow", "rule": "growth_ceiling", "basis": "history", "percent": 105, "over": {"kavel": "vpt"}}
LOW = {"id": "low", "rule": "eligibility", "exclude": {"service": "Z3"}}
BONUS = {"id": "plan_bonus", "when": {"status": "existing"}, "add": 1, "note": "who has a plan"}
REALLOCATION = {
    "expectation": "run_rate",
    "response_days": 14,
    "tranches": [{"id": "realised", "basis": "realised"}],
}


def certificate():
    """One that holds."""
    found = Certificate()
    found.add("money", "funds, reserves and amounts add up to the cent", [])
    return found


def reported(plan, **receipt):
    """A run with a receipt written by hand."""
    return Reported(plan, certificate(), {**RECEIPT, **receipt}, "0" * 64)


def sample(room=1200, rules=(LOW,), **tables):
    """Two regions, four providers, of which A and B ask more than there is."""
    return small(
        room,
        SERVICES,
        OFFERS,
        tranches=[{"id": "base", "basis": "offer", "percent": 90}],
        rules=rules,
        reserves=[{"id": "choice", "kind": "contracteerruimte", "percent": 5}],
        tariff={"base": 100, "adjustments": [BONUS], "maximum": 110},
        history=volume(HISTORY),
        **tables,
    )


def initial(**others):
    """An allocation, reported."""
    return reported(planned(sample(**others)))


def reallocation(award="offer", policy=None, more=None, **tables):
    """A reallocation of care delivered up to June, reported; `more` are other lines: per month, and agreed."""
    care = {("A", "Z1"): (5, 90), ("B", "Z1"): (30, 60), ("C", "Z2"): (2, 80), **(more or {})}
    monthly = volume({key: units for key, (units, _) in care.items()})
    months = [{**row, "month": f"2024-0{month}"} for month in range(1, 7) for row in monthly]
    agreed = volume({key: units for key, (_, units) in care.items()})
    found = sample(agreements=agreed, realisation=months, **tables)
    made = Sample(found.tables, {**found.pack, "reallocation": {**REALLOCATION, **(policy or {})}})
    plan = solved(prepare_reallocation(case_of(made), pack_of(made.pack), Start(), "2024-06", award))
    return reported(plan, command="reallocate", award=award, cutoff="2024-06")


def headings(page):
    return [block.title for block in page.blocks if isinstance(block, Heading)]


def named(page, title):
    """The block with a title that starts so, also within folds."""
    blocks = [*page.blocks, *(inner for block in page.blocks if isinstance(block, Fold) for inner in block.blocks)]
    return next(block for block in blocks if isinstance(block, Table | Chart | Fold) and block.title.startswith(title))


def folds(page):
    return [block for block in page.blocks if isinstance(block, Fold)]
