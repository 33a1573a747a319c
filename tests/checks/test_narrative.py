"""Slips of typing and pasting in narrative, at their places."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import REPORT, build, loaded
from tthc_render.checks.narrative import check_narratives
from tthc_render.rendering.pipeline import check_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace

OURS = ("D038", "D624", "D625", "D626", "D628", "D629", "D645", "D646", "D654", "D692", "D693", "D694", "D771", "D794")
START = REPORT[: REPORT.index("  chung:")]


@pytest.mark.parametrize(
    ("seen", "right"),
    [
        ("468/QD-TTg", "468/QĐ-TTg"),
        ("15/CD-TTg", "15/CĐ-TTg"),
        ("15/QD-HDND", "15/QĐ-HĐND"),
        ("15/NQ-HDND", "15/NQ-HĐND"),
        ("15/QD-HÐND", "15/QĐ-HĐND"),
        ("02/2021/TT-BLDTBXH", "02/2021/TT-BLĐTBXH"),
        ("02/QD-BTC-BYT", "02/QĐ-BTC-BYT"),
    ],
)
def test_symbols_are_quoted_whole(tmp_path: Path, seen: str, right: str) -> None:
    path = build(tmp_path, report=f"{START}  chung: |\n    Theo văn bản số {seen} ngày 02/5/2024.\n")
    _, findings = collected(check_report, path, Library(Workspace(tmp_path)))
    found = [item.details for item in findings if item.code == "D629"]
    assert found == [{"seen": seen, "right": right}]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("  chung: |\n    Công việc\t\tđúng hạn.\n    Hai   dấu cách.\n", [("D624", 19, 14), ("D624", 20, 8)]),
        ("  chung: |\n    Một\tviệc,   hai\tviệc.\n", [("D624", 19, 8), ("D624", 19, 14)]),
        ("  chung: |\n    | Việc     | Hạn |\n    |---|---|\n    | Mục A    |  |\n", []),
        ("  chung: |\n    Đã xong 5 việc, đạt [= chi_tieu.pakn.ty_le  |  ty_le].\n", []),
        ("  chung: |\n    Đạt [=   chi_tieu['pakn'].moi   |   so   ] và   hết.\n", [("D624", 19, 50)]),
        ("  chung: |\n    Đạt [= neu(1 > 0,   'một [  ] việc',   '')\t].\n", []),
        ("  chung: >\n    Đoạn một.\n    Đoạn hai.\n", [("D626", 18, 10)]),
        ("  chung: Công việc # Sở giao đã xong.\n", [("D038", 18, 20)]),
        ('  chung: "Công việc đã xong." # ghi chú\n', []),
        ("  chung: Tổ 1#2 đã xong.\n", []),
        ("  chung: >\n    Một đoạn mà thôi.\n", []),
        ("  chung: >\n    Trong kỳ, xã chưa tổ chức\n    kiểm tra việc kiểm soát.\n", []),
        ("  chung: >-\n    Đoạn một.\n\n    Đoạn hai\n    đã xong.\n", []),
        ("  chung: >-\n    Đoạn một.\n\n    Đoạn hai.\n    Đoạn ba.\n", [("D626", 18, 10)]),
        ("  chung: >\n    Đã làm các việc\n    - Việc một\n    - Việc hai\n", [("D626", 18, 10)]),
        ("  chung: |\n    Sở chuwa tổ chức kiemr tra.\n", [("D628", 19, 8), ("D628", 19, 22)]),
        ("  chung: |\n    Trong kyf, xax chuwa tổ chuwcs kieemr tra.\n", [("D628", 19, 11)]),
        ("  chung: |\n    UBND xa~ chưa tổ chức kiểm tra.\n", [("D794", 19, 10)]),
        ("  chung: |\n    Theo Quyết định số 15/QD-UBND ngày 02/5/2024.\n", [("D629", 19, 24)]),
        ("  chung: |\n    Theo Nghị định số 30/2020/ND-CP ngày 05/3/2020.\n", [("D629", 19, 23)]),
        ("  chung: |\n    Theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020.\n", []),
        ("  chung: |\n    Theo Quyết định số 15/QÐ-UBND ngày 02/5/2024.\n", []),
        ("  chung: |\n    Theo các số 15/DA-UBND, 16/NQ-HĐND, 17/QĐ-TTg, 18/TB-HDTD, 19/HD-SNV.\n", []),
        ("  chung: |\n    •\tViệc một\n    •   Việc hai\n", [("D625", 19, 5)]),
        ("  chung: |\n    -\tViệc một\n    +\tViệc hai\n    #.\tMột\n", []),
        ("  chung: |\n    •\tViệc một\tnữa\n", [("D624", 19, 15), ("D625", 19, 5)]),
        ("  chung: |\n    • Việc một\n    – Việc hai\n    * Việc ba\n", [("D625", 19, 5)]),
        ("  chung:\n    Đã kiểm tra 05 đơn vị.\n    Kết quả tốt.\n", [("D654", 19, 5)]),
        ("  chung:\n    Đã kiểm tra\n    05 đơn vị.\n", []),
        ("  chung: |\n    Niêm yết 04 TTHC[1].\n    [1] Quyết định của tỉnh.\n", [("D692", 19, 21)]),
        ("  chung: |\n    Sửa đổi[1], bổ sung[2].\n    [1] Một.\n    [2] Hai.\n", [("D692", 19, 12), ("D692", 19, 24)]),
        ("  chung: |\n    Niêm yết 04 TTHC[1].\n", [("D693", 19, 21)]),
        ("  chung: |\n    Sửa đổi tài liệu [1] và m[2]n, [= chi_tieu['pakn'].moi], x[3](y).\n", []),
        ("  chung: |\n    Niêm yết 04 TTHC.\n    ^[Quyết định của tỉnh.]\n", [("D694", 20, 5)]),
        ("  chung: |\n    Niêm yết 04 TTHC^[Quyết định [= ky.nam] của tỉnh].\n", []),
        ("  chung: |\n    [1] Quyết định của tỉnh.\n", []),
        ("  chung: |\n    Trong k?, ch?a t? ch?c ki?m tra.\n", [("D645", 19, 15)]),
        ("  chung: |\n    Đã làm gì? Vì sao? Ai làm?\n", []),
        ("  chung: |\n    Trong ky, UBND xa chua to chuc kiem tra.\n", [("D646", 19, 5)]),
        ("  chung: |\n    Xem https://dichvucong.gov.vn/trang/chu/cua/cong\n", []),
        ("  chung: |\n    *Nghiêng* và **đậm**; 2 – 3 việc\n", []),
    ],
)
def test_slips(tmp_path: Path, words: str, expected: list[tuple[str, int, int]]) -> None:
    path = build(tmp_path, report=START + words)
    _, findings = collected(check_report, path, Library(Workspace(tmp_path)))
    found = sorted((item.code, item.where.line, item.where.column) for item in findings if item.code in OURS)
    assert found == expected


def test_pasted_bullets_are_printed_as_items(tmp_path: Path) -> None:
    path = build(tmp_path, report=START + "  chung: |\n    Các việc:\n    • Việc một;\n    – Việc hai.\n")
    (document, _), _ = collected(check_report, path, Library(Workspace(tmp_path)))
    assert [block.marker for block in document.blocks if hasattr(block, "marker")][-2:] == ["-", "-"]


def test_braces_are_reported(tmp_path: Path) -> None:
    computed = loaded(tmp_path, REPORT.replace("Công việc", "Công {{ chi_tieu.pakn.moi | dem }} việc {{}} {x}"))
    found = [item for item in check_narratives(computed.report) if item.code == "D636"]
    assert [item.details["right"] for item in found] == ["[= chi_tieu.pakn.moi | dem ]"]
