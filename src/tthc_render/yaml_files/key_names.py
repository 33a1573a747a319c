"""Which key was meant by a name that a file may not have: misspelt, or called otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from tthc_render.vietnamese.text import nearest, slug

SYNONYMS: Final[Mapping[str, tuple[str, ...]]] = {
    # key → other names that are typed for it
    "ho_ten": ("nguoi_ky", "ten_nguoi_ky", "ky_ten", "ho_va_ten", "ten"),
    "quyen_han": ("chuc_vu", "chuc_danh", "chuc_vu_nguoi_ky", "tham_quyen", "quyen_han_ky"),
    "so": ("so_van_ban", "so_bao_cao", "so_ky_hieu", "so_hieu", "so_vb", "so_nganh", "so_ban_nganh", "cap_so"),
    "ky_hieu": ("ki_hieu", "ky_hieu_van_ban"),
    "ngay": ("ngay_ky", "ngay_thang", "ngay_ban_hanh", "ngay_bao_cao", "ngay_thang_nam", "thoi_gian"),
    "dia_danh": ("noi_ban_hanh", "dia_diem"),
    "trich_yeu": ("tieu_de", "ve_viec", "ten_bao_cao", "noi_dung_trich_yeu"),
    "kinh_gui": ("gui", "noi_gui", "gui_den", "noi_nhan_chinh"),
    "noi_nhan": ("gui_cho", "danh_sach_noi_nhan", "noi_nhan_van_ban"),
    "nguoi_soan": ("nguoi_soan_thao", "ky_hieu_nguoi_soan", "soan_thao", "nguoi_danh_may", "so_ban", "so_luong_ban"),
    "luu": ("luu_tru", "noi_luu", "luu_vt"),
    "loai": ("loai_bao_cao", "ten_loai", "mau", "mau_bao_cao"),
    "don_vi": ("co_quan", "ten_don_vi", "don_vi_bao_cao", "ma_don_vi"),
    "ky": ("ky_bao_cao", "thoi_ky", "quy", "thang", "ki"),
    "ma": ("ma_ky",),
    "tu_ngay": ("tu", "ngay_bat_dau", "bat_dau", "ngay_dau"),
    "den_ngay": ("den", "ngay_ket_thuc", "ket_thuc", "ngay_cuoi"),
    "van_ban": ("dau_van_ban", "the_thuc"),
    "chi_tieu": ("so_lieu", "cac_chi_tieu"),
    "bieu": ("bieu_mau", "phu_luc", "bang", "bang_bieu"),
    "sau_thang": ("6_thang", "6thang", "nua_nam", "6_thang_dau_nam"),
    "chin_thang": ("9_thang", "9thang"),
    "xa": ("phuong", "dac_khu", "thi_tran", "cap_xa", "xa_phuong", "ubnd_xa"),
    "huyen": ("quan", "thi_xa", "cap_huyen"),
    "tinh": ("cap_tinh", "ubnd_tinh"),
    "phong": ("phong_ban",),
    "tong_cong": ("tong", "tong_so", "dong_tong", "cong"),
    "loi_van": ("noi_dung", "loi_van_bao_cao", "phan_loi"),
}


def meant(seen: str, allowed: Sequence[str]) -> str:
    """The allowed key that was probably meant by ``seen``; "" if there is none."""
    name = slug(seen)
    known = next((key for key in allowed if name in SYNONYMS.get(key, ())), "")
    return known or nearest(seen, allowed)
