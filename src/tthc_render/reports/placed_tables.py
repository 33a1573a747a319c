"""The tables of a form that ``[[bảng: …]]`` puts into the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tthc_render.diagnostics.collector import Findings
from tthc_render.document.limits import Count
from tthc_render.document.markup import FormRef
from tthc_render.document.tree import Block
from tthc_render.forms import tables as form_tables
from tthc_render.forms.model import Form
from tthc_render.forms.result import Result


def placed_tables(
    ref: FormRef, forms: Mapping[str, tuple[Form, Result]], own: str, count: Count, findings: Findings
) -> Iterator[Block]:
    """The tables of all parts of a form, or of the one that ``ref`` names; ``own`` is the file of the report.

    D618 for a form that the report does not use, D685 for a part that the form does not have; T306 for either in an
    outline.
    """
    found = forms.get(ref.code)
    if found is None:
        findings.add("D618" if ref.where.file == own else "T306", ref.where, value=ref.code, known=", ".join(forms))
        return
    form, result = found
    if ref.part and ref.part not in {part.key for part in form.parts}:
        _no_such_part(ref, form, own, findings)
        return
    count.add("cells", form_tables.cell_count(form, result), ref.where)
    for part in form.parts:
        if ref.part in ("", part.key) and part.key in result.parts:
            yield form_tables.table(form, part, result.parts[part.key], ref.where, findings)


def _no_such_part(ref: FormRef, form: Form, own: str, findings: Findings) -> None:
    parts = [_spoken(part.key) for part in form.parts] if len(form.parts) > 1 else []
    asked = _spoken(ref.part)
    if ref.where.file != own:
        known = ", ".join(f"{ref.code} | {part}" for part in parts) or ref.code
        findings.add("T306", ref.where, value=f"{ref.code} | {asked}", known=known)
        return
    right = " hoặc ".join(f"[[bảng: {ref.code} | {part}]]" for part in parts) or f"[[bảng: {ref.code}]]"
    known = f"có {', '.join(parts)}" if parts else "không chia phần"
    findings.add("D685", ref.where, form=ref.code, value=asked, known=known, right=right)


def _spoken(key: str) -> str:
    """``phan_2`` as it is written in a text: "phần 2"."""
    number = key.removeprefix("phan_")
    return f"phần {number}" if number != key and number.isdigit() else f"phần {key}"
