"""Labels that leave nothing out, labels that exclude each other."""

from __future__ import annotations

import pytest

from tthc_render.prose.families import are_apart, described, families, is_whole
from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import read


@pytest.mark.parametrize(
    ("labels", "whole", "apart"),
    [
        (("trước hạn", "đúng hạn", "quá hạn"), True, True),
        (("đúng và trước hạn", "quá hạn"), True, True),
        (("trước hạn", "đúng hạn"), False, True),
        (("trước và đúng hạn", "trễ hạn"), True, True),
        (("trực tuyến", "trực tiếp", "từ kỳ trước chuyển sang"), True, True),
        (("thành thị", "nông thôn"), True, True),
        (("nữ", "đảng viên"), False, False),
        (("sai", "đúng", "có đúng có sai", "rút đơn"), True, True),
        (("nội trú", "ngoại trú"), True, True),
        (("theo kế hoạch", "đột xuất"), True, True),
        (("nghỉ hưu trước tuổi", "thôi việc"), True, True),
        (("FDI", "trong nước"), True, True),
        (("có mặt", "vắng có lý do"), True, True),
        (("kiên cố", "bán kiên cố", "tạm, mượn"), True, True),
        (("tăng giá", "giảm giá", "ổn định"), True, True),
        (("tăng giá", "giảm giá"), False, True),
        (("xuất sắc", "đạt", "không đạt"), True, True),
        (("số mới", "số cũ chuyển sang"), True, True),
        (("lĩnh vực đất đai", "lĩnh vực hộ tịch"), False, True),
        (("lĩnh vực đất đai", "lĩnh vực đất đai"), False, False),
        (("đại học", "cao đẳng", "trung cấp"), False, True),
        (("trả lại do rút", "trả lại do bổ sung"), False, True),
        (("quá hạn", "quá hạn"), False, False),
    ],
)
def test_labels(labels: tuple[str, ...], whole: bool, apart: bool) -> None:
    for words in ([(label, "") for label in labels], [("", label) for label in labels]):
        assert is_whole(words) is whole
        assert are_apart(words) is apart


@pytest.mark.parametrize(
    ("behind", "label"),
    [
        (" hồ sơ đúng và trước hạn, có 35 hồ sơ trễ hạn", "đúng và trước hạn"),
        (" hồ sơ trước và đúng hạn; còn lại", "trước và đúng hạn"),
        (" hồ sơ đúng hạn và 35 hồ sơ quá hạn", "đúng hạn"),
        (" hồ sơ trước hạn và đúng hạn 35 hồ sơ", "trước hạn"),
        (" hồ sơ đất đai và hộ tịch", "đất đai"),
    ],
)
def test_a_label_of_two_states_is_one(behind: str, label: str) -> None:
    (reading,) = read(from_text([f"Trong đó, có 40{behind}."], "a.txt"))
    assert described(reading.counts[0], behind)[0] == label


def test_every_whole_names_labels_of_its_family() -> None:
    for family in families():
        names = {name for name, _ in family.labels}
        assert family.wholes
        assert all(whole <= names and len(whole) > 1 for whole in family.wholes)
