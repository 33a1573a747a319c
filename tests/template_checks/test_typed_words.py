"""Words typed in one of the two layouts of a folder that the other one does not print."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document

from tests.support.read_back import W
from tthc_render.template_checks.typed_words import lint_typed_words
from tthc_render.workspace.paths import packaged_templates


def nothing(layout: Document) -> None:
    pass


def typed(layout: Document) -> None:
    layout.paragraphs[1].insert_paragraph_before("(Bản dùng cho hội nghị)")


def tracked(layout: Document) -> None:
    typed(layout)
    paragraph = next(item for item in layout.paragraphs if "hội nghị" in item.text)._p
    (run,) = paragraph.iterchildren(f"{W}r")
    inserted = paragraph.makeelement(f"{W}ins", {f"{W}id": "9", f"{W}author": "A"})
    paragraph.replace(run, inserted)
    inserted.append(run)


def deleted(layout: Document) -> None:
    typed(layout)
    paragraph = next(item for item in layout.paragraphs if "hội nghị" in item.text)._p
    (run,) = paragraph.iterchildren(f"{W}r")
    gone = paragraph.makeelement(f"{W}del", {f"{W}id": "9", f"{W}author": "A"})
    paragraph.replace(run, gone)
    gone.append(run)
    for text in run.iterchildren(f"{W}t"):
        text.tag = f"{W}delText"


def other_motto(layout: Document) -> None:
    for text in layout.element.iter(f"{W}t"):
        text.text = (text.text or "").replace("Độc lập - Tự do - Hạnh phúc", "Độc lập, Tự do, Hạnh phúc")


def behind_the_mark(layout: Document) -> None:
    layout.add_paragraph("Ghi chú của người sửa bố cục")


def unseen(layout: Document) -> None:
    layout.paragraphs[1].insert_paragraph_before("... – {{ ten_loai }} 12/")


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (nothing, []),
        (typed, [("layout.docx", "(Bản dùng cho hội nghị)")]),
        (tracked, [("layout.docx", "(Bản dùng cho hội nghị)")]),
        (deleted, []),
        (other_motto, [("layout.docx", "Độc lập, Tự do, Hạnh phúc"), ("layout.html", "Độc lập - Tự do - Hạnh phúc")]),
        (behind_the_mark, []),
        (unseen, []),
    ],
)
def test_words_of_one_layout_alone(
    tmp_path: Path, change: Callable[[Document], None], found: list[tuple[str, str]]
) -> None:
    path = tmp_path / "layout.docx"
    for name in ("layout.docx", "layout.html"):
        shutil.copy(packaged_templates() / "layouts" / "nd30" / name, tmp_path / name)
    layout = docx.Document(str(path))
    change(layout)
    layout.save(str(path))
    told = list(lint_typed_words(path, "data/so-mau/layout.docx"))
    assert [(Path(item.where.file).name, item.details["text"]) for item in told] == found


def test_a_layout_by_itself_has_nothing_to_be_held_against(tmp_path: Path) -> None:
    shutil.copy(packaged_templates() / "layouts" / "nd30" / "layout.docx", tmp_path / "layout.docx")
    assert list(lint_typed_words(tmp_path / "layout.docx", "layout.docx")) == []
