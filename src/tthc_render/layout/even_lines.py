"""Lines of titles and names: as few as fit, even, and ending between words of two syllables and names, not inside them.

Lines that both formats break by hand are wrapped; lines that a cell breaks have no-break spaces where none may end.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from tthc_render.document.inlines import runs_of
from tthc_render.document.tree import MarkedText
from tthc_render.formats.fonts import advance_width
from tthc_render.layout.geometry import ParagraphLook
from tthc_render.layout.line_breaking import BrokenLine, breakable
from tthc_render.layout.nonbreaking import NO_BREAK_SPACE
from tthc_render.layout.paragraphs import inline_pieces
from tthc_render.layout.word_widths import Piece
from tthc_render.vietnamese.compounds import is_compound
from tthc_render.vietnamese.patterns import pattern_of

Lines = tuple[str, ...]

WIDER_LINES: Final = (1.15, 1.3)
"""So much longer a line may be so that a word stays whole; the second where the first does not keep all of them so."""
LEAST_LINE: Final = 0.55
"""And so short, as a share of the longest one, another one."""
SHORT_LINE: Final = 0.35
"""And a line of a letterhead, as a share of its column."""
TITLE_LINE: Final = 0.2
"""And a line of a signer's title."""
ALSO_WHOLE: Final = frozenset(
    (
        *("một cửa", "đơn vị", "du lịch", "ngoại vụ", "dân dụng", "cao tốc", "không khí", "quốc tịch", "đại học"),
        *("công ty", "hữu hạn", "thư ký", "trung cấp", "đa khoa", "mầm non", "việt nam", "quốc hội", "thủ tướng"),
        *("bộ trưởng", "thanh tra", "tòa án", "kiểm sát", "kiểm lâm", "ngân hàng", "kho bạc", "hải quan", "bảo tàng"),
        *("thư viện", "học viện", "nghiên cứu", "khu vực", "thành phố", "đồng chí", "công thương", "tác xã"),
        *("máy móc", "doanh thu", "danh thắng"),
        *("đô thị", "liên đoàn", "phòng cháy", "hạt nhân", "thú y", "thực vật", "biên phòng", "chiến binh", "thể dục"),
        *("bệnh tật", "đầu nguồn", "dân quân", "tự vệ", "trẻ em", "bảo trợ", "môi giới", "đấu giá", "thủy lợi"),
    )
)
"""Words that are no measure of spelling, as "một của" and "đơn vì" are right, too."""


def wrap_all(lines: Iterable[str], width: float, size_pt: float, *, bold: bool = False) -> Lines:
    """Every line of ``lines`` wrapped on its own."""
    return tuple(itertools.chain.from_iterable(wrap(line, width, size_pt, bold=bold) for line in lines))


def wrap_names(names: Iterable[str], width: float, size_pt: float, *, bold: bool = False) -> Lines:
    """The names of a letterhead, each wrapped on its own; one more line is better than a word in two."""
    return tuple(itertools.chain.from_iterable(_name(name, width, size_pt, bold, SHORT_LINE) for name in names))


def wrap(text: str, width: float, size_pt: float, *, bold: bool = False) -> Lines:
    """``text`` broken at spaces into as few lines as fit ``width`` points, as even as possible."""
    return _parts(text, _even(text.split(" "), width, size_pt, bold))


def wrap_title(text: str, width: float, size_pt: float, *, bold: bool = False) -> Lines:
    """The title of a signer, as the names of a letterhead: one more line is better than a word in two."""
    return _name(text, width, size_pt, bold, TITLE_LINE)


def _parts(text: str, lines: Lines) -> Lines:
    """``lines``, the words of ``text``, with its formatting."""
    if not isinstance(text, MarkedText):
        return lines
    ends = list(itertools.accumulate(len(line) + 1 for line in lines))
    return tuple(text.part(end - len(line) - 1, end - 1) for line, end in zip(lines, ends, strict=True))


def with_plain_blanks(lines: Iterable[str]) -> Lines:
    """``lines``, which are broken by hand, with plain spaces: the no-break ones have served their turn."""
    return tuple(
        line.with_blanks(line.replace(NO_BREAK_SPACE, " "))
        if isinstance(line, MarkedText)
        else line.replace(NO_BREAK_SPACE, " ")
        for line in lines
    )


def bound(lines: Sequence[str], line: str, look: Piece, width: float) -> str:
    """``line`` of this ``look`` that ends where ``lines`` do; unchanged where a dash would end it elsewhere."""
    if len(lines) < 2:
        return line
    held = " ".join(_UNBOUND.sub(" ", item.replace(" ", NO_BREAK_SPACE)) for item in lines)
    ends = [broken.end for broken in breakable([look._replace(text=held)]).lines(width)]
    wanted = [end - 1 for end in itertools.accumulate(len(item) + 1 for item in lines)]
    return held if ends == wanted else line


_UNBOUND: Final = re.compile(f"(?<=[-–|]){NO_BREAK_SPACE}")
"""A no-break space that does not keep a line from ending before it (Unicode Standard Annex 14, rule LB12a)."""


def with_even_lines(line: str, look: Piece, width: float) -> str:
    """``line``, which its column breaks, with no-break spaces that end its lines where those of a title would end.

    Only its words are whole where that cannot be, or where it is one line.
    """
    ends = list(itertools.accumulate(len(item) + 1 for item in wrap(line, width, look.size_pt, bold=look.bold)))
    wanted = [end - 1 for end in ends]
    words = str(line)
    for end in wanted[:-1]:
        late = next((one.end for one in _lines_of(line, words, look, width, 0.0) if one.end > end - 1), end)
        held = words[end + 1 : late + 1].replace(" ", NO_BREAK_SPACE)
        words = f"{words[: end + 1]}{held}{words[late + 1 :]}" if late > end else words
    words = _UNBOUND.sub(" ", words)
    if len(wanted) < 2 or [one.end for one in _lines_of(line, words, look, width, 0.0)] != wanted:
        return with_whole_words(line, look, width)
    return line.with_blanks(words) if isinstance(line, MarkedText) else words


def with_whole_words(line: str, look: Piece, width: float, first_indent_pt: float = 0.0) -> str:
    """``line``, which its column breaks, with a no-break space in each word and name that an end of a line would part.

    Unchanged where that would take one line more. ``width`` and ``first_indent_pt`` are those of its column.
    """
    if width <= max(first_indent_pt, 0.0) or advance_width(str(line), look.size_pt, bold=look.bold) < width / 2:
        return line
    words = best = str(line)
    lines = _lines_of(line, words, look, width, first_indent_pt)
    parting = list(_parting(words, lines))
    fewest, least = len(lines), len(parting)
    while parting:
        at = parting[0]
        words = f"{words[:at]}{NO_BREAK_SPACE}{words[at + 1 :]}"
        lines = _lines_of(line, words, look, width, first_indent_pt)
        whole = f"{words[:at].rpartition(' ')[2]} {words[at + 1 :].partition(' ')[0]}"
        if len(lines) > fewest or advance_width(whole, look.size_pt, bold=look.bold) > width / 2:
            break
        parting = list(_parting(words, lines))
        if len(parting) < least:
            best, least = words, len(parting)
    return line.with_blanks(best) if isinstance(line, MarkedText) else best


def lines_of(line: str, look: Piece, width: float, first_indent_pt: float = 0.0) -> tuple[BrokenLine, ...]:
    """The lines of ``line``, with its formatting, in a column of this ``width``."""
    own = ParagraphLook(look.size_pt, look.bold, look.italic)
    return breakable(inline_pieces(runs_of(line), own)).lines(width, first_indent_pt)


def _lines_of(line: str, words: str, look: Piece, width: float, first_indent_pt: float) -> tuple[BrokenLine, ...]:
    """The lines of ``words`` in the formatting of ``line``."""
    held = line.with_blanks(words) if isinstance(line, MarkedText) else words
    return lines_of(held, look, width, first_indent_pt)


def _even(words: Sequence[str], width: float, size_pt: float, bold: bool) -> Lines:
    """Even lines, which may be a little less so if that parts fewer words of two syllables ("giải quyết")."""
    greedy = _fill(words, width, size_pt, bold)
    if len(greedy) == 1:
        return greedy
    even = _evenest(words, len(greedy), width, size_pt, bold)
    widest = max(advance_width(line, size_pt, bold=bold) for line in even)
    if not parted_words(even) or widest > width:
        return even
    best = even
    for share in WIDER_LINES:
        found = _whole_words(words, len(even), min(width, share * widest), size_pt, bold)
        best = found if found and (best is even or parted_words(found) < parted_words(best)) else best
        if best is not even and not parted_words(best):
            break
    return best


def _name(text: str, width: float, size_pt: float, bold: bool, least: float) -> Lines:
    """A name in lines that part no word and end behind a dash or comma, before "và"; uneven ones where they must.

    None of those is shorter than ``least`` of the width.
    """
    words = text.split(" ")
    lines = _even(words, width, size_pt, bold)
    for count in (len(lines), len(lines) + 1):
        if len(lines) == 1 or not (parted_words(lines) if count > len(lines) else _ill_ended(lines)):
            break
        found = _whole_words(words, count, width, size_pt, bold, least, _ill_ended)
        lines = found if found and _ill_ended(found) < _ill_ended(lines) else lines
    return _parts(text, lines)


def _ill_ended(lines: Lines) -> int:
    """How many lines end inside a word, before a dash or behind "và"."""
    others = sum(one.endswith((" VÀ", " và")) or other.startswith(_DASHES) for one, other in itertools.pairwise(lines))
    return parted_words(lines) + others


_DASHES: Final = ("- ", "– ")


def parted_words(lines: Lines) -> int:
    """How many words and names are parted by line ends."""
    ends = [(one.split(" ")[-1], other.split(" ")[0]) for one, other in itertools.pairwise(lines)]
    return sum(itertools.starmap(belong_together, ends))


def belong_together(one: str, other: str) -> bool:
    """Whether two neighbours are a word of two syllables, or parts of one name: "Đại học", "Sông Thao"."""
    first, second = one.lstrip("(“\"'"), other.rstrip(",.;:)”\"'/")
    if _NAME.fullmatch(first) and _NAME.match(second):
        return True
    low, after = first.lower(), second.lower()
    return is_compound(low, after) or f"{low} {after}" in ALSO_WHOLE


_NAME: Final = pattern_of(r"[^\W\d_a-zà-ỹ][a-zà-ỹ]+")
"""A word with a capital letter at its beginning alone."""


def _parting(words: str, lines: Sequence[BrokenLine]) -> Iterator[int]:
    """The blanks at which ``lines`` end inside a word or name."""
    for one, other in itertools.pairwise(lines):
        if words[one.end : other.start] == " " and belong_together(
            words[one.start : one.end].rpartition(" ")[2], words[other.start : other.end].partition(" ")[0]
        ):
            yield one.end


def _whole_words(
    words: Sequence[str],
    count: int,
    width: float,
    size_pt: float,
    bold: bool,
    least: float = LEAST_LINE,
    parted: Callable[[Lines], int] = parted_words,
) -> Lines:
    """The ``count`` lines of ``width`` points at most that part the fewest words, the evenest of those; or none.

    None is shorter than ``least`` of the width.
    """
    best: dict[int, tuple[int, float, Lines]] = {0: (0, 0.0, ())}
    for _ in range(count):
        longer: dict[int, tuple[int, float, Lines]] = {}
        for start, (_, unevenness, lines) in best.items():
            for end in range(start + 1, len(words) + 1):
                line = " ".join(words[start:end])
                natural = advance_width(line, size_pt, bold=bold)
                if natural > width:
                    break
                if natural < least * width:
                    continue
                found = (*lines, line)
                those = (parted(found), unevenness + (width - natural) ** 2, found)
                longer[end] = min(longer.get(end, those), those)
        best = longer
    return best[len(words)][2] if len(words) in best else ()


def _evenest(words: Sequence[str], count: int, width: float, size_pt: float, bold: bool) -> Lines:
    low, high = 0.0, width
    while high - low > 1:
        middle = (low + high) / 2
        if len(_fill(words, middle, size_pt, bold)) <= count:
            high = middle
        else:
            low = middle
    return _fill(words, high, size_pt, bold)


def _fill(words: Sequence[str], width: float, size_pt: float, bold: bool) -> Lines:
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if advance_width(longer, size_pt, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)
