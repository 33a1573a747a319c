"""How many mistakes the prose checks catch in texts written by somebody who had not read the rules.

Right passages of ``benchmarks/passages/open`` carry proofs: expressions that hold for their figures. One figure of a
proof at a time gets one slip of typing, so that the proof fails; other mistakes are put in by what they are (a doubled
clause or paragraph, an impossible date, a percentage over 100, “tăng” for “giảm”, a misspelt syllable, a digit of a
cited number, digits stuck to words). Printed is the share of mistakes that bring a warning which was not there before.

    python benchmarks/passage_mutations.py [--seed N] [--list KIND] [--write docs/kiem-tra.md]
"""

from __future__ import annotations

import argparse
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from mutations import mistyped_number
from passages import FOLDER, cases

from tthc_render.diagnostics.findings import Severity
from tthc_render.prose.checker import check_prose
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.passages import from_text

NAMES = {
    "share": "tỷ lệ và hai số sinh ra nó", "sum": "tổng và các phần, số còn lại", "growth": "mức tăng, giảm",
    "hundred": "các tỷ lệ phải đủ 100%", "times": "số lần, bình quân, tích", "direction": "“tăng” và “giảm” đổi chỗ",
    "date": "ngày không có thật", "over": "tỷ lệ quá 100%", "clause": "lặp mệnh đề", "paragraph": "lặp đoạn",
    "row": "lặp dòng liệt kê", "stuck": "chữ dính số", "syllable": "tiếng viết sai dấu hỏi, ngã, s, x",
    "unit": "tên đơn vị khác", "office": "“Sở” trong báo cáo của xã, huyện", "district": "cấp huyện sau 1/7/2025",
    "ministry": "bộ cũ sau 1/3/2025", "period": "quý trái với ngày ghi cùng",
    "citation": "một chữ số của văn bản hay dẫn",
}  # fmt: skip
LEAST_ROW = 30
NOT_DECIDABLE = frozenset({"times"})
_NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?")
_SWAPS = {"ẻ": "ẽ", "ẽ": "ẻ", "ả": "ã", "ã": "ả", "ổ": "ỗ", "ỗ": "ổ", "ử": "ữ", "ữ": "ử", "ể": "ễ", "ễ": "ể"}


@dataclass(frozen=True, slots=True)
class Mistake:
    """A passage with one mistake: its kind, the text, what was changed."""

    kind: str
    text: str
    case: dict[str, Any]
    change: str


def mistakes(case: dict[str, Any], rng: random.Random) -> Iterator[Mistake]:
    """One mistake of every sort that fits a right passage."""
    text = case["text"].rstrip("\n")
    for proof in case.get("proof", ()):
        yield from _figures(case, text, proof, rng)
    yield from _words(case, text, rng)


def _figures(case: dict[str, Any], text: str, proof: str, rng: random.Random) -> Iterator[Mistake]:
    kind = _kind(proof)
    body = proof.partition("<")[0].partition(">")[0]
    for found in _NUMBER.finditer(body):
        if body[found.start() - 1 : found.start()] == "*" and found.group() == "100":
            continue  # of the formula, not of the text
        at = _printed(text, found.group())
        if at is None:
            continue
        start, end = at
        for _ in range(40):
            changed = mistyped_number(text[start:end], rng)
            value = changed.replace(".", "").replace(",", ".")
            if changed != text[start:end] and float(value) and not _holds(proof, found.span(), value):
                yield Mistake(kind, text[:start] + changed + text[end:], case, f"{text[start:end]} → {changed}")
                break


def _kind(proof: str) -> str:
    body = proof.partition("<")[0].partition(">")[0]
    if "*100" in body:
        return "growth" if re.search(r"\)?-\(?\d+.*\)?/", body) else "share"
    if "/" in body or "*" in body:
        return "times"
    return "hundred" if body.rstrip(")").endswith("-100") else "sum"


def _printed(text: str, number: str) -> tuple[int, int] | None:
    """Where a number of a proof stands in the text, if it stands there once."""
    whole, _, rest = number.partition(".")
    dotted = f"{int(whole):,}".replace(",", ".")
    forms = {f"{form}{',' + rest if rest else ''}" for form in (whole, dotted, whole.zfill(2))}
    shape = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    found = list(re.finditer(rf"(?<![\d.,/])(?:{shape})(?![\d/]|[.,]\d)", text))
    return found[0].span() if len(found) == 1 else None


def _holds(proof: str, span: tuple[int, int], value: str) -> bool:
    try:
        return bool(eval(proof[: span[0]] + value + proof[span[1] :], {"abs": abs, "round": round, "__builtins__": {}}))
    except (NameError, SyntaxError, ZeroDivisionError):  # proofs about days import; 06 is no number of Python
        return False


def _words(case: dict[str, Any], text: str, rng: random.Random) -> Iterator[Mistake]:
    grown = "".join(proof for proof in case.get("proof", ()) if _kind(proof) == "growth" or "abs(abs" in proof)
    moves = [x for x in re.finditer(r"(?<!\w)(?:tăng|giảm)(?= (?P<n>\d[\d.,]*))", text) if _is_of(x["n"], grown)]
    for found in moves[:1]:
        other = "giảm" if found.group() == "tăng" else "tăng"
        yield Mistake("direction", text[: found.start()] + other + text[found.end() :], case, found.group())
    for found in list(re.finditer(r"(?<=ngày )\d{1,2}(?=/\d{1,2}/\d{4})", text))[:1]:
        yield Mistake("date", f"{text[: found.start()]}32{text[found.end() :]}", case, found.group())
    for found in list(re.finditer(r"(?:chiếm|tỷ lệ) (?P<n>\d\d,\d)%", text))[:1]:
        at = found.start("n")
        yield Mistake("over", f"{text[:at]}1{text[at:]}", case, found["n"])
    clauses = [x for x in re.finditer(r"(?<=[;,] )[^;,.()\n]{20,}(?=[;,]\s)", text) if len(x.group().split()) > 4]
    for found in clauses[:1]:
        yield Mistake("clause", f"{text[: found.end()]}; {found.group()}{text[found.end() :]}", case, found.group())
    if len(text) > 80 and "\n" not in text:
        yield Mistake("paragraph", f"{text}\n{text}", case, text[:30])
    yield from _places(case, text)
    for found in list(re.finditer(r"(?<=\w) (?=\d{1,3}\.\d{3}(?!\d))", text))[:1]:
        yield Mistake(
            "stuck", text[: found.start()] + text[found.end() :], case, text[found.start() - 5 : found.end() + 5]
        )
    letters = [at for at, char in enumerate(text) if char in _SWAPS and text[at - 3 : at].islower()]
    for at in rng.sample(letters, min(2, len(letters))):
        word = re.search(r"\w*$", text[:at]).group() + re.match(r"\w*", text[at:]).group()  # type: ignore[union-attr]
        yield Mistake("syllable", text[:at] + _SWAPS[text[at]] + text[at + 1 :], case, word)


def _is_of(printed: str, proofs: str) -> bool:
    """Is a printed figure one of those in the proofs?"""
    plain = printed.rstrip(".,").replace(".", "").replace(",", ".")
    return bool(re.search(rf"(?<![\d.]){re.escape(plain)}(?![\d.])", proofs))


def _places(case: dict[str, Any], text: str) -> Iterator[Mistake]:
    """Other units, offices and periods than those of the report; a row twice; a known document's number."""
    day, issuer = date.fromisoformat(str(case["day"])), str(case.get("issuer", ""))
    rows = [line for line in text.split("\n") if re.match(r"[-+] |\d\. ", line) and len(line) > LEAST_ROW]
    if rows:
        yield Mistake("row", text.replace(rows[0], f"{rows[0]}\n{rows[0]}", 1), case, rows[0][:30])
    own = re.match(r"UBND (?P<kind>xã|phường|huyện|thị trấn) (?P<name>[^,]+)", issuer)
    named = re.search(rf"(?:địa bàn|UBND|toàn) {own['kind']} {re.escape(own['name'])}(?!\w)", text) if own else None
    if own and named:
        other = named.group().replace(own["name"], "Tân Lập")
        yield Mistake("unit", text.replace(named.group(), other, 1), case, named.group())
    acts = re.search(
        r"(?:^|[.;] |, )UBND (?:xã|phường|huyện|thị trấn)(?= (?:đã|chưa|đang|tổ chức|ban hành|tiếp tục|có))", text
    )
    if own and acts and not re.search(r"(?<!\w)Sở [A-ZĐ]", text):
        changed = re.sub(r"UBND (?:xã|phường|huyện|thị trấn)$", "Sở", acts.group())
        yield Mistake("office", text[: acts.start()] + changed + text[acts.end() :], case, acts.group())
    commune = re.search(r"(?:UBND|Chủ tịch UBND) (?:các )?(?:xã|phường)(?!\w)", text)
    if commune and day >= date(2025, 8, 1) and "cũ" not in text:
        changed = re.sub(r"(?:xã|phường)$", "huyện", commune.group())
        yield Mistake("district", text[: commune.start()] + changed + text[commune.end() :], case, commune.group())
    asked = re.search(r"(?:[Kk]iến nghị|[Đđ]ề nghị) Bộ (?:Tài chính|Xây dựng|Nội vụ|Nông nghiệp và Môi trường)", text)
    if asked and day >= date(2025, 3, 15):
        changed = re.sub(r"Bộ .*", "Bộ Thông tin và Truyền thông", asked.group())
        yield Mistake("ministry", text[: asked.start()] + changed + text[asked.end() :], case, asked.group())
    quarter = re.search(r"[Qq]uý (?P<q>IV|I{1,3})(?=(?:/| năm )\d{4} ?\((?:số liệu )?(?:tính )?từ ngày)", text)
    if quarter:
        other = {"I": "III", "II": "IV", "III": "I", "IV": "II"}[quarter["q"]]
        yield Mistake("period", text[: quarter.start("q")] + other + text[quarter.end("q") :], case, quarter.group())
    for cited in re.finditer(
        r"(?:Quyết định|Nghị định|Nghị quyết|Chỉ thị|Thông tư) số (?P<n>\d{2,4})/\S+ ngày \d", text
    ):
        if re.match(r"\d+/(?:\d{4}/)?(?:QĐ-TTg|NĐ-CP|NQ-CP|TT-VPCP)", text[cited.start("n") :]):
            last = str((int(cited["n"][-1]) + 3) % 10)
            at = cited.end("n") - 1
            yield Mistake("citation", text[:at] + last + text[at + 1 :], case, cited.group())
            break


def warnings(case: dict[str, Any], text: str) -> set[tuple[str, ...]]:
    """The warnings on a passage of its issuer and day, without their places."""
    facts = ProseFacts(report_date=date.fromisoformat(str(case["day"])), issuer=str(case.get("issuer", "")))
    found = check_prose(from_text(text.split("\n"), "a.txt"), facts)
    return {(item.code, item.message()) for item in found if item.severity is not Severity.INFO}


def main() -> None:
    """Measure and print; with --write, put the table into the page."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--folder", type=Path, default=FOLDER / "open")
    arguments.add_argument("--list", metavar="KIND")
    arguments.add_argument("--write", type=Path)
    options = arguments.parse_args()
    rng = random.Random(options.seed)
    made: dict[str, list[bool]] = defaultdict(list)
    for case in cases(options.folder):
        if case["verdict"] != "right":
            continue
        before = warnings(case, case["text"].rstrip("\n"))
        for mistake in mistakes(case, rng):
            caught = bool(warnings(case, mistake.text) - before)
            made[mistake.kind].append(caught)
            if options.list == mistake.kind and not caught:
                print(f"{case['id']} {mistake.change}\n      {mistake.text}")
    rows = [(NAMES[kind], str(len(made[kind])), _share(made[kind])) for kind in NAMES if made[kind]]
    known = [caught for kind, all_ in made.items() if kind not in NOT_DECIDABLE for caught in all_]
    rows.append(("**mọi loại biết được**", str(len(known)), _share(known)))
    lines = [
        "| Chỗ bị sửa | Số chỗ | Bắt được |",
        "| --- | ---: | ---: |",
        *(f"| {a} | {b} | {c} |" for a, b, c in rows),
    ]
    print("\n".join(lines))
    if options.write:
        page = options.write.read_text(encoding="utf-8")
        table = "\n".join(lines)
        marks = r"(?<=<!-- đoạn văn bị sửa -->\n).*?(?=<!-- hết -->)"
        options.write.write_text(re.sub(marks, lambda _: f"{table}\n", page, flags=re.DOTALL), encoding="utf-8")


def _share(caught: list[bool]) -> str:
    return f"{100 * sum(caught) / len(caught):.0f}%"


if __name__ == "__main__":
    main()
