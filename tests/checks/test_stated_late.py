"""Numbers of late files in sentences, against the forms."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.test_stated_wholes import COMMUNE, WORDS, found_in


def told(root: Path, words: str) -> list[tuple[str, str]]:
    found = found_in(root, COMMUNE.replace(WORDS, words))
    return [(item.details["column"], item.details["value"]) for item in found if item.code == "C306"]


@pytest.mark.parametrize(
    "words",
    [
        "Hồ sơ quá hạn là 14 hồ sơ.",
        "Số hồ sơ giải quyết quá hạn là 14 hồ sơ.",
        "Số hồ sơ đã giải quyết quá hạn: 14 hồ sơ.",
        "Trong kỳ có 14 hồ sơ giải quyết quá hạn.",
        "Trong kỳ, UBND xã có 14 hồ sơ TTHC trễ hạn, giảm so với kỳ trước.",
        "Công tác tiếp nhận được duy trì. Quý III năm 2026, có 14 hồ sơ trả kết quả chậm hạn.",
    ],
)
def test_late_files_that_no_form_has_are_told(words: str, tmp_path: Path) -> None:
    [(_, value)] = told(tmp_path, words)
    assert value == "4"


def test_files_still_pending_are_held_against_the_pending_ones(tmp_path: Path) -> None:
    [(column, value)] = told(tmp_path, "Hiện còn 14 hồ sơ chưa giải quyết quá hạn.")
    assert "đang giải quyết" in column
    assert value == "0"


@pytest.mark.parametrize(
    "words",
    [
        "Hồ sơ quá hạn là 4 hồ sơ.",
        "Trong kỳ có 4 hồ sơ giải quyết quá hạn.",
        "Có 3 hồ sơ quá hạn.",
        "Toàn xã có 13 hồ sơ đất đai giải quyết quá hạn.",
        "Lĩnh vực đất đai có 14 hồ sơ giải quyết quá hạn.",
        "Quý II năm 2026 có 14 hồ sơ giải quyết quá hạn.",
        "Lũy kế từ đầu năm có 14 hồ sơ quá hạn.",
        "Quý II năm 2026 tiếp nhận 500 hồ sơ. Số hồ sơ quá hạn là 14 hồ sơ.",
        "Về lĩnh vực đất đai, xã đã chỉ đạo. Có 14 hồ sơ quá hạn.",
        "Phòng Kinh tế có 14 hồ sơ quá hạn.",
        "Có 14 hồ sơ quá hạn của lĩnh vực đất đai.",
        "Có 14 hồ sơ quá hạn từ Quý I năm 2026.",
        "Tỷ lệ hồ sơ quá hạn là 2,5%.",
        "Hồ sơ quá hạn là 0,5%.",
        "Phấn đấu Quý IV không quá 14 hồ sơ quá hạn.",
    ],
)
def test_what_the_forms_have_or_another_scope_may_mean_is_silent(words: str, tmp_path: Path) -> None:
    assert told(tmp_path, words) == []
