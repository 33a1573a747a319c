"""The reports, examples and drawn documents whose pages are compared, written as DOCX and PDF into one folder."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from tests.stories.test_examples import EXAMPLES, copied
from tests.support.documents import docx_of, everything, layout_copy, letter, merged_table, pdf_of, torture, words
from tests.support.drawn import drawn_mixture, drawn_notes, drawn_oddities, drawn_report
from tests.support.samplekit import ROOT, SAMPLES
from tthc_render.document.tree import (
    Appendix,
    AppendixHead,
    Document,
    Heading,
    Item,
    Letterhead,
    Paragraph,
    Run,
    Signature,
)
from tthc_render.layout.pdf.engines import Engine
from tthc_render.rendering.pipeline import render_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace

PROSE = (
    "Thực hiện Kế hoạch số 107/KH-UBND ngày 20/4/2024 của Ủy ban nhân dân tỉnh, Sở Ngoại vụ đã tiếp nhận 1.234 hồ sơ, "
    "trong đó trực tuyến 1.200 hồ sơ (đạt tỷ lệ 97,24%), trực tiếp 34 hồ sơ; giải quyết đúng hạn 1.230/1.234 hồ sơ. "
)
CLOSE_NOTES = "notes"
WITH_NOTES = frozenset(
    {
        "everything",
        "few-notes",
        "many-notes",
        "mixture-1",
        "mixture-3",
        CLOSE_NOTES,
        "bac-giang-kiem-soat-tthc-2024-6-thang",
        "ha-tinh-cai-cach-hanh-chinh-2024-q1",
        "ha-tinh-cai-cach-tthc-2024",
    }
)


def long_report() -> Document:
    """Pages of prose of many lengths, in which a single other line break would show."""
    blocks: list[Heading | Paragraph | Item] = []
    for n in range(1, 31):
        if n % 6 == 1:
            blocks.append(Heading(1, words(f"PHẦN THỨ {n}"), f"{n}."))
        text = (PROSE * 4)[n * 7 : n * 7 + 60 * (n % 9 + 1)].strip()
        pieces = (Run(text[: len(text) // 2], bold=n % 5 == 0), Run(text[len(text) // 2 :], italic=n % 4 == 0))
        blocks.append(Item("-", pieces, 1 + n % 2) if n % 3 == 0 else Paragraph(pieces))
    return letter(blocks=tuple(blocks))


def bare() -> Document:
    """No parent, no addressee, no signer, an appendix with a table only."""
    return letter(
        letterhead=Letterhead((), ("ỦY BAN NHÂN DÂN", "TỈNH HÀ TĨNH"), "Số: 1/BC-UBND", "Hà Tĩnh, ngày 01 tháng 02"),
        window="",
        addressees=(),
        signature=Signature(("CHỦ TỊCH",), ""),
        appendices=(Appendix(AppendixHead("Phụ lục", ("SỐ LIỆU",)), (merged_table(60),), "portrait"),),
    )


DOCUMENTS: dict[str, Callable[[], Document]] = {
    "letter": letter,
    "everything": everything,
    "long": long_report,
    "bare": bare,
    CLOSE_NOTES: lambda: torture(12),
    "drawn-1": lambda: drawn_report(random.Random(1), 60),
    "drawn-2": lambda: drawn_report(random.Random(2), 60),
    "oddities-3": lambda: drawn_oddities(random.Random(3)),
    "oddities-4": lambda: drawn_oddities(random.Random(4)),
    "few-notes": lambda: drawn_notes(random.Random(2), 0.08),
    "many-notes": lambda: drawn_notes(random.Random(3), 0.3),
    "mixture-1": lambda: drawn_mixture(random.Random(1)),
    "mixture-3": lambda: drawn_mixture(random.Random(3)),
}
NAMES = (*SAMPLES, *EXAMPLES, *DOCUMENTS)


def write_all(folder: Path, *, judged: bool = False) -> None:
    """Write ``NAME.docx`` and ``NAME.pdf`` for every name of `NAMES` into ``folder``.

    ``judged``: also ``weasyprint/NAME.pdf``, printed by WeasyPrint whether or not it could be printed directly.
    """
    layout = layout_copy(folder)
    engines: tuple[Engine, ...] = ("auto", "weasyprint") if judged else ("auto",)
    for engine in engines:
        home = place_of(folder, engine)
        home.mkdir(exist_ok=True)
        for name, make in DOCUMENTS.items():
            document = make()
            (home / f"{name}.pdf").write_bytes(pdf_of(document, layout, engine=engine))
            if engine == "auto":
                (home / f"{name}.docx").write_bytes(docx_of(document, layout))
        library = Library(Workspace(ROOT))
        for name, path in SAMPLES.items():
            _render(ROOT / "data" / path, library, home, name, engine)
        for name in EXAMPLES:
            example = home / "examples" / name
            _render(copied(name, example), Library(Workspace(example)), home, name, engine)


def place_of(folder: Path, engine: Engine) -> Path:
    """Where the PDF files of an engine are."""
    return folder / engine if engine == "weasyprint" else folder


def _render(path: Path, library: Library, folder: Path, name: str, engine: Engine) -> None:
    kinds = ("pdf",) if engine == "weasyprint" else ("docx", "pdf")
    outcome = render_report(path, library, folder / "outputs" / name, kinds, check=False, pdf_engine=engine)
    for output in outcome.outputs:
        (folder / f"{name}.{output.format}").write_bytes(Path(output.path).read_bytes())
