"""New units and report types: small files that work at once, with comments that teach.

The texts stand in ``scaffolds/``; ``@@NAME@@`` in them is filled here. Nothing that exists is ever overwritten.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from tthc_render.checks.copies import PLACE_TO_FILL
from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.formats.writing import why
from tthc_render.forms.spec import Form
from tthc_render.workspace.paths import UNITS_FILE, Workspace
from tthc_render.workspace.units import load_units
from tthc_render.yaml_files.loader import parse_source

SCAFFOLDS: Final = Path(__file__).with_name("scaffolds")
CODE: Final = re.compile(r"[A-Za-z0-9Đđ][\w.-]*")
LEVELS: Final = (
    # beginning of a unit's code → its level
    ("ubnd-tinh", "tinh"),
    ("ubnd-thanh-pho", "tinh"),
    ("tinh", "tinh"),
    ("so", "so"),
    ("ban", "so"),
    ("ubnd-huyen", "huyen"),
    ("huyen", "huyen"),
    ("phong", "phong"),
    ("ubnd-xa", "xa"),
    ("ubnd-phuong", "xa"),
    ("xa", "xa"),
    ("phuong", "xa"),
)
PERIODS: Final = {
    # kind of period → the example's period
    "thang": "2024-T06",
    "quy": "2024-Q2",
    "sau_thang": "2024-6T",
    "chin_thang": "2024-9T",
    "nam": "2024",
}


def fill(name: str, values: Mapping[str, str]) -> str:
    """The scaffold ``name`` with its blanks filled; lines that become empty are left out."""
    text = (SCAFFOLDS / name).read_text(encoding="utf-8")
    out = []
    for line in text.split("\n"):
        filled = re.sub(r"@@([A-Z]+)@@", lambda found: values[found[1]], line)
        if filled != line and not filled.strip():
            continue
        out.append(filled)
    return "\n".join(out)


def checked_code(code: str, what: str) -> str:
    """``code`` if it can be the name of a file; WrongUsage otherwise."""
    if not CODE.fullmatch(code) or ".." in code:
        raise WrongUsage(
            f"{what} “{code}” không dùng được. Chỉ dùng chữ không dấu, số, gạch nối và dấu chấm, ví dụ so-tai-chinh."
        )
    return code


def write_new(path: Path, text: str, workspace: Workspace) -> Path:
    """Write a file that must not be there yet; WrongUsage if it is."""
    if path.exists():
        raise WrongUsage(f"{workspace.shown(path)} đã có; lệnh này không ghi đè. Xóa hoặc đổi tên tệp cũ trước.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise WrongUsage(f"{path}: không ghi được ({why(error)}).") from error
    return path


def schemas_from(path: Path, workspace: Workspace) -> str:
    """The folder of the editors' schemas as the modeline of ``path`` names it: ``../../schemas``."""
    depth = len(path.resolve().relative_to(workspace.root.resolve()).parts) - 1
    return "/".join([".."] * depth + ["schemas"])


# --- units ------------------------------------------------------------------------------------------------


def new_unit(workspace: Workspace, code: str, *, name: str = "", level: str = "", parent: str = "") -> Path:
    """Append the unit ``code`` to ``data/units.yaml``, making the file if there is none; its path.

    WrongUsage if the unit is there already, or the file cannot take another unit; it then stays as it was.
    """
    checked_code(code, "Mã đơn vị")
    path = workspace.data / UNITS_FILE
    exists = path.is_file()
    if exists:
        text = path.read_text(encoding="utf-8")
    else:
        text = fill("units-head.yaml", {"SCHEMAS": schemas_from(path, workspace)})
    entry = _unit_text(code, name, level or _level_of(code), parent)
    indent = re.search(r"^( *)- ma:", text, re.MULTILINE)
    margin = indent[1] if indent else "  "
    lines = [margin + line if line else line for line in entry.rstrip("\n").split("\n")]
    made = text.rstrip("\n") + "\n" + "\n".join(lines) + "\n"
    _check_units(made, code, workspace.shown(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(made, encoding="utf-8")
    return path


def _unit_text(code: str, name: str, level: str, parent: str) -> str:
    shown = name or "Đơn vị mới (sửa tên)"
    printed = [shown.upper()]
    if shown.upper().startswith("UBND "):
        printed = ["ỦY BAN NHÂN DÂN", shown.upper().removeprefix("UBND ")]
    return fill(
        "unit.yaml",
        {
            "CODE": code,
            "NAME": quoted(shown),
            "LEVEL": level,
            "PARENT": f"cap_tren: {parent}" if parent else "# cap_tren: ubnd-tinh-vi-du",
            "PRINTED": ", ".join(map(quoted, printed)),
            "SYMBOL": "UBND" if len(printed) > 1 else _initials(shown),
            "PLACE": PLACE_TO_FILL,
        },
    )


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.upper().split() if word[0].isalpha())


def quoted(text: str) -> str:
    """``text`` as a YAML scalar on one line, also inside brackets."""
    plain = re.fullmatch(r"[^\W\d_](?:[^\n:#,\[\]{}\"'&*!|>%@`]*[^\s:#,\[\]{}\"'&*!|>%@`])?", text)
    if plain and text.lower() not in ("null", "true", "false", "yes", "no", "on", "off", "y", "n"):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _level_of(code: str) -> str:
    return next((level for start, level in LEVELS if code == start or code.startswith(start + "-")), "khac")


def _check_units(text: str, code: str, shown: str) -> None:
    source, findings = parse_source(text.encode("utf-8"), shown)
    registry = None
    if source is not None:
        registry, more = load_units(source)
        findings = [*findings, *more]
    errors = [item for item in findings if item.severity == "error"]
    if registry is None or errors:
        told = "; ".join(f"{item.where}: {item.message().rstrip('.')}" for item in errors[:3])
        raise WrongUsage(f"Không thêm được đơn vị {code} vào {shown}: {told}. Tệp giữ nguyên như cũ.")


# --- report types -----------------------------------------------------------------------------------------


def new_report_type(
    workspace: Workspace, code: str, *, kind: str = "quy", forms: Mapping[str, Form] | None = None
) -> list[Path]:
    """A folder ``templates/reports/<code>`` that renders at once, with the forms given; the files written."""
    checked_code(code, "Tên loại báo cáo")
    folder = workspace.root / "templates" / "reports" / code
    if folder.exists():
        raise WrongUsage(f"{workspace.shown(folder)} đã có; chọn tên khác, hoặc sửa các tệp trong đó.")
    forms = forms or {}
    period = PERIODS.get(kind, "2024-Q2")
    values = {
        "SCHEMAS": schemas_from(folder / "report.yaml", workspace),
        "CODE": code,
        "FOLDER": workspace.shown(folder),
        "KIND": kind,
        "PERIOD": period,
        "YEAR": period[:4],
        "FORMS": f"bieu: [{', '.join(forms)}] # biểu mẫu trong templates/forms" if forms else "",
        "APPENDICES": _appendices(forms),
        "DATA": _rows(forms),
    }
    return [
        write_new(folder / name, fill(name, values), workspace)
        for name in ("report.yaml", "content.md", "example.yaml")
    ]


def new_layout(workspace: Workspace, name: str, *, source: str = "nd30") -> list[Path]:
    """A copy of the layout ``source`` as ``templates/layouts/<name>``, to be edited in Word; the files written."""
    checked_code(name, "Tên bố cục")
    folder = workspace.root / "templates" / "layouts" / name
    if folder.exists():
        raise WrongUsage(f"{workspace.shown(folder)} đã có; chọn tên khác, hoặc sửa các tệp trong đó.")
    origin = workspace.layout_file(source, "layout.docx").parent
    folder.mkdir(parents=True)
    files = [path for path in sorted(origin.iterdir()) if path.is_file()]
    return [Path(shutil.copyfile(path, folder / path.name)) for path in files]


def _appendices(forms: Mapping[str, Form]) -> str:
    if not forms:
        return ""
    rows = [f"  - {{bieu: {code}, huong: ngang}} # khổ giấy: doc hoặc ngang" for code in forms]
    return "\n".join(["", "# Các biểu in sau báo cáo, mỗi biểu từ một trang mới.", "phu_luc:", *rows])


def _rows(forms: Mapping[str, Form]) -> str:
    """Data for the example: one row for each part of each form, every typed figure 0."""
    if not forms:
        return ""
    out = ["", "bieu:"]
    for code, form in forms.items():
        out.append(f"  {code}:")
        several = len(form.parts) > 1
        for part in form.parts:
            margin = "    "
            if several:
                out.append(f"{margin}{part.key}:")
                margin += "  "
            out.append(f"{margin}dong: # mỗi dòng của bảng một mục; dòng tổng và cột có công thức tự tính")
            cells = []
            for column in part.columns:
                if column.kind == "chu":
                    cells.append((column.key, "Dòng mẫu" if column is part.label else '""', column.name))
                elif column.numeric and column.formula is None:
                    cells.append((column.key, "0", column.name))
            for number, (key, value, name) in enumerate(cells):
                out.append(f"{margin}  {'- ' if number == 0 else '  '}{key}: {value} # {name}")
    return "\n".join(out)
