"""Tables of other offices that are imported into a report, for tests of what comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from tests.support.collecting import collected
from tests.support.formkit import source_of
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Finding, format_finding
from tthc_render.forms.loader import load_form
from tthc_render.forms.model import Form
from tthc_render.spreadsheets.changes import changed_text
from tthc_render.spreadsheets.foreign import table_changes
from tthc_render.spreadsheets.foreign_columns import guessed_table
from tthc_render.spreadsheets.read_book import read_book

if TYPE_CHECKING:
    from tthc_render.spreadsheets.form_workbook import OpenReport


@dataclass(frozen=True, slots=True)
class Imported:
    """The text of a report with a table in it, what was told, and whether the table changed anything."""

    text: str
    findings: Sequence[Finding]
    changed: bool

    @property
    def told(self) -> list[str]:
        """What was told, in Vietnamese."""
        return [format_finding(item, "vi") for item in self.findings]


def form_of(folder: Path, text: str) -> Form:
    """A form that has no fault."""
    form, findings = collected(load_form, source_of(folder, text, "X.01.yaml"))
    assert form is not None, [item.message() for item in findings]
    return cast("Form", form)


def import_table(folder: Path, form: Form, report: str, table: str) -> Imported:
    """A report's text with a CSV table whose columns are found by themselves."""
    (folder / "a.csv").write_text(table, encoding="utf-8")
    source = source_of(folder, report, "bao-cao.yaml")
    guessed = guessed_table(read_book(folder / "a.csv"), form)
    assert guessed is not None
    found = Findings()
    changes = table_changes(guessed, form, cast("OpenReport", SimpleNamespace(source=source)), "a.csv", found)
    return Imported(changed_text(source, changes), list(found), bool(changes))
