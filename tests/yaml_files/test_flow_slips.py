"""What is named inside of brackets that cannot be read."""

from __future__ import annotations

import pytest

from tthc_render.yaml_files.flow_slips import flow_slip


@pytest.mark.parametrize(
    ("text", "code", "right"),
    [
        ('{x: "7"46, y: 5}', "D029", ""),
        ('{x: "7"46}', "D029", ""),
        ('["7" tháng, "b"]', "D029", ""),
        ('[x, "a "b" c"]', "D055", '"a “b” c"'),
        ('["Về "một cửa""]', "D055", '"Về “một cửa”"'),
        ("['Về 'một cửa' xã']", "D055", '"Về “một cửa” xã"'),
        ("{a: 1; b: 2; c: 3}", "D053", "{a: 1, b: 2, c: 3}"),
        ("{a: 1 | b: 2}", "D053", "{a: 1, b: 2}"),
        ("{a: 1, b: 2]", "D054", "}"),
        ("[{a: 1], 2]", "D054", "}"),
    ],
)
def test_the_slip_and_how_it_is_written(text: str, code: str, right: str) -> None:
    slip = flow_slip([text], 0, 0)
    assert slip is not None
    assert (slip.code, slip.right) == (code, right)


@pytest.mark.parametrize(
    "text", ["[a, b", "{a: 1", '["a", "b"', "[l'an, d'or", "{a: 'it''s', b: 1", "[a; b", '["a \\" b", 1', '["x: y', ""]
)
def test_a_bracket_alone_is_no_slip(text: str) -> None:
    assert flow_slip([text], 0, 0) is None


def test_the_slip_may_be_on_a_later_line() -> None:
    slip = flow_slip(["{a: 1,", "  b: 2; c: 3}"], 0, 0)
    assert slip is not None
    assert (slip.code, slip.row, slip.column) == ("D053", 1, 6)
