"""Lines of narrative that became comments, and comments that are none."""

from __future__ import annotations

import pytest

from tests.support.collecting import collected
from tthc_render.yaml_files.loader import parse_source


def codes(text: str) -> list[str]:
    return [item.code for item in collected(parse_source, text.encode(), "a.yaml")[1]]


@pytest.mark.parametrize(
    "text",
    [
        "a:\n  # Tình hình\n  Đoạn văn một.\n",
        "a:\n  #. Việc một\n  Đoạn văn một.\nb: 1\n",
        "a:\n  Đoạn văn một\n  và hai.\n  # Phần hai\n",
        "x:\n  a:\n    ## Phần\n    Đoạn văn.\n  b: 1\n",
    ],
)
def test_headings_that_became_comments(text: str) -> None:
    assert codes(text) == ["D056"]


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  # Tình hình\n  Đoạn văn một.\n",
        "# ghi chú\na: Đoạn văn một.\n# ghi chú\nb: 1\n",
        "a:\n  # ghi chú về khóa b\n  b: Đoạn văn một.\n",
        "a:\n  # ghi chú\n  - mục một\n",
        "a: null # ghi chú\n",
        "a:\n  # mã ghi sau\n  xa-1\n",
        'a:\n  # tên trong nháy\n  "Đoạn văn một"\n',
    ],
)
def test_comments_are_let_be(text: str) -> None:
    assert codes(text) == []
