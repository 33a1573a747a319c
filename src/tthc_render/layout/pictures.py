"""Pictures as both formats print them: their bytes, and a size that fits the text of a page."""

from __future__ import annotations

import base64
import functools
import io
import os
from dataclasses import replace
from pathlib import Path
from typing import Final

from tthc_render.diagnostics.errors import RenderingFailed
from tthc_render.diagnostics.regular_files import read_regular
from tthc_render.document.tree import Chart, Figure, Picture
from tthc_render.formats.fonts import load_weasyprint
from tthc_render.layout.charts.drawing import draw
from tthc_render.layout.geometry import Area, Geometry

TYPES: Final = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg"}
ENDINGS: Final = {"png": "png", "jpeg": "jpeg", "svg": "svg"}
MEDIA: Final = {"png": "image/png", "jpeg": "image/jpeg", "svg": "image/svg+xml"}
RASTER_DPI: Final = 300
ROOM_BELOW_MM: Final = 25.0
"""Room that a picture leaves on its page, for its caption."""
HEIGHT_USUAL_MM: Final = 110.0
"""A picture without a stated width is no higher: about two on a page."""
MM_PER_INCH: Final = 25.4


def find_picture(folder: Path, name: str) -> Path:
    """The file ``name`` in ``folder``; RenderingFailed if it is missing, outside of the folder or of another kind."""
    path = Path(os.path.realpath(folder / name))
    if not path.is_relative_to(folder.resolve()) or not path.is_file():
        raise RenderingFailed(f"Không thấy hình {name} trong thư mục {folder.name}. Chép tệp hình vào đó.")
    if path.suffix.lower() not in TYPES:
        raise RenderingFailed(f"Hình {name} phải là tệp .png hoặc .jpg. Lưu lại hình ở một trong hai dạng này.")
    return path


def fitted(figure: Figure, orientation: Area, geometry: Geometry) -> Figure:
    """``figure`` with its picture at hand, no wider and no higher than the text of its page."""
    width = min(figure.width_mm or geometry.text_width_mm[orientation], geometry.text_width_mm[orientation])
    picture = figure.picture
    if picture is None:
        picture = _of_layout(find_picture(geometry.folder, figure.path))
    elif isinstance(picture, Chart):
        picture = draw(picture, width)
    elif not figure.width_mm:
        width = min(width, picture.width_mm, HEIGHT_USUAL_MM * picture.width_mm / picture.height_mm)
    highest = geometry.text_height_mm[orientation] - ROOM_BELOW_MM
    width = min(width, highest * picture.width_mm / picture.height_mm)
    return replace(figure, width_mm=round(width, 2), picture=picture)


def height_mm(figure: Figure) -> float:
    """How high a figure is whose picture is at hand."""
    assert isinstance(figure.picture, Picture)
    return round(figure.width_mm * figure.picture.height_mm / figure.picture.width_mm, 2)


def data_address(picture: Picture) -> str:
    """A picture as an address that holds it."""
    return f"data:{MEDIA[picture.kind]};base64,{base64.b64encode(picture.data).decode('ascii')}"


def raster(picture: Picture, width_mm: float) -> bytes:
    """An SVG picture as PNG, 300 dots an inch where it is ``width_mm`` wide; the same picture gives the same bytes."""
    return picture.raster or _rastered(picture, width_mm)


@functools.lru_cache(maxsize=32)
def _rastered(picture: Picture, width_mm: float) -> bytes:
    import pypdfium2
    from weasyprint.urls import URLFetcher

    height = width_mm * picture.height_mm / picture.width_mm
    page = (
        f"<style>@page{{margin:0;size:{width_mm}mm {height}mm}}img{{display:block;width:100%}}</style>"
        f'<img src="{data_address(picture)}">'
    )
    document = load_weasyprint().HTML(string=page, url_fetcher=URLFetcher(allowed_protocols={"data"}))
    with pypdfium2.PdfDocument(document.write_pdf()) as pdf:
        image = pdf[0].render(scale=RASTER_DPI / 72).to_pil()
    file = io.BytesIO()
    image.save(file, "PNG", dpi=(RASTER_DPI, RASTER_DPI))
    return file.getvalue()


def _of_layout(path: Path) -> Picture:
    """The picture in a layout's file; RenderingFailed if it is no picture."""
    from PIL import Image

    try:
        with Image.open(path, formats=("PNG", "JPEG")) as image:
            width, height = image.size
        kind = TYPES[path.suffix.lower()]
        return Picture("png" if kind == "png" else "jpeg", read_regular(path), width, width * height / width)
    except (OSError, ValueError, ZeroDivisionError, Image.DecompressionBombError) as error:
        raise RenderingFailed(f"{path}: tệp hình bị hỏng hoặc quá lớn. Lưu lại hình ở dạng .png hoặc .jpg.") from error
