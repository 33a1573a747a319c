"""No line of a page that any test prints leaves its text box; looking costs about a millisecond for each page.

The check stands behind the direct way to PDF, also in worker processes that are forked. A fault ends the making of
that PDF, so that the test fails. `make test-claims` holds the same files against PDF/A-3u and PDF/UA-1 as well.
"""

from __future__ import annotations

import gc

import pytest

from tests.support.text_box import has_margins_of_decree, outside
from tthc_render.layout.pdf import renderer


def pytest_configure(config: pytest.Config) -> None:
    """Put the check behind the printer, and let the collector of cycles look less often: tests have memory enough."""
    gc.set_threshold(400_000, 20, 50)
    own = renderer.print_page

    def print_page(*given, **named):  # type: ignore[no-untyped-def]
        data, pages = own(*given, **named)
        left = list(outside(page for page in pages if has_margins_of_decree(page)))
        assert not left, f"outside of the text box: {left[:5]}"
        return data, pages

    renderer.print_page = print_page
