"""The reference for template maintainers, ``docs/tham-chieu.md``: every example on it is computed by the program."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Place
from tthc_render.document.block_text import to_text
from tthc_render.document.functions import FUNCTIONS
from tthc_render.document.markup import parse_blocks
from tthc_render.document.numbering import number_headings, number_runins
from tthc_render.document.template_filters import PLAIN_FILTERS, TESTS
from tthc_render.document.templates import content_environment
from tthc_render.forms.formula import evaluate, parse
from tthc_render.forms.spec import FormSpec
from tthc_render.reports.blocks import BlockSpec, block_names, load_block
from tthc_render.reports.computed import period_record
from tthc_render.reports.model import Head
from tthc_render.reports.types import ReportType
from tthc_render.template_checks.layout_tags import APPENDIX, CLASSES, NAMES, STYLES, LayoutName
from tthc_render.vietnamese.periods import parse_period
from tthc_render.workspace.paths import Workspace
from tthc_render.workspace.units import Unit
from tthc_render.yaml_files.fields import Model

ROOT = Path(__file__).resolve().parent.parent
HEAD = """# Tham chiếu cho người làm mẫu

Các tên, bộ lọc và dấu dùng trong `content.md`, `report.yaml`, biểu mẫu và bố cục. Mọi ví dụ trên trang này do chương
trình tính ra khi tạo trang. Làm mẫu từ đầu đến cuối: [lam-mau.md](lam-mau.md); các khóa YAML:
[khoa-yaml.md](khoa-yaml.md).
"""
FILTER_WORDS = {
    "so": ("số đếm có dấu chấm ngăn cách", "314849 | so"),
    "dem": ("số đếm, từ 1 đến 9 thêm số 0 ở trước", "4 | dem"),
    "so_tran": ("số liền, không dấu chấm", "314849 | so_tran"),
    "thap_phan": ("số thập phân; trong ngoặc là số chữ số lẻ", "4516.5 | thap_phan(2)"),
    "tang_giam": ("so với một số khác; trong ngoặc là số trước và tên gọi", "120 | tang_giam(100, 'hồ sơ')"),
    "ty_le": ("phần trăm; trong ngoặc là số chữ số lẻ", "97.924 | ty_le(1)"),
    "tien": ("số tiền", "176602392331 | tien"),
    "bang_chu": ("đọc bằng chữ", "2024 | bang_chu"),
    "dem_chu": ("số rồi chữ trong ngoặc", "4 | dem_chu"),
}
JINJA = (
    ("{{ tên }}", "in một giá trị"),
    ("{% if loi_van.khac %} … {% endif %}", "chỉ in khi có; thêm {% else %} … cho trường hợp còn lại"),
    ("{% for dong in bieu['II.06a'].dong %} … {% endfor %}", "lặp lại với từng dòng của biểu"),
    ("{% set h = bieu['II.06a'].tong %}", "đặt tên ngắn cho một giá trị"),
    ("{# … #}", "ghi chú, không in"),
)
GRAMMAR = (
    ("# TÌNH HÌNH CHUNG", "mục lớn, số La Mã tự đánh"),
    ("## Kết quả", "mục nhỏ hơn; đến bốn bậc với ###, ####"),
    ("# [IV.] KIẾN NGHỊ", "mục có số ghi sẵn (bản ban hành đánh khác), có cảnh báo"),
    ("Một đoạn văn.", "mỗi dòng là một đoạn; dòng trống không in"),
    ("- Một việc", "gạch đầu dòng; lùi vào hai dấu cách là bậc dưới"),
    ("+ Việc nhỏ", "dấu cộng, bậc dưới của gạch đầu dòng; in thẳng hàng với gạch, trừ khi lùi vào"),
    ("#. Nhiệm vụ", "đoạn đánh số 1., 2., …; “#)” đánh 1), 2), …"),
    ("**đậm**, *nghiêng*, NC^1^, H~2~O", "chữ đậm, nghiêng, chỉ số trên, chỉ số dưới; gõ thẳng ₁ ² cũng được"),
    ("[Cổng dịch vụ công](https://dichvucong.gov.vn)", "liên kết"),
    ("Có chú thích^[Nội dung chú thích].", "chú thích cuối trang, số tự đánh"),
    ("\\- không phải gạch đầu dòng", "dấu \\ đứng trước để dấu sau nó chỉ là chữ"),
    ("[[bảng: II.06a]]", "đặt bảng của biểu vào giữa bài; thêm “| phần 2” cho một phần"),
    ("![Hình 1. Sơ đồ](so-do.png)", "hình PNG, JPEG hoặc SVG cạnh tệp báo cáo, có chú thích; đứng một mình trên dòng"),
    ("[[hình: so-do.png | rộng 120 | Sơ đồ 1]]", "hình rộng chừng ấy mm; trong content.md: hình của bố cục"),
    ("[[biểu đồ: II.06a | cột (3), (7) | Biểu đồ 1]]", "biểu đồ các cột ấy; thêm được dòng …, 4 kỳ, kiểu …, rộng …"),
)
FORMULAS = (
    ("(4) + (5) + (6)", "cột theo mã in ở hàng mã cột"),
    ("du_toan - thuc_hien", "cột theo khóa"),
    ("(4) / (3) * 100", "chia cho 0 thì ô để trống, hoặc in khong_xac_dinh"),
    ("I.(8) + phan_1.tong_so", "cột của phần khác trong cùng biểu"),
    ("(4) / tong((4)) * 100", "tong(…) là số của dòng tổng"),
    ("sum((4), (5)), min((4), (5)), max((4), (5)), round((4) / 3, 1)", "các hàm"),
)
TEMPLATE_FILES: tuple[tuple[str, type[Model]], ...] = (
    ("biểu mẫu: templates/forms/<mã>.yaml", FormSpec),
    ("loại báo cáo: templates/reports/<loại>/report.yaml", ReportType),
    ("khối chỉ tiêu: templates/blocks/<tên>.yaml", BlockSpec),
)
PERIOD_NAMES = (
    "day_du", "gon", "ngan", "thuong", "thuong_gon", "thuong_ngan", "hoa", "nam | so_tran", "so_la_ma",
    "tu_den", "tu_ngay", "den_ngay", "code",
)  # fmt: skip


def reference_page() -> str:
    """The text of ``docs/tham-chieu.md``."""
    parts = [HEAD, *_content(), *_grammar(), *_forms(), *_template_keys(), *_layouts()]
    return "\n".join(parts)


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    names = list(head)
    lines = [f"| {' | '.join(names)} |", f"| {' | '.join('---' for _ in names)} |"]
    lines += [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows]
    return "\n".join([*lines, ""])


def _code(text: str) -> str:
    return f"`{text}`"


def _filled(expression: str, names: Mapping[str, Any] | None = None) -> str:
    return content_environment().from_string("{{ " + expression + " }}").render(names or {})


def _content() -> Iterable[str]:
    yield "## Thẻ trong content.md\n"
    yield _table(("Viết", "Nghĩa"), ((_code(text), words) for text, words in JINJA))
    yield "## Khối chỉ tiêu dùng chung\n"
    yield '`report.yaml` ghi `khoi: [tên]`, `content.md` ghi `{% include "khoi/tên.md" %}`.\n'
    workspace = Workspace(ROOT)
    blocks = [load_block(workspace, name, Place(), Findings()) for name in block_names(workspace)]
    rows = [
        (_code(item.name), item.spec.ten, ", ".join(map(_code, item.spec.chi_tieu)) or "–", item.spec.nguon)
        for item in blocks
        if item
    ]
    yield _table(("Khối", "Nói về", "Nhóm số liệu", "Căn cứ"), rows)
    yield "## Bộ lọc\n"
    own = ", ".join(_code(name) for name in sorted(PLAIN_FILTERS))
    tests = ", ".join(_code(name) for name in sorted(TESTS) if name.isalpha())
    yield f"Các bộ lọc chung của Jinja dùng được: {own}.\n"
    yield f"Sau `is` dùng được: {tests}. Ngoài ra chỉ có `range`; không gọi được hàm hay thuộc tính nào khác.\n"
    rows = (
        (_code(name), words, _code(f"{{{{ {text} }}}}"), _filled(text)) for name, (words, text) in FILTER_WORDS.items()
    )
    yield _table(("Bộ lọc", "In ra", "Ví dụ", "Được"), rows)
    yield "## Các tên dùng trong content.md\n"
    yield _table(
        ("Tên", "Là gì"),
        (
            (_code("chi_tieu.nhom.truong"), "số liệu trong lời văn, theo report.yaml"),
            (_code("bieu['II.06a'].tong.khoa"), "số ở dòng tổng của biểu, theo khóa của cột"),
            (_code("bieu['II.06a'].dong"), "các dòng số liệu của biểu; mỗi dòng có các khóa của cột"),
            (_code("bieu['II.06a'].nhom.khoa_nhom.khoa"), "số tổng của một nhóm"),
            (_code("bieu['II.07b'].phan_2.tong.khoa"), "như trên, ở phần khác của biểu"),
            (_code("loi_van.khoa"), "lời văn của đơn vị; một mình một dòng thì vào nguyên các đoạn"),
            (_code("rieng.ten"), "số riêng của đơn vị, chỉ dùng trong lời văn bằng [= rieng.ten]"),
            (_code("don_vi, ky, van_ban"), "đơn vị, kỳ, đầu văn bản: các bảng dưới đây"),
        ),
    )
    yield "Trong lời văn của đơn vị, `[= chi_tieu.pakn.tong | dem]` in ra một số như trong content.md.\n"
    yield "### Hàm và cách in trong [= …]\n"
    yield "Viết `f(x)` hoặc `x | f`. Dấu `|` áp dụng cho cả phép tính trước nó; ngoài bảng này không có hàm nào.\n"
    rows = ((_code(name), item.does, _code(item.example), item.result) for name, item in FUNCTIONS.items())
    yield _table(("Hàm", "Là gì", "Ví dụ", "Được"), rows)
    period = period_record(parse_period("2024-Q2"))
    yield "### ky\n"
    yield _table(
        ("Tên", "Với kỳ 2024-Q2"),
        ((_code(f"ky.{name}"), _filled(f"ky.{name}", {"ky": period})) for name in PERIOD_NAMES),
    )
    yield (
        "`ky.truoc`, `ky.sau` và `ky.cung_ky` là kỳ trước, kỳ sau và cùng kỳ năm trước, có cùng các tên: "
        + _filled("ky.cung_ky.thuong", {"ky": period})
        + ".\n"
    )
    yield "### don_vi\n"
    own = (("tu_goi", "cách đơn vị tự gọi mình: goi, không có thì ten"), ("dia_ban", "địa bàn: tên bỏ chữ UBND"))
    fields = [(name, field.description or "") for name, field in Unit.model_fields.items()]
    yield _table(("Tên", "Là gì"), ((_code(f"don_vi.{name}"), words) for name, words in (*fields, *own)))
    yield "### van_ban\n"
    fields = [(name, field.description or "") for name, field in Head.model_fields.items()]
    fields.append(("ngay_thang", "ngày ký viết đủ: ngày 20 tháng 3 năm 2024; chưa ký thì chừa chỗ"))
    yield _table(("Tên", "Là gì"), ((_code(f"van_ban.{name}"), words) for name, words in fields))


def _grammar() -> Iterable[str]:
    yield "## Dấu trong content.md và lời văn\n"
    yield _table(("Viết", "Nghĩa", "In ra"), ((_code(text), words, _printed(text)) for text, words in GRAMMAR))


def _printed(text: str) -> str:
    if text.startswith("[["):
        return "–"
    blocks = parse_blocks(text, lambda line: Place(), Findings())
    numbered = number_headings(number_runins([block for block in blocks if not hasattr(block, "code")]), Findings())
    return " ".join(to_text(numbered))


def _forms() -> Iterable[str]:
    yield "## Công thức trong biểu và report.yaml\n"
    rows = []
    for text, words in FORMULAS:
        for piece in _pieces(text):
            evaluate(parse(piece), lambda item: None)  # every example can be read
        rows.append((_code(text), words))
    yield _table(("Viết", "Nghĩa"), rows)
    yield "Phép kiểm tra nối hai vế bằng `=`, `<=` hoặc `>=`: `(3) = (7) + (11)`.\n"


def _pieces(text: str) -> list[str]:
    """``a(…), b(…)`` as its calls."""
    out, depth = [""], 0
    for sign in text:
        depth += (sign == "(") - (sign == ")")
        if sign == "," and not depth:
            out.append("")
        else:
            out[-1] += sign
    return [piece.strip() for piece in out]


def _template_keys() -> Iterable[str]:
    """The keys of a maintainer's YAML files, each kind of entry once."""
    known: set[type[Model]] = set()
    for title, root in TEMPLATE_FILES:
        yield f"## Khóa của {title}\n"
        waiting = [("", root)]
        while waiting:
            path, model = waiting.pop(0)
            if model in known:
                continue
            known.add(model)
            if path:
                yield f"**`{path}`**: {(model.__doc__ or '').strip()}\n"
            fields = [(field.alias or name, field) for name, field in model.model_fields.items()]
            yield _table(
                ("Khóa", "Nghĩa", "Nhận"),
                (
                    (
                        _code(key),
                        (field.description or "") + (" (bắt buộc)" if field.is_required() else ""),
                        ", ".join(map(_code, _choices(field.annotation))),
                    )
                    for key, field in fields
                ),
            )
            waiting += [
                (f"{path}.{key}".lstrip("."), inner) for key, field in fields for inner in _models_in(field.annotation)
            ]


def _models_in(annotation: Any) -> Iterable[type[Model]]:
    """The models of entries in the annotation of a field."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)


def _choices(annotation: Any) -> Iterable[str]:
    """The words among which the value of a field is chosen."""
    if get_origin(annotation) is Literal:
        yield from map(str, get_args(annotation))
    elif not (isinstance(annotation, type) and issubclass(annotation, Model)):
        for inner in get_args(annotation):
            yield from _choices(inner)


def _layouts() -> Iterable[str]:
    yield "## Các tên trong bố cục\n"
    yield "Trong `layout.docx`, thẻ của cả đoạn viết `{%p … %}` hay `{{p … }}` và đứng một mình một đoạn.\n"
    yield _table(("Tên", "In ra", "Có ở"), _names(NAMES))
    yield "Mỗi mục của `phu_luc` có:\n"
    yield _table(("Tên", "In ra", "Có ở"), _names(APPENDIX))
    yield "## Kiểu đoạn của layout.docx\n"
    yield (
        "Chương trình tìm theo tên; sửa phông chữ, lề của kiểu, không đổi tên: " + ", ".join(map(_code, STYLES)) + ".\n"
    )
    yield "## Lớp CSS của layout.html\n"
    yield ", ".join(map(_code, CLASSES)) + "."
    yield ""


def _names(names: Mapping[str, LayoutName]) -> Iterable[Iterable[str]]:
    for name, item in names.items():
        yield _code(name), item.words, ", ".join(f"layout.{kind}" for kind in item.formats)
