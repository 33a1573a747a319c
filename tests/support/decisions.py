"""Decisions and minutes of the kinds that ship, to be checked with one thing changed."""

from __future__ import annotations

from pathlib import Path

from tests.support.collecting import collected
from tests.support.workspaces import write
from tthc_render.diagnostics.findings import Finding
from tthc_render.rendering.pipeline import check_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace

UNITS = """
don_vi:
  - {ma: ubnd-tinh-mau, ten: UBND tỉnh Mẫu, cap: tinh, ten_in: [ỦY BAN NHÂN DÂN, TỈNH MẪU], dia_danh: Mẫu}
  - {ma: so-noi-vu, ten: Sở Nội vụ, cap: so, cap_tren: ubnd-tinh-mau, ten_in: [SỞ NỘI VỤ], ky_hieu: SNV, dia_danh: Mẫu}
  - {ma: trung-tam-mau, ten: Trung tâm Mẫu, cap: khac, cap_tren: so-noi-vu, ten_in: [TRUNG TÂM MẪU], ky_hieu: TTM}
"""
DECISION = """
loai: quyet-dinh
don_vi: so-noi-vu
ky: 2026
van_ban:
  so: "12"
  ngay: 20/3/2026
  trich_yeu: [Về việc thành lập Tổ công tác]
  noi_nhan: [Như Điều 2, UBND tỉnh]
  luu: VT, VP
  quyen_han: [GIÁM ĐỐC]
  ho_ten: Trần Văn Bình
loi_van:
  tham_quyen: GIÁM ĐỐC SỞ NỘI VỤ
  can_cu: Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025.
  dieu: |
    {.dieu} Thành lập Tổ công tác.
    {.dieu} Chánh Văn phòng Sở chịu trách nhiệm thi hành Quyết định này./.
"""
MINUTES = """
loai: bien-ban
don_vi: so-noi-vu
ky: 2025
van_ban:
  so: "12"
  ngay: 03/2/2025
  trich_yeu: [Họp Tổ công tác cải cách thủ tục hành chính]
  noi_nhan: [Lãnh đạo Sở]
  luu: VT, VP
  quyen_han: [CHỦ TỌA]
  ho_ten: Trần Văn Bình
  ky_trai: {quyen_han: [THƯ KÝ], ho_ten: Lê Thị Hoa}
loi_van:
  bat_dau: 09 giờ 00 phút, ngày 03 tháng 02 năm 2025
  dia_diem: Phòng họp số 1
  thanh_phan: "- Lãnh đạo Sở."
  chu_toa: Ông Trần Văn Bình, Phó Giám đốc Sở
  thu_ky: Bà Lê Thị Hoa, chuyên viên Văn phòng Sở
  noi_dung: Các thành viên thống nhất nội dung dự thảo.
  ket_thuc: 11 giờ 15 phút cùng ngày
"""


def check_changed(root: Path, text: str, old: str, new: str) -> list[Finding]:
    """The findings on ``text`` with ``old`` replaced by ``new``."""
    assert old in text
    write(root / "data" / "units.yaml", UNITS)
    path = root / "data" / "so-noi-vu" / "van-ban.yaml"
    write(path, text.replace(old, new, 1))
    return list(collected(check_report, path, Library(Workspace(root)))[1])
