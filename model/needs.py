"""What a pack needs of a case: tables its bases are read from, columns its conditions and facts name."""

from __future__ import annotations

from collections.abc import Sequence

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.faults import Fault, Finding, Place, did_you_mean
from verdeelsleutel.data.pack import Pack, Tranche
from verdeelsleutel.model import catalogue
from verdeelsleutel.model.context import BASIS_TABLES
from verdeelsleutel.model.rule import BoundRule

FACT_TABLES = ("offers", "services", "providers", "regions")


def missing(case: Case, pack: Pack, tranches: Sequence[Tranche], rules: Sequence[BoundRule]) -> list[Fault]:
    """Every table and x_ column that the pack names and the case lacks."""
    faults = []
    named: list[tuple[str, str]] = [(t.basis, f"tranche {t.id}") for t in tranches]
    named += [(b.basis, f"tranche {t.id}, not_above") for t in tranches for b in t.not_above]
    named += [(basis, f"rule {rule.id}") for rule in rules for basis in catalogue.bases([rule])]
    for basis, who in dict.fromkeys(named):
        if basis in BASIS_TABLES and not case.has(BASIS_TABLES[basis][0]):
            faults.append(no_table(BASIS_TABLES[basis][0], f"{who} of pack {pack.pack} reads basis {basis}"))
    for rule in rules:
        table = getattr(rule.module, "READS_TABLE", None)
        if table and not case.has(table):
            faults.append(no_table(table, f"rule {rule.id} of pack {pack.pack} reads it"))
    known = _known(case)
    for column, who in dict.fromkeys(_columns(pack, tranches, rules, sorting=True)):
        if _bare(column) not in known:
            faults.append(
                Fault(
                    Place("providers", column=_bare(column)),
                    f"{who} of pack {pack.pack} sorts or counts by column {column}, which no table of the case has",
                    found="no such column",
                    expected=f"a column {_bare(column)} in one of {', '.join(FACT_TABLES)}",
                    hint=did_you_mean(_bare(column), known) or "add the column",
                )
            )
    return faults


def lacking(case: Case, pack: Pack, tranches: Sequence[Tranche], rules: Sequence[BoundRule]) -> list[Finding]:
    """x_ columns that conditions of the pack read and the case lacks: they count as empty and match nothing."""
    found: dict[str, list[str]] = {}
    known = _known(case)
    for column, who in dict.fromkeys(_columns(pack, tranches, rules, sorting=False)):
        if _bare(column) not in known:
            found.setdefault(column, []).append(who)
    return [
        Finding(
            "fact-lacking",
            f"no table has the column {column}; it counts as empty, so what the pack ties to it doesn't apply",
            "",
            len(who),
            tuple(who[:5]),
        )
        for column, who in found.items()
    ]


def _bare(column: str) -> str:
    return column.rpartition(".")[2]


def _known(case: Case) -> set[str]:
    return {column for table in FACT_TABLES for column in case.table(table).columns}


def no_table(table: str, why: str) -> Fault:
    """The fault of a table that the pack reads and the case doesn't have."""
    return Fault(
        Place(table),
        f"{why}, and the case has no table {table}",
        found="no table",
        expected=f"a table {table} (it may hold its header only)",
        hint=f"add {table}, or use a pack that doesn't need it",
    )


def _columns(
    pack: Pack, tranches: Sequence[Tranche], rules: Sequence[BoundRule], *, sorting: bool
) -> list[tuple[str, str]]:
    """(column, who reads it): those that sort and group, or those that conditions and tariffs read."""
    if sorting:
        found = [(t.order_by, f"order_by of tranche {t.id}") for t in tranches if t.order_by]
        return found + [(c, f"rule {r.id}") for r in rules for c in catalogue.columns(r, keys=True)]
    found = [(c, f"tranche {t.id}") for t in tranches for c in sorted(t.where.columns)]
    for base in pack.tariff.base:
        found += [
            (c, "the tariff base")
            for c in [*sorted(base.when.columns), *([base.from_] if base.from_ else [])]
        ]
    for a in pack.tariff.adjustments:
        if a.active:
            read = [c for c in (a.add_from, a.scale_from) if c]
            found += [(c, f"adjustment {a.id}") for c in [*sorted(a.when.columns), *read]]
    return found + [(c, f"rule {r.id}") for r in rules for c in catalogue.columns(r, keys=False)]
