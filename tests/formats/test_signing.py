"""Every signature field has words for people."""

from __future__ import annotations

from tthc_render.formats.signing import AGENCY, APPENDIX, COPY, IN_CORNER, PERSON, TITLES


def test_fields_have_titles() -> None:
    assert set(TITLES) == {PERSON, AGENCY, APPENDIX, COPY}
    assert set(IN_CORNER) < set(TITLES)
