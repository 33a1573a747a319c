"""A new unit in ``data/units.yaml``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from tthc_render.authoring.files import checked_code, fill, schemas_from
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.diagnostics.regular_files import read_regular
from tthc_render.formats.writing import write_output
from tthc_render.reports.markers import NAME_TO_FILL
from tthc_render.workspace.offices import COMMITTEE, LONG_SYMBOL, level_in, own_word, place_in, printed_lines, symbol_of
from tthc_render.workspace.paths import UNITS_FILE, Workspace
from tthc_render.workspace.units import Level, load_units
from tthc_render.yaml_files.emit import scalar
from tthc_render.yaml_files.loader import parse_source

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
    ("ubnd-dac-khu", "xa"),
    ("xa", "xa"),
    ("phuong", "xa"),
    ("dac-khu", "xa"),
)


def new_unit(workspace: Workspace, code: str, *, name: str = "", level: str = "", parent: str = "") -> Path:
    """Append the unit ``code`` to ``data/units.yaml``, making the file if there is none; its path.

    WrongUsage if the unit exists already, or the file cannot take another unit; it then stays as it was.
    """
    checked_code(code, "Mã đơn vị")
    path = workspace.data / UNITS_FILE
    exists = path.is_file()
    raw = read_regular(path).decode("utf-8") if exists else ""
    text = raw.replace("\r\n", "\n")
    if all(not line.strip() or line.lstrip().startswith("#") for line in text.split("\n")):
        text += fill("units-head.yaml", {"SCHEMAS": schemas_from(path, workspace)})
    level = level or _level_of(code, name)
    guessed = "" if parent else _parent_in(text, level)
    entry = _unit_text(code, " ".join(name.split()), level, parent or guessed, guessed=bool(guessed))
    indent = re.search(r"^( *)- ma:", text, re.MULTILINE)
    margin = indent[1] if indent else "  "
    lines = [margin + line if line else line for line in entry.rstrip("\n").split("\n")]
    made = text.rstrip("\n") + "\n" + "\n".join(lines) + "\n"
    _check_units(made, code, workspace.shown(path))
    if "\r\n" in raw:
        made = made.replace("\n", "\r\n")
    write_output(path, made.encode("utf-8"))
    return path


def _unit_text(code: str, name: str, level: str, parent: str, *, guessed: bool) -> str:
    shown = name or NAME_TO_FILL
    own = own_word(name)
    place = place_in(name)
    return fill(
        "unit.yaml",
        {
            "CODE": code,
            "NAME": scalar(shown),
            "OWN": f"goi: {own}" if own else "# goi: Sở",
            "LEVEL": level,
            "PARENT": f"cap_tren: {parent}" if parent else "# cap_tren: ubnd-tinh-vi-du",
            "GUESSED": "; xem lại: đoán, vì là tỉnh duy nhất trong tệp" if guessed else "",
            "PRINTED": ", ".join(map(scalar, printed_lines(shown))),
            "ABOVE": _parent_in_letterhead(shown, level),
            "SYMBOL": scalar(symbol_of(shown)),
            "ASKED": "; xem lại: đoán theo chữ đầu của tên dài" if len(symbol_of(shown)) > LONG_SYMBOL else "",
            "PLACE": f"dia_danh: {scalar(place)}" if place else "# dia_danh: Hà Tĩnh",
        },
    )


def _parent_in_letterhead(name: str, level: str) -> str:
    """The line that says how a province stands above its departments: UBND TỈNH MẪU in one line (II.2).

    For a unit of another level, the one that asks whether its letterhead names the body above.
    """
    if level == Level.OTHER:
        return (
            "  # in_co_quan_cap_tren: true # true: in tên cơ quan cấp trên ở đầu văn bản (đơn vị trực thuộc);"
            " false: cap_tren chỉ là nơi tổng hợp số liệu\n"
        )
    lines = printed_lines(name)
    if level != Level.PROVINCE or lines[0] != COMMITTEE:
        return ""
    above = scalar(" ".join(("UBND", *lines[1:])))
    return f"  ten_in_cho_cap_duoi: [{above}] # in phía trên tên cơ quan trực thuộc\n"


def _level_of(code: str, name: str) -> str:
    """The level that the code says, else the one that the name does."""
    said = next((level for start, level in LEVELS if code == start or code.startswith(start + "-")), "")
    return said or level_in(name) or "khac"


def _parent_in(text: str, level: str) -> str:
    """The only province of the list, for a unit that reports to one; "" where that is not certain."""
    if level not in (Level.COMMUNE, Level.DEPARTMENT, Level.DISTRICT):
        return ""
    source = parse_source(text.encode("utf-8"), UNITS_FILE, Findings())
    registry = load_units(source, Findings()) if source is not None and "- " in text else None
    found = [unit.ma for unit in registry.units.values() if unit.cap is Level.PROVINCE] if registry else []
    return found[0] if len(found) == 1 else ""


def _check_units(text: str, code: str, shown: str) -> None:
    findings = Findings()
    source = parse_source(text.encode("utf-8"), shown, findings)
    registry = load_units(source, findings) if source is not None else None
    errors = [item for item in findings if item.severity == "error"]
    if registry is None or errors:
        reasons = "; ".join(f"{item.where}: {item.message().rstrip('.')}" for item in errors[:3])
        raise WrongUsage(f"Không thêm được đơn vị {code} vào {shown}: {reasons}. Tệp giữ nguyên như cũ.")
