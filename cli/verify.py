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

    Ends with 0 when everything holds, and with 6 when anything doesn't.
    """
    from verdeelsleutel.model.certify.certificate import NotCertified
    from verdeelsleutel.model.certify.verify import verify
    from verdeelsleutel.reports import certificate_page

    with talk.progress() as say:
        say("verifying")
        certificate = verify(run)
    talk.show(
        lambda: certificate_page.page(certificate, run, talk.language),
        lambda: {"ok": certificate.holds, "run": str(run), **certificate.as_dict()},
    )
    if not certificate.holds:
        raise SystemExit(NotCertified.exit_code)
