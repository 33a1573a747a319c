"""Pictures of narratives: files beside the report, upright, of a size that prints, or a finding."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from PIL import Image

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Place
from tthc_render.document.limits import Count
from tthc_render.document.tree import Figure, Picture, Run
from tthc_render.reports.pictures import BYTES_MAX, picture_files, with_picture

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 48"><rect width="9" height="9"/></svg>'


def image(width: int = 600, height: int = 300, mode: str = "RGB", kind: str = "PNG", **options: object) -> bytes:
    file = io.BytesIO()
    Image.new(mode, (width, height)).save(file, kind, **options)
    return file.getvalue()


def read(
    folder: Path, name: str, width: float = 0.0, caption: str = "Hình 1", others: tuple[Path, ...] = ()
) -> tuple[Figure | None, list[str]]:
    findings = Findings()
    words = (Run(caption),) if caption else ()
    figure = with_picture(Figure(name, width, words, Place("a.yaml", 7)), folder, others, Count(), findings)
    assert all(item.where == Place("a.yaml", 7) for item in findings)
    return figure, [item.code for item in findings]


def turned() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    return image(600, 300, kind="JPEG", exif=exif)


@pytest.mark.parametrize(
    ("name", "data", "kind", "size"),
    [
        ("a.png", image(), "png", (101.6, 50.8)),
        ("b.JPG", image(kind="JPEG"), "jpeg", (101.6, 50.8)),
        ("sai đuôi.png", image(kind="JPEG"), "jpeg", (101.6, 50.8)),
        ("in.png", image(dpi=(300, 300)), "png", (50.8, 25.4)),
        ("man-hinh.png", image(dpi=(72, 72)), "png", (101.6, 50.8)),
        ("xoay.jpg", turned(), "jpeg", (50.8, 101.6)),
        ("bon-mau.jpg", image(mode="CMYK", kind="JPEG"), "jpeg", (101.6, 50.8)),
        ("sau.png", image(mode="I;16"), "png", (101.6, 50.8)),
        ("so-do.svg", SVG, "svg", (25.4, 12.7)),
    ],
)
def test_pictures_are_taken_upright_in_plain_colours(
    tmp_path: Path, name: str, data: bytes, kind: str, size: tuple[float, float]
) -> None:
    (tmp_path / name).write_bytes(data)
    figure, codes = read(tmp_path, name)
    assert codes == []
    assert figure is not None
    assert isinstance(figure.picture, Picture)
    assert (figure.picture.kind, figure.alt) == (kind, "Hình 1")
    assert (figure.picture.width_mm, figure.picture.height_mm) == pytest.approx(size, abs=0.1)
    if kind != "svg":
        assert Image.open(io.BytesIO(figure.picture.data)).mode in ("1", "L", "LA", "P", "RGB", "RGBA")


def test_a_grey_of_16_bits_stays_grey(tmp_path: Path) -> None:
    file = io.BytesIO()
    Image.new("I;16", (300, 300), 0x8000).save(file, "PNG")
    (tmp_path / "xam.png").write_bytes(file.getvalue())
    figure, _ = read(tmp_path, "xam.png")
    assert figure is not None
    assert isinstance(figure.picture, Picture)
    assert Image.open(io.BytesIO(figure.picture.data)).convert("L").getpixel((5, 5)) == 128


def test_a_drawing_without_a_size_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_bytes(b'<svg xmlns="http://www.w3.org/2000/svg"><circle cx="5" cy="5" r="4"/></svg>')
    findings = Findings()
    with_picture(Figure("a.svg", 0.0, (Run("Hình"),), Place("a.yaml", 7)), tmp_path, (), Count(), findings)
    assert [(item.code, item.details["reason"]) for item in findings] == [
        ("D758", "hình vẽ không ghi cỡ (width và height, hoặc viewBox)")
    ]


@pytest.mark.parametrize(
    ("name", "data", "codes"),
    [
        ("khong-co.png", None, ["D756"]),
        ("../ngoai.png", image(), ["D757"]),
        ("/etc/passwd", None, ["D757"]),
        ("C:\\anh\\a.png", None, ["D757"]),
        ("https://example.org/a.png", None, ["D757"]),
        ("rong.png", b"", ["D758"]),
        ("cat.png", image()[:80], ["D758"]),
        ("cat.jpg", image(kind="JPEG")[:700], ["D758"]),
        ("anh.gif", image(kind="GIF"), ["D758"]),
        ("anh.heic", b"\0\0\0\x18ftypheic", ["D758"]),
        ("bang.docx", b"PK\x03\x04", ["D758"]),
        ("hong.svg", SVG[:60], ["D758"]),
        ("nang.png", b"\x89PNG" + b"\0" * BYTES_MAX, ["D759"]),
        ("lon.png", image(9000, 5000, mode="1"), ["D759"]),
        ("ma.svg", SVG.replace(b"<rect", b"<script/><rect"), ["D760"]),
    ],
)
def test_what_cannot_be_printed_is_reported(tmp_path: Path, name: str, data: bytes | None, codes: list[str]) -> None:
    home = tmp_path / "data"
    home.mkdir()
    if data is not None:
        (home / name).write_bytes(data)
    assert read(home, name) == (None, codes)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes")
def test_what_is_no_file_is_never_opened(tmp_path: Path) -> None:
    (tmp_path / "thu-muc.png").mkdir()
    os.mkfifo(tmp_path / "ong.png")
    (tmp_path / "vong.png").symlink_to("vong.png")
    (tmp_path / "goc.png").symlink_to("/dev/zero")
    found = {name: read(tmp_path, name)[1] for name in ("thu-muc.png", "ong.png", "vong.png", "goc.png")}
    assert found == {"thu-muc.png": ["D758"], "ong.png": ["D758"], "vong.png": ["D756"], "goc.png": ["D757"]}
    assert picture_files(found, tmp_path) == (tmp_path / "vong.png",)


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    home = tmp_path / "data"
    home.mkdir()
    (tmp_path / "ngoai.png").write_bytes(image())
    (home / "a.png").symlink_to(tmp_path / "ngoai.png")
    assert read(home, "a.png") == (None, ["D757"])


@pytest.mark.parametrize(
    ("name", "width", "caption", "codes"),
    [
        ("a.png", 0.0, "", ["D761"]),
        ("a.png", 160.0, "Hình 1", ["D762"]),
        ("a.png", 140.0, "Hình 1", []),
        ("chu.svg", 0.0, "Hình 1", ["D763"]),
    ],
)
def test_what_prints_badly_is_warned_of(
    tmp_path: Path, name: str, width: float, caption: str, codes: list[str]
) -> None:
    (tmp_path / "a.png").write_bytes(image())
    (tmp_path / "chu.svg").write_bytes(SVG.replace(b"<rect", b'<text font-family="Arial">A</text><rect'))
    figure, found = read(tmp_path, name, width, caption)
    assert figure is not None
    assert found == codes


def test_a_missing_file_has_a_suggestion(tmp_path: Path) -> None:
    (tmp_path / "mot-cua.jpeg").write_bytes(image(kind="JPEG"))
    findings = Findings()
    with_picture(Figure("Mot_cua.jpg", 0.0), tmp_path, (), Count(), findings)
    assert "mot-cua.jpeg" in findings[0].message()


def test_a_picture_of_the_layout_is_left_to_the_layout(tmp_path: Path) -> None:
    home, layout = tmp_path / "data", tmp_path / "layout"
    home.mkdir()
    layout.mkdir()
    (layout / "logo.png").write_bytes(image())
    figure, codes = read(home, "logo.png", 30.0, others=(layout,))
    assert figure is not None
    assert (figure.picture, figure.width_mm, codes) == (None, 30.0, [])


def test_files_beside_a_report_are_those_inside_its_folder(tmp_path: Path) -> None:
    assert picture_files(["a.png", "../b.png", "http://x/c.png"], tmp_path) == (tmp_path / "a.png",)
