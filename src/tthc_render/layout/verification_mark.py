"""The line or QR code of verification that a layout can ask for (``kiem_chung``), at the foot of the first page.

It stands in the margin, so no line of the text moves.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from tthc_render.diagnostics.errors import TemplateUnusable
from tthc_render.formats.record import EmbeddedFiles
from tthc_render.formats.verification import verification_code, verification_line
from tthc_render.layout.geometry import Geometry
from tthc_render.layout.word_frames import word_frames

LINE_PT: Final = 8.0
FOOT_MM: Final = 10.0
"""Between a line and the edge of the paper."""
QR_MM: Final = 14.0
QR_FOOT_MM: Final = 4.0
"""Between a QR code and the edge of the paper: printers reach that far, and 2 mm are left below the text."""
QR_SCALE: Final = 10


@dataclass(frozen=True, slots=True)
class VerificationMark:
    """``words`` to print as a line; ``png`` and ``svg`` to print as a QR code, empty for a line."""

    words: str
    png: bytes = b""
    svg: str = ""

    @property
    def css(self) -> str:
        """The mark as a rule for the first page of a PDF."""
        if not self.svg:
            text = self.words.replace("\\", "\\\\").replace('"', '\\"').replace("<", "\\3c ")
            return (
                f'@page :first {{ @bottom-left {{ content: "{text}"; white-space: nowrap; font-size: {LINE_PT:g}pt; '
                f"vertical-align: bottom; padding-bottom: {FOOT_MM:g}mm }} }}"
            )
        return (
            f'@page :first {{ @bottom-right {{ content: url("data:image/svg+xml,{quote(self.svg)}"); '
            f"vertical-align: bottom; padding-bottom: {QR_FOOT_MM:g}mm; line-height: 0 }} }}"
        )


def mark_of(geometry: Geometry, number: str, record: EmbeddedFiles | None) -> VerificationMark | None:
    """The mark of a document with the line ``number``; None if its layout asks for none or it carries no data.

    Raises TemplateUnusable where the layout has no room for it, or segno is not installed.
    """
    if geometry.verification == "khong" or record is None:
        return None
    asked = f"{geometry.folder / 'layout.yaml'}: kiem_chung: {geometry.verification}"
    path = geometry.folder / "layout.docx"
    if path.is_file():
        frames = word_frames(path)
        if frames.footer:
            raise TemplateUnusable(
                f"{asked}: bố cục đã có chân trang riêng. Xóa chân trang, hoặc ghi kiem_chung: khong."
            )
        if frames.first:
            raise TemplateUnusable(
                f"{asked}: cần trang đầu có đầu trang, chân trang riêng. Mở layout.docx bằng Word, "
                "chọn “Different First Page”, hoặc ghi kiem_chung: khong."
            )
    sha256 = record.report_hash
    words = verification_line(number, sha256)
    if geometry.verification == "dong":
        return VerificationMark(words)
    try:
        import segno
    except ImportError as error:
        raise TemplateUnusable(f'{asked}: chưa cài phần mã QR. Cài: pip install "tthc-render[qr]"') from error
    code = segno.make(verification_code(number, sha256), error="m", micro=False)
    png, svg = io.BytesIO(), io.BytesIO()
    code.save(png, kind="png", scale=QR_SCALE, border=0)
    side = code.symbol_size(border=0)[0]
    code.save(svg, kind="svg", border=0, scale=QR_MM / side, unit="mm", xmldecl=False, svgclass=None, lineclass=None)
    return VerificationMark(words, png.getvalue(), svg.getvalue().decode("utf-8"))
