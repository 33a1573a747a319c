"""Pages of a document as pictures, with marks where rules are broken."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tthc_render.diagnostics.errors import DataUnreadable
from tthc_render.diagnostics.regular_files import read_regular
from tthc_render.readers.isolation import BUDGETS, in_child

if TYPE_CHECKING:
    from tthc_render.lint.results import LintReport
    from tthc_render.lint.subjects import Subject
    from tthc_render.readers.facts import Facts


PICTURE_SCALE: Final = 1.4

MAX_PICTURES: Final = 60


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as PNG, and its size in points."""

    png: bytes
    width_pt: float
    height_pt: float


def pictures_of(pdf: bytes, shown: str) -> list[PageImage]:
    """The first pages of a PDF as pictures; DataUnreadable if it cannot be read."""
    from tthc_render.readers.pdf.text import open_pdf

    document = open_pdf(pdf, shown)
    out = []
    try:
        for index in range(min(len(document), MAX_PICTURES)):
            page = document[index]
            width, height = page.get_size()
            # A page may claim to be kilometres wide; its picture may not.
            scale = min(PICTURE_SCALE, 2400 / max(width, height))
            buffer = io.BytesIO()
            page.render(scale=scale).to_pil().convert("L").save(buffer, "PNG", optimize=False)
            out.append(PageImage(buffer.getvalue(), width, height))
            page.close()
    finally:
        document.close()
    return out


CONVERSION_SECONDS: Final = 120


def pictured(path: Path, report: LintReport) -> tuple[LintReport, list[PageImage]]:
    """A report with pictures of its pages.

    A DOCX is pictured through LibreOffice where that is installed; marks are then where the same words are on
    the pages. Without it there are no pictures.
    """
    try:
        return in_child(partial(_pictured, path, report), report.file, BUDGETS["page"])
    except (DataUnreadable, OSError):
        return report, []


def _pictured(path: Path, report: LintReport) -> tuple[LintReport, list[PageImage]]:
    from tthc_render.readers.any_file import read_facts

    if report.kind == "pdf":
        return report, pictures_of(read_regular(path), report.file)
    pdf = converted(path)
    if pdf is None:
        return report, []
    return placed(report, read_facts(pdf, "pdf", report.file)), pictures_of(pdf, report.file)


def converted(path: Path) -> bytes | None:
    """A DOCX as PDF by LibreOffice; None if that is missing or fails."""
    import shutil  # late, for start-up time: few runs draw pictures
    import subprocess
    import tempfile

    from tthc_render.formats.writing import write_output

    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder, "profile").as_uri()
        copy = Path(folder, f"van-ban{path.suffix.lower()}")
        order = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir"]
        write_output(copy, read_regular(path))
        try:
            subprocess.run([*order, folder, copy], capture_output=True, check=True, timeout=CONVERSION_SECONDS)
            return read_regular(copy.with_suffix(".pdf"))
        except (OSError, subprocess.SubprocessError):
            return None


def placed(report: LintReport, pages: Facts) -> LintReport:
    """``report`` on a DOCX with the pages and boxes that its words have in a PDF of it.

    Words that begin paragraphs of several pages are on none of them for certain; such a place keeps the page it has.
    """
    spots = [(paragraph.plain, paragraph.page, paragraph.box_pt) for paragraph in pages.paragraphs]

    def find(subject: Subject) -> Subject:
        start = subject.quote[:30].strip()
        found = [item for item in spots if start and item[0].startswith(start)]
        if len({page for _, page, _ in found}) != 1:
            return subject
        return replace(subject, page=found[0][1], box_pt=found[0][2])

    results = tuple(
        replace(
            result,
            breaks=tuple(
                replace(
                    broken,
                    subject=find(broken.subject) if broken.subject else None,
                    others=tuple(find(other) for other in broken.others),
                )
                for broken in result.breaks
            ),
        )
        for result in report.results
    )
    return replace(report, results=results, pages=pages.pages)
