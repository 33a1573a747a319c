"""Parts of a total in prose against the columns of the form."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import REPORT, build
from tthc_render.checks.stated_parts import own_total
from tthc_render.rendering.pipeline import check_report
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report
from tthc_render.workspace.paths import Workspace
from tthc_render.workspace.units import Unit

FLAT = """\
      - {ten: Tiếp nhận, khoa: tiep_nhan, ma: (3), cong_thuc: (4) + (5)}
      - {ten: Trực tuyến, khoa: truc_tuyen, ma: (4)}
      - {ten: Trực tiếp, khoa: truc_tiep, ma: (5)}
"""
NESTED = """\
      - ten: Số lượng hồ sơ tiếp nhận
        cot:
          - {ten: Tổng số, khoa: tiep_nhan, ma: (3), cong_thuc: (4) + (5)}
          - {ten: Trực tuyến, khoa: truc_tuyen, ma: (4)}
          - {ten: "Trực tiếp, bưu chính", khoa: truc_tiep, ma: (5)}
"""


@pytest.mark.parametrize(
    ("words", "reported"),
    [
        ("Sở Mẫu tiếp nhận 1.234 hồ sơ, trong đó trực tuyến 1.200 hồ sơ, trực tiếp 34 hồ sơ.", []),
        ("Sở Mẫu tiếp nhận 1.234 hồ sơ, trong đó trực tuyến 1.210 hồ sơ.", ["trực tuyến 1.210"]),
        ("Trong kỳ tiếp nhận 1.234 hồ sơ (trực tuyến: 900).", ["trực tuyến 900"]),
        ("Quý II năm 2024 tiếp nhận 1.234 hồ sơ; trực tiếp là 43 hồ sơ.", ["trực tiếp 43"]),
        ("Đã tiếp nhận 500 hồ sơ, trực tuyến 300 hồ sơ.", []),
        ("Năm 2023 tiếp nhận 1.234 hồ sơ, trực tuyến 1.210 hồ sơ.", []),
        ("Lĩnh vực hộ tịch tiếp nhận 1.234 hồ sơ, trực tuyến 1.210 hồ sơ.", []),
        ("Đang giải quyết 1.234 hồ sơ, trực tuyến 1.210 hồ sơ.", []),
        ("Tiếp nhận 1.234 hồ sơ, trực tuyến khoảng 1.100 hồ sơ.", []),
        ("Đã tiếp nhận trực tiếp, trực tuyến 1.233 hồ sơ trên tổng số 1.240 hồ sơ.", ["trực tiếp, trực tuyến 1.233"]),
        ("Đã tiếp nhận trực tuyến và trực tiếp 1.233/1.240 hồ sơ.", ["trực tuyến và trực tiếp 1.233/1.240"]),
        ("Đã tiếp nhận trực tuyến và trực tiếp 1.234 hồ sơ.", []),
        ("Đã tiếp nhận trực tuyến hoặc trực tiếp là 1.233 hồ sơ.", ["trực tuyến hoặc trực tiếp 1.233"]),
        ("Hồ sơ tiếp nhận trực tuyến là 1.210 hồ sơ.", ["Hồ sơ tiếp nhận trực tuyến là 1.210"]),
    ],
)
def test_parts(tmp_path: Path, words: str, reported: list[str]) -> None:
    path = build(tmp_path, report=REPORT.replace("Công việc **đúng hạn**.", words))
    form = tmp_path / "templates" / "forms" / "M.01.yaml"
    text = form.read_text(encoding="utf-8")
    assert FLAT in text
    form.write_text(text.replace(FLAT, NESTED), encoding="utf-8")
    _, findings = collected(check_report, path, Library(Workspace(tmp_path)))
    assert [item.details["words"] for item in findings if item.code == "C306"] == reported


def test_two_columns_named_together_are_advised_as_a_sum(tmp_path: Path) -> None:
    words = "Đã tiếp nhận trực tuyến và trực tiếp 1.233 hồ sơ."
    path = build(tmp_path, report=REPORT.replace("Công việc **đúng hạn**.", words))
    form = tmp_path / "templates" / "forms" / "M.01.yaml"
    form.write_text(form.read_text(encoding="utf-8").replace(FLAT, NESTED), encoding="utf-8")
    _, findings = collected(check_report, path, Library(Workspace(tmp_path)))
    (item,) = [item for item in findings if item.code == "C306"]
    right = "[= bieu.M_01.tong.truc_tuyen + bieu.M_01.tong.truc_tiep | so]"
    assert (item.details["value"], item.details["right"]) == ("1.234", right)
    path.write_text(path.read_text(encoding="utf-8").replace("1.233 hồ sơ", f"{right} hồ sơ"), encoding="utf-8")
    _, findings = collected(check_report, path, Library(Workspace(tmp_path)))
    assert [item.code for item in findings if item.code[0] in "CD"] == []


@pytest.mark.parametrize(
    ("unit", "words", "is_own"),
    [
        ({"ten": "UBND tỉnh Thanh Hà", "cap": "tinh"}, "toàn tỉnh", True),
        ({"ten": "UBND tỉnh Thanh Hà", "cap": "tinh"}, "Toàn tỉnh Thanh Hà", True),
        ({"ten": "UBND tỉnh Thanh Hà", "cap": "tinh"}, "trên địa bàn tỉnh", True),
        ({"ten": "UBND tỉnh Thanh Hà", "cap": "tinh"}, "toàn xã", False),
        ({"ten": "UBND phường Đông Sơn", "cap": "xa"}, "trên phạm vi toàn phường", True),
        ({"ten": "UBND phường Đông Sơn", "cap": "xa"}, "toàn tỉnh", False),
        ({"ten": "UBND thành phố Huế", "cap": "tinh"}, "trên địa bàn thành phố", True),
        ({"ten": "Sở Y tế", "cap": "so"}, "toàn ngành", True),
        ({"ten": "Sở Y tế", "cap": "so"}, "trên địa bàn tỉnh", False),
        ({"ten": "Sở Y tế", "cap": "so"}, "trong quý", True),
    ],
)
def test_all_that_a_unit_reports_on_is_its_own_total(
    unit: dict[str, str], words: str, is_own: bool, tmp_path: Path
) -> None:
    path = build(tmp_path, report=REPORT)
    computed = load_report(path, Library(Workspace(tmp_path)), [])
    assert computed is not None
    ours = Unit.model_validate({"ma": "so-mau", **unit})
    computed = replace(computed, report=replace(computed.report, unit=ours))
    assert (own_total(computed).fullmatch(words) is not None) == is_own
