"""Pictures: in the layout's folder, of two kinds, and whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.support.documents import png
from tthc_render.diagnostics.errors import RenderingFailed
from tthc_render.layout.pictures import find_picture, picture_height_mm


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
    ("name", "told"),
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
def test_other_pictures_are_refused(folder: Path, name: str, told: str) -> None:
    with pytest.raises(RenderingFailed, match=told.replace(".", r"\.")):
        find_picture(folder, name)


@pytest.mark.parametrize(("size", "width", "height"), [((8, 6), 40.0, 30.0), ((100, 200), 50.0, 100.0)])
def test_height_keeps_the_shape(tmp_path: Path, size: tuple[int, int], width: float, height: float) -> None:
    path = tmp_path / "a.jpg"
    Image.new("RGB", size).save(path)
    assert picture_height_mm(path, width) == pytest.approx(height)


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", png()[:40], b"<svg/>"])
def test_a_damaged_picture_is_told(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "hỏng.png"
    path.write_bytes(data)
    with pytest.raises(RenderingFailed, match=r"hỏng\.png: tệp hình bị hỏng"):
        picture_height_mm(path, 10.0)
