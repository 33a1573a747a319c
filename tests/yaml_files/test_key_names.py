"""Which key was meant."""

from __future__ import annotations

import pytest

from tthc_render.yaml_files.key_names import SYNONYMS, meant

HEAD = ("so", "ky_hieu", "ngay", "dia_danh", "trich_yeu", "kinh_gui", "noi_nhan", "luu", "quyen_han", "ho_ten")


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("nguoi_ky", "ho_ten"),
        ("Người ký", "ho_ten"),
        ("chuc_vu", "quyen_han"),
        ("ngày ký", "ngay"),
        ("so_van_ban", "so"),
        ("nơi_nhận", "noi_nhan"),
        ("noi_nhn", "noi_nhan"),
        ("mau_nen", ""),
    ],
)
def test_the_key_that_was_meant(typed: str, key: str) -> None:
    assert meant(typed, HEAD) == key


@pytest.mark.parametrize(
    ("typed", "level"), [("phường", "xa"), ("đặc khu", "xa"), ("cấp xã", "xa"), ("quận", "huyen"), ("sở, ngành", "so")]
)
def test_the_level_that_was_meant(typed: str, level: str) -> None:
    assert meant(typed, ("trung_uong", "tinh", "so", "huyen", "phong", "xa", "khac")) == level


def test_the_total_of_a_form_is_not_its_rows() -> None:
    assert meant("tong", ("dong", "tong_cong", "tong_nhom")) == "tong_cong"


def test_a_synonym_names_one_key() -> None:
    names = [name for names in SYNONYMS.values() for name in names]
    assert len(names) == len(set(names))


def test_only_keys_that_are_allowed_are_named() -> None:
    assert meant("nguoi_ky", ("so", "luu")) == ""
