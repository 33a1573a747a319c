"""Keys of columns: short, of the title, none twice."""

from __future__ import annotations

import pytest

from tthc_render.authoring.table_keys import KEY_LENGTH, key_of


@pytest.mark.parametrize(
    ("title", "above", "taken", "key"),
    [
        ("Dự toán năm", (), [], "du_toan_nam"),
        ("Tổng số", ("Số lượng hồ sơ tiếp nhận",), [], "tiep_nhan"),
        ("Trực tuyến", ("Tiếp nhận",), ["truc_tuyen"], "tiep_nhan_truc_tuyen"),
        ("(người)", ("Số người",), [], "so_nguoi"),
        ("(%)", (), [], "cot"),
        ("60%", ("Nguồn",), [], "cot_60"),
        ("Nhóm", (), [], "ten_nhom"),
    ],
)
def test_keys(title: str, above: tuple[str, ...], taken: list[str], key: str) -> None:
    assert key_of(title, above, "so", taken) == key
    assert len(key) <= KEY_LENGTH


def test_the_column_of_numbers_is_stt_once() -> None:
    assert [key_of("TT", (), "stt", taken) for taken in ([], ["stt"])] == ["stt", "tt"]
