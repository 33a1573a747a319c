"""The facts of a paragraph: one small function each, in a table that ``rules.yaml`` is checked against."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from typing import Final

from tthc_render.formats.fonts import advance_width
from tthc_render.lint.fact_values import (
    ALIGNS,
    Values,
    appendix_label,
    distinct,
    ending,
    in_sequence,
    number_kind,
    typed_words,
)
from tthc_render.lint.law_dates import is_impossible
from tthc_render.lint.line_parts import BULLETS, NAME_WORDS, plain_words
from tthc_render.lint.odd_letters import odd_letters
from tthc_render.lint.sides import OUT_OF_PLACE, side
from tthc_render.lint.signers import are_many, is_across, overlaps
from tthc_render.lint.views import ParagraphView
from tthc_render.readers.facts import MM_PER_PT, PageParagraph, TextPiece
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import LONG_WORD, longest_word
from tthc_render.workspace.offices import may_write_titles

CENTER_SLACK_MM: Final = 2.5
"""So far off the middle a line still seems centred."""
SAME_COLUMN_MM: Final = 2.0
SHORT_SHARE: Final = 0.8
LABELLED: Final = "muc_dai"
"""Articles, clauses and points among the text, whose size and slant are judged by rules of their own."""
_ACROSS: Final = ("ten_loai", "trich_yeu", "phu_luc", "ten_phu_luc", "kem_theo")
_BODY: Final = ("than", LABELLED, "khoan", "diem", "gach", "dieu", "thap_phan", "can_cu", "khac")
EMPTY_LINE_PT: Final = 14.0
HEADING_LETTERS: Final = 110
"""A clause that is a heading is a line or less; one that is a sentence and all bold is clearly longer."""
SENTENCE_LETTERS: Final = 150
# Who must be under whose middle, where no column is known.
_ANCHORS: Final = {
    "tieu_ngu": "quoc_hieu",
    "dia_danh": "quoc_hieu",
    "chu_quan": "ban_hanh",
    "so": "ban_hanh",
    "trich_yeu_cong_van": "so",
    "ho_ten": "quyen_han",
}
RANK: Final = pattern_of(r"^(?:(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy)|Đại sứ|Chuẩn (?:úy|đô đốc))\b", re.IGNORECASE)
_LABEL = pattern_of(r"^(?:Điều \d+\s*[.:]?|[IVXLC]+\s*[.\-/):]|\d{1,2}\s*[.)/]|[a-zđ]{1,2}\s*[.)/])")


def _align(view: ParagraphView) -> Values:
    item = view.item
    unsure = "left" if view.role in _BODY else "justify" if item.box_pt is not None else ""
    if unsure and item.align == unsure and longest_word(item.text) >= LONG_WORD:
        return ()  # an address or a code tears text between both margins apart; in the middle it fills its line
    if view.evidence.facts.kind == "docx" and item.align:
        return (ALIGNS[item.align],)
    if item.align and not item.side:
        return (ALIGNS[item.align],)
    if view.role in ("than", LABELLED):
        return ()  # one line of text alone does not show how it is aligned
    if view.role in _ACROSS and _is_flush(item):
        return (ALIGNS["left"],)
    if side(view) == OUT_OF_PLACE.get(view.role):
        return ()  # its column is another; that is a finding of its own
    anchor = _anchor(view)
    if anchor is None or anchor.center_mm is None or item.center_mm is None or anchor.page != item.page:
        return ()
    off = item.center_mm - anchor.center_mm
    return (ALIGNS["center"] if abs(off) <= CENTER_SLACK_MM else ALIGNS["left" if off < 0 else "right"],)


def _is_flush(item: PageParagraph) -> bool:
    """Whether a line of a PDF begins at the left margin and is clearly shorter than the column."""
    at_margin = item.first_mm is not None and abs(item.first_mm) < CENTER_SLACK_MM
    return at_margin and _width(item) * MM_PER_PT < SHORT_SHARE * item.column_mm[1]


def _anchor(view: ParagraphView) -> PageParagraph | None:
    """The line under whose middle this one must be: of several the one in the same column, then the widest."""
    role = _ANCHORS.get(view.role, view.role)
    others = [other for other in view.evidence.roles.of(role) if other.number != view.item.number or other.side]
    others = [other for other in others if other is not view.item]
    same = [other for other in others if other.cell == view.item.cell and other.side == view.item.side]
    if not same and view.role in _ANCHORS:
        same = others
    if view.role in ("quyen_han", "ho_ten"):
        same = _of_signer(view, same)
    return max(same, key=_width, default=None)


def _of_signer(view: ParagraphView, same: list[PageParagraph]) -> list[PageParagraph]:
    """The title of the same signer, in a PDF where more than two sign side by side: the nearest line above.

    None of a line that stands below two of them, and none that does so: words that nearly meet are read as one line.
    """
    signers = [line for role in ("quyen_han", "ho_ten") for line in view.evidence.roles.of(role)]
    if not are_many(signers):
        return same
    if is_across(view.item, signers):
        return []
    whole = [line for line in signers if not is_across(line, signers)]
    return [line for line in whole if line.number < view.item.number and overlaps(line, view.item)][-1:]


def _width(item: PageParagraph) -> float:
    return 0.0 if item.box_pt is None else item.box_pt[2] - item.box_pt[0]


def _spacing(view: ParagraphView) -> Values:
    item = view.item
    return () if item.spacing is None or item.exact else (round(item.spacing, 3),)


def _gap(view: ParagraphView) -> Values:
    """Space before, for a paragraph that follows another of the body."""
    item = view.item
    if item.gap_pt is None or item.number - 1 not in view.evidence.body_numbers:
        return ()
    return (round(item.gap_pt, 2),)


def _gap_above(view: ParagraphView) -> Values:
    """Space up to the Quốc hiệu, empty paragraphs between counted."""
    evidence, item = view.evidence, view.item
    upper = next(iter(evidence.roles.of("quoc_hieu")), None)
    if upper is None or upper.number == item.number:
        return ()
    if evidence.facts.kind == "pdf":
        if upper.box_pt is None or item.box_pt is None or upper.page != item.page:
            return ()
        return (round(item.box_pt[1] - upper.box_pt[3], 1),)
    if item.gap_pt is None:
        return ()
    space, number = item.gap_pt, item.number - 1
    while (above := evidence.by_number.get(number)) is not None and above.cell == item.cell and not above.text.strip():
        space += (above.gap_pt or 0.0) + EMPTY_LINE_PT * (above.spacing or 1.0)
        number -= 1
    return (round(space, 1),)


def _first_line(view: ParagraphView) -> Values:
    """The first-line indent; none of a point nested in its clause, whose depth the decree does not say."""
    item = view.item
    return (
        ()
        if item.first_mm is None or item.number in view.evidence.nested
        else (round(item.first_mm + item.left_mm, 2),)
    )


def _run_in_head(view: ParagraphView) -> Sequence[TextPiece]:
    """The words of the head of a section whose text follows it: "I. HỒ SƠ: Có nội quy."; none of other paragraphs."""
    head, _, text = view.text.partition(":")
    if view.role != "muc_la_ma" or not text.strip() or head != head.upper():
        return ()
    words = view.item.words
    ends = accumulate(len(piece.text) for piece in words)
    return [piece for piece, end in zip(words, ends, strict=True) if end - len(piece.text) < len(head)]


def _upper(view: ParagraphView) -> Values:
    if _run_in_head(view):
        return (True,)
    typed = typed_words(view.item)
    return (typed == typed.upper(),)


def _lone_form(view: ParagraphView) -> Values:
    """The line "Kính gửi: …" where it names the only addressee, or ought to: one below it has no bullet."""
    listed = view.evidence.roles.of("noi_gui")
    return ("" if listed and not _is_lone(listed, view.text) else view.text,)


def _is_lone(listed: Sequence[PageParagraph], head: str) -> bool:
    return len(listed) == 1 and not listed[0].plain.startswith(BULLETS) and not head.partition(":")[2].strip()


def _many_form(view: ParagraphView) -> Values:
    """An addressee of a list, after "Kính gửi:" where the first stands beside it; none where one is alone."""
    heads = view.evidence.roles.of("kinh_gui")
    head = plain_words(heads[0]) if heads else ""
    if _is_lone(view.group, head):
        return ()
    if view.place == 0 and (beside := head.partition(":")[2].strip()):
        if not _in_one_column(heads[0], beside, view.item):
            return (head,)
        return distinct((beside if beside.endswith(";") else f"{beside} ✗", _listed_form(view)))
    return (_listed_form(view),)


def _in_one_column(head: PageParagraph, beside: str, below: PageParagraph) -> bool:
    """Whether an addressee on the line of "Kính gửi:" begins where the one below begins: a column, not one line."""
    if head.segments and below.segments:
        return abs(head.segments[-1].left_mm - below.segments[0].left_mm) < SAME_COLUMN_MM
    if head.box_pt is None or below.box_pt is None or not head.pieces:
        return False
    begins = head.box_pt[2] - advance_width(beside, head.pieces[0].size_pt)
    return abs(begins - below.box_pt[0]) * MM_PER_PT < SAME_COLUMN_MM


def _listed_form(view: ParagraphView) -> str:
    """An addressee of a list, marked if it has not the sign at its end."""
    text = view.text
    return text if text.endswith("." if view.is_last else ";") else f"{text} ✗"


def _roman(view: ParagraphView) -> Values:
    return (appendix_label(view.text) if len(view.group) > 1 else "một",)


def _mentioned(view: ParagraphView) -> Values:
    """Whether the text points to an appendix; unknown where the file is an appendix alone."""
    roles = view.evidence.roles
    if roles.only_appendix:
        return ()
    body = roles.of("than", "gach", "khoan", "diem", "dieu", "thap_phan", "muc_la_ma", "khac")
    return (any("phụ lục" in paragraph.text.lower() for paragraph in body),)


def _may(view: ParagraphView) -> Values:
    """Whether documents of this kind may have the part that a paragraph is; unknown where the kind is.

    “QUYẾT NGHỊ:” is a part of resolutions, not of decisions.
    """
    kind = view.evidence.roles.document_kind
    if kind is not None and kind.formula and view.role == "loi_quyet":
        return (view.item.plain.rstrip(" :").split() == kind.formula.rstrip(" :").split(),)
    return () if kind is None else (kind.may(view.role),)


def _number_kind(view: ParagraphView) -> Values:
    kind = view.evidence.roles.document_kind
    return () if kind is None else number_kind(view.text, kind.short)


def _heading_bold(view: ParagraphView) -> Values:
    """Whether a clause that is a heading is bold; unknown where it is not clearly one, as the last line of a list."""
    text = view.text
    body = view.evidence.by_number.get(view.item.number + 1)
    if view.evidence.roles_by_number.get(view.item.number - 1) == "khoan":
        return ()
    follows = body is not None and view.evidence.roles_by_number.get(body.number) in (
        "than",
        "gach",
        "diem",
        "thap_phan",
    )
    if not follows or len(text) > HEADING_LETTERS or text[-1:] in ".;:,/":
        return ()
    return (all(piece.bold for piece in view.item.words),)


def _sentence_bold(view: ParagraphView) -> Values:
    """Whether a clause that is a sentence is all bold; unknown where it is not clearly a sentence."""
    text = view.text
    if len(text) < SENTENCE_LETTERS or text[-1:] not in ".;":
        return ()
    return (bool(view.item.words) and all(piece.bold for piece in view.item.words),)


def _label(view: ParagraphView) -> Values:
    match = _LABEL.match(view.text)
    return (match[0],) if match else ()


def _files_line(view: ParagraphView) -> Values:
    """The last recipient, which names the files; none where the kind needs neither."""
    kind = view.evidence.roles.document_kind
    optional = kind is not None and not kind.must("noi_nhan") and "lưu" not in view.text.casefold()
    return () if optional else (view.text,)


def _titled_name(view: ParagraphView) -> Values:
    """The signer's name; none where the agency is one whose signers may have their titles before it."""
    agencies = view.evidence.roles.of("chu_quan", "ban_hanh")
    return () if any(may_write_titles(plain_words(item)) for item in agencies) else (view.text,)


def _small_name(view: ParagraphView) -> Values:
    """A signer's name with a word that begins small or, unlike others, is all capitals; ranks are left alone."""
    names = view.text.split()
    bare = len(names) in NAME_WORDS and all(name.replace("-", "").isalpha() for name in names)
    odd = any(name[0].islower() or (len(name) > 1 and name.isupper()) for name in names)
    return (view.text,) if bare and odd and not RANK.match(view.text) and not view.text.isupper() else ("",)


def _italic_outside_brackets(view: ParagraphView) -> Values:
    """Whether words are italic, but for those in round brackets: "(để báo cáo)", "(qua Văn phòng)"."""
    depth, outside = 0, []
    for piece in () if view.role == LABELLED else view.item.words:
        if depth <= 0 and not piece.text.lstrip().startswith("("):
            outside.append(piece.italic)
        depth += piece.text.count("(") - piece.text.count(")")
    return distinct(outside)


PARAGRAPH_FACTS: Final[Mapping[str, Callable[[ParagraphView], Values]]] = {
    "text": lambda view: (view.text,),
    "typed": lambda view: (view.item.text.strip(),),
    "files_line": _files_line,
    "titled_name": _titled_name,
    "small_name": _small_name,
    "first_item": lambda view: (view.text,),
    "size_pt": lambda view: () if view.role == LABELLED else distinct(piece.size_pt for piece in view.item.words),
    "bold": lambda view: distinct(piece.bold for piece in _run_in_head(view) or view.item.words),
    "italic": lambda view: () if view.role == LABELLED else distinct(piece.italic for piece in view.item.words),
    "italic_outside_brackets": _italic_outside_brackets,
    "color": lambda view: distinct(piece.color for piece in view.item.words if piece.color != "000000"),
    "nfc": lambda view: () if view.item.nfc else (False,),
    "odd_letters": lambda view: tuple(filter(None, (odd_letters(view.item),))),
    "upper": _upper,
    "align": _align,
    "spacing": _spacing,
    "exact": lambda view: (view.item.exact,),
    "gap_pt": _gap,
    "gap_above_pt": _gap_above,
    "first_line_mm": _first_line,
    "label": _label,
    "label_bold": lambda view: (view.item.words[0].bold,) if view.item.words else (),
    "heading_bold": _heading_bold,
    "sentence_bold": _sentence_bold,
    "day_exists": lambda view: (False,) if is_impossible(view.text) else (),
    "sequence": lambda view: (in_sequence(view.text, view.evidence.point_labels.get(view.item.number, "")),),
    "may": _may,
    "number_kind": _number_kind,
    "side": side,
    "lone_form": _lone_form,
    "many_form": _many_form,
    "ending": lambda view: (ending(view.role, view.text, view.is_last),),
    "roman": _roman,
    "mentioned": _mentioned,
}
