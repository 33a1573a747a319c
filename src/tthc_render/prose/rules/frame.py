"""Wording that Nghị định 30/2020/NĐ-CP prescribes around the text: F101 to F116.

Section numbers are those of Phụ lục I of the decree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.passages import Passage
from tthc_render.vietnamese.files_line import files_of
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text_end import MARK, place_of_end

# Abbreviations of named documents. Source: Phụ lục III, mục I.
NAMED = (
    "NQ|QĐ|CT|QC|QyĐ|TC|TB|HD|CTr|KH|PA|ĐA|DA|BC|BB|TTr|HĐ|CĐ|BGN|BTT|GUQ|GM|GGT|GNP|PG|PC|PB"
)  # fmt: skip
KIND_CODES = {
    "BÁO CÁO": "BC", "KẾ HOẠCH": "KH", "TỜ TRÌNH": "TTr", "QUYẾT ĐỊNH": "QĐ", "THÔNG BÁO": "TB", "CHỈ THỊ": "CT",
    "HƯỚNG DẪN": "HD", "CHƯƠNG TRÌNH": "CTr", "PHƯƠNG ÁN": "PA", "ĐỀ ÁN": "ĐA", "BIÊN BẢN": "BB", "NGHỊ QUYẾT": "NQ",
}  # fmt: skip
_NUMBER = pattern_of(
    r"Số\s{0,3}:\s{0,30}(?P<digits>\d{0,6})(?:/(?:19|20)\d{2}(?=/))?(?P<gap>\s{0,30}[.…_]{0,40}\s{0,30})(?P<stroke>[/-]?)\s{0,3}(?P<code>\S{0,40})$"
)
_CODE = pattern_of(rf"(?:(?:{NAMED})-)?[A-ZĐ][\w&]{{0,20}}(?:-[A-ZĐ][\w&.₀-₉]{{0,20}}){{0,4}}")
_DATE = pattern_of(
    r"(?P<place>[^,]{1,60}),\s{0,3}ngày(?P<day>[\s\d.…_]{0,20})tháng(?P<month>[\s\d.…_]{0,20})năm\s{0,6}(?P<year>\d{4}|[\s.…_]{1,8})$"
)
_PREFIX = pattern_of(r"(?P<letters>TM|KT|TL|TUQ|Q)(?P<dot>\.?)\s", re.IGNORECASE)
_PREFIX_LIKE = pattern_of(r"(?:T[./]M|K[./]T|T[./]L|T[./]?U[./]Q|T[./]UQ)\.?\s?", re.IGNORECASE)
"""The same as `_PREFIX`, however it is typed: one finding on the way of writing is enough."""
_FOR_THE_HEAD = pattern_of(r"K[./]?T|T[./]?U[./]?Q|T[./]?L|Q\.|KÝ THAY|THỪA ")
_FOR_THE_OFFICE = pattern_of(r"T[./]?M|T[./]?L|T[./]?U[./]?Q|THAY MẶT|THỪA ")
_IN_WORDS = pattern_of(r"(?P<words>THAY MẶT|KÝ THAY|THỪA LỆNH|THỪA [ỦU][YỶ] QUYỀN)[\s.:]+(?=\S)")
_SHORT = {"THAY MẶT": "TM", "KÝ THAY": "KT", "THỪA LỆNH": "TL"}
_RIGHT = {"TM": "TM.", "KT": "KT.", "TL": "TL.", "TUQ": "TUQ.", "Q": "Q."}
_CHAIRMAN_DECIDES = pattern_of(r"CHỦ TỊCH (?:[ỦU][YỶ] BAN NHÂN DÂN|UBND)(?!\w)")
"""Who decides in his own name: a line of decisions, under which TM. has no place."""
_HEAD_DECIDES = pattern_of(
    r"(?:QUYỀN |Q\. )?(?:CHỦ TỊCH|(?:TỔNG )?GIÁM ĐỐC|(?:CHI |TỔNG )?CỤC TRƯỞNG|VỤ TRƯỞNG|BỘ TRƯỞNG|THỦ TƯỚNG|"
    r"HIỆU TRƯỞNG|VIỆN TRƯỞNG|TRƯỞNG (?:BAN|PHÒNG)|CHÁNH (?:VĂN PHÒNG|THANH TRA))(?!\w)(?!.*:$)"
)
"""An office of one person, who decides in his own name; nobody signs on behalf of all members below that."""
_DECISION = pattern_of(r"QUYẾT (?:ĐỊNH|NGHỊ)\s?:")
_URGENT = pattern_of(r"CÔNG ĐIỆN(?!\w)", re.IGNORECASE)
"""The kind of document with which a chairman commands in his own name, whoever stands in its head."""
_KEEP = pattern_of(r"[-–]\s?Lưu\s?:\s{0,2}(?P<list>.{2,80})$")
_TITLES = pattern_of(r"(?:PHÓ\s)?(?:CHỦ TỊCH|GIÁM ĐỐC|CHÁNH VĂN PHÒNG|TRƯỞNG|TỔNG|VỤ TRƯỞNG|CỤC TRƯỞNG|CHI CỤC TRƯỞNG)")

_OF_SIDES = pattern_of(r"BIÊN BẢN|HỢP ĐỒNG|BẢN GHI NHỚ|BẢN THỎA THUẬN")
"""Kinds that need no recipients, and no files where they have some (kinds.yaml)."""


def check_format(context: ProseContext) -> list[Finding]:
    """Findings on number, date line, addressees, recipients, signature, closing mark and heads of appendices."""
    passages = [reading.passage for reading in context.readings]
    by = {
        role: [p for p in passages if p.role == role]
        for role in ("number", "date", "kind", "addressee", "recipient", "signature", "appendix", "letterhead")
    }
    out: list[Finding] = []
    for passage in by["number"][:1]:
        out += _number(passage, by["kind"][0].text.strip() if by["kind"] else "")
    for passage in by["date"][:1]:
        out += _date(passage)
    if by["recipient"]:
        without_files = any(_OF_SIDES.match(p.text.strip()) for p in by["kind"])
        out += _recipients(by["recipient"], bool(by["addressee"]), without_files)
    out += _addressees(by["addressee"])
    personal = any(p.text.isupper() and _CHAIRMAN_DECIDES.match(p.text.strip()) for p in passages)
    personal = personal or any(_URGENT.match(p.text.strip()) for p in by["kind"])
    out += _signature(by["signature"], [] if personal else by["letterhead"])
    out += _on_behalf(passages, by["signature"])
    if by["kind"]:
        out += _closing(passages)
    for passage in by["appendix"]:
        if passage.text.isupper() and passage.text.startswith("PHỤ LỤC"):
            label = passage.text.removeprefix("PHỤ LỤC")
            out.append(finding("F113", passage.place, written=passage.text, right=f"Phụ lục{label}"))
    return out


def _number(passage: Passage, kind: str) -> Iterator[Finding]:
    """II.3: ``Số: 107/BC-UBND``; below 10 with a zero; no spaces around the strokes."""
    text = passage.text.strip()
    if not text:
        return  # a kind of document without a number
    found = _NUMBER.match(text)
    if not found or not found["code"] or not found["stroke"] or not _CODE.fullmatch(found["code"]):
        yield finding("F101", passage.place, written=text, right=_number_in_form(text, kind))
        return
    code = KIND_CODES.get(kind)
    if len(found["digits"]) == 1:
        yield finding("F102", passage.place, written=text, right=f"0{found['digits']}")
    if code and not found["code"].startswith(f"{code}-"):
        yield finding("F103", passage.place, written=found["code"], kind=kind, right=f"{code}-…")


def _number_in_form(text: str, kind: str) -> str:
    """The number line in form, of what was typed: its figures and the letters of its symbol."""
    typed = re.sub(r"^\W*Số\W*", "", text)
    found = re.match(r"[\d\s.]*\d", typed)
    number, symbol = (found[0], typed[found.end() :]) if found else typed.split("/", 1) if "/" in typed else ("", typed)
    groups = re.findall(r"[A-ZĐ][\w&]{0,20}", symbol)
    groups.sort(key=lambda group: group != KIND_CODES.get(kind))  # the kind of document comes first
    code = "-".join(groups) or f"{KIND_CODES.get(kind, 'BC')}-…"
    return f"Số: {re.sub(r'[^0-9]', '', number) or '…'}/{code}"


def _date(passage: Passage) -> Iterator[Finding]:
    """II.4: days below 10 and the months 1 and 2 with a zero, the others without."""
    text = passage.text.strip()
    found = _DATE.match(text)
    if not found:
        yield finding("F104", passage.place, written=text)
        return
    day, month = (re.sub(r"\D", "", found[name]) for name in ("day", "month"))
    right_day = f"{int(day):02}" if day else day
    right_month = (f"{int(month):02}" if int(month) <= 2 else str(int(month))) if month else month
    if (day, month) != (right_day, right_month):
        right = f"ngày {right_day or '…'} tháng {right_month or '…'}"
        yield finding("F105", passage.place, written=text, right=right)


def _addressees(lines: Sequence[Passage]) -> Iterator[Finding]:
    """II.9.d: two addressees and more are on lines of their own, "- …;" and a full stop at the end."""
    several = [passage for passage in lines if passage.text.lstrip().startswith("- ")]
    for passage in several[:-1]:
        if not passage.text.rstrip().endswith(";"):
            yield _unended("F106", passage, ";")
    if several and not several[-1].text.rstrip().endswith("."):
        yield _unended("F106", several[-1], ".")


def _unended(code: str, passage: Passage, mark: str) -> Finding:
    """A line that does not end with ``mark``, and the line as it should be."""
    text = passage.text.strip()
    return finding(code, passage.place, written=text, mark=mark, right=text.rstrip(" .,;:/") + mark)


def _recipients(lines: Sequence[Passage], addressed: bool, without_files: bool) -> Iterator[Finding]:
    """II.9: "- Như trên;" first where there is Kính gửi, every line ";", the last "- Lưu: VT, <đơn vị>.".

    ``without_files``: the kind of document may name recipients and no files.
    """
    first, last = lines[0], lines[-1]
    if addressed and not re.match(r"[-–]\s?Như trên", first.text):
        yield finding("F107", first.place, written=first.text.strip())
    for passage in lines[:-1]:
        if not passage.text.rstrip().endswith(";"):
            yield _unended("F108", passage, ";")
    text = last.text.strip()
    keep = _KEEP.match(text)
    if not keep and without_files:
        return
    if not keep:
        yield finding("F109", last.place, written=text, right="- Lưu: VT, <đơn vị soạn thảo>.")
        return
    right = f"- Lưu: {', '.join(files_of(keep['list']))}."
    if text.replace("–", "-") != right:
        yield finding("F109", last.place, written=text, right=right)


def _signature(lines: Sequence[Passage], head: Sequence[Passage]) -> Iterator[Finding]:
    """II.7.b: TM., KT., TL., TUQ., Q. before the authority; a deputy signs for the head."""
    authority = [passage for passage in lines if passage.text.strip().isupper()]
    for passage in authority:
        text = passage.text.strip()
        like = _PREFIX_LIKE.match(text)
        found = _PREFIX.match(text)
        in_words = _IN_WORDS.match(text)
        if in_words:
            right = _RIGHT[_SHORT.get(in_words["words"], "TUQ")]
            yield finding("F110", passage.place, written=text, right=f"{right} {text[in_words.end() :]}")
        elif like:
            letters = re.sub(r"[^A-Z]", "", like.group().upper())
            yield finding("F110", passage.place, written=text, right=f"{_RIGHT[letters]} {text[like.end() :]}")
        elif tight := re.match(r"(TM|KT|TL|TUQ)\.(?=\w)", text):
            yield finding("F110", passage.place, written=text, right=f"{tight[0]} {text[tight.end() :]}")
        elif found and not found["dot"]:
            yield finding(
                "F110", passage.place, written=text, right=f"{_RIGHT[found['letters']]} {text[found.end() :]}"
            )
    texts = [passage.text.strip() for passage in authority]
    deputy = next((at for at, text in enumerate(texts) if text.startswith("PHÓ ") and _TITLES.match(text)), None)
    if deputy is not None and not any(map(_FOR_THE_HEAD.match, texts[:deputy])):
        chief = re.sub(r"\s(?:PHỤ TRÁCH|ĐIỀU HÀNH)$", "", texts[deputy].removeprefix("PHÓ "))
        right = f"KT. {chief}"
        yield finding("F111", authority[deputy].place, written=texts[deputy], right=right)
    committee = any(re.match(r"ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN", passage.text.strip()) for passage in head)
    chairman = next((at for at, text in enumerate(texts) if re.search(r"CHỦ TỊCH$", text)), None)
    if committee and chairman is not None and not any(map(_FOR_THE_OFFICE.match, texts)):
        yield finding("F112", authority[chairman].place, written=" / ".join(texts), right="TM. ỦY BAN NHÂN DÂN")


def _on_behalf(passages: Sequence[Passage], signature: Sequence[Passage]) -> Iterator[Finding]:
    """TM. below a decision that one person takes: "GIÁM ĐỐC SỞ NỘI VỤ" above the grounds of "QUYẾT ĐỊNH:"."""
    body = [p for p in passages if p.part == 0 and p.role not in ("letterhead", "kind", "signature", "recipient")]
    at = next((at for at, passage in enumerate(body) if _DECISION.fullmatch(passage.text.strip())), 0)
    who = next((p.text.strip() for p in body[:at] if p.text.isupper() and _HEAD_DECIDES.match(p.text.strip())), "")
    behalf = next((passage for passage in signature if re.match(r"TM\.?\s", passage.text.strip())), None)
    if who and behalf is not None:
        yield finding("F116", behalf.place, who=who, written=behalf.text.strip())


def _closing(passages: Sequence[Passage]) -> Iterator[Finding]:
    """The text ends with "./." (Phụ lục III, all sample layouts); what is sent with it may be said below."""
    body = [p for p in passages if p.part == 0 and p.role in ("paragraph", "item", "heading")]
    whole = any(p.role == "number" for p in passages)  # a text without one may be a piece of a document
    if len(body) < (1 if whole else 3) or not any(p.role in ("recipient", "signature") for p in passages):
        return
    end = place_of_end([passage.text for passage in body])
    last = body[end]
    if not last.text.rstrip().endswith(MARK):
        yield finding("F114", last.at(len(last.text)), written=last.text.rstrip()[-40:])
    for passage in body[:end]:
        if passage.text.rstrip().endswith(MARK):
            yield finding("F115", passage.at(len(passage.text) - 3), written=passage.text.rstrip()[-40:])
