"""What a form prints that another report has otherwise."""

from __future__ import annotations

import pytest

from tthc_render.authoring.table_header_column import HeaderColumn
from tthc_render.authoring.table_varying import asked_of_varying, is_place


def _columns(*titles: str) -> tuple[HeaderColumn, ...]:
    return tuple(HeaderColumn(title, f"cot_{at}", f"({at})") for at, title in enumerate(titles, 5))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Xã Nậm Khao", True),
        ("Phường 5", True),
        ("Thị trấn Bình-Minh", True),
        ("Thôn Đồng Cả", True),
        ("Xã khu vực I", False),
        ("Xã, phường", False),
        ("Xã", False),
        ("Bản sao", False),
        ("XÃ ĐẶC BIỆT KHÓ KHĂN", False),
    ],
)
def test_names_of_places_are_told_from_kinds_of_them(text: str, found: bool) -> None:
    assert is_place(text) is found


@pytest.mark.parametrize(
    ("titles", "notes", "parts"),
    [
        (("Xã Nậm Khao", "Phường Tân Hà", "Tổng số"), (), ["cột 5, 6: tên là “Xã Nậm Khao”, “Phường Tân Hà”"]),
        (
            ("Thôn Đồng", "Thôn Trung"),
            ("Ghi chú: Số liệu đến 15/6. Số cột thay đổi theo số thôn.",),
            ["ghi chú: “Số cột thay đổi theo số thôn.”"],
        ),
        (("Đợt 1", "Đợt 2"), ("Đơn vị được thêm cột cho các đợt sau.",), ["số cột của biểu cố định"]),
        (("Xã Nậm Khao", "Tổng số"), (), []),
        (("Xã", "Phường"), ("Cột 5 tăng so với cột 6 là do nhập muộn.",), []),
    ],
)
def test_columns_called_after_places_are_asked_about(
    titles: tuple[str, ...], notes: tuple[str, ...], parts: list[str]
) -> None:
    asked = list(asked_of_varying(_columns(*titles), notes))
    assert len(asked) == len(parts)
    assert all(part in text for part, text in zip(parts, asked, strict=True))


def test_columns_in_groups_are_asked_about() -> None:
    inner = HeaderColumn("Số lượng", columns=_columns("Xã An Phú", "Xã Bình Mỹ"))
    assert "cột 5, 6" in next(iter(asked_of_varying((HeaderColumn("TT", "stt", "(1)"), inner), ())))


@pytest.mark.parametrize(
    ("note", "asked"),
    [
        ("Danh sách này có 02 tập thể và 03 cá nhân./.", True),
        ("Danh sách gồm 15 (mười lăm) hộ nghèo.", True),
        ("Tổng số: 12 học sinh.", True),
        ("Tổng số tiền: 19.890 nghìn đồng.", True),
        ("Bằng chữ: Ba triệu đồng.", True),
        ("Bằng chữ: ……………", False),
        ("Danh sách này có … tập thể.", False),
        ("Biểu này có 15 cột.", False),
        ("Chỉ đưa vào danh sách trường hợp có tỷ lệ từ 70% trở lên.", False),
        ("Tổng số hộ lấy theo Thông tư số 07/2021/TT-BLĐTBXH.", False),
        ("Bảng kê lập thành 02 bản.", False),
    ],
)
def test_figures_of_the_source_in_notes_are_asked_about(note: str, asked: bool) -> None:
    found = list(asked_of_varying((), (f"Ghi chú: Ghi đủ các dòng. {note}",)))
    assert [note in text for text in found] == [True] * asked
