"""A report that was exchanged inside a finished file is noticed by its figures; one that was not never is."""

from __future__ import annotations

import pytest

from tests.support.workspaces import REPORT
from tthc_render.rendering.report_inside import report_fault

IDENTITY: dict[str, object] = {"don_vi": "so-mau", "loai": "ngan", "ky": "2024-Q2"}
ROWS = [
    {"kieu": "data", "ten": "Đất đai", "so": {"tiep_nhan": 1234, "truc_tuyen": 1200, "truc_tiep": 34}},
    {"kieu": "data", "ten": "Xây dựng", "so": {"truc_tuyen": {"gia_tri": 12.5, "in": "13"}, "truc_tiep": 34}},
    {"kieu": "total", "ten": "TỔNG CỘNG", "so": {"tiep_nhan": 1280.5, "truc_tuyen": 1212.5, "truc_tiep": 68}},
]
FIGURES: dict[str, object] = {
    "chi_tieu": {"pakn": {"tong": 4, "moi": 3, "ky_truoc": 1}},
    "bieu": {"M.01": {"phan": {"phan_1": {"dong": ROWS}}}},
}
TYPED = REPORT.replace(
    "truc_tiep: 34}", "truc_tiep: 34}\n      - {linh_vuc: Xây dựng, truc_tuyen: 12.5, truc_tiep: 34}"
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("1200", "{gia_tri: 1200, in: 1.200}"),  # printed otherwise
        ("truc_tuyen: 1200, ", "truc_tuyen: null, "),
        ("linh_vuc: Đất đai", "linh_vuc: 7"),  # words of a row
        ("truc_tuyen: 1200", "truc_tuyen: khoảng 9"),  # not a figure: the report itself is wrong
        (
            "      - {linh_vuc: Đất đai",
            "      - {nhom: Nhóm, cap: 3}\n      - {tong_con: Cộng, truc_tuyen: 99}\n      - {x: 9",
        ),
        ("{moi: 3,", "{moi: 3, la: 77,"),  # a field that the type does not know
        ("M.01:", "M.02:"),  # a form that is not printed
    ],
)
def test_the_report_of_the_file_itself_is_never_suspected(old: str, new: str) -> None:
    assert old in TYPED
    text = TYPED.replace(old, new) if old else TYPED
    assert report_fault(text.encode(), FIGURES, IDENTITY) == ""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("1200", "9200", "M.01.truc_tuyen = 9200"),
        ("truc_tuyen: 12.5", "truc_tuyen: 12.6", "M.01.truc_tuyen = 12.6"),
        ("1200", "{gia_tri: 9200, in: 1.200}", "M.01.truc_tuyen = 9200"),
        ("truc_tuyen: 12.5", "truc_tuyen: 1200", "M.01.truc_tuyen = 1200"),  # there, but once
        ("moi: 3", "moi: 5", "chi_tieu.pakn.moi = 5"),
        ("don_vi: so-mau", "don_vi: so-khac", "của báo cáo khác"),
        ("loai: ngan", "loai: dai", "của báo cáo khác"),
        (TYPED, "- 1\n", "không đọc được"),
        (TYPED, "", "không đọc được"),
    ],
)
def test_an_exchanged_report_is_noticed(old: str, new: str, said: str) -> None:
    assert old in TYPED
    assert said in report_fault(TYPED.replace(old, new).encode(), FIGURES, IDENTITY)


@pytest.mark.parametrize(
    "figures",
    [
        *({}, {"bieu": 7, "chi_tieu": []}, {"bieu": {"M.01": []}}, {"bieu": {"M.01": {"phan": 3}}}),
        *({"bieu": {"M.01": {"phan": {"a": {"dong": 7}}}}}, {"bieu": {"M.01": {"phan": {"a": {"dong": [[], {}]}}}}}),
        {"chi_tieu": {"pakn": {"moi": float("nan"), "ky_truoc": [1]}}},
    ],
)
def test_figures_of_any_shape_are_no_fault_of_the_program(figures: dict[str, object]) -> None:
    assert isinstance(report_fault(TYPED.encode(), figures, IDENTITY), str)
