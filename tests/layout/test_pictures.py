"""Pictures: in the layout's folder, of two kinds, and whole."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PIL import Image

from tests.support.documents import geometry, png
from tthc_render.diagnostics.errors import RenderingFailed
from tthc_render.document.tree import Chart, Figure, Orientation, Picture, Series
from tthc_render.formats.svg import in_text_font
from tthc_render.layout.pictures import find_picture, fitted, height_mm, raster


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "bố cục"
    (home / "ảnh").mkdir(parents=True)
    for path in (home / "a.png", home / "ảnh" / "b 1.JPG", home / "c.gif", tmp_path / "ngoài.png"):
        path.write_bytes(png())
    (home / "lối.png").symlink_to(tmp_path / "ngoài.png")
    return home


@pytest.mark.parametrize("name", ["a.png", "ảnh/b 1.JPG", "ảnh/../a.png"])
def test_pictures_in_the_folder_are_found(folder: Path, name: str) -> None:
    assert find_picture(folder, name).is_file()


@pytest.mark.parametrize(
    ("name", "reported"),
    [
        ("không có.png", "Không thấy hình không có.png"),
        ("../ngoài.png", "Không thấy hình ../ngoài.png"),
        ("lối.png", "Không thấy hình lối.png"),
        ("/etc/passwd", "Không thấy hình /etc/passwd"),
        ("ảnh", "Không thấy hình ảnh"),
        ("", "Không thấy hình"),
        ("c.gif", "phải là tệp .png hoặc .jpg"),
    ],
)
def test_other_pictures_are_refused(folder: Path, name: str, reported: str) -> None:
    with pytest.raises(RenderingFailed, match=reported.replace(".", r"\.")):
        find_picture(folder, name)


def asked(width_mm: float, pixels: tuple[float, float]) -> Figure:
    return Figure("a.png", width_mm, picture=Picture("png", png(), *pixels))


@pytest.mark.parametrize(
    ("width", "size", "paper", "printed"),
    [
        (40.0, (80, 60), "portrait", (40.0, 30.0)),
        (0.0, (80, 60), "portrait", (80.0, 60.0)),
        (0.0, (900, 300), "portrait", (160.0, 53.33)),
        (400.0, (80, 60), "portrait", (160.0, 120.0)),
        (400.0, (80, 60), "landscape", (193.33, 145.0)),
        (0.0, (300, 900), "portrait", (36.67, 110.01)),
        (150.0, (300, 900), "portrait", (77.33, 231.99)),
    ],
)
def test_a_picture_fits_its_page(
    width: float, size: tuple[float, float], paper: Orientation, printed: tuple[float, float]
) -> None:
    figure = fitted(asked(width, size), paper, geometry())
    assert (figure.width_mm, height_mm(figure)) == pytest.approx(printed, abs=0.02)


def test_a_picture_of_the_layout_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png(8, 6))
    figure = fitted(Figure("a.png", 40.0), "portrait", replace(geometry(), folder=tmp_path))
    assert isinstance(figure.picture, Picture)
    assert (figure.picture.data, height_mm(figure)) == (png(8, 6), 30.0)


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", png()[:20], b"<svg/>"])
def test_a_damaged_picture_is_reported(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "hỏng.png").write_bytes(data)
    with pytest.raises(RenderingFailed, match=r"hỏng\.png: tệp hình bị hỏng"):
        fitted(Figure("hỏng.png", 10.0), "portrait", replace(geometry(), folder=tmp_path))


def test_a_chart_is_drawn_as_wide_as_it_is_printed() -> None:
    chart = Chart("bar", ("A", "B"), (Series("Hồ sơ", (Decimal(1), Decimal(2)), ("01", "02")),), 60.0)
    figure = fitted(Figure("II.06a", 150.0, picture=chart), "portrait", geometry())
    assert isinstance(figure.picture, Picture)
    assert (figure.picture.kind, figure.width_mm, height_mm(figure)) == ("svg", 150.0, 60.0)


def test_an_svg_picture_becomes_a_sharp_png() -> None:
    data = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><rect width="15" height="10"/></svg>'
    made = raster(Picture("svg", data, 30.0, 10.0), 60.0)
    image = Image.open(io.BytesIO(made)).convert("L")
    assert image.size == pytest.approx((60 / 25.4 * 300, 20 / 25.4 * 300), abs=2)
    assert (image.getpixel((image.width // 4, 100)), image.getpixel((image.width * 3 // 4, 100))) == (0, 255)


@pytest.mark.parametrize("family", ["serif", "sans-serif", "monospace", "No Such Font, sans-serif"])
def test_words_of_an_svg_picture_are_in_the_font_of_documents_whatever_a_machine_has(family: str) -> None:
    def printed(font: str) -> bytes:
        words = f'<text y="9" font-size="8" font-family="{font}">Tiếp nhận</text>'
        data = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10">{words}</svg>'.encode()
        return raster(Picture("svg", in_text_font(data), 40.0, 10.0), 40.0)

    assert printed(family) == printed("Times New Roman")
