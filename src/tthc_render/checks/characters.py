"""Characters that cannot be printed as typed: missing in the layout's font, or like a letter that was meant."""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.document.inlines import SET_HIGH_OR_LOW
from tthc_render.document.tree import Block, Chart, Document, Figure, FormHead, Signatures, Table, plain
from tthc_render.formats.fonts import letter_widths
from tthc_render.prose.passages import Passage
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.yaml_files.source import Source
from tthc_render.yaml_files.syntax import shorten

LOOK_ALIKES: Final = {
    "Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ", "Ɗ": "Đ", "ɗ": "đ", "Ƌ": "Đ", "ƌ": "đ",
    # Cyrillic and Greek letters with the shape of a Latin one
    **dict(zip("АВЕКМНОРСТУХІЅЈаеорсухіѕјԁһԛԝԌԚԜ", "ABEKMHOPCTYXISJaeopcyxisjdhqwGQW", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοϲϳϹͿ", "ABEZHIKMNOPTYXocjCJ", strict=True)),
    **dict(zip("άέίόύὰὲὶὸὺ", "áéíóúàèìòù", strict=True)),
    # small capitals and other letters of phonetics, ligatures, Roman numerals of one character
    **dict(zip("ᴀʙᴄᴅᴇɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢɑɡ", "abcdeghijklmnoprstuvwyzag", strict=True)),
    **{sign: unicodedata.normalize("NFKC", sign) for sign in "ﬀﬁﬂﬃﬄﬅﬆⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫⅬⅭⅮⅯⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅺⅻⅼⅽⅾⅿ"},
    # Armenian, Cherokee
    **dict(zip("ՍՏՕոօսհցզք", "USOnouhgqp", strict=True)),
    **dict(zip("ᎠᎡᎢᎥᎪᎫᎬᎳᎷᎻᏀᏃᏆᏎᏒᏔᏙᏚᏞᏟᏢᏤᏦᏴ", "DRTiAJEWMHGZILRWVSLCPVKB", strict=True)),
}  # fmt: skip
"""Characters that look like a letter of Vietnamese but have another code; search and screen readers fail on them.

Those that the font lacks are D751, with the letter that was meant.
"""
SUGGESTED: Final = {
    **dict.fromkeys("✅✓✔☑", "“x”, “có” hoặc “đạt”"),
    **dict.fromkeys("✗✘❌✖☒", "“không” hoặc “không đạt”"),
    **dict.fromkeys("☐⬜", "chừa trống hoặc “không”"),
    **dict.fromkeys("➔➜➙➤➡⇨", "→"),
    **dict.fromkeys("⭐★☆🌟", "số sao, ví dụ “5 sao”"),
}  # fmt: skip
"""What a writer can type for signs that text fonts lack."""
BULLET: Final = "“- ” (dấu gạch và dấu cách) nếu dùng làm gạch đầu dòng"
"""What a writer can type for a sign that begins a line, as in messages pasted from a telephone."""
OTHERS: Final = "chữ có trong phông Times New Roman"
"""What a writer can type for signs that stand for no letter of ours."""
_SEPARATORS: Final = "\x0b\x0c\x1c\x1d\x1e\x1f\x85"
"""Control signs that Python takes for blanks."""
_OWN_MARKS: Final = "[\u0300-\u0303\u0309\u031b\u0323]"
_STACK: Final = pattern_of(rf"[\u0300-\u036f]{{2,}}|(?<=[^\W\d_]){_OWN_MARKS}|(?<!\S){_OWN_MARKS}(?=[^\W\d_])")
"""Marks that no letter of Vietnamese has: those of its letters are one character with the letter.

Several, or one of Vietnamese on a letter that has none, or before its word; other languages have other marks.
"""
_FOREIGN_WORD: Final = pattern_of(
    r"(?<!\w)(?:[\u0370-\u03ff]{2,}|[\u0400-\u052f]{2,}|[\u0530-\u058f]{2,}|[\u13a0-\u13ff]{2,})(?!\w)"
)
"""A word with letters of one other script only: Greek, Cyrillic, Armenian, Cherokee."""
MOST: Final = 20
"""Findings of one report beside the first of each look-alike; a text in another script is one mistake."""
MOST_SIGNS: Final = 6
"""Words in one finding; a line with more of them has several findings."""
MOST_STACKS: Final = 200
"""Loose marks that are looked for in one paragraph."""
JOINERS: Final = "\u200d\ufe0e\ufe0f"
"""What joins signs into one picture (a family, a flag); it is not printed by itself."""


def check_characters(
    passages: Iterable[Passage],
    document: Document,
    source: Source | None = None,
    outlines: Sequence[tuple[str, str]] = (),
) -> list[Finding]:
    """D751 for what the font lacks, one for each line of a paragraph or row; D752 for look-alikes, one for each letter.

    D770 for marks on marks, one for each line.

    Each stands where the sign is typed: in ``source``, the report's own file, or in one of the ``outlines``, path and
    text, among which is the file of units.
    """
    missing: dict[Place, dict[str, str]] = {}
    found: dict[tuple[Place, str], Finding] = {}
    loose: dict[tuple[str, int], tuple[Place, dict[str, int]]] = {}
    clean: set[str] = set()
    for text, place in (*((passage.text, passage.place) for passage in passages), *_beside(document)):
        for stack in itertools.islice(_STACK.finditer(text), MOST_STACKS):
            word = text[max(0, stack.start() - 1) : stack.end()]
            where = _typed_at(word, place, source, outlines, _word_at(text, stack.start()))
            marks = loose.setdefault((where.file, where.line), (where, {}))[1]
            marks[text[max(0, stack.start() - 30) : stack.start() + 1]] = len(stack[0])
        if clean.issuperset(text):
            continue
        fresh = {character: _code_of(character) for character in set(text) - clean}
        clean.update([character for character, code in fresh.items() if not code])
        if not any(fresh.values()):
            continue
        codes = {character: fresh.get(character, "") for character in dict.fromkeys(text)}
        for run in _missing_runs(text, codes):
            missing.setdefault(place, {}).setdefault(run, text)
        meant = _FOREIGN_WORD.sub(_without_foreign, text) if "D752" in codes.values() else text
        for character in (character for character, code in codes.items() if code == "D752" and character in meant):
            found.setdefault(
                (place, character), _look_alike(character, text, _typed_at(character, place, source, outlines, text))
            )
    for place, runs in missing.items():
        by_line: dict[int, tuple[Place, list[str]]] = {}
        for run in runs:
            where = _typed_at(run, place, source, outlines, runs[run])
            by_line.setdefault(where.line, (where, []))[1].append(run)
        for where, those in by_line.values():
            for start in range(0, len(those), MOST_SIGNS):
                some = those[start : start + MOST_SIGNS]
                found[where, some[0]] = _not_printed(some, runs[some[0]], where)
    for where, marks in loose.values():
        found[where, "marks"] = _loose_marks(marks, where)
    once = {
        (item.code, item.where, item.details.get("character", item.details.get("signs"))): item
        for item in found.values()
    }
    return _most(sorted(once.values(), key=lambda item: item.where))


def _most(found: Sequence[Finding]) -> list[Finding]:
    """The first finding of each look-alike, and `MOST` others."""
    first = {item.details["character"]: item for item in reversed(found) if item.code == "D752"}
    others = [item for item in found if item not in first.values()][:MOST]
    return [item for item in found if item in first.values() or item in others]


def _without_foreign(word: re.Match[str]) -> str:
    """Nothing for a word of another language: it has letters that look like none of ours; else the word itself."""
    return word[0] if all(letter in LOOK_ALIKES for letter in word[0]) else ""


def _typed_at(
    signs: str, place: Place, source: Source | None, outlines: Sequence[tuple[str, str]], text: str = ""
) -> Place:
    """Where signs of ``text`` stand: in the line of ``place``, else in the first line of a file that has their word.

    The files are the report's own and the outlines, these first for a sentence that has no line in the file. Where none
    has the word, as it is printed otherwise than typed, the signs alone are looked up.
    """
    if source is None:
        return place
    own = place.line if place.file == source.file else 0
    texts = [(shown, typed.split("\n")) for shown, typed in outlines if signs in typed]
    lines = [unicodedata.normalize("NFC", line) for line in source.lines]
    if 0 < own <= len(lines) and signs in lines[own - 1]:
        return Place(source.file, own, lines[own - 1].index(signs) + 1)
    files = [(source.file, lines), *texts] if own else [*texts, (source.file, lines)]
    word = next((word for word in text.split() if signs in word), signs).strip("-;,.:")
    for needle in (word, signs):
        for shown, file_lines in files:
            for number, line in enumerate(file_lines, 1):
                if needle in line:
                    return Place(shown, number, line.index(needle) + needle.find(signs) + 1)
    return place if own else Place(source.file, 1)


def _beside(document: Document) -> Iterator[tuple[str, Place]]:
    """The words that are no prose: those of the frame, then of tables, charts and signers."""
    for text in (document.about, document.contact, document.drafter, document.signature.office):
        yield text, Place()
    for appendix in document.appendices:
        yield appendix.head.source if isinstance(appendix.head, FormHead) else "", Place()
    for block in (*document.blocks, *(block for item in document.appendices for block in item.blocks)):
        for text, place in _of_block(block):
            yield text, place


def _of_block(block: Block) -> Iterator[tuple[str, Place]]:
    """The words of a block other than a paragraph; those of a row at its own line where that is known."""
    if isinstance(block, Table):
        for row in (*block.header, *block.rows):
            for cell in row.cells:
                yield plain(cell.inlines), row.where if row.where.line else block.where
    elif isinstance(block, Signatures):
        for line in itertools.chain.from_iterable(block.columns):
            yield line.text, block.where
    elif isinstance(block, Figure) and isinstance(block.picture, Chart):
        for text in (*block.picture.categories, *(series.name for series in block.picture.series)):
            yield text, block.where


@functools.lru_cache(maxsize=4096)
def _code_of(character: str) -> str:
    if character in LOOK_ALIKES and dict.__contains__(_known(), character):
        return "D752"
    # What is missing in the upright face is missing in the others, too; sub- and superscript figures are set smaller.
    # A control sign, typed in an outline or by its number in a value, has no place in a Word file.
    if (character.isspace() and character not in _SEPARATORS) or dict.__contains__(_known(), character):
        return ""
    return "" if character in SET_HIGH_OR_LOW or character in JOINERS else "D751"


def _known() -> dict[str, int]:
    known = letter_widths()
    assert isinstance(known, dict)
    return known


def _missing_runs(text: str, codes: Mapping[str, str]) -> list[str]:
    """The words of a text that cannot be printed, each with the signs that are joined to it."""
    groups = itertools.groupby(text, lambda character: codes[character] == "D751" or character in JOINERS)
    return [run for missing, signs in groups if missing and (run := "".join(signs).strip(JOINERS))]


def _plain(character: str) -> str:
    """The letter that a character looks like or is an ornament of; itself where there is none.

    A raised figure of a unit in one square, "㎡", stays raised.
    """
    kind, *numbers = unicodedata.decomposition(character).split() or [""]
    if kind == "<square>":
        return "".join(chr(int(number, 16)) for number in numbers)
    return LOOK_ALIKES.get(character) or unicodedata.normalize("NFKC", character)


def _instead(run: str) -> str:
    """What can be typed for a run that the font lacks."""
    if run[0] in SUGGESTED:
        return SUGGESTED[run[0]]
    simple = "".join(map(_plain, run))
    return f"“{simple}”" if all(dict.__contains__(_known(), character) for character in simple) else OTHERS


def _shown(run: str) -> str:
    code = f"U+{ord(run[0]):04X}"
    return f"“{shorten(run)}” ({code})" if len(run) == 1 else f"“{shorten(run)}” ({code}…)"


def _word_at(text: str, at: int) -> str:
    """The word of ``text`` around the place ``at``."""
    return text[: at + 1].split(" ")[-1] + text[at + 1 :].split(" ")[0]


def _loose_marks(marks: Mapping[str, int], place: Place) -> Finding:
    """D770 for the marks of a line, by the words before each of them: a few words for one, the last for several."""
    words = [" ".join(text.split()) for text in marks]
    shown = words if len(words) == 1 else [text.split(" ")[-1] for text in words[:MOST_SIGNS]]
    more = len(words) - len(shown)
    text = "”, “".join(shown) + (f"”… (còn {more} chỗ)" if more else "”")
    return finding("D770", place, count=sum(marks.values()), text=f"“{text}")


def _not_printed(runs: list[str], text: str, place: Place) -> Finding:
    signs = ", ".join(map(_shown, runs))
    leads = len(runs) == 1 and text.lstrip().startswith(runs[0]) and text.strip() != runs[0]
    advised: dict[str, list[str]] = {}
    for run in runs:
        advised.setdefault(_instead(run), []).append(shorten(run))
    if len(advised) > 1:  # each with the signs that it is for
        right = "; ".join(f"{advice} thay “{'”, “'.join(those)}”" for advice, those in advised.items())
    else:
        (advice,) = advised
        right = "; ".join([BULLET] * leads + [advice] * (not leads or advice != OTHERS))
    return finding("D751", place, signs=signs, right=right, text=_around(text, runs[0]))


def _look_alike(character: str, text: str, place: Place) -> Finding:
    return finding(
        "D752",
        place,
        character=character,
        number=f"U+{ord(character):04X}",
        right=LOOK_ALIKES[character],
        text=_around(text, character),
        lines="",
    )


def _around(text: str, signs: str) -> str:
    at = text.index(signs)
    return " ".join(text[max(0, at - 30) : at + 30].split())
