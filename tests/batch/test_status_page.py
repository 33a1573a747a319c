"""The page of outputs: states, links, findings, deadlines; nothing from a network."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.batch.test_manifest import entry
from tests.support.collecting import collected
from tthc_render.batch import status_page as page_module
from tthc_render.batch.manifest import Entries, Entry
from tthc_render.batch.status_page import BAD, DONE, MISSING, groups_of, index_page, write_index
from tthc_render.diagnostics.findings import Place, finding
from tthc_render.workspace.units import Registry, load_units
from tthc_render.yaml_files.loader import read_source

ERROR = finding("D310", Place("data/a.yaml", 7), form="<II.06a>")
UNITS = """\
don_vi:
  - {ma: tinh, ten: UBND tỉnh, cap: tinh, ten_in: [X], ky_hieu: X, dia_danh: X}
  - {ma: so-mot, ten: Sở <Một>, cap: so, cap_tren: tinh, ten_in: [X], ky_hieu: X, dia_danh: X}
  - {ma: so-hai, ten: Sở Hai, cap: so, cap_tren: tinh, ten_in: [X], ky_hieu: X, dia_danh: X}
  - {ma: xa-dong, ten: UBND xã Đông, cap: xa, cap_tren: tinh, ten_in: [X], ky_hieu: X, dia_danh: X}
"""


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    path = tmp_path / "units.yaml"
    path.write_text(UNITS, encoding="utf-8")
    source, _ = collected(read_source, path, "units.yaml")
    assert source is not None
    units, findings = collected(load_units, source)
    assert units is not None
    assert findings == []
    return units


def entries(*items: Entry) -> Entries:
    out: Entries = {}
    for item in items:
        out.setdefault(item.file, {})[item.format] = item
    return out


def report(unit: str, kind: str = "docx", **changes: object) -> Entry:
    path = f"{unit}/2024-Q2/quy.{kind}" if kind else ""
    values: dict[str, object] = {"unit": unit, "path": path, "findings": ()}
    return entry(f"data/{unit}.yaml", kind, **(values | changes))


def failed(unit: str) -> Entry:
    return report(unit, "", findings=(ERROR,), exit_code=1)


class Reader(HTMLParser):
    """Tags with their attributes, and all text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def links(self) -> list[str]:
        return [str(attrs["href"]) for tag, attrs in self.tags if tag == "a"]


def test_units_of_the_same_level_are_expected(registry: Registry) -> None:
    [rows] = groups_of(entries(report("so-mot"), report("so-mot", "pdf")), registry).values()
    assert [(row.unit, row.state) for row in rows] == [("so-mot", DONE), ("so-hai", MISSING)]


def test_a_failure_shows_although_an_old_output_is_there(registry: Registry) -> None:
    [rows] = groups_of(entries(report("so-mot"), failed("so-mot"), report("so-hai")), registry).values()
    assert [row.state for row in rows] == [BAD, DONE]
    shown = "".join(Reader(index_page(entries(report("so-mot"), failed("so-mot")), registry, {})).words)
    assert "Có lỗi, tệp cũ" in shown


def test_the_newest_period_comes_first(registry: Registry) -> None:
    made = entries(report("so-mot", period="2024-Q1"), report("so-hai", period="2024-Q3"), failed("xa-dong"))
    assert [period for period, _ in groups_of(made, registry)] == ["2024-Q3", "2024-Q2", "2024-Q1"]


def test_reports_of_unknown_units_and_periods_are_shown_too() -> None:
    made = entries(report("la", period="hôm qua"), entry("data/x.yaml", "", unit="", period="", report_type=""))
    shown = "".join(Reader(index_page(made, None, {})).words)
    assert "hôm qua" in shown
    assert "không rõ kỳ" in shown


def test_links_lead_to_the_outputs(registry: Registry) -> None:
    made = entries(report("so-mot"), report("so-mot", "pdf"), report("so-hai", path="so hai/#1.docx"))
    assert Reader(index_page(made, registry, {})).links() == [
        "so-mot/2024-Q2/quy.docx",
        "so-mot/2024-Q2/quy.pdf",
        "so%20hai/%231.docx",
    ]


def test_words_of_data_are_never_markup(registry: Registry) -> None:
    text = index_page(entries(failed("so-mot")), registry, {"quy": "<b>Quý</b> & {{ x }}"})
    shown = "".join(Reader(text).words)
    assert "<b>Quý" not in text
    assert "<b>Quý</b> & {{ x }}" in shown
    assert "Sở <Một>" in shown
    assert "<II.06a>" in shown


def test_nothing_is_loaded_from_elsewhere(registry: Registry) -> None:
    text = index_page(entries(report("so-mot"), failed("so-hai")), registry, {})
    assert re.findall(r"https?://|url\(|@import|<link|<img|src=", text) == []


def test_counts_and_bars(registry: Registry) -> None:
    made = entries(report("so-mot"), failed("so-hai"), report("xa-dong"))
    reader = Reader(index_page(made, registry, {}))
    bars = [attrs for tag, attrs in reader.tags if tag == "svg"]
    assert [bar["viewbox"] for bar in bars] == ["0 0 3 1", "0 0 2 1", "0 0 1 1"]
    assert bars[0]["aria-label"] == "2 trên 3 đã xong"
    assert "Sở, ban, ngành" in reader.words


def test_deadlines_are_compared_by_the_browser(registry: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_module, "deadline", lambda period: date(2024, 6, 20))
    text = index_page(entries(report("so-mot")), registry, {})
    assert 'data-han="2024-06-20"' in text
    assert "hạn gửi 20/6/2024" in text


def test_the_page_is_written_only_when_it_changes(tmp_path: Path, registry: Registry) -> None:
    made = entries(report("so-mot"))
    write_index(tmp_path, made, registry, {})
    before = (tmp_path / "index.html").stat().st_mtime_ns
    write_index(tmp_path, made, registry, {})
    assert (tmp_path / "index.html").stat().st_mtime_ns == before
    write_index(tmp_path, entries(report("so-mot"), report("so-hai")), registry, {})
    assert (tmp_path / "index.html").stat().st_mtime_ns > before


def test_no_reports_no_groups() -> None:
    assert "Chưa có báo cáo nào" in index_page({}, None, {})


@pytest.mark.browser
@pytest.mark.parametrize(("due", "late"), [("2024-06-20", 1), ("2999-01-01", 0)])
def test_in_a_browser(tmp_path: Path, registry: Registry, monkeypatch: pytest.MonkeyPatch, due: str, late: int) -> None:
    monkeypatch.setattr(page_module, "deadline", lambda period: date.fromisoformat(due))
    write_index(tmp_path, entries(report("so-mot")), registry, {})
    program = shutil.which("chromium") or shutil.which("google-chrome")
    assert program, "apt-get install chromium"
    done = subprocess.run(
        (program, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", (tmp_path / "index.html").as_uri()),
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert done.stdout.count(">Quá hạn<") == late
    assert "Tình hình báo cáo" in done.stdout
