"""The comparison of two PDFs sees every page and line that differs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.compare_pages import compare, page_lines
from tests.support.documents import letter, pdf_of, words
from tthc_render.document.tree import Document, Paragraph

PROSE = tuple(Paragraph(words(f"Đoạn {n}: Sở Ngoại vụ báo cáo kết quả.")) for n in range(40))
REPORT = letter(blocks=PROSE)


def written(folder: Path, name: str, document: Document) -> Path:
    path = folder / f"{name}.pdf"
    path.write_bytes(pdf_of(document))
    return path


def test_lines_are_read_from_top_to_bottom(tmp_path: Path) -> None:
    first, second = page_lines(written(tmp_path, "a", REPORT))
    assert first[0] == "UBND TỈNH HÀ TĨNH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert "Đoạn 0: Sở Ngoại vụ báo cáo kết quả." in first
    assert second[0].startswith("Đoạn")  # not the number of the page
    assert second[-1] == "Nguyễn Văn An"


@pytest.mark.parametrize(
    ("blocks", "good", "moved", "alike"),
    [
        (PROSE, True, None, 2),
        ((*PROSE[:5], *PROSE[6:]), False, -1, 0),
        ((*PROSE[:5], Paragraph(words("Khác.")), *PROSE[6:]), False, -1, 2),
        ((Paragraph(words("Thêm.")), *PROSE), False, 0, 0),
    ],
    ids=["the same", "one less", "one changed", "one more"],
)
def test_what_differs_is_counted(
    tmp_path: Path, blocks: tuple[Paragraph, ...], good: bool, moved: int | None, alike: int
) -> None:
    found = compare(written(tmp_path, "a", REPORT), written(tmp_path, "b", replace(REPORT, blocks=blocks)))
    assert found.pages == (2, 2)
    assert (found.good, found.ends_alike) == (good, alike)
    assert found.identical == found.lines[0] + (moved or 0)
    assert bool(found.differences) is not good
    assert f"{found.identical} identical" in str(found)


def test_another_number_of_pages_is_not_good(tmp_path: Path) -> None:
    found = compare(written(tmp_path, "a", REPORT), written(tmp_path, "b", letter(blocks=PROSE[:3])))
    assert found.pages == (2, 1)
    assert not found.good
    assert found.same_in_any_order < 0.99
