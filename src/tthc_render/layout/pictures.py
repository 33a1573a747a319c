"""Pictures that a document shows: from which folders, which kinds both formats can hold, how high they are."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tthc_render.diagnostics.errors import RenderingFailed

TYPES: Final = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg"}


def find_picture(folder: Path, name: str) -> Path:
    """The file ``name`` in ``folder``; RenderingFailed if it is missing, outside of the folder or of another kind."""
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()) or not path.is_file():
        raise RenderingFailed(f"Không thấy hình {name} trong thư mục {folder}. Chép tệp hình vào đó.")
    if path.suffix.lower() not in TYPES:
        raise RenderingFailed(f"Hình {name} phải là tệp .png hoặc .jpg. Lưu lại hình ở một trong hai dạng này.")
    return path


def picture_height_mm(path: Path, width_mm: float) -> float:
    """Height of the picture at ``path`` when it is ``width_mm`` wide; RenderingFailed if it is no picture."""
    from PIL import Image

    try:
        with Image.open(path, formats=("PNG", "JPEG")) as image:
            return width_mm * image.height / image.width
    except (OSError, ValueError, ZeroDivisionError, Image.DecompressionBombError) as error:
        raise RenderingFailed(f"{path}: tệp hình bị hỏng hoặc quá lớn. Lưu lại hình ở dạng .png hoặc .jpg.") from error
