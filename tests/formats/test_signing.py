"""Every signature field has words for people."""

from __future__ import annotations

from tthc_render.formats.signing import AGENCY, PERSON, TITLES


def test_fields_have_titles() -> None:
    assert set(TITLES) == {PERSON, AGENCY}
