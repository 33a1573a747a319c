"""What the kind of a document decides about its addressees and signers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.document.inlines import marked
from tthc_render.document.tree import AUTHORITY, SIGNATURE_GAP, SIGNER_NAME, Signature, SignatureLine, Signatures
from tthc_render.reports.computed import Computed
from tthc_render.reports.model import Head, Report
from tthc_render.vietnamese.drafter import is_drafter_sign
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.workspace.kinds import DocumentKind

_AS_ABOVE: Final = pattern_of(r"\W*như\s+(?:trên|kính\s+gửi)(?!\w)", re.IGNORECASE)
ABOVE_PT: Final = 6.0
"""Room above a title, as at the end of every document."""


def check_kind(report: Report, kind: DocumentKind | None, findings: Findings) -> None:
    """Addressees (II.9b) or a second signature where the kind has none, or none where it needs them.

    Also recipients "as above" with nobody above, and no place to print before the date.
    ``kind`` is None for a report of no stated kind.
    """
    head = report.file.van_ban
    _recipients(report, kind, findings)
    _drafter(report, findings)
    signs = kind is None or kind.must("ho_ten")
    if signs and head.so and isinstance(head.ngay, date) and not head.ho_ten and head.ky_trai is None:
        findings.add("D798", report.place("van_ban", "quyen_han"), number=head.so)
    place = report.place("van_ban", "kinh_gui") if head.kinh_gui else report.place("van_ban")
    may, must = kind is None or kind.may("kinh_gui"), kind is not None and kind.must("kinh_gui")
    name = kind.name if kind else ""
    if head.kinh_gui and not may:
        findings.add("D741", place, kind=name)
    elif not head.kinh_gui and must:
        findings.add("D742", place, kind=name)
    elif not head.kinh_gui:
        _as_above(report, kind, findings)
    if not (report.unit.dia_danh or head.dia_danh) and (kind is None or kind.must("dia_danh")):
        findings.add("D603", report.place("don_vi"), unit=report.unit.ma)
    keys = [key for key in ("ky_trai", "ky_giua", "ky_them") if getattr(head, key)]
    if keys and kind is not None and not kind.may("hai_chu_ky"):
        findings.add("D743", report.place("van_ban", keys[0]), kind=name, key=keys[0])
    elif head.ky_trai is None and (keys or (kind is not None and kind.must("hai_chu_ky"))):
        findings.add("D744", report.place("van_ban", *(keys or ["quyen_han"])[:1]), kind=name or "Văn bản")


def _recipients(report: Report, kind: DocumentKind | None, findings: Findings) -> None:
    """D101 or D106 for recipients or files that are not there though the kind of document needs them."""
    if kind is not None and not kind.must("noi_nhan"):
        return
    head = report.file.van_ban
    for key, value in (("noi_nhan", head.noi_nhan), ("luu", head.luu)):
        if value:
            continue
        written = key in head.model_fields_set
        findings.add("D106" if written else "D101", report.place("van_ban", key), key=key, above="van_ban")


def _drafter(report: Report, findings: Findings) -> None:
    """D796 where the sign of who drafted the document is none, D797 where there are no recipients above it."""
    head = report.file.van_ban
    place = report.place("van_ban", "nguoi_soan")
    if head.nguoi_soan and not is_drafter_sign(head.nguoi_soan):
        findings.add("D796", place, seen=head.nguoi_soan)
    if head.nguoi_soan and not head.noi_nhan and not head.luu:
        findings.add("D797", place, seen=head.nguoi_soan)


def _as_above(report: Report, kind: DocumentKind | None, findings: Findings) -> None:
    """D671 at the first recipient "Như trên" of a document without addressees, D608 where the kind has none."""
    for index, name in enumerate(report.file.van_ban.noi_nhan):
        if _AS_ABOVE.match(name):
            place = report.place("van_ban", "noi_nhan", index)
            if kind is not None and not kind.may("kinh_gui"):
                findings.add("D608", place, seen=name, kind=kind.name)
            else:
                findings.add("D671", place, seen=name, right=report.unit.noi_nhan_bao_cao or "UBND tỉnh …")
            return


def rows_of_signers(head: Head) -> Iterator[Signatures]:
    """Who signs beside and below each other; nothing where one person signs.

    Rows of others are as wide as the first one; the last of them may have fewer.
    """
    if head.ky_trai is None:
        return
    others = [
        Signature(item.quyen_han, item.ho_ten, item.chuc_vu_tren_ten)
        for item in (head.ky_trai, *head.ky_giua, *head.ky_them)
    ]
    wide = len(head.ky_giua) + 1
    yield side_by_side(*others[:wide], Signature(head.quyen_han, head.ho_ten, head.chuc_vu_tren_ten))
    for at in range(wide, len(others), wide + 1):
        yield side_by_side(*others[at : at + wide + 1])


def side_by_side(*signers: Signature) -> Signatures:
    """Who signs in a row, from the left: each title in capitals above the room for a signature and the name."""
    return Signatures(
        tuple(
            (
                *(
                    SignatureLine(line, style=AUTHORITY, space_pt=0 if index else ABOVE_PT)
                    for index, line in enumerate(signer.lines)
                ),
                SignatureLine("", style=SIGNATURE_GAP),
                *([SignatureLine(signer.office, style=SIGNER_NAME)] if signer.office else []),
                SignatureLine(signer.name, style=SIGNER_NAME),
            )
            for signer in signers
        )
    )


def document_code(computed: Computed) -> str:
    """The letters in the document's number: kind and unit, of a công văn unit and drafting unit (II.3).

    It has no marks: ``CNTY^2^`` is CNTY², as it is in the line of files.
    """
    return str(marked(_typed_code(computed), Findings()))


def _typed_code(computed: Computed) -> str:
    spec, head, unit = computed.loaded.type, computed.report.file.van_ban, computed.report.unit
    kind = computed.loaded.document_kind
    if head.ky_hieu:
        return head.ky_hieu
    if kind is None or "ky_hieu" in spec.model_fields_set:
        return f"{spec.ky_hieu}-{unit.ky_hieu}"
    if kind.short:
        return f"{kind.short}-{unit.ky_hieu}"
    drafting = head.luu.partition(",")[2].strip(" .").partition(" ")[0].rstrip(",;.")
    return f"{unit.ky_hieu}-{drafting}" if drafting else unit.ky_hieu
