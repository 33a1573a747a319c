"""Findings that a report accepts with a reason."""

from __future__ import annotations

from tthc_render.diagnostics.findings import Finding, Severity, finding
from tthc_render.reports.computed import Computed


def _words(item: Finding) -> str:
    """What ``chua`` may quote: the sentence in both languages, and what it was made of."""
    return " ".join([item.message(), item.message("en"), *item.details.values()])


def accept(computed: Computed, findings: list[Finding]) -> list[Finding]:
    """The findings, those that the writer has accepted in ``chap_nhan`` marked with the reason.

    An error of the data or a template cannot be accepted; an acceptance that fits nothing is reported.
    """
    source = computed.report.source
    used: set[int] = set()
    out = []
    for item in findings:
        for index, acceptance in enumerate(computed.report.file.chap_nhan):
            fits = acceptance.ma == item.code and acceptance.chua in _words(item)
            if fits and not (item.severity is Severity.ERROR and item.code[0] in "DTB"):
                used.add(index)
                out.append(item.accept(acceptance.vi_sao))
                break
        else:
            out.append(item)
    for index, acceptance in enumerate(computed.report.file.chap_nhan):
        if index not in used:
            out.append(finding("D311", source.place(("chap_nhan", index, "ma")), accepted=acceptance.ma))
    return out
