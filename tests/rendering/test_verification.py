"""Verifying: who and when; a byte, a page or a later update that was changed; claims and data inside."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from tests.support.authority import PASSWORD, authority, key_of, p12, stamper
from tests.support.workspaces import build
from tthc_render.formats.signing import AGENCY, PERSON
from tthc_render.rendering.pipeline import render_report
from tthc_render.rendering.revocation import Stamping
from tthc_render.rendering.signing import Wish, sign_pdf, signer_of_p12
from tthc_render.rendering.verification import Verified, verified, verify_file
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("goc")
    assert render_report(build(root), Library(Workspace(root)), root / "out", ["pdf"]).exit_code == 0
    return root


@pytest.fixture(scope="module")
def signed(folder: Path) -> bytes:
    data = (folder / "out" / "so-mau" / "2024-Q2" / "ngan.pdf").read_bytes()
    return sign_pdf(data, signer_of_p12(p12(folder, "Trần Văn An"), PASSWORD), Wish(PERSON))


def seen(data: bytes) -> Verified:
    return verified(data, [authority().pem], "a.pdf")


def test_a_signed_file_is_whole(signed: bytes) -> None:
    found = seen(signed)
    [one] = found.signatures
    assert (one.field, one.signer, one.whole, one.change, one.trusted, one.stamped) == (
        PERSON,
        "Trần Văn An",
        True,
        "",
        True,
        False,
    )
    assert one.time.endswith("+07:00")
    assert (found.empty, found.claims, found.data) == ((AGENCY,), True, "")
    assert found.is_good
    assert found.to_json()["good"] is True


def test_a_second_signature_leaves_the_first_whole(signed: bytes, folder: Path) -> None:
    twice = sign_pdf(signed, signer_of_p12(p12(folder, "Sở Mẫu"), PASSWORD), Wish(AGENCY))
    found = seen(twice)
    assert [(item.signer, item.whole, item.change) for item in found.signatures] == [
        ("Trần Văn An", True, ""),
        ("Sở Mẫu", True, ""),
    ]
    assert found.is_good


def test_who_is_unknown_is_not_trusted(signed: bytes) -> None:
    assert not verified(signed, [key_of("Người lạ").pem], "a.pdf").signatures[0].trusted


def one_byte(data: bytes) -> bytes:
    at = data.index(b"stream", 2000) + 40
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def updated(data: bytes) -> bytes:
    """A later update, as an editor appends it: another title."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Rotate"] = __import__("pyhanko.pdf_utils.generic", fromlist=["NumberObject"]).NumberObject(90)
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def page_removed(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        del pdf.pages[-1]
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize("change", [one_byte, updated, page_removed])
def test_what_was_changed_is_said(signed: bytes, change: Callable[[bytes], bytes]) -> None:
    found = seen(change(signed))
    assert not found.is_good
    [one] = found.signatures
    assert not one.whole or one.change


def test_a_file_without_signatures_is_not_good(folder: Path) -> None:
    found = verify_file(folder / "out" / "so-mau" / "2024-Q2" / "ngan.pdf")
    assert (found.signatures, found.empty, found.is_good) == ((), (PERSON, AGENCY), False)


def test_a_timestamp_server_says_the_time_and_long_term_data_is_inside(folder: Path) -> None:
    data = (folder / "out" / "so-mau" / "2024-Q2" / "ngan.pdf").read_bytes()
    signer = signer_of_p12(p12(folder, "Trần Văn An"), PASSWORD)
    made = sign_pdf(data, signer, Wish(PERSON), Stamping(stamper()))
    assert b"/DSS" in made
    found = seen(made)
    assert found.signatures[0].stamped
    assert found.is_good
