"""Findings that a report accepts with a reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Finding, Severity, finding
from tthc_render.reports.computed import Computed
from tthc_render.reports.model import Acceptance
from tthc_render.yaml_files.fields import Model
from tthc_render.yaml_files.loader import read_source
from tthc_render.yaml_files.source import Source
from tthc_render.yaml_files.validation import validate

BESIDE: Final = ".chap-nhan"
"""Ending of the file beside a Word or text file that keeps its accepted findings."""


class AcceptedBeside(Model):
    """Các điều nhắc đã chấp nhận của một tệp Word hay .txt, ghi ở tệp cùng tên thêm đuôi ".chap-nhan"."""

    chap_nhan: tuple[Acceptance, ...] = ()


def accept_beside(path: Path, shown: str, found: Sequence[Finding]) -> list[Finding]:
    """Findings on a Word or text file, those accepted in the file beside it ("bao-cao.docx.chap-nhan") marked.

    An acceptance holds as long as the finding says the same: another text brings it again.
    """
    beside = path.with_name(path.name + BESIDE)
    if not beside.is_file():
        return list(found)
    problems = Findings()
    source = read_source(beside, f"{shown}{BESIDE}", problems)
    accepted = validate(AcceptedBeside, source, problems) if source else None
    if source is None or accepted is None:
        return [*problems, *found]
    marked, used = _marked(found, accepted.chap_nhan)
    return [*problems, *marked, *_remarks(accepted.chap_nhan, used, source)]


def _fits(entry: Acceptance, item: Finding) -> bool:
    return entry.ma == item.code and entry.chua in _words(item)


def _words(item: Finding) -> str:
    """What ``chua`` may quote: the sentence in both languages, and what it was made of."""
    return " ".join([item.message(), item.message("en"), *item.details.values()])


def accept_unread(path: Path, shown: str, found: Sequence[Finding]) -> list[Finding]:
    """The findings on a report that could not be read whole, those that its ``chap_nhan`` accepts marked.

    What was not looked at cannot be accepted, so an acceptance that fits nothing is not reported.
    """
    if all(item.severity is Severity.ERROR for item in found):
        return list(found)
    source = read_source(path, shown, Findings())
    entries = source.data.get("chap_nhan") if source is not None else None
    if source is None or not isinstance(entries, list):
        return list(found)
    accepted = validate(AcceptedBeside, replace(source, data={"chap_nhan": entries}), Findings())
    if accepted is None:
        return list(found)
    return _marked(found, accepted.chap_nhan, lambda item: item.severity is not Severity.ERROR)[0]


def accept(computed: Computed, findings: list[Finding]) -> list[Finding]:
    """The findings, those that the writer has accepted in ``chap_nhan`` marked with the reason.

    An error of the data or a template cannot be accepted; an acceptance that fits nothing is reported, and one
    without ``chua`` that covers findings which say different things.
    """
    entries = computed.report.file.chap_nhan
    marked, used = _marked(
        findings, entries, lambda item: not (item.severity is Severity.ERROR and item.code[0] in "DTB")
    )
    return [*marked, *_remarks(entries, used, computed.report.source)]


def _marked(
    found: Sequence[Finding], entries: Sequence[Acceptance], may: Callable[[Finding], bool] = lambda _: True
) -> tuple[list[Finding], dict[int, set[str]]]:
    """The findings, accepted ones marked, and what each used entry has accepted."""
    used: dict[int, set[str]] = {}
    out = []
    for item in found:
        index = next((at for at, entry in enumerate(entries) if may(item) and _fits(entry, item)), None)
        if index is None:
            out.append(item)
            continue
        out.append(item.accept(entries[index].vi_sao))
        used.setdefault(index, set()).add(item.message())
    return out, used


def _remarks(entries: Sequence[Acceptance], used: Mapping[int, set[str]], source: Source) -> Iterator[Finding]:
    """Entries that fit no finding, and entries that cover several because they quote no words."""
    for at, entry in enumerate(entries):
        place = source.place(("chap_nhan", at, "ma"))
        if at not in used:
            yield finding("D311", place, accepted=entry.ma)
        elif not entry.chua and len(used[at]) > 1:
            yield finding("D320", place, accepted=entry.ma, count=str(len(used[at])))
