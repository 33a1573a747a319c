"""A pytest plugin: every PDF that any test makes is held against its claims (``pytest -p tests.support.every_output``).

That no line leaves its text box holds in every run (``tests/conftest.py``). What is signed keeps the claims that it
had; a field that is put into a file signed before cannot be in its structure (see ``rendering/signature_words.py``).

A fault ends the making of that PDF, also in worker processes, so that the test fails. Slow: `make test-claims` runs it.
"""

from __future__ import annotations

import hashlib

import pytest

from tests.support.pdf_claims import faults
from tthc_render.layout.pdf import renderer, weasyprint_printer
from tthc_render.rendering import signing

_seen: set[bytes] = set()


def pytest_configure(config: pytest.Config) -> None:
    """Put the checker behind both ways to PDF."""
    direct, weasyprint = renderer.print_page, weasyprint_printer.print_pdf

    def print_page(*given, **named):  # type: ignore[no-untyped-def]
        data, pages = direct(*given, **named)
        return checked(data), pages

    def print_pdf(*given, **named):  # type: ignore[no-untyped-def]
        return checked(weasyprint(*given, **named))

    renderer.print_page, weasyprint_printer.print_pdf = print_page, print_pdf
    own = signing.sign_pdf

    def sign_pdf(data: bytes, *given, **named):  # type: ignore[no-untyped-def]
        made = own(data, *given, **named)
        if not faults(data, bookmarks=False):
            left = [fault for fault in faults(made, bookmarks=False) if not _is_of_late_field(fault)]
            assert not left, f"claims not kept after signing: {left[:5]}"
            _seen.add(hashlib.sha256(made).digest())
        return made

    signing.sign_pdf = sign_pdf


def _is_of_late_field(fault: str) -> bool:
    return "7.18.1: /Widget is not in the structure" in fault or fault.startswith("PDFUA1-WIDGET-FORM-TAG")


def checked(data: bytes) -> bytes:
    """``data``, once looked at; some documents have no headings, so no bookmarks."""
    digest = hashlib.sha256(data).digest()
    if digest not in _seen:
        found = faults(data, bookmarks=False)
        assert not found, f"claims not kept: {found[:5]}"
        _seen.add(digest)
    return data


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    terminalreporter.write_line(f"{len(_seen)} PDF files of this process were held against PDF/A-3u and PDF/UA-1")
