"""Tags that Jinja cannot read: each is reported at its line, and mended for the trial so that all others are seen too.

A tag that is never closed is reported where it opens; a closing tag that is misspelt where it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import jinja2

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Place
from tthc_render.document.stray_braces import stray_braces
from tthc_render.document.template_errors import reason
from tthc_render.document.templates import content_environment
from tthc_render.vietnamese.text import nearest

RETRIES: Final = 30
PAIRED: Final = ("for", "if", "macro", "call", "filter", "block", "with", "set", "raw")
"""Tags with a closing tag of their own; ``set`` only where it sets no value in the tag."""
CLOSING: Final = {f"end{name}": name for name in PAIRED}
ALONE: Final = ("elif", "else", "include", "import", "from", "extends")
OTHER_LANGUAGES: Final = {
    "elseif": "elif",
    "elsif": "elif",
    "elsei": "elif",
    "foreach": "for",
    "endforeach": "endfor",
    "each": "for",
    "endeach": "endfor",
    "let": "set",
    "assign": "set",
}
"""Words of other template languages, and what they are called here."""
ENDS: Final = {"{{": "}}", "{%": "%}", "{#": "#}"}
"""How tags end, by how they begin."""
_ELSE_IF: Final = re.compile(r"(\{%[-+]?\s*)else\s+if\b")
_OPENS = re.compile(r"\{[{%#]")
_WORDS: Final = re.compile(r"\{%-?\s*(.*?)\s*-?%\}", re.DOTALL)
_FIRST: Final = re.compile(r"(\{%[-+]?\s*)(end[\s_-]+\w+|\w*)")
_CONDITION: Final = re.compile(r"(\{%[-+]?\s*\w+)\b.*", re.DOTALL)
_ASSIGNED: Final = re.compile(r"\w+\s*=[^=]")
_CHANGES: Final = re.compile(r"\{%[-+]?\s*set\s+(\w+(?:\.\w+)+)\s*=(?:(?!%\}).)*%\}")
"""A tag that would change a figure."""
_WORDED: Final = re.compile(r"\{\{[-+]?(\s*(if|elif|else|for|set|endif|endfor|endset|include)\b[^{}]*?)[-+]?\}\}")
"""A statement between the braces of a value."""
UNCLOSED: Final = "thẻ mở ở đây không có thẻ đóng"


@dataclass(frozen=True, slots=True)
class _Tag:
    """A tag of a template: its first word, and where it begins."""

    word: str
    start: int
    line: int


@dataclass(frozen=True, slots=True)
class _Fault:
    """What is wrong at ``line``, and the template without it."""

    line: int
    why: str
    mended: str


def readable(text: str, shown: str, findings: Findings) -> str | None:
    """The template in a form that Jinja can read, with a finding for each fault; None if no such form was found."""
    lines = text.split("\n")
    reported: set[int] = set()
    for _ in range(RETRIES):
        try:
            content_environment().parse(text)
        except jinja2.TemplateSyntaxError as error:
            fault = _fault(text, error)
            if fault.line <= len(lines) and fault.line not in reported:
                reported.add(fault.line)
                findings.add("T303", Place(shown, fault.line), reason=fault.why, text=lines[fault.line - 1].strip())
            if fault.mended == text:
                return None
            text = fault.mended
        else:
            stray = stray_braces(text)
            if stray is None:
                return text
            line = text.count("\n", 0, stray.start) + 1
            if line not in reported:
                reported.add(line)
                findings.add("T303", Place(shown, line), reason=stray.why, text=lines[line - 1].strip())
            text = text[: stray.start] + stray.mended + text[stray.end :]
    return None


def _fault(text: str, error: jinja2.TemplateSyntaxError) -> _Fault:
    """The first fault of a template: a tag without its end, a misspelt word of a tag, else the line Jinja names."""
    broken = broken_tag(text)
    if broken >= 0:
        why = f"thẻ mở ở đây thiếu dấu đóng “{ENDS[text[broken : broken + 2]]}”"
        return _Fault(text.count("\n", 0, broken) + 1, why, _closed(text, broken))
    changing = _CHANGES.search(text)
    if changing is not None:
        return _Fault(
            text.count("\n", 0, changing.start()) + 1,
            f"“{changing[1]} = …” sửa một số đã có; mẫu chỉ đặt được tên mới, không có dấu chấm: {{% set ten = … %}}",
            text[: changing.start()] + text[changing.end() :],
        )
    worded = _WORDED.search(text)
    if worded is not None:
        whole = f"{{%{worded[1]}%}}"
        return _Fault(
            text.count("\n", 0, worded.start()) + 1,
            f"{{{{ … }}}} chỉ để in một giá trị; thẻ “{worded[2]}” viết là {{% {worded[2]} … %}}",
            text[: worded.start()] + whole + text[worded.end() :],
        )
    tags = _tags(text)
    two = next((found for tag in tags if (found := _ELSE_IF.match(text, tag.start)) is not None), None)
    if two is not None:
        line = text.count("\n", 0, two.start()) + 1
        why = "“else if” là hai thẻ; có phải {% elif … %}?"
        return _Fault(line, why, f"{text[: two.start()]}{two[1]}elif{text[two.end() :]}")
    strange = next((tag for tag in tags if _is_strange(tag)), None)
    if strange is not None:
        return _misspelt(text, strange, tags)
    unpaired = _unpaired(text, tags)
    if unpaired is not None:
        return unpaired
    line = min(max(error.lineno, 1), text.count("\n") + 1)
    opening = next((tag for tag in tags if tag.line == line), None)
    if opening is None:
        return _Fault(line, reason(error), _without_line(text, line))
    end = text.find("%}", opening.start)
    inside = _CONDITION.sub(r"\1 true ", text[opening.start : end]) if opening.word in ("if", "elif") else ""
    return _Fault(line, reason(error), text[: opening.start] + inside + text[end:] if inside else text)


def _without_line(text: str, line: int) -> str:
    lines = text.split("\n")
    lines[line - 1] = ""
    return "\n".join(lines)


def _closed(text: str, start: int) -> str:
    """The template with the tag that begins at ``start`` closed where it ends by all appearance; without its line else.

    A single "}" is such an end; of a statement the end of its line is, too.
    """
    end = ENDS[text[start : start + 2]]
    line_end = text.find("\n", start)
    stop = len(text) if line_end < 0 else line_end
    other = _OPENS.search(text, start + 2, stop)
    stop = other.start() if other else stop
    single = re.search(r"%?\}", text[start + 2 : stop])
    if single is not None and end != "#}":
        return text[: start + 2 + single.start()] + end + text[start + 2 + single.end() :]
    if end == "%}" and other is None:
        return f"{text[:stop].rstrip()} %}}{text[stop:]}"
    return _without_line(text, text.count("\n", 0, start) + 1)


def broken_tag(text: str) -> int:
    """Where the first tag begins in which another one begins before it ends; -1 if there is none."""
    at = 0
    while (found := _OPENS.search(text, at)) is not None:
        end = ENDS[found[0]]
        closed = text.find(end, found.end())
        other = _OPENS.search(text, found.end())
        nested = other is not None and other.start() < closed and end != "#}"
        if closed < 0 or nested:
            return found.start()
        at = closed + 2
    return -1


def _tags(text: str) -> list[_Tag]:
    """All tags ``{% … %}``, from the top; comments and printed values are passed over."""
    out = []
    at = 0
    while (found := _OPENS.search(text, at)) is not None:
        closed = text.find(ENDS[found[0]], found.end())
        if closed < 0:
            break
        first = _FIRST.match(text, found.start())
        if found[0] == "{%" and first is not None:
            inside = _WORDS.match(text, found.start())
            word = "" if first[2] == "set" and inside is not None and "=" in inside[1] else first[2]
            out.append(_Tag(word, found.start(), text.count("\n", 0, found.start()) + 1))
        at = closed + 2
    return out


def _is_strange(tag: _Tag) -> bool:
    return bool(tag.word) and tag.word not in (*PAIRED, *CLOSING, *ALONE)


def _misspelt(text: str, tag: _Tag, tags: list[_Tag]) -> _Fault:
    """A tag that does not exist: mended to the one that was meant, or left out."""
    open_now = _still_open([item for item in tags if item.start < tag.start])
    joined = re.sub(r"[\s_-]+", "", tag.word)
    inside = _WORDS.match(text, tag.start)
    if inside is not None and re.match(rf"{re.escape(tag.word)}\s*[.|\[]", inside[1]) and not open_now:
        value = f"{{{{ {inside[1]} }}}}"
        why = f"không có thẻ “{tag.word}”; in một giá trị thì viết {{{{ … }}}}"
        return _Fault(tag.line, why, text[: tag.start] + value + text[inside.end() :])
    near = (
        OTHER_LANGUAGES.get(joined.lower())
        or (joined if joined in CLOSING else "")
        or nearest(joined, [*PAIRED, *CLOSING, *ALONE])
    )
    if not near and inside is not None and re.match(r"\w+\s+\w+\s*=[^=]", inside[1]):
        near = "set"
    if inside is not None and _ASSIGNED.match(inside[1]):
        why = f"không có thẻ “{tag.word}”; đặt tên cho một giá trị thì viết {{% set {tag.word} = … %}}"
        return _Fault(tag.line, why, f"{text[: tag.start]}{{% set {inside[1]} %}}{text[inside.end() :]}")
    if not near and open_now and tag.word.startswith("end"):
        near = f"end{open_now[-1].word}"
    elif not near:
        near = _wanted([item for item in tags if item is not tag])
    why = f"không có thẻ “{tag.word}”" + (f"; có phải {{% {near} … %}}?" if near and near not in CLOSING else "")
    if near in CLOSING:
        why = f"không có thẻ “{tag.word}”; thẻ đóng viết là {{% {near} %}}"
    first = _FIRST.match(text, tag.start)
    end = text.find("%}", tag.start) + 2
    assert first is not None
    if near in CLOSING:
        return _Fault(tag.line, why, f"{text[: tag.start]}{{% {near} %}}{text[end:]}")
    if near:
        return _Fault(tag.line, why, f"{text[: first.start(2)]}{near}{text[first.end(2) :]}")
    return _Fault(tag.line, why, text[: tag.start] + text[end:])


def _wanted(tags: list[_Tag]) -> str:
    """The tag that the first closing tag without a beginning wants; "" if there is none."""
    for index, tag in enumerate(tags):
        if tag.word in CLOSING and CLOSING[tag.word] not in [item.word for item in _still_open(tags[:index])]:
            return CLOSING[tag.word]
    return ""


def _still_open(tags: list[_Tag]) -> list[_Tag]:
    """The tags that are open after ``tags``, the outermost first."""
    out: list[_Tag] = []
    for tag in tags:
        if tag.word in PAIRED:
            out.append(tag)
        elif tag.word in CLOSING and out and out[-1].word == CLOSING[tag.word]:
            out.pop()
    return out


def _is_closed_below(opened: _Tag, tag: _Tag, tags: list[_Tag]) -> bool:
    """Whether an open tag is closed after ``tag``."""
    below = [item.word for item in tags if item.start > tag.start]
    return below.count(f"end{opened.word}") > below.count(opened.word)


def _unclosed(tag: _Tag) -> str:
    return f"{UNCLOSED}: thiếu {{% end{tag.word} %}}"


def _unpaired(text: str, tags: list[_Tag]) -> _Fault | None:
    """The first opening tag without an end, or closing tag without a beginning."""
    opened: list[_Tag] = []
    for tag in tags:
        if tag.word in PAIRED:
            opened.append(tag)
        elif tag.word in CLOSING:
            if opened and opened[-1].word == CLOSING[tag.word]:
                opened.pop()
                continue
            if any(item.word == CLOSING[tag.word] for item in opened):  # an inner one was not closed before
                end = f"{{% end{opened[-1].word} %}}"
                return _Fault(opened[-1].line, _unclosed(opened[-1]), text[: tag.start] + end + text[tag.start :])
            after = text.find("%}", tag.start) + 2
            if opened and not _is_closed_below(opened[-1], tag, tags):
                other = opened[-1].word
                why = f"thẻ đóng “{tag.word}” không đóng được {{% {other} %}} ở dòng {opened[-1].line}"
                why = f"{why}; viết là {{% end{other} %}}"
                return _Fault(tag.line, why, f"{text[: tag.start]}{{% end{other} %}}{text[after:]}")
            without = text[: tag.start] + text[after:]
            return _Fault(tag.line, f"thẻ đóng “{tag.word}” không có thẻ mở nào ở trên", without)
    if not opened:
        return None
    return _Fault(opened[-1].line, _unclosed(opened[-1]), f"{text}\n{{% end{opened[-1].word} %}}")
