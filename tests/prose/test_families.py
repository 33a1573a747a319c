"""Labels that leave nothing out, labels that exclude each other."""

from __future__ import annotations

import pytest

from tthc_render.prose.families import are_apart, families, is_whole


@pytest.mark.parametrize(
    ("labels", "whole", "apart"),
    [
        (("trước hạn", "đúng hạn", "quá hạn"), True, True),
        (("đúng và trước hạn", "quá hạn"), True, True),
        (("trước hạn", "đúng hạn"), False, True),
        (("trực tuyến", "trực tiếp", "từ kỳ trước chuyển sang"), True, True),
        (("thành thị", "nông thôn"), True, True),
        (("nữ", "đảng viên"), False, False),
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


def test_every_whole_names_labels_of_its_family() -> None:
    for family in families():
        names = {name for name, _ in family.labels}
        assert family.wholes
        assert all(whole <= names and len(whole) > 1 for whole in family.wholes)
