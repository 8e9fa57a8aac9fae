"""A comparison for `--json`, complete and exact: euros with two decimals, other numbers cut to 12 decimals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from fractions import Fraction
from typing import Any

from verdeelsleutel.data.exact import decimals, euros
from verdeelsleutel.model.compare.case_tables import Row, TableChange
from verdeelsleutel.model.compare.causes import Cause
from verdeelsleutel.model.compare.cells import Cells
from verdeelsleutel.model.compare.comparison import Against, CellChange, Comparison, Outcome, receipt_hash
from verdeelsleutel.model.compare.money import MONEY, FundChange, KavelChange, TrancheChange
from verdeelsleutel.model.compare.providers import CauseSum, ProviderChange
from verdeelsleutel.model.compare.rules import Bound
from verdeelsleutel.model.compare.whole_run import WholeRun

__all__ = ["as_dict"]

PLACES = 12


def as_dict(comparison: Comparison) -> dict[str, Any]:
    """Everything, run by run."""
    return {
        "first": _run(comparison.base),
        "others": [_against(one) for one in comparison.others],
        "synthetic": any(run.case.meta.synthetic for run in (comparison.base, *(o.run for o in comparison.others))),
    }


def _run(run: WholeRun) -> dict[str, Any]:
    receipt = run.receipt
    named = {name: receipt.get(name) for name in ("stage", "award", "year", "as_of", "cutoff", "case", "pack")}
    return {"run": str(run.folder), "receipt_sha256": receipt_hash(run), **named}


def _against(one: Against) -> dict[str, Any]:
    inputs, outcome = one.inputs, one.outcome
    return {
        **_run(one.run),
        "same": inputs.same and outcome.same,
        "unlike": list(one.unlike),
        "inputs": {
            "same": inputs.same,
            "facts": [asdict(said) for said in inputs.facts],
            "options": [asdict(said) for said in inputs.options],
            "policy": [{"path": d.path, "then": d.left or None, "now": d.right or None} for d in inputs.policy],
            "wording_only": inputs.wording,
            "tables": [_table(table) for table in inputs.tables],
            "not_compared": list(inputs.skipped),
            "unread": list(inputs.unread),
        },
        "outcome": {"same": outcome.same, **_outcome(outcome), "lines": list(_lines(one.cells))},
    }


def _number(value: Fraction | None) -> str | None:
    return None if value is None else decimals(value, PLACES)


def _table(table: TableChange) -> dict[str, Any]:
    def rows(found: tuple[Row, ...]) -> list[dict[str, Any]]:
        return [{"key": list(row.key), "values": dict(row.values)} for row in found]

    return {
        "table": table.table,
        "there": {"then": table.there[0], "now": table.there[1]},
        "rows": {"then": table.rows[0], "now": table.rows[1]},
        "key": list(table.key),
        "added": rows(table.added),
        "gone": rows(table.gone),
        "columns": [
            {
                "column": c.column,
                "rows": c.rows,
                "sum_then": _number(c.then),
                "sum_now": _number(c.now),
                "change_eur": None if c.cents is None else decimals(c.cents / 100, PLACES),
            }
            for c in table.columns
        ],
        "values": [
            {"key": list(v.key), "column": v.column, "then": v.then or None, "now": v.now or None} for v in table.values
        ],
    }


def _outcome(found: Outcome) -> dict[str, Any]:
    return {
        "agreed": _both(*found.agreed),
        "volume_eur": euros(sum(k.volume for k in found.kavels)),
        "price_eur": euros(sum(k.price for k in found.kavels)),
        "lines_of_both": found.lines,
        "lines_changed": found.changed,
        "funds": [_fund(one) for one in found.funds],
        "kavels": [_kavel(one) for one in found.kavels],
        "tranches": [_tranche(one) for one in found.tranches],
        "tariffs": [
            {"then": t.then or None, "now": t.now or None, "lines": t.lines, "effect_eur": euros(t.cents)}
            for t in found.tariffs
        ],
        "rules": [
            {"rule": r.rule, "key": r.key, "unit": r.unit, "then": _bound(r.then), "now": _bound(r.now)}
            for r in found.rules
        ],
        "causes": [
            {**_cause(c.cause), "change_eur": euros(c.cents), **_sides(c), "lines": c.lines, "providers": c.providers}
            for c in found.causes
        ],
        "providers": [_provider(one) for one in found.providers],
        "came": [_cell(one) for one in found.came],
        "gone": [_cell(one) for one in found.gone],
    }


def _both(then: int, now: int) -> dict[str, str]:
    return {"then_eur": euros(then), "now_eur": euros(now), "change_eur": euros(now - then)}


def _fund(one: FundChange) -> dict[str, Any]:
    sides = {
        name: None if side is None else {f"{n}_eur": euros(v) for n, v in zip(MONEY, side, strict=True)}
        for name, side in (("then", one.then), ("now", one.now))
    }
    return {"fund": one.fund, "region": one.region, **sides}


def _kavel(one: KavelChange) -> dict[str, Any]:
    return {
        "kavel": one.kavel,
        **_both(*one.agreed),
        "volume_eur": euros(one.volume),
        "price_eur": euros(one.price),
        "client_years_then": _number(one.years[0]),
        "client_years_now": _number(one.years[1]),
        "client_years_change": _number(one.years[1] - one.years[0]),
        "unmet": _both(*one.unmet),
        "unmet_client_years_then": _number(one.unmet_years[0]),
        "unmet_client_years_now": _number(one.unmet_years[1]),
    }


def _tranche(one: TrancheChange) -> dict[str, Any]:
    sides = {
        name: side and {"claim_eur": euros(side[0]), "awarded_eur": euros(side[1]), "lowest_fill": _number(side[2])}
        for name, side in (("then", one.then), ("now", one.now))
    }
    return {"tranche": one.tranche, **sides}


def _bound(bound: Bound | None) -> dict[str, Any] | None:
    if bound is None:
        return None
    return {
        "lower": _number(bound.lower),
        "upper": _number(bound.upper),
        "value": _number(bound.value),
        "binding": bound.binding,
    }


def _cause(cause: Cause) -> dict[str, Any]:
    return {
        "cause": cause.kind,
        "limited_then": [name for name in cause.then.split(";") if name],
        "limited_now": [name for name in cause.now.split(";") if name],
    }


def _sides(one: CauseSum | ProviderChange) -> dict[str, str]:
    return {"raised_eur": euros(one.raised), "lowered_eur": euros(one.lowered)}


def _provider(one: ProviderChange) -> dict[str, Any]:
    return {
        "region": one.region,
        "provider": one.provider,
        **_both(*one.agreed),
        "volume_eur": euros(one.volume),
        "price_eur": euros(one.price),
        **_sides(one),
        "causes": [{**_cause(cause), "change_eur": euros(cents)} for cause, cents in one.causes],
    }


def _cell(one: CellChange) -> dict[str, Any]:
    return {
        "region": one.region,
        "provider": one.provider,
        "service": one.service,
        "units": one.units,
        "agreed_eur": euros(one.cents),
    }


def _lines(cells: Cells) -> Iterator[dict[str, Any]]:
    """Every line that differs, with its two effects."""
    then, now = cells.then, cells.now
    for cell in cells.differing.tolist():
        region, provider, service = cells.key(cell)
        yield {
            "region": region,
            "provider": provider,
            "service": service,
            "units_then": int(then.units[cell]) if then.there[cell] else None,
            "units_now": int(now.units[cell]) if now.there[cell] else None,
            "tariff_then_eur": euros(int(then.tariff[cell])) if then.there[cell] else None,
            "tariff_now_eur": euros(int(now.tariff[cell])) if now.there[cell] else None,
            "volume_eur": euros(int(cells.volume[cell])),
            "price_eur": euros(int(cells.price[cell])),
        }
