"""How much an HTML layout may ask for: sizes, columns, nesting, elements of its own, pages, work of WeasyPrint.

Beyond these limits an engine of layout takes minutes, all memory, or the end of Python's stack. What is over a limit is
a TemplateUnusable that names the file and its line, before anything is laid out; only pages and work are counted while
WeasyPrint lays out. The layouts that ship are far below.
"""

from __future__ import annotations

import contextlib
import functools
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, ParamSpec, TypeVar

import tinycss2

from tthc_render.diagnostics.errors import TemplateUnusable
from tthc_render.formats.template_text import read_template
from tthc_render.layout.pdf.direct.css import PT_PER

if TYPE_CHECKING:
    from tinycss2.ast import Node

P = ParamSpec("P")
R = TypeVar("R")

LENGTH_PT: Final = 5_000.0
"""The longest length in style sheets; the side of A0 has 3,370 pt."""
FACTOR: Final = 100.0
"""The largest number of em, and line height; the largest percentage is 100 times this."""
BRACKETS: Final = 40
"""Brackets within brackets in a style sheet; every parser of CSS nests as deep in calls."""
VARIABLES: Final = 50
"""Uses of ``var()`` in all style sheets: variables of variables grow like powers of two."""
STRINGS: Final = 1_000
"""Letters that style sheets print by themselves, before or after any element: dashes, brackets, a few words."""
COLUMNS: Final = ("columns", "column-count", "column-width")
"""Properties that set text in columns: lines are measured for the whole width, and WeasyPrint lays them out anew for
each height it tries."""
NESTING: Final = 40
"""Elements within elements; the layout that ships has seven."""
ELEMENTS: Final = 500
"""Elements that a layout prints by itself, and 20 for each value that it is given; nd30 has 60 and one to three."""
LETTERS: Final = 150_000
"""Letters and markup that a layout prints by itself, and 20 for each letter that it is given."""
WORDS: Final = 20_000
"""Letters between two tags, as many as in one line of a narrative: breaking them into lines takes longer and longer."""
SPAN: Final = 1_000
"""Rows or columns of one cell, and columns of one row."""
PAGES: Final = 60
"""Pages of a PDF, and one for each four tags and for each 1,500 letters; 1,500 at most, as many as the linter reads."""
WORK: Final = 5_000
"""Blocks that WeasyPrint lays out, and five for each tag. Reports need half a block for a tag."""

_NO_LENGTHS: Final = frozenset(("s", "ms", "deg", "grad", "rad", "turn", "dpi", "dpcm", "dppx", "hz", "khz"))
_HIDDEN: Final = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<!--.*?-->", re.DOTALL)
_OPENING: Final = re.compile(r"<[a-zA-Z][\w-]*(?=[\s/>])")
_BEGIN: Final = re.compile(r"<!--|<(/?)([a-zA-Z][\w-]*)")
_ATTRIBUTES: Final = re.compile(r"(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+")
_LINE: Final = "data-dong"
_LINE_OF: Final = re.compile(rf"{_LINE}=(\d+)")
_OWN_LINE: Final = re.compile(rf"\A\s*{_LINE}=\d+")
_SPANS: Final = re.compile(r"\b(?:col|row)span\s*=\s*[\"']?\s*(\d+)", re.IGNORECASE)
_STYLE: Final = re.compile(r"\bstyle\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_SHEET: Final = re.compile(r"<style\b[^>]*>(.*?)</style", re.IGNORECASE | re.DOTALL)
_VOID: Final = frozenset(("br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"))
_LEFT_OPEN: Final = frozenset(("p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup"))
"""Elements that the next one ends where their end is not written: they are not counted as nested in each other."""


def _refuse(path: Path, line: int, why: str) -> TemplateUnusable:
    return TemplateUnusable(f"{path}:{line}: {why}" if line else f"{path}: {why}")


def hold_sheets(sheets: Mapping[Path, str]) -> None:
    """TemplateUnusable for values beyond all sense in the style sheets of a layout, by their files."""
    used = 0
    for path, css in sheets.items():
        used += hold_styles(path, css)
        if used > VARIABLES:
            raise _refuse(path, 0, f"dùng var() quá {VARIABLES} lần trong CSS. Ghi thẳng giá trị.")


def hold_styles(path: Path, css: str, first_line: int = 1) -> int:
    """TemplateUnusable for values beyond all sense in ``css``, which begins at ``first_line`` of the file ``path``.

    The number of uses of variables in it.
    """
    depth = 0
    for sign in re.finditer(r"[({\[\n)}\]]", css):
        depth += (sign[0] in "({[") - (sign[0] in ")}]")
        if depth > BRACKETS:
            line = first_line + css.count("\n", 0, sign.start())
            raise _refuse(path, line, f"ngoặc lồng nhau quá {BRACKETS} tầng trong CSS. Bỏ bớt ngoặc.")
    used = 0
    letters = 0
    for name, token in _values(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), ""):
        line = first_line + int(token.source_line) - 1
        used += token.type == "function" and token.lower_name == "var"
        letters += len(token.value) if token.type == "string" and name in ("content", "quotes", "string-set") else 0
        if letters > STRINGS:
            raise _refuse(path, line, f"CSS in thêm quá {STRINGS} chữ. Chữ của bố cục ghi trong layout.html.")
        if why := _beyond(name, token):
            raise _refuse(path, line, f"{why} ({name}: {token.serialize()[:40]}).")
    return used


def _values(nodes: list[Node], name: str) -> Iterator[tuple[str, Node]]:
    """Each token of each declaration, wherever rules are nested, with the name of its property."""
    for node in nodes:
        if node.type in ("qualified-rule", "at-rule"):
            content = tinycss2.parse_blocks_contents(node.content or [], skip_comments=True, skip_whitespace=True)
            yield from _values(content, "")
        elif node.type == "declaration":
            yield from _values(node.value, node.lower_name)
        elif name:
            yield name, node
            for inner in ("arguments", "content"):
                yield from _values(getattr(node, inner, None) or [], name)


def _beyond(name: str, token: Node) -> str:
    """What is wrong with one value of the property ``name``; "" if nothing is."""
    if name in COLUMNS and token.type in ("number", "dimension") and token.value != 1:
        return "bố cục không chia chữ thành nhiều cột được. Xóa dòng này; đặt cạnh nhau thì dùng bảng"
    if token.type == "function" and token.lower_name.startswith("repeating-"):
        return "dải màu lặp không in được. Xóa dòng này"
    if token.type == "dimension":
        if token.lower_unit in _NO_LENGTHS:
            return ""
        most = LENGTH_PT / PT_PER[token.lower_unit] if token.lower_unit in PT_PER else FACTOR
    elif token.type in ("percentage", "number") and name != "z-index":
        most = FACTOR if name == "line-height" else FACTOR * 100
    else:
        return ""
    return "" if abs(token.value) <= most else "số đo quá lớn. Ghi số vừa với trang giấy"


def marked(source: str) -> str:
    """The layout ``source`` with the number of its line in each of its tags."""
    out, at, line = [], 0, 1
    for hidden in (*_HIDDEN.finditer(source), None):
        piece = source[at : hidden.start() if hidden else None]
        for number, text in enumerate(piece.split("\n"), line):
            out += ["\n" if number > line else "", _OPENING.sub(rf"\g<0> {_LINE}={number} ", text)]
        out.append(hidden[0] if hidden else "")
        line += piece.count("\n") + out[-1].count("\n")
        at += len(piece) + len(out[-1])
    return "".join(out)


BODY: Final = "than-van-ban"
"""The class of what is in the place of the document's words when a page is held against its limits."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a layout is filled with: values, their letters, and places for the words of a document."""

    values: int
    letters: int
    bodies: int


def given(context: object) -> Given:
    """How much there is in the values of a layout, lists and records of them."""
    if isinstance(context, str):
        return Given(1, len(context), int(BODY in context))
    items = context.values() if isinstance(context, Mapping) else context if isinstance(context, list | tuple) else ()
    inner = [given(item) for item in items]
    return Given(
        1 + sum(item.values for item in inner),
        sum(item.letters for item in inner),
        sum(item.bodies for item in inner),
    )


def hold_page(path: Path, page: str, filled: Given) -> None:
    """TemplateUnusable for a page that nests too deep or holds too much.

    ``page`` is one of a ``marked`` layout, with an element of the class ``BODY`` in the places of the document's words.
    """
    line = cells = found_bodies = 0
    most_tags = 2 * (ELEMENTS + 20 * filled.values)
    opened = list[tuple[str, int]]()
    for count, (close, name, attributes) in enumerate(_tags(path, page), 1):
        if close:
            while any(name == other for other, _ in opened) and opened.pop()[0] != name:
                pass
            continue
        if name == "tr":
            cells = 0
        elif name in ("td", "th"):
            cells += 1
        if attributes:
            found = _LINE_OF.search(attributes)
            line = int(found[1]) if found else line
            found_bodies += BODY in attributes
            if found_bodies > 3 * filled.bodies:
                raise _refuse(path, line, "bố cục in phần nội dung nhiều lần. Xem có vòng lặp nào thừa.")
        if count > most_tags:
            raise _refuse(path, line, f"bố cục in quá {ELEMENTS} thẻ HTML. Xem có vòng lặp nào thừa.")
        if cells > SPAN:
            raise _refuse(path, line, f"một hàng có quá {SPAN} ô. Bớt ô.")
        if "=" in attributes and not _are_held(_OWN_LINE.sub("", attributes)):
            _hold_attributes(path, line, attributes)
        if name in _VOID or attributes.endswith("/"):
            continue
        if name in _LEFT_OPEN and opened and opened[-1][0] == name:
            opened.pop()
        opened.append((name, line))
        if len(opened) > NESTING:
            raise _refuse(path, line, f"thẻ lồng nhau quá {NESTING} tầng. Bỏ bớt thẻ, hoặc đóng thẻ còn mở.")
    most_letters = LETTERS + 20 * filled.letters
    if len(page) > most_letters:
        why = f"bố cục in thêm quá {LETTERS} chữ. Bớt chữ, bớt vòng lặp."
        raise _refuse(path, _line_at(page, most_letters), why)
    for sheet in _SHEET.finditer(page):
        hold_styles(path, sheet[1], _line_at(page, sheet.start(1)))


def _line_at(page: str, place: int) -> int:
    """The line of the layout at ``place`` of the page: that of the last tag before it."""
    found = _LINE_OF.search(page, page.rfind(_LINE, 0, place))
    return int(found[1]) if found else 1


def _tags(path: Path, page: str) -> Iterator[tuple[bool, str, str]]:
    """Whether it closes, name and attributes of each tag of ``page``, none longer than the limits allow."""
    end = 0
    while begin := _BEGIN.search(page, end):
        end_before = end
        if begin[0] == "<!--":
            end = page.find("-->", begin.end())
            if end < 0:
                return
            continue
        attributes = _ATTRIBUTES.match(page, begin.end())
        assert attributes is not None  # which may be empty
        end = attributes.end()
        if page[end : end + 1] != ">":
            raise _refuse(path, _line_at(page, begin.end() + 20), f"thẻ {begin[0]} không có dấu > ở cuối.")
        if begin.start() - end_before > WORDS and begin[2].lower() not in ("style", "script"):
            raise _refuse(path, _line_at(page, begin.start()), f"hơn {WORDS} chữ liền nhau. Chia thành nhiều đoạn.")
        yield bool(begin[1]), begin[2].lower(), attributes[0].rstrip()


@functools.lru_cache(maxsize=512)
def _are_held(attributes: str) -> bool:
    """Whether the attributes of a tag keep the limits: reports of one layout have the same ones."""
    try:
        _hold_attributes(Path(), 0, attributes)
    except TemplateUnusable:
        return False
    return True


def _hold_attributes(path: Path, line: int, attributes: str) -> None:
    for found in _SPANS.finditer(attributes):
        if len(found[1]) > 6 or int(found[1]) > SPAN:
            raise _refuse(path, line, f"ô gộp quá {SPAN} hàng hay cột ({found[0][:40]}). Ghi đúng số ô gộp.")
    for style in _STYLE.finditer(attributes):
        hold_styles(path, f"a{{{style[1] or style[2] or ''}}}", line)


@contextlib.contextmanager
def work_counted(path: Path, html: str) -> Iterator[None]:
    """Within it, WeasyPrint stops with TemplateUnusable at more pages or work than ``html`` can be in need of."""
    from weasyprint.layout import block, page, preferred

    tags = html.count("<")
    most = {"make_page": min(1_500, PAGES + tags // 4 + len(html) // 1_500)}
    counts = dict.fromkeys((*_COUNTED, "work"), 0)

    def counted(name: str, work: Callable[P, R]) -> Callable[P, R]:
        key = name if name in most else "work"
        limit = most.get(name, WORK + 5 * tags)

        @functools.wraps(work)
        def counting(*args: P.args, **kwargs: P.kwargs) -> R:
            counts[key] += 1
            if counts[key] > limit:
                if key == "work":
                    raise _refuse(
                        path, 0, "WeasyPrint dàn trang mãi không xong: khối lồng nhau (flex, grid) quá nhiều."
                    )
                raise _refuse(
                    path, line_of_break(path), f"bố cục in quá {limit} trang. Xem lệnh sang trang, số đo của trang."
                )
            return work(*args, **kwargs)

        return counting

    modules = {"block": block, "page": page, "preferred": preferred}
    own = {(module, name): getattr(modules[module], name) for name, module in _COUNTED.items()}
    for (module, name), work in own.items():
        setattr(modules[module], name, counted(name, work))
    try:
        yield
    finally:
        for (module, name), work in own.items():
            setattr(modules[module], name, work)


_COUNTED: Final[Mapping[str, str]] = {
    "block_level_layout": "block",
    "block_container_layout": "block",
    "min_content_width": "preferred",
    "max_content_width": "preferred",
    "make_page": "page",
}
"""The functions of WeasyPrint that are counted, and their modules: private parts, which a test names."""

_BREAK: Final = re.compile(r"(?:page-)?break-(?:before|after)\s*:\s*(?:page|always|left|right|recto|verso)")


def line_of_break(path: Path) -> int:
    """The first line of the layout ``path`` that breaks pages; 0 if none does."""
    source = read_template(path)
    found = _BREAK.search(source)
    return source.count("\n", 0, found.start()) + 1 if found else 0
