"""Reports inside received files: taken once, hostile ones refused, none over another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.documents import ND30
from tests.support.workspaces import build
from tthc_render.diagnostics.collector import Findings
from tthc_render.formats.record import make_record
from tthc_render.formats.stamp import Stamp
from tthc_render.layout.docx.renderer import render_docx
from tthc_render.layout.docx.template import load_docx_layout
from tthc_render.layout.measures import measure
from tthc_render.rendering.pipeline import check_report
from tthc_render.rendering.received_reports import FOLDER, take_received
from tthc_render.reports.figures_record import figures_json
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace


def sent(root: Path, change: Callable[[bytes], bytes] = bytes, unit: str = "so-mau") -> Path:
    """A DOCX whose inside says it is ``unit``'s, with its YAML changed."""
    path = build(root)
    document, computed = check_report(path, Library(Workspace(root)), Findings())
    assert document is not None
    assert computed is not None
    layout = load_docx_layout(ND30 / "layout.docx")
    stamp = Stamp(unit, "2024-Q2", "ngan", "0" * 32)
    record = make_record(stamp, change(path.read_bytes()), figures_json(computed, document))
    file = root / "nhan-ve" / "a.docx"
    file.parent.mkdir()
    file.write_bytes(render_docx(measure(document, layout.geometry), layout, stamp, record))
    path.unlink()
    return file


@pytest.mark.parametrize(
    ("change", "unit", "codes"),
    [
        (bytes, "so-mau", []),
        (lambda text: text.replace(b"don_vi: so-mau", b"don_vi: so-khac"), "so-mau", ["B602"]),
        (lambda text: b"a: &a [x, x]\nb: [*a, *a]\n", "so-mau", ["B602"]),
        (lambda text: b"[" * 90_000, "so-mau", ["B602"]),
        (lambda text: b"\xff\xfe\x00rac", "so-mau", ["B602"]),
        (bytes, "../../../etc/so-mau", ["B602"]),
        (bytes, "", ["B602"]),
    ],
)
def test_what_a_stranger_sends(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[bytes], bytes],
    unit: str,
    codes: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    sent(tmp_path, change, unit)
    library = Library(Workspace(tmp_path))
    taken = take_received(library, [Path("nhan-ve")])
    assert {item.code if item.code.startswith("B") else item.code[0] for item in taken.findings} == set(codes)
    assert taken.refused == len(codes)
    assert [entry.unit for entry in library.reports.entries] == ([] if codes else ["so-mau"])
    written = [path for path in tmp_path.rglob("*.yaml") if "2024-Q2" in path.name]
    assert all(path.is_relative_to(tmp_path / FOLDER) for path in written)


def test_an_unknown_unit_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    sent(tmp_path, lambda text: text.replace(b"don_vi: so-mau", b"don_vi: so-la"), "so-la")
    taken = take_received(Library(Workspace(tmp_path)), [Path("nhan-ve")])
    assert [item.code for item in taken.findings] == ["B606"]
    assert not taken.refused
