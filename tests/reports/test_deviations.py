"""Words that an issued report prints instead of the standard ones."""

from __future__ import annotations

import pytest

from tests.support.collecting import collected
from tthc_render.diagnostics.findings import Place, finding
from tthc_render.reports.deviations import deviate, relocate_label_findings
from tthc_render.reports.model import Deviation

OUTLINE = "# KẾT QUẢ\n### Kết quả số hóa\n- Quá hạn 00 hồ sơ).\n- Kết quả số hóa đạt 5\\*"


def place(index: int, key: str) -> Place:
    return Place("data/a.yaml", 10 + index)


def run(*entries: dict[str, str]) -> tuple[str, list[tuple[str, int]]]:
    deviations = [Deviation.model_validate({"vi_sao": "như bản đã ban hành", **entry}) for entry in entries]
    out, findings = collected(deviate, OUTLINE, deviations, place)
    return out, [(item.code, item.where.line) for item in findings]


@pytest.mark.parametrize(
    ("entry", "changed"),
    [
        ({"thay": "hồ sơ).", "in": "hồ sơ."}, ("hồ sơ).", "hồ sơ.")),
        ({"thay": "- Quá hạn 00 hồ sơ).", "in": ""}, ("- Quá hạn 00 hồ sơ).", "")),
        ({"thay": "Kết quả số hóa", "nhan": "2.4."}, ("### Kết", "### [2.4.] Kết")),
        ({"thay": "Kết quả số hóa", "nhan": "2.4.", "in": "Số hoá:"}, ("### Kết quả số hóa", "### [2.4.] Số hoá:")),
        ({"thay": "Kết quả", "dong": "- Kết quả", "in": "Số"}, ("- Kết quả", "- Số")),
        ({"thay": "số hóa", "dong": "Kết quả số hóa đạt 5*", "in": "số hoá"}, ("số hóa đạt", "số hoá đạt")),
        ({"thay": "). ", "dong": "Quá hạn", "in": ""}, (").", "")),
        ({"thay": "00 hồ sơ", "in": " 0 hồ sơ "}, ("00 hồ sơ", " 0 hồ sơ ")),
        ({"thay": "đạt 5*", "in": "đạt 5"}, ("đạt 5\\*", "đạt 5")),
    ],
)
def test_the_words_are_replaced_in_their_one_place(entry: dict[str, str], changed: tuple[str, str]) -> None:
    assert run(entry) == (OUTLINE.replace(*changed), [("C111", 10)])


@pytest.mark.parametrize(
    "entry",
    [
        {"thay": "Kết quả số hóa", "in": "Số hoá"},
        {"thay": "không có", "in": "có"},
        {"thay": "hồ sơ).", "dong": "- Kết quả", "in": "hồ sơ"},
        {"thay": "Kết quả số hóa", "dong": "Kết quả", "in": "Số hoá"},
        {"thay": "hồ sơ).", "nhan": "2."},
        {"thay": "quả số hóa", "nhan": "2."},
    ],
)
def test_words_that_are_not_in_one_place_are_reported_and_left(entry: dict[str, str]) -> None:
    assert run(entry) == (OUTLINE, [("D312", 10)])


def test_deviations_follow_one_another() -> None:
    out, codes = run({"thay": "hồ sơ).", "in": "hồ sơ"}, {"thay": "00 hồ sơ", "in": "0 hồ sơ"})
    assert "Quá hạn 0 hồ sơ\n" in out
    assert codes == [("C111", 10), ("C111", 11)]


def test_a_broken_sequence_is_reported_where_the_label_was_forced() -> None:
    findings = [
        finding("P101", Place("content.md"), label="2.4.", expected="1.4."),
        finding("P101", Place("content.md"), label="9.", expected="1."),
    ]
    home = Place("data/a.yaml", 3, 5)
    assert [item.where for item in relocate_label_findings(findings, {"2.4.": home})] == [home, Place("content.md")]
