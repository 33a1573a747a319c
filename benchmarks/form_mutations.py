"""How many mistakes in the cells of forms are caught: one figure changed in a report file with all totals typed.

The files are like those that come from a clerk's Excel: figures that agree, and every total and share typed. One figure
of one cell is changed, the file is read as the program reads it, and the mistake counts as caught when the findings
on that form grow.

``benchmarks/mutations.py`` prints the table.
"""

from __future__ import annotations

import functools
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tthc_render.diagnostics.collector import Findings
from tthc_render.forms.result import PartResult
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report
from tthc_render.workspace.paths import Workspace

UNITS = {
    "don_vi": [
        {"ma": "ubnd-tinh-mau", "ten": "UBND tỉnh Mẫu", "cap": "tinh", "ten_in": ["ỦY BAN NHÂN DÂN", "TỈNH MẪU"],
         "ky_hieu": "UBND", "dia_danh": "Mẫu"},
        {"ma": "so-mau", "ten": "Sở Mẫu", "cap": "so", "cap_tren": "ubnd-tinh-mau", "ten_in": ["SỞ MẪU"],
         "ten_in_cho_cap_duoi": ["UBND TỈNH MẪU"], "ky_hieu": "SM", "dia_danh": "Mẫu",
         "noi_nhan_bao_cao": "UBND tỉnh"},
    ]
}  # fmt: skip
TYPE = """
ma: mot-bieu
ten: Báo cáo một biểu
nguon: Dùng để đo
ky: [quy]
trich_yeu: ["Kết quả {{ ky.day_du }}"]
bieu: [FORM]
phu_luc:
  - {bieu: FORM, huong: ngang}
"""
# Told of every form that is not confirmed yet; no alarm.
BY_DESIGN = ("D314",)
Cells = dict[str, int]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of one form: mistakes made and caught, and the cells whose change brought nothing."""

    made: int
    caught: int
    missed: tuple[str, ...] = ()


def _split(rng: random.Random, total: int, count: int) -> list[int]:
    cuts = sorted(rng.randrange(total + 1) for _ in range(count - 1))
    return [b - a for a, b in zip([0, *cuts], [*cuts, total], strict=True)]


def _files(rng: random.Random) -> Cells:
    """A row of II.06a: what was received is settled or in progress."""
    total = rng.randrange(20, 60000)
    settled = rng.randrange(10, total)
    names = ("truc_tuyen", "truc_tiep", "ky_truoc"), ("truoc_han", "dung_han", "qua_han")
    parts = [*_split(rng, total, 3), *_split(rng, settled, 3), *_split(rng, total - settled, 2)]
    return dict(zip([*names[0], *names[1], "dang_trong_han", "dang_qua_han"], parts, strict=True))


def _files_and_more(rng: random.Random) -> Cells:
    """A row of II.06a whose hidden columns tell of files returned and waiting."""
    row = _files(rng)
    row["dang_trong_han"] += (gone := rng.randrange(0, 30)) + (waiting := rng.randrange(0, 30))
    row["truc_tuyen"] += 2 * (gone + waiting)
    return {**row, "tra_lai": gone, "bo_sung": waiting}


def _summary(rng: random.Random) -> Cells:
    """A row of the summary: what was received is settled, in progress, returned or waits for supplements."""
    total = rng.randrange(20, 60000)
    settled, pending, returned, waiting = _split(rng, total, 4)
    received = dict(zip(("ky_truoc", "truc_tiep", "bcci", "truc_tuyen"), _split(rng, total, 4), strict=True))
    done = dict(zip(("dung_han", "qua_han"), _split(rng, settled, 2), strict=True))
    left = dict(zip(("dang_trong_han", "dang_qua_han"), _split(rng, pending, 2), strict=True))
    return {**received, **done, **left, "tra_lai": returned, "bo_sung": waiting}


def _procedures(rng: random.Random, levels: tuple[str, ...] = ("tinh", "huyen", "xa")) -> Cells:
    """A row of II.07b, part I: not more procedures at the desk than the office is in charge of."""
    own = {f"tham_quyen_{level}": rng.randrange(12, 900) for level in levels}
    at_desk = {f"bpmc_{level}": rng.randrange(12, own[f"tham_quyen_{level}"] + 1) for level in levels}
    return {**own, **at_desk, **{f"quy_trinh_{level}": rng.randrange(12, 900) for level in levels}}


def _on_the_spot(rng: random.Random, levels: tuple[str, ...] = ("tinh", "huyen")) -> Cells:
    """A row of II.07b, part II."""
    return {f"tai_cho_{level}": rng.randrange(0, 12) for level in levels}


TWO_TIERS = ("tinh", "xa")


def _online(rng: random.Random) -> Cells:
    """A row of II.08."""
    out: Cells = {}
    for kind in ("mot_phan", "toan_trinh"):
        given = rng.randrange(2, 300)
        out |= {f"{kind}_duoc_giao": given, f"{kind}_trien_khai": rng.randrange(1, given)}
        out[f"{kind}_ho_so"] = rng.randrange(0, 9000)
    return {**out, "tich_hop": 1}


@dataclass(frozen=True, slots=True)
class Sheet:
    """How rows of one form are made: by part, and the groups its rows stand in; the period picks the form's version."""

    form: str
    parts: dict[str, Callable[[random.Random], Cells]]
    groups: tuple[str, ...] = ()
    label: str = "linh_vuc"
    period: str = "2024-Q2"


SHEETS = {
    "II.06a": Sheet("II.06a", {"": _files}),
    "II.06a, có cột phụ": Sheet("II.06a", {"": _files_and_more}),
    "II.07b": Sheet("II.07b", {"phan_1": _procedures, "phan_2": _on_the_spot}),
    "II.07b từ 7/2025": Sheet(
        "II.07b",
        {
            "phan_1": functools.partial(_procedures, levels=TWO_TIERS),
            "phan_2": functools.partial(_on_the_spot, levels=TWO_TIERS),
        },
        period="2025-Q4",
    ),
    "II.08": Sheet("II.08", {"": _online}, ("CẤP TỈNH", "CẤP HUYỆN")),
    "II.08 từ 7/2025": Sheet("II.08", {"": _online}, ("CẤP TỈNH", "CẤP XÃ"), period="2025-Q4"),
    "Tổng hợp hồ sơ của tỉnh": Sheet(
        "ha-tinh-tong-hop-ho-so", {"": _summary}, ("Cấp tỉnh", "Cấp huyện", "Cấp xã"), "ten"
    ),
}


def clean_form(name: str, rng: random.Random) -> dict[str, Any]:
    """Figures of a form that agree, only those that are typed by hand."""
    sheet = SHEETS[name]
    fields = [f"Lĩnh vực {at}" for at in range(1, rng.randrange(4, 8))]
    parts = {}
    for part, make in sheet.parts.items():
        rows: list[dict[str, Any]] = []
        for group in sheet.groups or ("",):
            rows += [{"nhom": group}] if group else []
            rows += [{sheet.label: f"{field}{f' {group}' if group else ''}", **make(rng)} for field in fields]
        parts[part] = {"dong": rows}
    return parts.get("", parts)


def with_totals(form: dict[str, Any], parts: dict[str, PartResult]) -> dict[str, Any]:
    """The form with every figure that the program computes typed as well."""
    if len(parts) > 1:
        return {key: _typed(form[key], part) for key, part in parts.items()}
    return _typed(form, next(iter(parts.values())))


def _typed(form: dict[str, Any], part: PartResult) -> dict[str, Any]:
    lines = iter(line for line in part.lines if line.kind == "data")
    rows = [row if "nhom" in row else {**row, **_numbers(next(lines).cells)} for row in form["dong"]]
    out: dict[str, Any] = {"dong": rows, "tong_cong": _numbers(part.tong)}
    if part.nhom:
        out["tong_nhom"] = {key: _numbers(record) for key, record in part.nhom.items()}
    return out


def _numbers(cells: Any) -> dict[str, Any]:
    return {key: _plain(value) for key, value in cells.items() if value is not None and not isinstance(value, str)}


def _plain(value: Any) -> int | float:
    return int(value) if value == int(value) else float(value)


def cells_of(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths of all figures."""
    if isinstance(data, dict | list):
        for key, item in data.items() if isinstance(data, dict) else enumerate(data):
            yield from cells_of(item, (*path, key))
    elif not isinstance(data, str):
        yield path


def changed(data: Any, path: tuple[Any, ...], rng: random.Random) -> Any:
    """The data with another figure at ``path``: one digit changed, or two swapped."""
    if not path:
        return _another(data, rng)
    copy = dict(data) if isinstance(data, dict) else list(data)
    copy[path[0]] = changed(copy[path[0]], path[1:], rng)
    return copy


def _another(value: float, rng: random.Random) -> int | float:
    text = str(value)
    while True:
        chars = list(text)
        places = [at for at, char in enumerate(chars) if char.isdigit()]
        if len(places) > 1 and rng.random() < 0.3:
            one, other = rng.sample(places, 2)
            chars[one], chars[other] = chars[other], chars[one]
        else:
            chars[rng.choice(places)] = rng.choice("0123456789")
        new = "".join(chars)
        # 0.70 for 0.68 is a share rounded to one place, not a mistake.
        if float(new) != float(text) and not ("." in new and new.endswith("0")):
            return float(new) if "." in new else int(new)


class Desk:
    """A workspace in a folder, in which one report after the other is written and read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "data" / "so-mau").mkdir(parents=True)
        (folder / "data" / "units.yaml").write_text(yaml.safe_dump(UNITS, allow_unicode=True), encoding="utf-8")
        for form in {sheet.form for sheet in SHEETS.values()}:
            types = folder / "templates" / "reports" / self.kind(form)
            types.mkdir(parents=True)
            words = TYPE.replace("FORM", form).replace("mot-bieu", self.kind(form))
            (types / "report.yaml").write_text(words, encoding="utf-8")
            (types / "content.md").write_text("Sở báo cáo như sau:\n", encoding="utf-8")
        self.library = Library(Workspace(folder))

    @staticmethod
    def kind(form: str) -> str:
        return f"mot-bieu-{form.lower().replace('.', '-')}"

    def read(self, name: str, form: dict[str, Any]) -> tuple[dict[str, PartResult], list[str]]:
        """The computed form and what is found, code and place of each."""
        sheet = SHEETS[name]
        head = {"loai": self.kind(sheet.form), "don_vi": "so-mau", "ky": sheet.period, "van_ban": {
            "so": 1, "ngay": f"20/12/{sheet.period[:4]}", "noi_nhan": ["UBND tỉnh"], "luu": "VT",
            "quyen_han": ["GIÁM ĐỐC"], "ho_ten": "Nguyễn Văn A"}}  # fmt: skip
        path = self.folder / "data" / "so-mau" / "bao-cao.yaml"
        words = yaml.safe_dump({**head, "bieu": {sheet.form: form}}, allow_unicode=True, sort_keys=False)
        path.write_text(words, encoding="utf-8")
        findings = Findings()
        computed = load_report(path, self.library, findings)
        told = [f"{item.code} {item.where.line}" for item in findings if item.code not in BY_DESIGN]
        return (computed.forms[sheet.form][1].parts if computed else {}), told


def measure(count: int, seed: int, folder: Path) -> tuple[dict[str, Outcome], int]:
    """Outcomes by form for ``count`` mistakes each, and the findings on clean files."""
    rng = random.Random(seed)
    desk = Desk(folder)
    outcomes, alarms = {}, 0
    for name in SHEETS:
        caught, missed = 0, []
        for at in range(count):
            if not at % 20:
                bare = clean_form(name, rng)
                full = with_totals(bare, desk.read(name, bare)[0])
                cells = list(cells_of(full))
                clean = desk.read(name, full)[1]
                alarms += len(clean)
            cell = rng.choice(cells)
            if set(desk.read(name, changed(full, cell, rng))[1]) - set(clean):
                caught += 1
            else:
                missed.append(".".join(map(str, cell)))
        outcomes[name] = Outcome(count, caught, tuple(missed))
    return outcomes, alarms
