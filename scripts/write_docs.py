"""Write the parts of docs/ that come from the program itself: ``python scripts/write_docs.py``.

``docs/ma-loi.md``: every finding code with its sentence, remedy and examples, from the catalogue.
``docs/khoa-yaml.md``: every key of a report and of a unit, of each report type and form, from their models.
``docs/tham-chieu.md``: filters, names, marks and layouts for maintainers of templates; see ``reference_page``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo

sys.path.insert(0, str(Path(__file__).resolve().parent))

from reference_page import reference_page

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Place, Severity, catalogue, whole
from tthc_render.document.templates import content_environment
from tthc_render.forms.data_models import data_model
from tthc_render.forms.model import Form
from tthc_render.reports.library import Library, LoadedType
from tthc_render.reports.model import Acceptance, CustomPeriod, Deviation, Head, PartialDay, ReportFile
from tthc_render.vietnamese.periods import parse_period
from tthc_render.workspace.paths import Workspace
from tthc_render.workspace.units import Unit
from tthc_render.yaml_files.fields import Model, Override
from tthc_render.yaml_files.validation import json_schema

DOCS = Path(__file__).resolve().parent.parent / "docs"
FAMILIES = {
    "D": "Dữ liệu (D)",
    "C": "Số liệu không khớp (C)",
    "P": "Lời văn (P)",
    "T": "Mẫu: loại báo cáo, biểu, bố cục (T)",
    "F": "Thể thức và cách ghi theo Nghị định 30/2020/NĐ-CP (F)",
    "B": "Chạy hàng loạt (B)",
}
SEVERITIES = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.INFO: "lưu ý"}
HEAD = """# Mã lỗi và cảnh báo

Mỗi điều chương trình nhắc đều có một mã. *Lỗi* thì báo cáo có lỗi không được ghi ra tệp; *cảnh báo* và *lưu ý* thì vẫn
ghi. Điều đã xem và chấp nhận được thì ghi mã và lý do ở `chap_nhan` của tệp báo cáo; nó vẫn còn trong kết quả `--json`.

Chữ trong ngoặc nhọn như `{key}` là chỗ chương trình điền giá trị thật. Trang này được tạo từ danh mục mã của chương
trình.
"""


def codes_page() -> str:
    """The text of ``docs/ma-loi.md``."""
    out = [HEAD]
    entries = catalogue()
    for family, title in FAMILIES.items():
        codes = sorted(code for code in entries if code.startswith(family))
        if codes:
            out.append(f"## {title}\n")
            out += [_entry(code, entries[code]) for code in codes]
    return "\n".join(out)


def _entry(code: str, entry: dict[str, Any]) -> str:
    severity = SEVERITIES[Severity(entry["severity"])]
    return "\n".join(
        [
            f"### {code} ({severity})\n",
            f"{_no_links(whole(entry['vi']))}\n",
            f"*Cách sửa:* {_no_links(whole(entry['vi_hint']))}\n",
            f"Sai:\n\n{_block(entry['wrong'])}\n",
            f"Đúng:\n\n{_block(entry['right'])}\n",
        ]
    )


def _no_links(text: str) -> str:
    """A sentence whose examples of pictures are shown, not taken for pictures."""
    return text.replace("](", "]\\(")


def _block(text: str) -> str:
    return "\n".join(["```yaml", text.rstrip("\n"), "```"])


KEYS_HEAD = """# Các khóa YAML

Mỗi khóa được giải thích một lần ở đây. Trang này được tạo từ chương trình, nên luôn đúng với bản đang dùng. Cách viết
một báo cáo từ đầu đến cuối: [viet-bao-cao.md](viet-bao-cao.md).

Trong trình soạn thảo hiểu JSON Schema (ví dụ VS Code với phần mở rộng YAML), những lời giải thích này hiện ngay khi gõ:
chạy `tthc-render schema` một lần rồi giữ dòng `# yaml-language-server: …` ở đầu tệp.
"""
MODELS: Sequence[tuple[str, type[Model]]] = (
    ("Tệp báo cáo: data/<đơn vị>/<kỳ>-<loại>.yaml", ReportFile),
    ("ky, khi khoảng số liệu khác lệ", CustomPeriod),
    ("van_ban", Head),
    ("van_ban.ngay, khi chưa đủ ngày", PartialDay),
    ("in khác: ghi thay cho một con số bất kỳ", Override),
    ("in_khac, mỗi mục", Deviation),
    ("chap_nhan, mỗi mục", Acceptance),
    ("Đơn vị: mỗi mục của don_vi trong data/units.yaml", Unit),
)
PERIODS = ("2024-T02", "2024-Q2", "2024-6T", "2024")
PERIOD_NAMES = (
    "day_du", "gon", "ngan", "thuong", "thuong_gon", "hoa", "so_la_ma", "nam", "tu_ngay", "den_ngay", "tu_den",
    "truoc.day_du", "sau.day_du", "sau.hoa",
)  # fmt: skip
FILTERS = (
    ("so", "số đếm, có dấu chấm hàng nghìn", (4, 1234567)),
    ("dem", "như so, nhưng 1 đến 9 thêm số 0", (0, 4, 1234)),
    ("so_tran", "không có dấu chấm", (1234567,)),
    ("thap_phan", "số thập phân", (Decimal("13.6"), 11)),
    ("ty_le", "tỷ lệ phần trăm", (Decimal("97.92"), 80)),
    ("tien", "số tiền", (35000000,)),
    ("bang_chu", "bằng chữ", (4, 1205)),
    ("dem_chu", "số và chữ", (4, 12)),
)

ROW_KINDS = {"Dong": "Dòng số liệu", "DongNhom": "Dòng nhóm", "DongTongCon": "Dòng tổng con"}


def keys_page() -> str:
    """The text of ``docs/khoa-yaml.md``."""
    library = Library(Workspace(DOCS.parent))
    out = [KEYS_HEAD]
    for title, model in MODELS:
        out += [f"## {title}\n", f"{(model.__doc__ or '').strip()}\n", _table(("Khóa", "Nghĩa", "Ví dụ"), _rows(model))]
    out += ["## Tên dùng trong lời văn\n", _names()]
    for code in library.workspace.names("reports"):
        findings = Findings()
        loaded = library.report_type(code, Place(), findings)
        assert loaded is not None, findings
        out += [f"## Loại báo cáo {code}\n", f"{loaded.type.ten}.\n", *_type_tables(loaded)]
    out.append("## Dòng trong các biểu\n")
    out.append(_row_kinds(library))
    for code in library.workspace.names("forms"):
        findings = Findings()
        form = library.form(code, Place(), findings)
        assert form is not None, findings
        out += [f"## Biểu {code}\n", f"{form.spec.ten}.\n", *_form_tables(form)]
    return "\n".join(out)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in lines) + "\n"


def _rows(model: type[Model]) -> list[list[str]]:
    return [_row(field.alias or name, field) for name, field in model.model_fields.items()]


def _row(key: str, field: FieldInfo) -> list[str]:
    needed = " (bắt buộc)" if field.is_required() else ""
    examples = ", ".join(f"`{_shown(example)}`" for example in field.examples or ())
    return [f"`{key}`", f"{field.description or ''}{needed}", examples]


def _shown(example: Any) -> str:
    return f"[{', '.join(map(str, example))}]" if isinstance(example, list | tuple) else str(example)


def _type_tables(loaded: LoadedType) -> Iterable[str]:
    for key, group in loaded.type.chi_tieu.items():
        optional = "; cả nhóm không bắt buộc" if group.de_trong else ""
        yield f"**`chi_tieu.{key}`**: {group.ten}{optional}.\n"
        yield _table(
            ("Khóa", "Số liệu", "Nhập hay tính"),
            (
                [f"`{name}`", field.ten, f"tính: {field.cong_thuc}" if field.cong_thuc else "nhập"]
                for name, field in group.truong.items()
            ),
        )
        if group.kiem_tra:
            yield "Phải đúng: " + "; ".join(f"`{text}`" for text in group.kiem_tra) + ".\n"
    if loaded.type.bieu:
        yield "Biểu kèm theo (khóa `bieu`): " + ", ".join(loaded.type.bieu) + ".\n"
    yield "**`loi_van`**: lời của đơn vị.\n"
    yield _table(
        ("Khóa", "Viết gì"),
        (
            [f"`{key}`", spec.ten + (" (bắt buộc)" if spec.bat_buoc else "")]
            for key, spec in loaded.type.loi_van.items()
        ),
    )


def _form_tables(form: Form) -> Iterable[str]:
    for part in form.parts:
        if len(form.parts) > 1:
            yield f"**`{part.key}`**: {part.spec.tieu_de or part.key}\n"
        yield _table(
            ("Khóa", "Cột", "Nhập hay tính"),
            (
                [f"`{column.key}`", column.name, "tính" if column.formula else "nhập"]
                for column in part.all_columns
                if column.kind != "stt"
            ),
        )


def _row_kinds(library: Library) -> str:
    """The keys of rows that do not depend on a form."""
    form = library.form("II.08", Place(), Findings())
    assert form is not None
    schema = json_schema(data_model(form))
    columns = {column.key for part in form.parts for column in part.all_columns}
    kinds: Mapping[str, Any] = schema["$defs"]
    rows = [[f"`{key}`", field["description"]] for key, field in schema["properties"].items()]
    rows += [
        [f"`{key}`", f"{title}: {field['description'][0].lower()}{field['description'][1:]}"]
        for kind, title in ROW_KINDS.items()
        for key, field in kinds[kind]["properties"].items()
        if key not in columns
    ]
    return _table(("Khóa", "Nghĩa"), rows)


def _names() -> str:
    names = [
        ["`chi_tieu.<nhóm>.<khóa>`", "số liệu trong lời văn, cả số nhập và số tính"],
        ["`bieu.<mã biểu>.tong.<cột>`", "dòng tổng của biểu; dấu chấm trong mã biểu viết thành `_`: `bieu.II_06a`"],
        ["`bieu.<mã biểu>.<phần>.tong.<cột>`", "dòng tổng của một phần, khi biểu có nhiều phần"],
        ["`rieng.<khóa>`", "số riêng của báo cáo này"],
        ["`bieu.<mã>.dong['<tên dòng>'].<cột>`", "một ô của dòng ấy, ví dụ `bieu.II_06a.dong['Hộ tịch'].truc_tuyen`"],
        [
            "`ky_truoc.bieu…`, `ky_truoc.chi_tieu…`",
            "số của báo cáo kỳ trước, cùng loại; chưa có thì trống",
        ],
        ["`cung_ky.bieu…`, `cung_ky.chi_tieu…`", "số của báo cáo cùng kỳ năm trước; chưa có thì trống"],
        ["`ky_truoc.ky.…`, `cung_ky.ky.…`", "tên kỳ ấy như ở trên, ví dụ `ky_truoc.ky.thuong`"],
        ["`don_vi.ten`, `don_vi.tu_goi`, `don_vi.dia_ban`", "tên đơn vị; tên tự gọi; địa bàn (tên bỏ chữ UBND)"],
        ["`ky.…`", "tên và ngày của kỳ, xem bảng dưới"],
    ]
    periods = [parse_period(code) for code in PERIODS]
    named = [[f"`ky.{name}`", *(_period_name(period, name) for period in periods)] for name in PERIOD_NAMES]
    filters = [
        [f"`{name}`", meaning, "; ".join(f"{value} → {_filtered(value, name)}" for value in values)]
        for name, meaning, values in FILTERS
    ]
    return "\n".join(
        (
            _table(("Tên", "Là gì"), names),
            _table(("", *(f"`{code}`" for code in PERIODS)), named),
            "Cách in, viết sau dấu `|`:\n",
            _table(("Cách in", "Nghĩa", "Ví dụ"), filters),
        )
    )


def _period_name(period: object, name: str) -> str:
    for step in name.split("."):
        period = getattr(period, step)
    return str(period) or "–"


def _filtered(value: object, name: str) -> str:
    return content_environment().from_string("{{ value | " + name + " }}").render(value=value).replace("\\", "")


PAGES = {"ma-loi.md": codes_page, "khoa-yaml.md": keys_page, "tham-chieu.md": reference_page}


def main() -> None:
    """Write every page."""
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")
        print(DOCS.name + "/" + name)


if __name__ == "__main__":
    main()
