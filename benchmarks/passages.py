"""How right the prose checks are about texts they have never seen: precision of every code, share of mistakes found.

The passages of ``benchmarks/passages`` were written by somebody who had not read the rules: official prose of all
manners, half of it with one natural mistake, each with its verdict. Those of ``open`` may be looked at while rules
are written; those of ``closed`` are measured, and only measured.

    python benchmarks/passages.py [open|closed|FILE.yaml|FOLDER] [--list] [--round 43] [--write docs/kiem-tra.md]

``--round`` names the file of ``closed`` that nobody has measured before: its table comes first and apart, since the
other files have been measured often and are no longer independent.
A finding is right if it names the wrong words (or four of them in a row), the right ones, or stands at them. Notes
are counted apart.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from tthc_render.diagnostics.findings import Finding, Severity
from tthc_render.prose.checker import check_prose
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.passages import from_text

FOLDER = Path(__file__).parent / "passages"
CHARS_PER_PAGE = 2500
NEAR = 3
LONG = 4
KINDS = {
    "sum": "tổng và các phần", "remaining": "số còn lại", "share": "tỷ lệ", "growth": "mức tăng, giảm",
    "direction": "“tăng”, “giảm” trái với số", "over-100": "tỷ lệ quá 100%", "date": "ngày, tháng không có thật",
    "period": "kỳ báo cáo", "citation": "văn bản được dẫn", "spelling": "chính tả", "repeat": "lặp chữ, mệnh đề, đoạn",
    "foreign-unit": "tên đơn vị khác", "wrong-level": "cơ quan khác cấp", "district-2025": "cấp huyện sau 1/7/2025",
    "stuck": "chữ dính số", "digit": "số gõ nhầm", "magnitude": "số lớn, nhỏ gấp mười", "unit": "đơn vị tính",
    "bracket": "ngoặc", "numbering": "số thứ tự", "other": "loại khác", "all_done": "“xong hết” cạnh số chưa xong",
    "all-settled": "“xong hết” cạnh số chưa xong", "office": "cơ quan khác cấp, cơ quan cũ", "glued": "chữ dính số",
    "over100": "tỷ lệ quá 100%", "average": "bình quân", "doubled": "lặp chữ, mệnh đề, đoạn",
    "fill100": "các tỷ lệ phải đủ 100%", "shares-not-100": "các tỷ lệ phải đủ 100%",
    "rate": "tỷ lệ", "rest": "số còn lại", "count": "số đếm và danh sách",
    "change": "mức tăng, giảm", "doubled words": "lặp chữ, mệnh đề, đoạn", "claim": "“xong hết” cạnh số chưa xong",
    "list": "số mục của danh sách", "name": "tên cơ quan, đơn vị", "repeated figure": "số nhắc lại khác lần đầu",
    "product": "tích của số lượng và mức", "figure": "số liệu khác", "rank": "xếp hạng, cao nhất, thấp nhất",
    "order": "việc trước, việc sau",
    "verdict": "đạt, không đạt kế hoạch",
    "twice": "số nhắc lại khác lần đầu", "mismatch": "số nhắc lại khác lần đầu",
    "consistency": "số nhắc lại khác lần đầu", "level": "cơ quan khác cấp, cơ quan cũ",
    "body": "cơ quan khác cấp, cơ quan cũ", "ended": "cơ quan khác cấp, cơ quan cũ", "cite": "văn bản được dẫn",
    "double": "lặp chữ, mệnh đề, đoạn",
    "restated": "số nhắc lại khác lần đầu", "word": "lặp chữ, mệnh đề, đoạn", "difference": "mức tăng, giảm",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judged:
    """A passage with its findings, each with whether it is right."""

    case: dict[str, Any]
    findings: list[tuple[Finding, bool]]

    @property
    def wrong(self) -> bool:
        """Has the passage a mistake?"""
        return bool(self.case["verdict"] == "wrong")

    @property
    def decidable(self) -> bool:
        """Can the mistake be known from the passage, the calendar and the language?"""
        return self.wrong and bool(self.case.get("decidable", True))

    @property
    def warned(self) -> bool:
        """Does a warning name the mistake?"""
        return any(right and _warns(item) for item, right in self.findings)


@dataclass(slots=True)
class Tally:
    """Findings of one code."""

    right: int = 0
    wrong: int = 0
    severity: str = ""
    kinds: Counter[str] = field(default_factory=Counter)


def cases(source: Path) -> Iterator[dict[str, Any]]:
    """The passages of a file, or of a folder in the order of its files."""
    for path in sorted(source.glob("*.yaml")) if source.is_dir() else [source]:
        yield from yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def judge(case: dict[str, Any]) -> Judged:
    """The findings on one passage, as ``check`` would have them for a report of its issuer and day."""
    day = date.fromisoformat(str(case["day"]))
    facts = ProseFacts(report_date=day, issuer=str(case.get("issuer", "")))
    found = check_prose(from_text(case["text"].rstrip("\n").split("\n"), "a.txt"), facts)
    return Judged(case, [(item, _is_right(case, item)) for item in found])


def _is_right(case: dict[str, Any], item: Finding) -> bool:
    if case["verdict"] != "wrong":
        return False
    words = f"{item.message()} {item.hint()} {' '.join(item.details.values())}"
    wanted = [str(case.get(key) or "") for key in ("at", "right")]
    if any(_said(text, words) for text in wanted if text):
        return True
    if any(len(detail.split()) >= LONG and detail in wanted[0] for detail in item.details.values()):
        return True
    lines = case["text"].split("\n")
    column = item.where.column - 1
    text = lines[item.where.line - 1] if item.where.line else case["text"]
    if "\n" in wanted[0]:  # words of several lines
        column += sum(len(line) + 1 for line in lines[: max(item.where.line - 1, 0)])
        text = case["text"]
    at = text.find(wanted[0]) if wanted[0] else -1
    return at >= 0 and at - NEAR <= column <= at + len(wanted[0]) + NEAR


def _said(text: str, words: str) -> bool:
    if re.search(rf"(?<![\w.,]){re.escape(text)}(?!\w|[.,]\d)", words):
        return True
    numbers = re.findall(r"\d[\d.,]*\d%?|\d%?", text)
    return bool(numbers) and all(re.search(rf"(?<![\w.,]){re.escape(one)}(?!\w|[.,]\d)", words) for one in numbers)


def _warns(item: Finding) -> bool:
    return item.severity is not Severity.INFO


def tally(judged: Sequence[Judged]) -> dict[str, Tally]:
    """Right and wrong findings by code."""
    out: dict[str, Tally] = defaultdict(Tally)
    for one in judged:
        for item, right in one.findings:
            entry = out[item.code]
            entry.severity = str(item.severity)
            if right:
                entry.right += 1
            else:
                entry.wrong += 1
    return dict(sorted(out.items()))


def tables(judged: Sequence[Judged]) -> str:
    """The tables of the page, in Vietnamese."""
    pages = sum(len(one.case["text"]) for one in judged) / CHARS_PER_PAGE
    counted = tally(judged)
    warnings = [(item, right) for one in judged for item, right in one.findings if _warns(item)]
    false = sum(not right for _, right in warnings)
    decidable = [one for one in judged if one.decidable]
    found = sum(one.warned for one in decidable)
    lines = [
        f"{len(judged)} đoạn, khoảng {pages:.0f} trang, {sum(one.wrong for one in judged)} đoạn có một lỗi"
        f" ({len(decidable)} lỗi biết được từ chính đoạn văn, lịch và tiếng Việt). Cảnh báo đúng:"
        f" {_share(len(warnings) - false, len(warnings))}; cảnh báo oan: {false}, tức {false / pages * 10:.1f} trên 10"
        f" trang. Lỗi biết được mà tìm thấy: {_share(found, len(decidable))}.",
        "",
        "| Mã | Mức | Nói đúng | Nói oan | Tỷ lệ đúng |",
        "| --- | --- | ---: | ---: | ---: |",
    ]
    names = {"warning": "cảnh báo", "info": "lưu ý", "error": "lỗi"}
    lines += [
        f"| {code} | {names[entry.severity]} | {entry.right} | {entry.wrong} |"
        f" {100 * entry.right / (entry.right + entry.wrong):.0f}% |"
        for code, entry in counted.items()
    ]
    lines += ["", "| Loại lỗi | Số lỗi | Biết được | Tìm thấy |", "| --- | ---: | ---: | ---: |"]
    by_kind: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        if one.wrong:
            by_kind[KINDS.get(one.case["kind"], one.case["kind"])].append(one)
    names = list(KINDS.values())
    for kind in sorted(by_kind, key=lambda kind: names.index(kind) if kind in names else len(names)):
        ones = by_kind[kind]
        known = [one for one in ones if one.decidable]
        share = _share(sum(one.warned for one in known), len(known))
        lines.append(f"| {kind} | {len(ones)} | {len(known)} | {share} |")
    return "\n".join(lines)


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} ({100 * part / whole:.0f}%)" if whole else "–"


def _listed(judged: Sequence[Judged]) -> Iterator[str]:
    for one in judged:
        false = [item for item, right in one.findings if not right]
        if false:
            yield f"FALSE {one.case['id']} {one.case['verdict']} {one.case.get('kind', '')}: {one.case['text'].strip()}"
            yield from (f"      {item.code} {item.severity} {item.message()}" for item in false)
        if one.wrong and not one.warned:
            mark = "MISS " if one.decidable else "(miss)"
            yield f"{mark} {one.case['id']} {one.case['kind']}: «{one.case.get('at')}» → «{one.case.get('right')}»:"
            yield f"      {one.case['text'].strip()}"


def main() -> None:
    """Measure and print; with --write, put the tables into the page."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("part", nargs="?", default="closed", help="open, closed, or a YAML file or folder")
    arguments.add_argument("--round", default="", help="the file of closed/ that was written for this round")
    arguments.add_argument("--list", action="store_true", help="what was wrong or not found, with its text")
    arguments.add_argument("--folder", type=Path, default=FOLDER)
    arguments.add_argument("--write", type=Path)
    options = arguments.parse_args()
    source = Path(options.part) if options.part not in ("open", "closed") else options.folder / options.part
    fresh = source / f"{options.round}.yaml"
    judged = [judge(case) for case in cases(source)]
    if options.list and options.part != "closed":
        print("\n".join(_listed(judged)))
    if options.part == "closed" and fresh.exists():
        new = [judge(case) for case in cases(fresh)]
        known = {one.case["id"] for one in new}
        older = [one for one in judged if one.case["id"] not in known]
        parts = ("Phần kín của đợt này:", tables(new), "Phần kín của các đợt trước (đã đo nhiều lần):", tables(older))
        text = "\n\n".join(parts)
    else:
        text = tables(judged)
    print(text)
    if options.write:
        page = options.write.read_text(encoding="utf-8")
        marked = re.sub(
            r"(?<=<!-- đoạn văn chưa thấy -->\n).*?(?=<!-- hết -->)", lambda _: f"{text}\n", page, flags=re.DOTALL
        )
        options.write.write_text(marked, encoding="utf-8")


if __name__ == "__main__":
    main()
