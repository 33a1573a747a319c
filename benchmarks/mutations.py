"""How many mistakes the prose checks catch: one mistake at a time in clean reports, always the same ones.

Every report is made with consistent figures, then one marked figure, share, date or label is changed at random.
Printed is the share of mistakes that bring a finding, by kind, and the findings on reports without a mistake (0);
then the same for the cells of forms and for the text of the issued reports.

    python benchmarks/mutations.py [mistakes of each kind] [--seed N] [--write docs/kiem-tra.md]
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from tthc_render.prose.checker import check_prose
from tthc_render.prose.context import EarlierReport, ProseFacts
from tthc_render.prose.passages import from_text
from tthc_render.vietnamese.dates import format_short
from tthc_render.vietnamese.number_words import spell
from tthc_render.vietnamese.numbers import format_count
from tthc_render.vietnamese.periods import parse_period

# ⟦kind:text⟧ marks what may be changed; the marks are taken out before a report is checked.
MARK = re.compile(r"⟦(?P<kind>\w+):(?P<text>[^⟧]*)⟧")
KINDS = {
    "tong": "số của một tổng trong câu",
    "muc": "số của một tổng qua các gạch đầu dòng",
    "con": "số “còn lại”",
    "ty_le": "tỷ lệ",
    "mau": "số đếm sinh ra tỷ lệ",
    "chu": "số viết bằng chữ",
    "dem": "số lượng nêu trước một danh sách",
    "ky": "ngày của kỳ số liệu",
    "vb": "ngày của văn bản dẫn hai lần",
    "vb1": "ngày của văn bản chỉ dẫn một lần",
    "vb1_truoc": "như trên, báo cáo kỳ trước cũng dẫn văn bản ấy",
    "so": "số mục, chữ cái đầu mục",
    "lk": "số trong (1)…(n)",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of one kind: mistakes made, mistakes that brought a finding."""

    made: int
    caught: int


def clean_report(rng: random.Random) -> list[str]:
    """A report on administrative procedures whose figures, dates and numbers agree, with marks."""

    def m(kind: str, value: int | str) -> str:
        return f"⟦{kind}:{format_count(value) if isinstance(value, int) else value}⟧"

    def parts(total: int, count: int) -> list[int]:
        cuts = sorted(rng.sample(range(1, total), count - 1))
        return [b - a for a, b in zip([0, *cuts], [*cuts, total], strict=True)]

    def share(part: int, whole: int) -> str:
        return f"{(Decimal(part) * 100 / whole).quantize(Decimal('0.01'), ROUND_HALF_UP):f}".replace(".", ",")

    def some_day() -> str:
        return format_short(date(2023, 1, 10) + timedelta(days=rng.randrange(480)))

    received = rng.randrange(2000, 400000)
    online, direct, carried = parts(received, 3)
    early, timely, late = parts(settled := rng.randrange(1500, received), 3)
    within, overdue = parts(pending := rng.randrange(20, 900), 2)
    province, district, commune = parts(procedures := rng.randrange(300, 3000), 3)
    done = rng.randrange(5, tasks := rng.randrange(20, 90))
    good = rng.randrange(settled // 2, settled)
    new, amended, dropped = parts(published := rng.randrange(40, 400), 3)
    paid = rng.randrange(50, asked := rng.randrange(100, 9000))
    few = rng.randrange(2, 9)
    levels = parts(total_items := rng.randrange(900, 90000), 3)
    first, second = some_day(), some_day()
    numbers = rng.sample(range(100, 2000), 3)
    window = (m("ky", "15/3/2024"), m("ky", "14/6/2024"))
    kinds = ["công bố", "công khai", "rà soát", "số hóa", "kiểm tra"][: rng.randrange(3, 6)]
    return [
        "SỞ NGOẠI VỤ",
        "Số: 05/BC-SNgV",
        "Hà Tĩnh, ngày 20 tháng 6 năm 2024",
        "BÁO CÁO",
        "Công tác kiểm soát thủ tục hành chính Quý II năm 2024",
        f"(Từ ngày {window[0]} đến ngày {window[1]})",
        f"Thực hiện Quyết định số {numbers[0]}/QĐ-UBND ngày {m('vb', first)} của UBND tỉnh, Sở báo cáo như sau:",
        f"{m('so', 'I.')} KẾT QUẢ",
        f"{m('so', '1.')} Công bố TTHC",
        f"Toàn tỉnh có {m('tong', procedures)} TTHC (cấp tỉnh {m('tong', province)} TTHC, cấp huyện"
        f" {m('tong', district)} TTHC, cấp xã {m('tong', commune)} TTHC).",
        f"Ban hành Kế hoạch số {numbers[1]}/KH-UBND ngày {m('vb1', second)} công bố Danh mục"
        f" {m('tong', published)} TTHC (ban hành mới {m('tong', new)} TTHC; sửa đổi, bổ sung"
        f" {m('tong', amended)} TTHC; bãi bỏ {m('tong', dropped)} TTHC).",
        f"Đã niêm yết 0{few} ({m('chu', spell(few))}) TTHC, gồm {m('dem', f'0{len(kinds)}')} việc: "
        + "; ".join(f"{m('lk', f'({at})')} {kind}" for at, kind in enumerate(kinds, 1))
        + ".",
        f"{m('so', '2.')} Giải quyết TTHC",
        f"{m('so', '2.1.')} Tiếp nhận",
        f"Tổng số hồ sơ đã tiếp nhận trong kỳ: {m('tong', received)}, trong đó: trực tuyến: {m('tong', online)}; trực"
        f" tiếp: {m('tong', direct)}; từ kỳ trước chuyển qua: {m('tong', carried)}.",
        f"{m('so', '2.2.')} Kết quả",
        f"- Số lượng hồ sơ đã giải quyết: {m('tong', settled)}; trong đó, giải quyết trước hạn: {m('tong', early)},"
        f" đúng hạn: {m('tong', timely)}, quá hạn: {m('tong', late)}.",
        f"- Số lượng hồ sơ đang giải quyết: {m('tong', pending)}; trong đó, trong hạn: {m('tong', within)}, quá hạn:"
        f" {m('tong', overdue)}.",
        f"- Đã giải quyết {m('mau', settled)} hồ sơ, trong đó có {m('mau', good)} hồ sơ giải quyết đúng hạn (đạt tỷ lệ"
        f" {m('ty_le', share(good, settled))}%).",
        f"Hồ sơ số hóa: {m('muc', total_items)} hồ sơ, cụ thể:",
        *(
            f"- Cấp {name}: {m('muc', value)} hồ sơ"
            for name, value in zip(("tỉnh", "huyện", "xã"), levels, strict=True)
        ),
        f"{m('so', '3.')} Nhiệm vụ được giao",
        f"Đã hoàn thành {m('mau', done)}/{m('mau', tasks)} nhiệm vụ, đạt {m('ty_le', share(done, tasks))}%; còn"
        f" {m('con', tasks - done)} nhiệm vụ theo Quyết định số {numbers[0]}/QĐ-UBND ngày {m('vb', first)}.",
        f"Thanh toán trực tuyến {m('mau', paid)} hồ sơ trên tổng số {m('mau', asked)} hồ sơ, đạt"
        f" {m('ty_le', share(paid, asked))}%.",
        f"{m('so', 'II.')} NHIỆM VỤ",
        f"{m('so', 'a)')} Tiếp tục rà soát.",
        f"{m('so', 'b)')} Công khai đầy đủ.",
        f"{m('so', 'c)')} Số hóa hồ sơ.",
        f"{m('so', 'd)')} Kiểm tra.",
        f"{m('so', 'đ)')} Theo Quyết định số 766/QĐ-TTg ngày {m('vb', '23/6/2022')} về Bộ chỉ số chất lượng phục vụ.",
        f"{m('so', 'III.')} KIẾN NGHỊ",
        "Trên đây là báo cáo Quý II năm 2024 của Sở./.",
        "Nơi nhận:",
        "- UBND tỉnh;",
        "- Lưu: VT, VP.",
        "GIÁM ĐỐC",
        "--- appendix",
        "Biểu số II.06a/VPCP/KSTT",
        "Kỳ báo cáo: Quý II năm 2024",
        f"(Từ ngày {window[0]} đến ngày {window[1]})",
    ]


def plain(lines: list[str]) -> list[str]:
    """The report without marks."""
    return [MARK.sub(lambda found: found["text"], line) for line in lines]


def codes(lines: list[str], before: list[str] | None = None) -> list[str]:
    """Codes of all findings on a report; ``before`` is last period's, where that is there."""
    past = EarlierReport(parse_period("2024-Q1"), "ky-truoc.yaml", {}, "\n".join(plain(before))) if before else None
    facts = ProseFacts(period=parse_period("2024-Q2"), past=(past,)) if past else None
    return [item.code for item in check_prose(from_text(plain(lines), "a.txt"), facts)]


def mutate(lines: list[str], kind: str, rng: random.Random) -> list[str]:
    """The report with one marked text of the kind changed."""
    places = [
        (at, found)
        for at, line in enumerate(lines)
        for found in MARK.finditer(line)
        if found["kind"] == kind.partition("_truoc")[0]
    ]
    at, found = rng.choice(places)
    text = found["text"]
    changed = next(new for new in _tries(kind, text, rng) if new != text)
    out = list(lines)
    out[at] = lines[at][: found.start()] + changed + lines[at][found.end() :]
    return out


def _tries(kind: str, text: str, rng: random.Random) -> Iterator[str]:
    while True:
        yield _CHANGES.get(kind, mistyped_number)(text, rng)


def mistyped_number(text: str, rng: random.Random) -> str:
    """One digit typed wrong, or two neighbours swapped; the figure stays well formed."""
    digits = [at for at, char in enumerate(text) if char.isdigit()]
    chars = list(text)
    at = rng.choice(digits)
    if rng.random() < 0.3 and len(digits) > 1:
        one, other = rng.sample(digits, 2)
        chars[one], chars[other] = chars[other], chars[one]
    else:
        chars[at] = rng.choice("0123456789")
    new = "".join(chars)
    return text if new.startswith("0") and not text.startswith("0") else new


def mistyped_date(text: str, rng: random.Random) -> str:
    day, month, year = (int(part) for part in text.split("/"))
    which = rng.randrange(3)
    if which == 0:
        day = rng.choice([other for other in range(1, 40) if other != day])
    elif which == 1:
        month = rng.choice([other for other in range(1, 15) if other != month])
    else:
        year += rng.choice([-1, 1])
    return f"{day:02}/{month:02}/{year}" if month < 3 else f"{day:02}/{month}/{year}"


def _word(text: str, rng: random.Random) -> str:
    return spell(rng.randrange(2, 10))


def mistyped_label(text: str, rng: random.Random) -> str:
    if text[0].isalpha() and text.endswith(")"):
        return f"{rng.choice('abcdđeghik')})"
    if text[0] in "IVX":
        return rng.choice(["I.", "II.", "III.", "IV.", "V."])
    head, _, _ = text.rstrip(".").rpartition(".")
    return f"{head}{'.' if head else ''}{rng.randrange(1, 9)}."


def _enumerated(text: str, rng: random.Random) -> str:
    return f"({rng.randrange(1, 10)})"


_CHANGES: dict[str, Callable[[str, random.Random], str]] = {
    **dict.fromkeys(("ky", "vb", "vb1", "vb1_truoc"), mistyped_date), "chu": _word, "so": mistyped_label,
    "lk": _enumerated,
}  # fmt: skip


def measure(count: int, seed: int) -> tuple[dict[str, Outcome], int]:
    """Outcomes by kind for ``count`` mistakes each, and the findings on the clean reports."""
    rng = random.Random(seed)
    alarms = 0
    caught = dict.fromkeys(KINDS, 0)
    for _ in range(count):
        report = clean_report(rng)
        clean = codes(report)
        alarms += len(clean)
        for kind in KINDS:
            before = report if kind.endswith("_truoc") else None
            caught[kind] += len(codes(mutate(report, kind, rng), before)) > len(clean)
    return {kind: Outcome(count, caught[kind]) for kind in KINDS}, alarms


def tables(count: int, seed: int) -> dict[str, list[tuple[str, ...]]]:
    """The tables of the documents by name: rows of what was changed, the places there are, the share caught."""
    import form_mutations
    import sample_mutations

    prose, alarms = measure(count, seed)
    with tempfile.TemporaryDirectory() as folder:
        forms, more = form_mutations.measure(count, seed, Path(folder))
    print(f"findings on {count} clean reports: {alarms}; on clean forms: {more}")
    issued = sample_mutations.measure(count, seed)
    return {
        "lời văn": [(KINDS[kind], _share(item.caught, item.made)) for kind, item in prose.items()],
        "biểu": [(name, _share(item.caught, item.made)) for name, item in forms.items()],
        "báo cáo đã ban hành": [
            (sample_mutations.KINDS[kind], str(item.places), _share(item.caught, item.made))
            for kind, item in issued.items()
        ],
    }


def _share(caught: int, made: int) -> str:
    return f"{round(100 * caught / made)}%"


def main() -> None:
    """Prints the tables; ``--write`` also puts them between their marks in a page."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("count", nargs="?", type=int, default=300, help="mistakes of each kind")
    parser.add_argument("--seed", type=int, default=20240620)
    parser.add_argument("--write", type=Path, metavar="FILE")
    options = parser.parse_args()
    for name, rows in tables(options.count, options.seed).items():
        body = "".join(f"| {' | '.join(row)} |\n" for row in rows)
        print(f"\n{name}\n{body}", end="")
        if options.write:
            page = options.write.read_text(encoding="utf-8")
            head, _, rest = page.partition(f"<!-- {name} -->\n")
            lines = rest.splitlines(keepends=True)
            page = head + f"<!-- {name} -->\n" + "".join(lines[:2]) + body + rest.partition("<!-- hết -->")[1]
            options.write.write_text(page + rest.partition("<!-- hết -->")[2], encoding="utf-8")


if __name__ == "__main__":
    main()
