"""Small cases of every kind, made by hand: scarce, with shares, in order, with most care, in euros, until a tranche."""

from tests.model.forging import P1, P2, P3, lines, sample, service

MIX = {"rule": "share_ceiling", "of": {"treatment": "yes"}, "in": {}, "per": ["region"], "measure": "units"}
SERVICES = (
    service("Z1", 10, treatment="yes", units_per_client_year=365),
    service("Z2", 7, treatment="no", units_per_client_year=52),
    service("Z3", 3, "vpt", treatment="no", units_per_client_year=100),
)
OFFERS = [(P1, "Z1", 101), (P2, "Z1", 57), (P1, "Z2", 33), (P3, "Z2", 80), (P2, "Z3", 41), (P3, "Z3", 19)]
HISTORY = lines("units", (P1, "Z1", 90), (P2, "Z1", 40), (P1, "Z2", 50), (P3, "Z2", 20), (P2, "Z3", 30))
FIRST, ALL = {"id": "first", "basis": "history", "percent": "95"}, {"id": "all", "basis": "offer"}


EARLY = {"until": "first", "stage": "initial"}


def decision(kind, provider=P1, service="", region="R1", **amount):
    why = {"reason": "decided", "decided_by": "the board", "date": "2023-12-01"}
    return {"region": region, "provider": provider, "service": service, "kind": kind, **amount, **why}


def scarce(fund=2100, **others):
    """One fund, two tranches, a ceiling that binds for one kavel: packing form."""
    rule = {"id": "home", "rule": "volume_ceiling", "where": {"kavel": "vpt"}, "of": "offer", "percent": 50}
    facts = {"tranches": (FIRST, ALL), "rules": (rule,), "history": HISTORY, **others}
    return sample(fund, SERVICES, OFFERS, **facts)


def shares(percent=40, fund=1500, **others):
    """A share of the whole: what is awarded elsewhere makes room."""
    rule = {"id": "mix", "percent": percent, **MIX}
    facts = {"tranches": (FIRST, ALL), "rules": (rule,), "history": HISTORY, **others}
    return sample(fund, SERVICES, OFFERS, **facts)


def ordered():
    """The second tranche goes to one sector after another."""
    return scarce(tranches=(FIRST, {**ALL, "order_by": "service", "direction": "descending"}))


def careful(within="most_care"):
    """The most client-years that fit, in a part with a share."""
    return shares(60, tranches=({**ALL, "within": within},))


def in_euros():
    """Decisions in euros for whole providers: rows with a lower bound, and a part that is rounded by choice."""
    table = [decision("fix", P1, amount_eur="601.50"), decision("minimum", P3, amount_eur="305")]
    return scarce(decisions=table)


def timed():
    """A ceiling that counts up to the first tranche only, and a decision in units."""
    early = {"id": "early", "rule": "volume_ceiling", "of": "offer", "percent": 20, **EARLY}
    return scarce(rules=(early,), decisions=[decision("fix", P2, "Z3", units=17)])


EVERY = {
    "scarce": scarce,
    "shares": shares,
    "ordered": ordered,
    "careful": careful,
    "in_euros": in_euros,
    "timed": timed,
}
"""A case of every kind by name."""
