"""Findings on an outline without those that another one brings with it: one cause, one finding, at its place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.vietnamese.patterns import pattern_of

NO_NAME: Final = "T601"
NO_FORM: Final = "T611"
UNPRINTED: Final = ("T602", "T603")
"""Figures and narratives that are printed nowhere."""
STOPPED: Final = "T305"
FAULTY: Final = (NO_NAME, STOPPED, "T303", "T605", "T773", "T774")
"""What may be wrong with the tag that was to print a figure or a narrative."""
_KEY: Final = pattern_of(r"\w+")
_OF_FORM: Final = pattern_of(r"bieu\.(.+)")


@dataclass(frozen=True)
class Files:
    """What findings are held against: the forms of the type, those that cannot be used, the lines of each text."""

    named: Collection[str]
    absent: Collection[str]
    is_lost: bool
    """Whether the list of forms could not be read."""
    forms_place: Place
    lines: Mapping[str, Sequence[str]]

    def words(self, place: Place) -> set[str]:
        """The words on the line of a place."""
        lines = self.lines.get(place.file, ())
        return set(_KEY.findall(lines[place.line - 1])) if 0 < place.line <= len(lines) else set()


def first_causes(findings: Iterable[Finding], files: Files) -> list[Finding]:
    """``findings`` without what another one brings with it.

    An unknown name where a trial stopped; a figure or narrative printed nowhere whose tag is misspelt; a form that is
    called at several places and not named in ``bieu``; a name that is called at several lines and set at none; the
    ``namespace`` whose parts are set, which is told there.
    """
    found = _distinct(findings)
    stopped = {item.where for item in found if item.code == STOPPED}
    inner = {item.where for item in found if item.code == NO_NAME and "?" not in item.details["name"].split(".")}
    changed = {item.where.file for item in found if item.code == "T303" and "{% set ten" in item.details["reason"]}
    found = [
        item
        for item in found
        if item.code != "T773" or item.details["name"] != "namespace" or item.where.file not in changed
    ]
    found = [
        item
        for item in found
        if item.code != NO_NAME
        or not (item.where in stopped or ("?" in item.details["name"].split(".") and item.where in inner))
    ]
    return _once_each(_forms(_printed(found, files), files))


def _distinct(findings: Iterable[Finding]) -> list[Finding]:
    seen: dict[tuple[str, Place, str], Finding] = {}
    for item in findings:
        seen.setdefault((item.code, item.where, item.message()), item)
    return list(seen.values())


def _printed(findings: Sequence[Finding], files: Files) -> list[Finding]:
    """Without figures and narratives whose tag is there and misspelt; the misspelt name gets theirs as its like."""
    meant = {_beside(item, item.details["near"]) for item in findings if item.code == NO_NAME}
    called = {word for item in findings if item.code in FAULTY for word in files.words(item.where)}
    unprinted = [item for item in findings if item.code in UNPRINTED]
    open_ones = [
        item
        for item in unprinted
        if item.details["name"] not in meant and item.details["name"].rpartition(".")[2] not in called
    ]
    strange = {item.details["name"] for item in findings if item.code == NO_NAME and item.details["near"] == "–"}
    found: dict[int, Finding] = {}
    for index, item in enumerate(findings):
        if item.code in UNPRINTED:
            continue
        found[index] = item
        if item.code == NO_NAME and item.details["name"] in strange:
            alike = [one for one in open_ones if _beside(one, "") == _beside(item, "")]
            if len(alike) == 1:  # the only one of its group that is printed nowhere
                open_ones.remove(alike[0])
                near = alike[0].details["name"].rpartition(".")[2]
                found[index] = replace(item, details={**item.details, "near": near})
    return [found.get(index, item) for index, item in enumerate(findings) if index in found or item in open_ones]


def _beside(item: Finding, last: str) -> str:
    """The name that a finding is about, with ``last`` as its last step."""
    return ".".join([*item.details["name"].split(".")[:-1], last])


def _forms(findings: Sequence[Finding], files: Files) -> list[Finding]:
    """Forms that are not in ``bieu``: found there where several places call one, not where ``bieu`` is faulty."""
    misnamed = any(item.code == NO_FORM for item in findings)
    calls: dict[str, list[Place]] = {}
    for item in findings:
        code = _called(item, files)
        if code:
            calls.setdefault(code, []).append(item.where)
    out = []
    for item in findings:
        code = _called(item, files)
        of_form = item.code == NO_NAME and _OF_FORM.fullmatch(item.details["name"]) is not None
        if item.code == NO_FORM and (item.details["name"] == "–" or files.is_lost or files.absent):
            continue
        if item.code == "T604" and misnamed:
            continue
        if of_form and files.absent and item.details["name"].count(".") <= 2:
            continue
        if code and len(calls[code]) > 1:
            if item.where == calls[code][0]:
                out.append(_unnamed(item, code, calls[code], files))
            continue
        out.append(item)
    return out


def _called(item: Finding, files: Files) -> str:
    """The code of a form that is not in ``bieu`` and that a finding is about; "" for any other finding."""
    name = item.details.get("name", "")
    if item.code == NO_FORM:
        return "" if name == "–" else name
    found = _OF_FORM.fullmatch(name) if item.code == NO_NAME else None
    is_named = found is not None and any(f"{found[1]}.".startswith(f"{code}.") for code in files.named)
    return found[1] if found and not is_named else ""


def _unnamed(item: Finding, code: str, places: Sequence[Place], files: Files) -> Finding:
    lines: dict[str, list[str]] = {}
    for place in places:
        lines.setdefault(place.file, []).append(str(place.line))
    also = "; ".join(f"{file.rpartition('/')[2]} dòng {', '.join(dict.fromkeys(at))}" for file, at in lines.items())
    known = ", ".join(files.named) or "–"
    return finding(NO_FORM, files.forms_place, name=code, known=known, also=f" Các chỗ gọi biểu này: {also}.")


def _once_each(findings: Sequence[Finding]) -> list[Finding]:
    """One finding for each unknown name of a text, at its first line."""
    first: dict[tuple[str, str], int] = {}
    others: dict[int, list[int]] = {}
    out: list[Finding] = []
    for item in findings:
        key = (item.where.file, item.details.get("name", ""))
        if item.code == NO_NAME and key in first:
            others.setdefault(first[key], []).append(item.where.line)
            continue
        if item.code == NO_NAME:
            first[key] = len(out)
        out.append(item)
    for at, lines in others.items():
        more = [str(line) for line in dict.fromkeys(lines) if line != out[at].where.line]
        if more:
            also = f" Cũng dùng ở dòng {', '.join(more)}."
            out[at] = replace(out[at], details={**out[at].details, "also": also})
    return [
        replace(item, details={"also": "", **item.details}) if item.code in (NO_NAME, NO_FORM) else item for item in out
    ]
