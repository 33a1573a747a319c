"""A synthetic province: ``python benchmarks/make_province.py N --output DIR``.

Writes ``DIR/data/`` with a registry of N units and one short quarterly report of each, and the report type
that they use under ``DIR/templates/``. Figures come from a fixed random seed, so every run gives the same
files. Then, in DIR, ``tthc-render`` renders the province.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

SEED = 2024
PROVINCE = "tinh-gia-dinh"
TYPE = "tinh-hinh-giai-quyet-quy"
UNITS_PER_DISTRICT = 16

FIELDS = (
    *("Hộ tịch", "Chứng thực", "Đất đai", "Bảo trợ xã hội", "Người có công", "Đăng ký kinh doanh", "Xây dựng"),
    *("Giáo dục và Đào tạo", "Lao động, tiền lương", "Tôn giáo", "Văn hóa, thể thao", "Nông nghiệp"),
)
FIRST = (
    *("An", "Bình", "Cẩm", "Đông", "Đức", "Gia", "Hòa", "Hưng", "Khánh", "Lâm", "Long", "Minh", "Nam"),
    *("Ngọc", "Phú", "Phước", "Quảng", "Sơn", "Tân", "Thạch", "Trung", "Xuân"),
)
SECOND = (
    *("An", "Bắc", "Châu", "Điền", "Giang", "Hải", "Hòa", "Hương", "Khê", "Lạc", "Lĩnh", "Lộc", "Mỹ"),
    *("Phong", "Quang", "Sơn", "Thành", "Thịnh", "Thủy", "Trạch", "Vân", "Yên"),
)
SURNAMES = (*("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô"),)
GIVEN = (
    *("Văn An", "Thị Bình", "Quốc Cường", "Minh Đức", "Thu Hà", "Hải Long", "Thị Nga", "Xuân Phúc"),
    *("Thanh Tâm", "Hữu Thọ"),
)

REPORT_TYPE = """\
ma: tinh-hinh-giai-quyet-quy
ten: Báo cáo quý ngắn về giải quyết thủ tục hành chính
nguon: Loại báo cáo dùng để đo tốc độ
ky: [quy]
trich_yeu:
  - Tình hình, kết quả giải quyết thủ tục hành chính {{ ky.thuong }}
ky_so_lieu: "({{ ky.tu_den }})"
bieu: [II.06a]
loi_van:
  danh_gia: {ten: Đánh giá chung, bat_buoc: true}
  phuong_huong: {ten: "Nhiệm vụ kỳ tới, mỗi nhiệm vụ một dòng bắt đầu bằng “- ”", bat_buoc: true}
phu_luc:
  - {bieu: II.06a, huong: ngang}
"""

CONTENT = """\
Thực hiện chế độ báo cáo định kỳ về công tác kiểm soát thủ tục hành chính, {{ don_vi.ten }} báo cáo tình hình, \
kết quả giải quyết thủ tục hành chính {{ ky.thuong }} như sau:

# KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH

## Tiếp nhận hồ sơ
Trong kỳ, đơn vị tiếp nhận {{ bieu.II_06a.tong.tiep_nhan | so }} hồ sơ, trong đó: trực tuyến \
{{ bieu.II_06a.tong.truc_tuyen | so }} hồ sơ; trực tiếp, dịch vụ bưu chính {{ bieu.II_06a.tong.truc_tiep | so }} hồ \
sơ; từ kỳ trước chuyển qua {{ bieu.II_06a.tong.ky_truoc | so }} hồ sơ.

## Kết quả giải quyết
Đã giải quyết {{ bieu.II_06a.tong.da_giai_quyet | so }} hồ sơ, trong đó: trước hạn \
{{ bieu.II_06a.tong.truoc_han | so }}; đúng hạn {{ bieu.II_06a.tong.dung_han | so }}; quá hạn \
{{ bieu.II_06a.tong.qua_han | so }}. Đang giải quyết {{ bieu.II_06a.tong.dang_giai_quyet | so }} hồ sơ, trong đó quá \
hạn {{ bieu.II_06a.tong.dang_qua_han | so }} hồ sơ.

# ĐÁNH GIÁ CHUNG
{{ loi_van.danh_gia }}

# NHIỆM VỤ KỲ TỚI
{{ loi_van.phuong_huong }}

Trên đây là báo cáo của {{ don_vi.ten }}, kính gửi Văn phòng UBND tỉnh tổng hợp./.
"""

OPINIONS = (
    "Công tác tiếp nhận, giải quyết hồ sơ được thực hiện nghiêm túc; cán bộ Bộ phận Một cửa hướng dẫn người dân "
    "tận tình, hồ sơ được cập nhật đầy đủ trên Hệ thống thông tin giải quyết thủ tục hành chính.",
    "Tỷ lệ hồ sơ nộp trực tuyến tăng so với kỳ trước; một số hồ sơ về đất đai còn chậm do phải xác minh thực địa "
    "và lấy ý kiến của nhiều cơ quan liên quan.",
    "Trang thiết bị tại Bộ phận Một cửa đã được bổ sung; việc số hóa thành phần hồ sơ, kết quả giải quyết được "
    "triển khai ở tất cả các lĩnh vực.",
    "Người cao tuổi và người dân ở thôn xa trung tâm còn gặp khó khăn khi nộp hồ sơ trực tuyến; Tổ công nghệ số "
    "cộng đồng đã hỗ trợ trực tiếp tại nhà văn hóa thôn.",
)
TASKS = (
    "Tiếp tục rà soát, niêm yết công khai đầy đủ các thủ tục hành chính đang còn hiệu lực.",
    "Đẩy mạnh tuyên truyền, hướng dẫn người dân nộp hồ sơ và thanh toán trực tuyến.",
    "Theo dõi, đôn đốc các hồ sơ sắp đến hạn; thực hiện nghiêm việc xin lỗi khi trả kết quả chậm.",
    "Tập huấn nghiệp vụ cho công chức làm việc tại Bộ phận Một cửa.",
    "Hoàn thành số hóa kết quả giải quyết thủ tục hành chính còn hiệu lực.",
)


def make_province(units: int, output: Path, rows: int = 8) -> None:
    """Write the province; each form has ``rows`` rows (more than there are fields: fields get numbers)."""
    chance = random.Random(SEED)
    data = output / "data"
    kind = output / "templates" / "reports" / TYPE
    for folder in (data, kind):
        folder.mkdir(parents=True, exist_ok=True)
    (kind / "report.yaml").write_text(REPORT_TYPE, encoding="utf-8")
    (kind / "content.md").write_text(CONTENT, encoding="utf-8")
    registry = [
        "# Tỉnh giả định, để thử và đo tốc độ.\ndon_vi:",
        unit_entry(PROVINCE, "UBND tỉnh Gia Định", "tinh", "", ["ỦY BAN NHÂN DÂN", "TỈNH GIA ĐỊNH"], "Gia Định"),
    ]
    district = PROVINCE
    for number in range(units):
        name = f"{FIRST[number % len(FIRST)]} {SECOND[number // len(FIRST) % len(SECOND)]}"
        series = number // (len(FIRST) * len(SECOND))
        if series:
            name += f" {series + 1}"
        if number % UNITS_PER_DISTRICT == 0:
            code, level, parent = f"huyen-{number:04d}", "huyen", PROVINCE
            long, printed, district = f"UBND huyện {name}", ["ỦY BAN NHÂN DÂN", f"HUYỆN {name.upper()}"], code
        else:
            code, level, parent = f"xa-{number:04d}", "xa", district
            long, printed = f"UBND xã {name}", ["ỦY BAN NHÂN DÂN", f"XÃ {name.upper()}"]
        registry.append(unit_entry(code, long, level, parent, printed, name))
        folder = data / code
        folder.mkdir(exist_ok=True)
        (folder / f"2024-Q2-{TYPE}.yaml").write_text(report(code, chance, rows), encoding="utf-8")
    (data / "units.yaml").write_text("\n".join(registry) + "\n", encoding="utf-8")


def unit_entry(code: str, name: str, level: str, parent: str, printed: list[str], place: str) -> str:
    """One unit of ``units.yaml``."""
    lines = [f"  - ma: {code}", f"    ten: {name}", f"    cap: {level}"]
    if parent:
        lines.append(f"    cap_tren: {parent}")
    lines += [f"    ten_in: [{', '.join(printed)}]", "    ky_hieu: UBND", f"    dia_danh: {place}"]
    lines.append("    noi_nhan_bao_cao: UBND tỉnh")
    return "\n".join(lines)


def report(code: str, chance: random.Random, rows: int) -> str:
    """One report file with plausible figures: what came in was dealt with or is being dealt with."""
    lines = [
        f"loai: {TYPE}\ndon_vi: {code}\nky: 2024-Q2\nvan_ban:",
        f"  so: {chance.randint(20, 300)}\n  ngay: {chance.randint(15, 20)}/6/2024",
        "  noi_nhan: [Văn phòng UBND tỉnh, Thường trực HĐND, Lãnh đạo UBND]\n  luu: VT",
        f"  quyen_han: [TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH]\n  ho_ten: {chance.choice(SURNAMES)} {chance.choice(GIVEN)}",
        "bieu:\n  II.06a:\n    dong:",
    ]
    for number in range(rows):
        field = FIELDS[number % len(FIELDS)] + (f" {number // len(FIELDS) + 1}" if number >= len(FIELDS) else "")
        online, direct, before = chance.randint(20, 900), chance.randint(0, 200), chance.randint(0, 40)
        total = online + direct + before
        open_, late = chance.randint(0, min(30, total)), chance.choice((0, 0, 0, 1, 2))
        late = min(late, total - open_)
        early = chance.randint(0, total - open_ - late)
        cells = {
            "truc_tuyen": online,
            "truc_tiep": direct,
            "ky_truoc": before,
            "truoc_han": early,
            "dung_han": total - open_ - late - early,
            "qua_han": late,
            "dang_trong_han": open_,
            "dang_qua_han": 0,
        }
        lines.append(f'      - {{linh_vuc: "{field}", {", ".join(f"{key}: {value}" for key, value in cells.items())}}}')
    lines.append("loi_van:\n  danh_gia: |")
    lines += [f"    {text}" for text in chance.sample(OPINIONS, 2)]
    lines.append("  phuong_huong: |")
    lines += [f"    - {text}" for text in chance.sample(TASKS, 3)]
    return "\n".join(lines) + "\n"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("units", type=int, metavar="N", help="how many units")
    parser.add_argument("--output", type=Path, required=True, metavar="DIR", help="where to write data/")
    parser.add_argument("--rows", type=int, default=8, help="rows of the form in each report")
    options = parser.parse_args()
    make_province(options.units, options.output, options.rows)


if __name__ == "__main__":
    main()
