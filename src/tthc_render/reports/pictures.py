"""Pictures that a narrative shows: files beside the report, read once and made fit for both formats."""

from __future__ import annotations

import contextlib
import io
import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.io_errors import cause
from tthc_render.diagnostics.regular_files import read_regular
from tthc_render.document.inlines import short
from tthc_render.document.limits import Count
from tthc_render.document.tree import Figure, Picture, plain
from tthc_render.vietnamese.text import nearest

if TYPE_CHECKING:  # few reports have pictures
    from PIL import Image

BYTES_MAX: Final = 10_000_000
SVG_BYTES_MAX: Final = 2_000_000
PIXELS_MAX: Final = 40_000_000
"""A photograph of a good camera; decoding one takes half a second."""
DPI_LEAST: Final = 100
"""Below so many pixels an inch, print is visibly blurred."""
DPI_USUAL: Final = 150
"""Pixels an inch of a picture that does not say so, or says what all screens say (72 or 96)."""
NAMES_MAX: Final = 500
"""Files of a folder that are looked at for a name like the one typed."""
MM_PER_INCH: Final = 25.4
TEXT_WIDTH_MM: Final = 160.0
SUFFIXES: Final = frozenset({".png", ".jpg", ".jpeg", ".svg"})
FONTS: Final = frozenset({"", "times new roman", "times", "liberation serif", "tinos"})
_PLAIN_MODES: Final = frozenset({"1", "L", "LA", "P", "RGB", "RGBA"})
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def picture_files(names: Iterable[str], folder: Path) -> tuple[Path, ...]:
    """The files below ``folder`` of pictures that a report names, whether or not they are there."""
    found = (_inside(folder, name) for name in names)
    return tuple(path for path in found if path is not None and (path.is_file() or not path.exists()))


def with_picture(
    figure: Figure, folder: Path, others: tuple[Path, ...], count: Count, findings: Findings
) -> Figure | None:
    """``figure`` with its file read from ``folder``; as it is where one of the folders ``others`` has it.

    None with findings of the codes D756 to D763 at the line that names it, if it cannot be used; TooMuchError if the
    pictures counted so far are too many or too large.
    """
    count.add("pictures", 1, figure.where)
    path = _inside(folder, figure.path)
    if path is None:
        findings.add("D757", figure.where, name=short(figure.path))
        return None
    if not path.is_file():
        if path.exists():
            findings.add("D758", figure.where, name=figure.path, reason="là thư mục hoặc thiết bị, không phải tệp")
            return None
        if any((home / figure.path).is_file() for home in others):
            return replace(figure, width_mm=figure.width_mm or TEXT_WIDTH_MM, alt=_alt(figure))
        findings.add("D756", figure.where, name=figure.path, near=_near(path, folder))
        return None
    picture = _read(path, figure, count, findings)
    if picture is None:
        return None
    if not plain(figure.caption).strip():
        findings.add("D761", figure.where, name=figure.path)
    return replace(figure, picture=picture, alt=_alt(figure))


def _alt(figure: Figure) -> str:
    return plain(figure.caption).strip() or figure.path


def _inside(folder: Path, name: str) -> Path | None:
    """The file ``name`` below ``folder``, its letters as the disk has them; None if the name leads elsewhere."""
    name = name.replace("\\", "/")
    if _ADDRESS.match(name) or "\0" in name or name.startswith(("/", "~")) or len(name) > 200:
        return None
    try:
        for form in ("NFC", "NFD"):
            path = Path(os.path.realpath(folder / unicodedata.normalize(form, name)))
            if not path.is_relative_to(os.path.realpath(folder)):
                return None
            if path.is_file():
                return path
    except (OSError, ValueError):
        return None
    return folder / name


def _near(path: Path, folder: Path) -> str:
    """What is there and was probably meant, or what pictures there are at all."""
    try:
        there = sorted(item.name for item in path.parent.iterdir() if item.suffix.lower() in SUFFIXES)[:NAMES_MAX]
    except OSError:
        there = []
    found = nearest(path.name, there)
    beside = path.parent.relative_to(folder) if path.parent.is_relative_to(folder) else Path()
    return (beside / found).as_posix() if found else ", ".join(there[:5]) or "không có tệp nào"


def _read(path: Path, figure: Figure, count: Count, findings: Findings) -> Picture | None:
    """The picture in a file; None with a finding."""

    try:
        data = _bytes(path)
        count.add("picture bytes", len(data), figure.where)
        if _looks_like_svg(data):
            return _svg(data, figure, count, findings)
        picture = _opened(data, lambda dots: count.add("picture dots", dots, figure.where))
    except _Fault as fault:
        findings.add(fault.code, figure.where, name=figure.path, **fault.details)
        return None
    width = figure.width_mm or picture.width_mm
    pixels = _pixels(picture)
    dpi = round(pixels / min(width, TEXT_WIDTH_MM) * MM_PER_INCH)
    if dpi < DPI_LEAST:
        right = round(min(width, TEXT_WIDTH_MM) / MM_PER_INCH * DPI_LEAST)
        findings.add("D762", figure.where, name=figure.path, found=pixels, dpi=dpi, right=right)
    return picture


class _Fault(Exception):  # noqa: N818
    """The code of a finding and its details."""

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code)
        self.code, self.details = code, details


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > BYTES_MAX:
            raise _Fault("D759", found=f"{size / 1e6:.1f} MB".replace(".", ","), most=f"{BYTES_MAX // 10**6} MB")
        return read_regular(path)
    except OSError as error:
        raise _Fault("D758", reason=cause(error)) from error


def _opened(data: bytes, counted: Callable[[int], None]) -> Picture:
    """A PNG or JPEG picture, all of it decoded after its dots are ``counted``."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
            if image.width * image.height > PIXELS_MAX:
                found = f"{image.width} × {image.height} điểm"
                raise _Fault("D759", found=found, most=f"{PIXELS_MAX // 10**6} triệu điểm")
            counted(image.width * image.height)
            with _whole_only():
                image.load()
            return _plain(image, data)
    except UnidentifiedImageError as error:
        raise _Fault("D758", reason=_kind(data)) from error
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        raise _Fault("D758", reason="tệp hỏng hoặc quá lớn khi mở ra") from error


@contextlib.contextmanager
def _whole_only() -> Iterator[None]:
    """No picture whose end is missing: WeasyPrint, once loaded, lets Pillow make up the rest."""
    from PIL import ImageFile

    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _pixels(picture: Picture) -> int:
    from PIL import Image

    with Image.open(io.BytesIO(picture.data)) as image:
        return image.width


def _plain(image: Image.Image, data: bytes) -> Picture:
    """A PNG or JPEG picture upright and in a colour model that every program prints; its own bytes where it is so."""
    from PIL import ImageOps

    kind = "jpeg" if image.format == "JPEG" else "png"
    turned = image.getexif().get(0x0112, 1) != 1
    dpi = image.info.get("dpi", (DPI_USUAL, DPI_USUAL))[0]
    dpi = float(dpi) if DPI_USUAL <= float(dpi) <= 2400 else float(DPI_USUAL)
    if turned or image.mode not in _PLAIN_MODES:
        made = ImageOps.exif_transpose(image) if turned else image
        if made.mode.startswith("I"):
            made = _eight_bits(made)
        if made.mode not in _PLAIN_MODES:
            made = made.convert("RGB")
        file = io.BytesIO()
        made.save(file, "JPEG" if kind == "jpeg" else "PNG", quality=92)
        width, height, data = made.width, made.height, file.getvalue()
    else:
        width, height = image.size
    return Picture(kind, data, width / dpi * MM_PER_INCH, height / dpi * MM_PER_INCH)  # type: ignore[arg-type]


def _eight_bits(image: Image.Image) -> Image.Image:
    """A grey picture of 16 bits a dot in 8 bits: Pillow cuts off what is above 255, and all of it becomes white."""
    return image.convert("I").point(lambda value: value / 256).convert("L")


def _looks_like_svg(data: bytes) -> bool:
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") and b"<svg" in data[:65536]


def _svg(data: bytes, figure: Figure, count: Count, findings: Findings) -> Picture | None:
    if len(data) > SVG_BYTES_MAX:
        found = f"{len(data) / 1e6:.1f} MB".replace(".", ",")
        findings.add("D759", figure.where, name=figure.path, found=found, most=f"{SVG_BYTES_MAX // 10**6} MB")
        return None
    from tthc_render.formats.svg import (  # late: few reports have drawings
        GENERIC_FONTS,
        NO_SIZE,
        SvgFaultError,
        in_text_font,
        svg_facts,
    )

    try:
        facts = svg_facts(data)
    except SvgFaultError as fault:
        if fault.kind == "huge":
            findings.add("D759", figure.where, name=figure.path, found=f"{fault.detail} nét vẽ", most="50.000 nét vẽ")
        else:
            code = "D758" if fault.kind == "broken" else "D760"
            findings.add(
                code,
                figure.where,
                name=figure.path,
                reason=fault.detail if fault.detail == NO_SIZE else f"SVG hỏng ({fault.detail})",
                found=fault.detail,
            )
        return None
    count.add("shapes", facts.shapes, figure.where)
    odd = [font for font in facts.fonts if font.lower() not in FONTS | GENERIC_FONTS]
    if odd:
        findings.add("D763", figure.where, name=figure.path, fonts=", ".join(odd[:3]))
    return Picture("svg", in_text_font(data), facts.width_mm, facts.height_mm)


_SIGNS: Final[Mapping[bytes, str]] = {
    b"GIF8": "là ảnh GIF",
    b"BM": "là ảnh BMP",
    b"RIFF": "là ảnh WebP",
    b"II*\0": "là ảnh TIFF",
    b"MM\0*": "là ảnh TIFF",
    b"%PDF": "là tệp PDF",
    b"PK\x03\x04": "là tệp Word, Excel hoặc tệp nén",
    b"\xd0\xcf\x11\xe0": "là tệp Word, Excel đời cũ",
    b"\x01\0\0\0": "là hình EMF",
    b"\xd7\xcd\xc6\x9a": "là hình WMF",
}


def _kind(data: bytes) -> str:
    """The kind of a file that is no supported picture."""
    if not data:
        return "tệp trống"
    if data[4:8] == b"ftyp":
        return "là ảnh HEIC hoặc AVIF của điện thoại"
    return next((words for sign, words in _SIGNS.items() if data.startswith(sign)), "không phải tệp hình")
