"""Findings that a report accepts with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Finding, Severity, finding
from tthc_render.reports.computed import Computed
from tthc_render.reports.model import Acceptance
from tthc_render.yaml_files.fields import Model
from tthc_render.yaml_files.loader import read_source
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
    used: set[int] = set()
    out = []
    for item in found:
        index = next((at for at, entry in enumerate(accepted.chap_nhan) if _fits(entry, item)), None)
        out.append(item if index is None else item.accept(accepted.chap_nhan[index].vi_sao))
        used.update([] if index is None else [index])
    out += [
        finding("D311", source.place(("chap_nhan", at, "ma")), accepted=entry.ma)
        for at, entry in enumerate(accepted.chap_nhan)
        if at not in used
    ]
    return [*problems, *out]


def _fits(entry: Acceptance, item: Finding) -> bool:
    return entry.ma == item.code and entry.chua in _words(item)


def _words(item: Finding) -> str:
    """What ``chua`` may quote: the sentence in both languages, and what it was made of."""
    return " ".join([item.message(), item.message("en"), *item.details.values()])


def accept_unread(path: Path, shown: str, found: Sequence[Finding]) -> list[Finding]:
    """The findings on a report that could not be read whole, those that its ``chap_nhan`` accepts marked.

    What was not looked at cannot be accepted, so an acceptance that fits nothing is not reported.
    """
    warnings = [item for item in found if item.severity is not Severity.ERROR]
    source = read_source(path, shown, Findings()) if warnings else None
    entries = source.data.get("chap_nhan") if source is not None else None
    if source is None or not isinstance(entries, list):
        return list(found)
    only = replace(source, data={"chap_nhan": entries})
    accepted = validate(AcceptedBeside, only, Findings())
    out = []
    for item in found:
        fitting = (entry for entry in accepted.chap_nhan if _fits(entry, item)) if accepted and item in warnings else ()
        entry = next(iter(fitting), None)
        out.append(item if entry is None else item.accept(entry.vi_sao))
    return out


def accept(computed: Computed, findings: list[Finding]) -> list[Finding]:
    """The findings, those that the writer has accepted in ``chap_nhan`` marked with the reason.

    An error of the data or a template cannot be accepted; an acceptance that fits nothing is reported.
    """
    source = computed.report.source
    used: set[int] = set()
    out = []
    for item in findings:
        for index, acceptance in enumerate(computed.report.file.chap_nhan):
            if _fits(acceptance, item) and not (item.severity is Severity.ERROR and item.code[0] in "DTB"):
                used.add(index)
                out.append(item.accept(acceptance.vi_sao))
                break
        else:
            out.append(item)
    for index, acceptance in enumerate(computed.report.file.chap_nhan):
        if index not in used:
            out.append(finding("D311", source.place(("chap_nhan", index, "ma")), accepted=acceptance.ma))
    return out
