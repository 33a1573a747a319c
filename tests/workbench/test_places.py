"""From places of a page to lines and values of the file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from tests.support.collecting import collected
from tests.support.workspaces import REPORT, build
from tthc_render.diagnostics.findings import Place
from tthc_render.layout.pdf.engines import Engine
from tthc_render.rendering.pipeline import check_report, render_bytes, stamp_of
from tthc_render.reports.library import Library
from tthc_render.workbench.places import Linked, PathFinder, spots_of
from tthc_render.workspace.paths import Workspace

ROOT = Path(__file__).parents[2]
MOST_PT = 0.85
WITH_NOTE = REPORT.replace("Công việc **đúng hạn**.", "Công việc **đúng hạn**^[Theo kế hoạch.], xem <https://a.vn>.")


@dataclass
class Printed:
    """A report with places, and without."""

    linked: Linked
    finder: PathFinder
    pdf: pdfium.PdfDocument
    plain: pdfium.PdfDocument

    def words(self) -> dict[tuple[str | int, ...], list[str]]:
        """What is printed at the places of each value."""
        out: dict[tuple[str | int, ...], list[str]] = {}
        for spot in spots_of(self.pdf, self.linked, self.finder):
            page = self.pdf[spot.page]
            width, height = page.get_size()
            x, y, right, below = spot.box
            box = (x * width, (1 - below) * height, right * width, (1 - y) * height)
            out.setdefault(spot.target.path, []).append(page.get_textpage().get_text_bounded(*box).strip())
        return out


def printed(path: Path, root: Path, engine: Engine) -> Printed:
    library = Library(Workspace(root))
    (document, computed), findings = collected(check_report, path, library)
    assert document is not None, [item.message() for item in findings]
    stamp = stamp_of(computed, document, "0" * 64)
    finder = PathFinder(computed.report.source)
    linked = Linked(document, computed, finder)
    files = (render_bytes(item, library, stamp, "pdf", None, engine).data for item in (linked.document, document))
    return Printed(linked, finder, *map(pdfium.PdfDocument, files))


@pytest.mark.parametrize("engine", ["direct", "weasyprint"])
def test_cells_narratives_notes_figures_and_frame_are_found_where_they_are_printed(
    tmp_path: Path, engine: Engine
) -> None:
    words = printed(build(tmp_path, report=WITH_NOTE), tmp_path, engine).words()
    row = ("bieu", "M.01", "dong", 0)
    assert words[*row, "truc_tuyen"] == ["1.200"]
    assert words[*row, "tiep_nhan"] == ["1.234"]
    assert words[*row, "linh_vuc"] == ["Đất đai"]
    reported = " ".join(words["loi_van", "chung"])
    assert "Công việc" in reported
    assert "Việc thứ nhất" in reported
    assert "Theo kế hoạch" in reported
    figures = {path[-1]: found for path, found in words.items() if path[0] == "chi_tieu"}
    assert figures == {"tong": ["04"], "moi": ["03"], "ty_le": ["75"]}
    frame = {path[-1]: " ".join(found) for path, found in words.items() if path[0] == "van_ban"}
    assert "07/BC" in frame["so"]
    assert frame["ngay"].startswith("Mẫu, ngày")
    assert frame["trich_yeu"].startswith("Kết quả")
    assert "UBND tỉnh" in frame["noi_nhan"]
    assert (frame["quyen_han"], frame["ho_ten"]) == ("GIÁM ĐỐC", "Trần Văn An")


def unlike(one: pdfium.PdfDocument, other: pdfium.PdfDocument) -> list[str]:
    """Pages and letters of two files that differ: other lines, or letters that stand more than 0.3 mm apart.

    A link is a tag of its own, behind which a word may stand some thousandths of its size beside.
    """
    if len(one) != len(other):
        return [f"{len(one)} and {len(other)} pages"]
    out = []
    for number in range(len(one)):
        texts = [file[number].get_textpage() for file in (one, other)]
        if texts[0].get_text_range() != texts[1].get_text_range():
            out.append(f"page {number}: other lines")
            continue
        for letter in range(texts[0].count_chars()):
            boxes = [text.get_charbox(letter) for text in texts]
            if max(abs(ours - theirs) for ours, theirs in zip(*boxes, strict=True)) > MOST_PT:
                out.append(f"page {number}: {texts[0].get_text_range(letter, 20)!r}")
    return out


@pytest.mark.parametrize("name", sorted(path.name for path in ROOT.glob("data/*/*.yaml")))
def test_pages_of_real_reports_stay_as_they_are(name: str) -> None:
    [path] = ROOT.glob(f"data/*/{name}")
    made = printed(path, ROOT, "direct")
    assert unlike(made.pdf, made.plain) == []


@pytest.mark.parametrize("engine", ["direct", "weasyprint"])
def test_places_change_nothing_that_is_printed(tmp_path: Path, engine: Engine) -> None:
    made = printed(build(tmp_path, report=WITH_NOTE), tmp_path, engine)
    assert unlike(made.pdf, made.plain) == []


def test_lines_of_a_narrative_and_places_of_findings_lead_to_values(tmp_path: Path) -> None:
    finder = printed(build(tmp_path, report=WITH_NOTE), tmp_path, "direct").finder
    lines = finder.source.lines
    second = next(number for number, line in enumerate(lines, 1) if "Việc thứ nhất" in line)
    assert finder.path(second) == ("loi_van", "chung")
    row = next(number for number, line in enumerate(lines, 1) if "truc_tuyen" in line)
    column = lines[row - 1].index("34") + 1
    assert finder.at(Place("x", row, column)) == ("bieu", "M.01", "dong", 0, "truc_tiep")
    assert finder.at(Place("x", row, column - 14))[-1] == "truc_tuyen"
    assert finder.path(0) == ()
    assert finder.row(row) == ("bieu", "M.01", "dong", 0)
    assert finder.row(second) == ()
    assert finder.target(("chi_tieu", "pakn", "tong")).line == finder.source.place(("chi_tieu", "pakn")).line
