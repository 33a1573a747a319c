"""The validator sees what our own checker of claims does not look at, and its two left-out findings are no faults."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.support.authority import PASSWORD, p12
from tests.support.test_pdf_claims import whole
from tests.support.validator import violations
from tthc_render.formats.signing import AGENCY, PERSON
from tthc_render.rendering.signing import Wish, sign_pdf, signer_of_p12


def test_our_own_file_breaks_no_rule() -> None:
    assert violations(whole()) == []


@pytest.mark.parametrize(
    ("change", "reported"),
    [
        (lambda pdf: pdf.Root.OutputIntents[0].DestOutputProfile.write(b"x" * 200), "3U-"),
        (lambda pdf: setattr(pdf.pages[0], "Group", pikepdf.Dictionary(S=pikepdf.Name("/Transparency"))), ""),
        (lambda pdf: setattr(pdf.Root, "Perms", pikepdf.Dictionary(X=1)), "3U-"),
        (lambda pdf: setattr(pdf.Root, "Requirements", pikepdf.Array([])), "3U-"),
        (lambda pdf: metadata(pdf, b"<pdf:Producer>", b"<pdf:Unknown>x</pdf:Unknown><pdf:Producer>"), "3U-"),
        (lambda pdf: setattr(pdf.Root, "Lang", pikepdf.String("tiếng Việt")), "LANG"),
        (lambda pdf: delattr(pdf.Root.ViewerPreferences, "DisplayDocTitle"), "PDFUA1-"),
    ],
)
def test_what_is_broken_is_seen(change: Callable[[pikepdf.Pdf], object], reported: str) -> None:
    with pikepdf.open(io.BytesIO(whole())) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out, fix_metadata_version=False)
    found = violations(out.getvalue())
    assert any(reported in item for item in found) if reported else found == []


def metadata(pdf: pikepdf.Pdf, old: bytes, new: bytes) -> None:
    stream: Any = pdf.Root.Metadata
    assert old in stream.read_bytes()
    stream.write(stream.read_bytes().replace(old, new))


def test_an_earlier_signature_need_not_reach_the_end_but_the_last_one_must(tmp_path: Path) -> None:
    signer = signer_of_p12(p12(tmp_path, "Sở Mẫu"), PASSWORD)
    twice = sign_pdf(sign_pdf(whole(), signer, Wish(PERSON)), signer, Wish(AGENCY))
    assert violations(twice) == []
    assert any("BYTERANGE" in item for item in violations(twice + b"\n% more\n"))
