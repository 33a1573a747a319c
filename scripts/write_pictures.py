"""Write the pictures of docs/hinh/ from the demo reports: ``python scripts/write_pictures.py``.

Small grey pictures of single pages; run it again when the look of reports changes.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pypdfium2

from tthc_render.rendering.pipeline import render_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "hinh"
PICTURES = {
    "so-ngoai-vu-trang-1": ("so-ngoai-vu-ha-tinh/2024-Q2-kiem-soat-tthc-quy.yaml", 1),
    "so-ngoai-vu-bieu": ("so-ngoai-vu-ha-tinh/2024-Q2-kiem-soat-tthc-quy.yaml", 8),
    "cam-xuyen-trang-2": ("ubnd-huyen-cam-xuyen/2024-T02-cai-cach-tthc-thang.yaml", 2),
    "bac-giang-trang-1": ("ubnd-tinh-bac-giang/2024-6T-kiem-soat-tthc-6-thang.yaml", 1),
}
DPI, GREYS = 84, 16


def main() -> None:
    """Write every picture."""
    FOLDER.mkdir(exist_ok=True)
    library = Library(Workspace(ROOT))
    with tempfile.TemporaryDirectory() as temporary:
        for name, (report, number) in PICTURES.items():
            outcome = render_report(ROOT / "data" / report, library, Path(temporary), ("pdf",))
            document = pypdfium2.PdfDocument(Path(outcome.outputs[0].path))
            page = document[min(number, len(document)) - 1]
            picture = page.render(scale=DPI / 72).to_pil().convert("L").quantize(GREYS)
            picture.save(FOLDER / f"{name}.png", optimize=True)
            document.close()
            print(f"{FOLDER.name}/{name}.png")


if __name__ == "__main__":
    main()
