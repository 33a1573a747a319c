"""From places of a page to lines and values of the file."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest

from tests.support.collecting import collected
from tests.support.workspaces import REPORT, build
from tthc_render.diagnostics.findings import Place
from tthc_render.layout.pdf.engines import Engine
from tthc_render.rendering.pipeline import check_report, render_bytes, stamp_of
from tthc_render.reports.library import Library
from tthc_render.workbench.places import PathFinder, spots_of, with_places
from tthc_render.workspace.paths import Workspace

WITH_NOTE = REPORT.replace("Công việc **đúng hạn**.", "Công việc **đúng hạn**^[Theo kế hoạch.], xem <https://a.vn>.")


def printed(root: Path, engine: Engine) -> tuple[pdfium.PdfDocument, pdfium.PdfDocument, PathFinder]:
    """The report with places and without."""
    path = build(root, report=WITH_NOTE)
    library = Library(Workspace(root))
    (document, computed), findings = collected(check_report, path, library)
    assert document is not None, [item.message() for item in findings]
    stamp = stamp_of(computed, document, "0" * 64)
    linked = with_places(document, "data/so-mau/2024-Q2-ngan.yaml")
    files = [
        pdfium.PdfDocument(render_bytes(item, library, stamp, "pdf", None, engine)[0]) for item in (linked, document)
    ]
    return files[0], files[1], PathFinder(computed.report.source, computed)


@pytest.mark.parametrize("engine", ["direct", "weasyprint"])
def test_cells_narratives_and_notes_are_found_where_they_are_printed(tmp_path: Path, engine: Engine) -> None:
    pdf, _, finder = printed(tmp_path, engine)
    words: dict[tuple[str | int, ...], list[str]] = {}
    for spot in spots_of(pdf, finder):
        page = pdf[spot.page]
        width, height = page.get_size()
        x, y, right, below = spot.box
        text = page.get_textpage().get_text_bounded(x * width, (1 - below) * height, right * width, (1 - y) * height)
        words.setdefault(spot.path, []).append(text.strip())
    row = ("bieu", "M.01", "dong", 0)
    assert words[*row, "truc_tuyen"] == ["1.200"]
    assert words[*row, "tiep_nhan"] == ["1.234"]
    assert words[*row, "linh_vuc"] == ["Đất đai"]
    told = " ".join(words["loi_van", "chung"])
    assert "Công việc" in told
    assert "Việc thứ nhất" in told
    assert "Theo kế hoạch" in told


@pytest.mark.parametrize("engine", ["direct", "weasyprint"])
def test_places_change_nothing_that_is_printed(tmp_path: Path, engine: Engine) -> None:
    linked, plain, _ = printed(tmp_path, engine)
    assert len(linked) == len(plain)
    for number in range(len(plain)):
        one, other = (file[number] for file in (linked, plain))
        assert one.get_textpage().get_text_range() == other.get_textpage().get_text_range()  # line by line
        if engine == "direct":  # WeasyPrint sets a link as a box of its own, some thousandths of a point beside
            drawn = [bytes(page.render(scale=1, grayscale=True).buffer) for page in (one, other)]
            assert drawn[0] == drawn[1]


def test_lines_of_a_narrative_and_places_of_findings_lead_to_values(tmp_path: Path) -> None:
    _, _, finder = printed(tmp_path, "direct")
    lines = finder.source.lines
    second = next(number for number, line in enumerate(lines, 1) if "Việc thứ nhất" in line)
    assert finder.path(second) == ("loi_van", "chung")
    row = next(number for number, line in enumerate(lines, 1) if "truc_tuyen" in line)
    column = lines[row - 1].index("34") + 1
    assert finder.at(Place("x", row, column)) == ("bieu", "M.01", "dong", 0, "truc_tiep")
    assert finder.at(Place("x", row, column - 14))[-1] == "truc_tuyen"
    assert finder.path(0) == ()
    assert finder.line(("loi_van", "chung"), second) == second
