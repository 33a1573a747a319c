"""Write the parts of docs/ that come from the program itself: ``python scripts/write_docs.py``.

``docs/ma-loi.md``: every finding code with its sentence, remedy and examples, from the catalogue.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tthc_render.findings import Severity, catalogue

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

Mỗi điều chương trình nhắc đều có một mã. *Lỗi* thì báo cáo có lỗi không được ghi ra tệp; *cảnh báo* và *lưu ý* thì vẫn ghi.
Điều đã xem và chấp nhận được thì ghi mã và lý do ở `chap_nhan` của tệp báo cáo; nó vẫn còn trong kết quả `--json`.

Chữ trong ngoặc nhọn như `{key}` là chỗ chương trình điền giá trị thật. Trang này được tạo từ danh mục mã của chương trình.
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
            f"{entry['vi'].strip()}\n",
            f"*Cách sửa:* {entry['vi_hint'].strip()}\n",
            f"Sai:\n\n{_block(entry['wrong'])}\n",
            f"Đúng:\n\n{_block(entry['right'])}\n",
        ]
    )


def _block(text: str) -> str:
    return "\n".join(["```yaml", text.rstrip("\n"), "```"])


PAGES = {"ma-loi.md": codes_page}


def main() -> None:
    """Write every page."""
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")
        print(DOCS.name + "/" + name)


if __name__ == "__main__":
    main()
