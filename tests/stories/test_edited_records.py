"""DOCX that were saved and edited in Word and LibreOffice: the data is still inside, and what differs is named."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from tests.stories.test_examples import copied, with_figures
from tests.support import word_edits
from tests.support.office import Office
from tests.support.word_edits import as_word_saves, cells_with_figures, changed, document_of, label_of, words_of_cell
from tthc_render.cli.main import main
from tthc_render.formats.ooxml import W
from tthc_render.formats.printed import SHOWN
from tthc_render.readers.received_files import Received, received_in
from tthc_render.rendering.pipeline import render_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace, find_workspace

TOLD = re.compile(r"(?<![\w./,-])\d+(?![\w./,%-])")
EXAMPLES = sorted((Path(__file__).parents[2] / "data").glob("*/*.yaml"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The DOCX of the issued reports, and of the examples of report types with forms."""
    root = tmp_path_factory.mktemp("lam-ra")
    for path in EXAMPLES:
        render_report(path, Library(find_workspace((path,))), root / "ban-hanh", ["docx"], check=False)
    for example in with_figures():
        home = tmp_path_factory.mktemp("vi-du")
        path = copied(example.parent.name, home)
        render_report(path, Library(Workspace(home)), root / path.stem, ["docx"], check=False)
    return sorted(root.rglob("*.docx"))


@pytest.fixture(scope="module")
def with_tables(made: list[Path]) -> list[Path]:
    """Those of them that print figures in tables."""
    found = [path for path in made if any(True for _ in cells_with_figures(document_of(path.read_bytes())))]
    assert len(found) > 10
    return found


def other(words: str) -> str:
    """Another number of the same length."""
    return words[:-1] + str((int(words[-1]) + 1) % 10)


def with_a_cell_changed(data: bytes, seed: str, change: Callable[[etree._Element], None]) -> tuple[bytes, str, str]:
    """``data`` with one cell changed, and what the cell and the first cell of its row said."""
    chosen: list[etree._Element] = []

    def apply(root: etree._Element) -> None:
        cell = random.Random(seed).choice(list(cells_with_figures(root)))
        chosen[:] = [words_of_cell(cell), label_of(cell)]
        change(cell)

    return changed(data, apply), *chosen


def is_told(text: str) -> bool:
    """Whether this is running text with a figure in it, and no line that clerks fill in."""
    return len(text) > 80 and TOLD.search(text) is not None and not text.startswith("(Kèm theo ")


def received(data: bytes) -> Received:
    found = received_in(data, "docx")
    assert found.record is not None
    assert (found.damage, found.not_compared) == ("", "")
    return found


def test_what_word_adds_changes_nothing(made: list[Path]) -> None:
    for path in made:
        before = received(path.read_bytes())
        assert received(as_word_saves(path.read_bytes())) == before, path.name
        assert before.differences == ()


SAVES = (bytes, as_word_saves)


@pytest.mark.parametrize("save", SAVES, ids=["other programs", "Word"])
@pytest.mark.parametrize("edit", word_edits.EDITS, ids=lambda edit: edit.__name__)
def test_an_edited_cell_is_named_with_both_values(
    with_tables: list[Path], edit: Callable[[etree._Element, str], None], save: Callable[[bytes], bytes]
) -> None:
    """Every way to edit in every document, and each document saved in both ways, in turn from edit to edit."""
    turn = (word_edits.EDITS.index(edit) + SAVES.index(save)) % 2
    for path in with_tables[turn::2]:
        seed = f"{path.stem} {edit.__name__}"
        data, old, label = with_a_cell_changed(
            path.read_bytes(), seed, lambda cell: edit(cell, other(words_of_cell(cell)))
        )
        [found] = received(save(data)).differences
        assert (found.data, found.paper) == (old, other(old)), path.name
        assert label[:SHOWN] in found.where, path.name


@pytest.mark.parametrize("empty", word_edits.EMPTYINGS, ids=lambda edit: edit.__name__)
def test_a_cell_that_shows_nothing_any_more_is_named(
    with_tables: list[Path], empty: Callable[[etree._Element], None]
) -> None:
    for path in with_tables:
        data, old, label = with_a_cell_changed(path.read_bytes(), f"{path.stem} {empty.__name__}", empty)
        [found] = received(data).differences
        assert (found.data, found.paper) == (old, ""), path.name
        assert label[:SHOWN] in found.where, path.name


@pytest.mark.parametrize("remove", word_edits.ROW_REMOVALS, ids=lambda edit: edit.__name__)
def test_a_row_that_is_not_shown_is_named(with_tables: list[Path], remove: Callable[[etree._Element], None]) -> None:
    for path in with_tables:
        data, old, _ = with_a_cell_changed(
            path.read_bytes(), f"{path.stem} {remove.__name__}", lambda cell: remove(cell.getparent())
        )
        found = received(data).differences
        assert any(old in item.data.split(" | ") and not item.paper for item in found), path.name


@pytest.mark.parametrize("save", [bytes, as_word_saves], ids=["other programs", "Word"])
def test_an_edited_figure_of_the_text_is_named(made: list[Path], save: Callable[[bytes], bytes]) -> None:
    named = 0
    for path in made:
        chosen: list[str] = []

        def edit(root: etree._Element, chosen: list[str] = chosen, name: str = path.name) -> None:
            paragraphs = root.find(f"{W}body").iterchildren(f"{W}p")
            texts = [text for paragraph in paragraphs for text in paragraph.iter(f"{W}t") if is_told(text.text or "")]
            if texts:
                text = random.Random(name).choice(texts)
                chosen[:] = TOLD.findall(text.text)
                text.text = TOLD.sub(lambda figure: other(figure[0]), text.text, count=1)

        found = received(save(changed(path.read_bytes(), edit))).differences
        assert [(item.data, item.paper) for item in found] == [(old, other(old)) for old in chosen[:1]], path.name
        named += len(found)
    assert named > 10


def test_the_command_names_cells_and_ends_with_one(with_tables: list[Path], tmp_path: Path) -> None:
    path = with_tables[0]
    data, old, label = with_a_cell_changed(
        path.read_bytes(), "lenh", lambda cell: word_edits.typed_over(cell, other(words_of_cell(cell)))
    )
    (tmp_path / "sua.docx").write_bytes(as_word_saves(data))
    done = CliRunner().invoke(main, ["extract", "--check", str(tmp_path / "sua.docx"), str(path)])
    assert done.exit_code == 1, done.output
    assert f"văn bản in “{other(old)}”, dữ liệu là “{old}”" in done.output
    assert label[:SHOWN] in done.output
    assert f"{path}: số in khớp" in done.output


@pytest.mark.office
def test_a_cell_that_is_edited_in_libreoffice_is_named(with_tables: list[Path], tmp_path: Path) -> None:
    edits: list[tuple[Path, Path, str, str]] = []
    for path in with_tables:
        words = sorted({*map(words_of_cell, cells_with_figures(document_of(path.read_bytes())))})
        for old in random.Random(path.stem).sample(words, min(2, len(words))):
            edits.append((path, tmp_path / f"{len(edits)}.docx", old, other(old)))
    Office(tmp_path / "profile").edit_cells(edits)
    for path, target, old, new in edits:
        found = received(target.read_bytes())
        assert [(item.data, item.paper) for item in found.differences] == [(old, new)], target.name
        assert found.record == received(path.read_bytes()).record
