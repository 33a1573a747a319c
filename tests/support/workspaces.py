"""Small workspaces for tests: a registry, one report type, one form, one report."""

from __future__ import annotations

import textwrap
from pathlib import Path

from tthc_render.diagnostics.collector import Findings
from tthc_render.reports.computed import Computed
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report
from tthc_render.workspace.paths import Workspace

UNITS = """
don_vi:
  - ma: ubnd-tinh-mau
    ten: UBND tỉnh Mẫu
    cap: tinh
    ten_in: [ỦY BAN NHÂN DÂN, TỈNH MẪU]
    ten_in_cho_cap_duoi: [UBND TỈNH MẪU]
    ky_hieu: UBND
    dia_danh: Mẫu
  - ma: so-mau
    ten: Sở Mẫu
    cap: so
    cap_tren: ubnd-tinh-mau
    ten_in: [SỞ MẪU]
    ky_hieu: SM
    dia_danh: Mẫu
    noi_nhan_bao_cao: UBND tỉnh
"""

TYPE = """
ma: ngan
ten: Báo cáo ngắn
nguon: Quy định mẫu
ky: [quy]
trich_yeu: ["Kết quả {{ ky.day_du }}"]
ky_so_lieu: "({{ ky.tu_den }})"
bieu: [M.01]
chi_tieu:
  pakn:
    ten: Phản ánh, kiến nghị
    truong:
      tong: {ten: Tổng số, cong_thuc: moi + ky_truoc}
      moi: {ten: Số mới}
      ky_truoc: {ten: Số kỳ trước}
      ty_le: {ten: Tỷ lệ mới, kieu: ty_le, cong_thuc: moi / tong * 100, so_le: 1}
    kiem_tra: ["moi <= 100"]
loi_van:
  mo_dau: {ten: Câu mở đầu}
  chung: {ten: Tình hình chung, bat_buoc: true}
phu_luc:
  - {bieu: M.01, huong: ngang}
"""

CONTENT = """
{% set p = chi_tieu.pakn %}
Thực hiện quy định{% if loi_van.mo_dau %}, {{ loi_van.mo_dau }}{% endif %}, {{ don_vi.ten }} báo cáo:
# KẾT QUẢ
## Phản ánh
- Tổng số: {{ p.tong | dem }}, mới: {{ p.moi | dem }}, đạt {{ p.ty_le | ty_le }}
- Hồ sơ: {{ bieu['M.01'].tong.tiep_nhan | so }}
## Chung
{{ loi_van.chung }}
Trên đây là báo cáo của {{ don_vi.ten }}./.
"""

FORM = """
ma: M.01
ky_hieu_in: Biểu số M.01
ten: BIỂU MẪU
nguon: Quy định mẫu
don_vi_tinh: Hồ sơ
phan:
  - cot:
      - {ten: STT, khoa: stt, ma: (1), kieu: stt}
      - {ten: Lĩnh vực, khoa: linh_vuc, ma: (2), kieu: chu}
      - {ten: Tiếp nhận, khoa: tiep_nhan, ma: (3), cong_thuc: (4) + (5)}
      - {ten: Trực tuyến, khoa: truc_tuyen, ma: (4)}
      - {ten: Trực tiếp, khoa: truc_tiep, ma: (5)}
    tong_cong: {nhan: TỔNG CỘNG, gop: 2}
xac_nhan: da_xac_nhan
"""

REPORT = """
loai: ngan
don_vi: so-mau
ky: 2024-Q2
van_ban:
  so: "07"
  ngay: 5/7/2024
  noi_nhan: [UBND tỉnh]
  luu: VT
  quyen_han: [GIÁM ĐỐC]
  ho_ten: Trần Văn An
chi_tieu:
  pakn: {moi: 3, ky_truoc: 1}
bieu:
  M.01:
    dong:
      - {linh_vuc: Đất đai, truc_tuyen: 1200, truc_tiep: 34}
loi_van:
  chung: |
    Công việc **đúng hạn**.
    - Việc thứ nhất
"""


def prescribed_form(rows: str, columns: str = "") -> str:
    """The form M.01 with prescribed rows: columns for their code and name and for a number, and ``columns``."""
    head = """
ma: M.01
ten: BIỂU
nguon: Quy định mẫu
phan:
  - cot:
      - {ten: Mã số, khoa: ma_so, ma: A, kieu: ma_dong}
      - {ten: Chỉ tiêu, khoa: ten, ma: B, kieu: chu}
      - {ten: Số lượng, khoa: so, ma: (1)}
"""
    lines = [*(f"      - {line.strip()}" for line in columns.splitlines() if line.strip()), "    dong:"]
    lines += [f"      - {line.strip()}" for line in rows.splitlines() if line.strip()]
    return head + "\n".join(lines) + "\n"


def write(path: Path, text: str) -> Path:
    """``text`` without its common margin as the file at ``path``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(textwrap.dedent(text).lstrip("\n"), encoding="utf-8")
    return path


def build(root: Path, *, report: str = REPORT, units: str = UNITS, content: str = CONTENT, kind: str = TYPE) -> Path:
    """A whole workspace in ``root``; the path of its report."""
    write(root / "data" / "units.yaml", units)
    write(root / "templates" / "reports" / "ngan" / "report.yaml", kind)
    write(root / "templates" / "reports" / "ngan" / "content.md", content)
    write(root / "templates" / "forms" / "M.01.yaml", FORM)
    return write(root / "data" / "so-mau" / "2024-Q2-ngan.yaml", report)


def loaded(root: Path, report: str) -> Computed:
    """The report of that text in a whole workspace in ``root``, read and computed."""
    computed = load_report(build(root, report=report), Library(Workspace(root)), Findings())
    assert computed is not None
    return computed
