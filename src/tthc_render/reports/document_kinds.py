"""What the kind of a document decides about its addressees and signers."""

from __future__ import annotations

from typing import Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.document.tree import AUTHORITY, SIGNATURE_GAP, SIGNER_NAME, Signature, SignatureLine, Signatures
from tthc_render.reports.model import Report
from tthc_render.workspace.kinds import DocumentKind

ABOVE_PT: Final = 6.0
"""Room above a title, as at the end of every document."""


def check_kind(report: Report, kind: DocumentKind, findings: Findings) -> None:
    """Addressees (II.9b) or a second signature where the kind has none, or none where it needs them."""
    head = report.file.van_ban
    place = report.place("van_ban", "kinh_gui") if head.kinh_gui else report.place("van_ban")
    if head.kinh_gui and not kind.may("kinh_gui"):
        findings.add("D741", place, kind=kind.name)
    elif not head.kinh_gui and kind.must("kinh_gui"):
        findings.add("D742", place, kind=kind.name)
    if head.ky_trai is not None and not kind.may("hai_chu_ky"):
        findings.add("D743", report.place("van_ban", "ky_trai"), kind=kind.name)
    elif head.ky_trai is None and kind.must("hai_chu_ky"):
        findings.add("D744", report.place("van_ban", "quyen_han"), kind=kind.name)


def side_by_side(*signers: Signature) -> Signatures:
    """Who signs at the left and at the right, each title in capitals above the room for a signature and the name."""
    return Signatures(
        tuple(
            (
                *(
                    SignatureLine(line, style=AUTHORITY, space_pt=0 if index else ABOVE_PT)
                    for index, line in enumerate(signer.lines)
                ),
                SignatureLine("", style=SIGNATURE_GAP),
                SignatureLine(signer.name, style=SIGNER_NAME),
            )
            for signer in signers
        )
    )
