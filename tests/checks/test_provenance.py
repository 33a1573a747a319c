"""Which figure a sentence of the outline prints."""

from __future__ import annotations

from pathlib import Path

from tests.support.workspaces import CONTENT, REPORT, build
from tthc_render.checks.provenance import MOST, Provenance
from tthc_render.diagnostics.collector import Findings
from tthc_render.prose.passages import from_document
from tthc_render.reports.builder import build_document
from tthc_render.reports.computed import Computed
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report
from tthc_render.workspace.paths import Workspace


def _report(folder: Path) -> Computed:
    content = CONTENT.replace("# KẾT QUẢ", "# KẾT QUẢ\nCó {{ p.moi }} việc mới, {{ p.ky_truoc }} việc cũ.")
    path = build(folder, report=REPORT.replace("moi: 3, ky_truoc: 1", "moi: 3, ky_truoc: 3"), content=content)
    computed = load_report(path, Library(Workspace(folder)), Findings())
    assert computed is not None
    return computed


def test_the_number_that_changes_with_a_figure_comes_from_it(tmp_path: Path) -> None:
    computed = _report(tmp_path)
    document = build_document(computed, Findings())
    assert document is not None
    passages = from_document(document)
    at = next(at for at, passage in enumerate(passages) if "việc mới" in passage.text)
    group = next(iter(computed.figures))
    origins = Provenance(computed, passages, lambda changed: build_document(changed, Findings()))
    both = [(group, "moi"), (group, "ky_truoc")]
    text = passages[at].text
    assert origins.printed_from(at, text.index("3"), both) == (group, "moi")
    assert origins.printed_from(at, text.rindex("3"), both) == (group, "ky_truoc")
    assert origins.printed_from(at, text.rindex("3"), both[:1]) is None


def test_without_a_way_to_fill_the_outline_nothing_is_known(tmp_path: Path) -> None:
    computed = _report(tmp_path)
    document = build_document(computed, Findings())
    assert document is not None
    passages = from_document(document)
    group = next(iter(computed.figures))
    assert Provenance(computed, passages, None).printed_from(0, 0, [(group, "moi")]) is None


def test_a_report_is_filled_again_so_many_times_at_the_most(tmp_path: Path) -> None:
    computed = _report(tmp_path)
    document = build_document(computed, Findings())
    assert document is not None
    passages, tries = from_document(document), []

    def rebuild(changed: Computed) -> None:
        tries.append(changed)

    origins = Provenance(computed, passages, rebuild)
    at = next(at for at, passage in enumerate(passages) if "việc mới" in passage.text)
    group = next(iter(computed.figures))
    for _ in range(3 * MOST):
        origins.printed_from(at, 3, [(group, "moi"), (group, "ky_truoc")])
    assert len(tries) == 2
