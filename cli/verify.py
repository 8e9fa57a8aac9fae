"""`verdeel verify`: the certificate, without a solver."""

from __future__ import annotations

from pathlib import Path

import click

from verdeelsleutel.cli.talk import Talk


@click.command(epilog="Example: verdeel verify runs/provisional")
@click.argument("run", type=click.Path(path_type=Path))
@click.pass_obj
def command(talk: Talk, run: Path) -> None:
    """Check RUN from its folder alone, in exact arithmetic and without a solver.

    Shows the checksum (sha256) of its receipt too, which letters quote and later runs keep. RUN may be the folder of a
    year (`verdeel replay-year`): then every run of it is checked, and the chain.
    Ends with 0 when everything holds, and with 6 when anything doesn't.
    """
    from verdeelsleutel.model.certify.certificate import NotCertified
    from verdeelsleutel.model.certify.verify import verify
    from verdeelsleutel.model.certify.year_chain import is_year
    from verdeelsleutel.model.runs.run_folder import RECEIPT, hash_of
    from verdeelsleutel.reports import certificate_page

    if is_year(run):
        _year(talk, run)
        return
    with talk.progress() as say:
        say("verifying")
        certificate = verify(run)
        seal = hash_of(run / RECEIPT)
    talk.show(
        lambda: certificate_page.page(certificate, run, talk.language, seal),
        lambda: {"ok": certificate.holds, "run": str(run), "receipt_sha256": seal, **certificate.as_dict()},
    )
    if not certificate.holds:
        raise SystemExit(NotCertified.exit_code)


def _year(talk: Talk, folder: Path) -> None:
    from verdeelsleutel.model.certify.certificate import NotCertified
    from verdeelsleutel.model.certify.year_chain import verify_year
    from verdeelsleutel.reports import year_page

    with talk.progress() as say:
        say("verifying")
        found = verify_year(folder)
    talk.show(
        lambda: year_page.certificate(found, folder, talk.language),
        lambda: {"ok": found.holds, "folder": str(folder), **year_page.certificate_as_dict(found)},
    )
    if not found.holds:
        raise SystemExit(NotCertified.exit_code)
