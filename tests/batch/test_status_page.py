"""The pages of outputs: states, links, findings, deadlines; nothing from a network."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests.batch.test_manifest import WARNING, entry
from tests.batch.test_status import FIVE, add
from tests.support.workspaces import REPORT, build, write
from tthc_render.batch.options import Options
from tthc_render.batch.run import run
from tthc_render.batch.status import LooseFile, ReportStatus, State, StatusOverview
from tthc_render.batch.status_page import period_page, total_page
from tthc_render.diagnostics.findings import Place, finding
from tthc_render.vietnamese.periods import parse_period
from tthc_render.workspace.units import Unit

ERROR = finding("D310", Place("data/a.yaml", 7), form="<II.06a>")
Q1, Q2 = parse_period("2024-Q1"), parse_period("2024-Q2")
AXE = "TTHC_AXE"


def unit(code: str, name: str, level: str = "so") -> Unit:
    return Unit.model_validate(
        {"ma": code, "ten": name, "cap": level, "ten_in": ["X"], "ky_hieu": "X", "dia_danh": "X"}
    )


def row(code: str = "so-mot", name: str = "Sở <Một>", state: State = State.DONE, **more: Any) -> ReportStatus:
    made = state not in (State.MISSING, State.WAITING, State.ERROR)
    entries = [entry(f"data/{code}.yaml", "docx", path=f"{code}/2024-Q2/quy.docx", findings=())] if made else []
    values = {"files": (f"data/{code}.yaml",), "entries": tuple(entries), "known": unit(code, name)}
    return ReportStatus(code, "quy", Q2, state, **(values | more))


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

    @property
    def text(self) -> str:
        return "".join(self.words)

    def links(self) -> list[str]:
        return [str(attrs["href"]) for tag, attrs in self.tags if tag == "a"]


def page(rows: Sequence[ReportStatus], titles: dict[str, str] | None = None) -> str:
    return period_page(Q2, {"quy": rows}, titles or {}, {})


def test_links_lead_to_the_outputs() -> None:
    odd = entry("data/so-hai.yaml", "docx", path="so hai/#1.docx", findings=())
    text = page([row(), row("so-hai", "Sở Hai", entries=(odd,))])
    assert Reader(text).links() == [
        "../index.html",
        "2024-Q2.csv",
        "../so-mot/2024-Q2/quy.docx",
        "../so%20hai/%231.docx",
    ]


def test_words_of_data_are_never_markup() -> None:
    bad = row(state=State.ERROR, entries=(entry("data/a.yaml", "", findings=(ERROR,), exit_code=1),))
    text = page([bad], {"quy": "<b>Quý</b> & {{ x }}"})
    shown = Reader(text).text
    assert "<b>Quý" not in text
    assert "<b>Quý</b> & {{ x }}" in shown
    assert "Sở <Một>" in shown
    assert "<II.06a>" in shown


def test_nothing_is_loaded_from_elsewhere() -> None:
    overview = StatusOverview({(Q2, "quy"): [row()]})
    for text in (page([row()]), total_page(overview, {})):
        assert re.findall(r"https?://|url\(|@import|<link|<img|src=", text) == []


def test_the_total_page_has_a_line_for_each_period_and_type() -> None:
    rows = [row(), row("so-hai", "Sở Hai", State.ERROR), row("so-ba", "Sở Ba", State.MISSING, files=())]
    rows += [row("so-bon", "Sở Bốn", State.WAITING), row("so-nam", "Sở Năm", State.WARNED, due=date(2024, 6, 20))]
    overview = StatusOverview({(Q2, "quy"): rows, (Q1, "quy"): rows[:1]}, [LooseFile("data/x.yaml", "", "tệp rỗng")])
    reader = Reader(total_page(overview, {"quy": "Báo cáo quý"}))
    assert reader.links() == ["tinh-hinh/2024-Q2.html", "tinh-hinh/2024-Q1.html"]
    bars = [attrs["aria-label"] for tag, attrs in reader.tags if tag == "svg"]
    assert bars == ["2 trên 5 đã xong", "1 trên 1 đã xong"]
    words = [word.strip() for word in reader.words if word.strip()]
    at = words.index("Báo cáo quý")
    assert words[at + 1 : at + 8] == ["5", "2", "1", "1", "1", "1", "20/6/2024"]
    assert "data/x.yaml" in words


def test_no_reports_no_groups() -> None:
    assert "Chưa có báo cáo nào" in total_page(StatusOverview(), {})


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The outputs of a small workspace: done, warned, broken, missing and of two periods."""
    build(tmp_path, units=FIVE)
    monkeypatch.chdir(tmp_path)
    data = tmp_path / "data"
    write(data / "ky-han.yaml", "han:\n  - {ky: [quy], cap: [xa], so_ngay: 5}\n  - {ky: [quy], so_ngay: 40000}\n")
    add(data, "so-mau", REPORT.replace("2024-Q2", "2024-Q1").replace("1200", "900"), "2024-Q1-ngan.yaml")
    add(data, "xa-1")
    add(data, "xa-2", "loai: [")
    add(data, "xa-3", REPORT.replace("truc_tuyen: 1200", 'truc_tuyen: {in: "1.200", vi_sao: như bản in}'))
    run(Options(formats=("docx",)))
    return tmp_path / "outputs"


def test_a_run_writes_a_page_and_a_table_for_each_period(made: Path) -> None:
    assert sorted(path.name for path in (made / "tinh-hinh").iterdir()) == [
        "2024-Q1.csv",
        "2024-Q1.html",
        "2024-Q2.csv",
        "2024-Q2.html",
    ]
    assert "Có lỗi" in (made / "tinh-hinh" / "2024-Q2.html").read_text(encoding="utf-8")


def test_pages_are_written_only_when_they_change_and_go_with_their_period(made: Path) -> None:
    path = made / "tinh-hinh" / "2024-Q2.html"
    before = path.stat().st_mtime_ns
    (made.parent / "data" / "so-mau" / "2024-Q1-ngan.yaml").unlink()
    run(Options(formats=("docx",)))
    assert sorted(path.name for path in (made / "tinh-hinh").iterdir()) == ["2024-Q2.csv", "2024-Q2.html"]
    settled = path.stat().st_mtime_ns
    others = made.parent / "others"
    others.mkdir()
    (others / "trang.html").write_text("of others", encoding="utf-8")
    (made / "tinh-hinh" / "lien-ket").symlink_to(others)
    run(Options(formats=("docx",)))
    assert path.stat().st_mtime_ns == settled >= before
    assert (others / "trang.html").exists()


def test_a_page_of_a_province_stays_small() -> None:
    warned = entry("data/a.yaml", "docx", path="xa-0001/2024-Q2/tinh-hinh-giai-quyet-quy.docx", findings=(WARNING,) * 9)
    pdf = entry("data/a.yaml", "pdf", path="xa-0001/2024-Q2/tinh-hinh-giai-quyet-quy.pdf", findings=(WARNING,) * 9)
    rows = [
        row(f"xa-{number}", f"UBND xã Thượng Hòa {number}", State.WARNED, entries=(warned, pdf))
        for number in range(3300)
    ]
    assert len(page(rows).encode()) < 2_000_000


def in_browser(path: Path, script: str = "") -> str:
    """The page as Chromium has it after its scripts, and ``script``, have run."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    assert program, "apt-get install chromium"
    tried = path.with_name(f"tried-{path.name}")
    text = path.read_text(encoding="utf-8")
    if script:  # the page's policy lets only its own script run
        text = re.sub(r"<meta http-equiv=[^>]*>", "", text).replace("</body>", f"{script}</body>")
    tried.write_text(text, encoding="utf-8")
    arguments = ("--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000", "--dump-dom")
    done = subprocess.run(
        (program, *arguments, tried.as_uri()), capture_output=True, text=True, check=True, timeout=120
    )
    return done.stdout


@pytest.mark.browser
def test_deadlines_filter_and_sorting_in_a_browser(made: Path) -> None:
    path = made / "tinh-hinh" / "2024-Q2.html"
    plain = in_browser(path)
    assert plain.count(">Quá hạn<") == 3  # two missing communes, and the choice in the filter
    assert plain.count("Có lỗi, quá hạn") == 1
    script = """<script>
    document.getElementById("loc").value = "tre"; document.getElementById("loc").dispatchEvent(new Event("change"));
    document.querySelector("th button").click(); document.querySelector("th button").click();
    </script>"""
    after = in_browser(path, script)
    body = after[after.index("<tbody>") :]
    order = [(name, "hidden" in tag) for tag, name in re.findall(r"<tr([^>]*)><th[^>]*>([^<]*)<", body)]
    assert [name for name, hidden in order if not hidden] == ["xa-5", "xa-4", "xa-2"]
    assert len(order) == 6
    assert re.search(r'id="dem"[^>]*>([^<]*)<', after)[1] == "3 dòng"  # type: ignore[index]


@pytest.mark.browser
@pytest.mark.parametrize("name", ["index.html", "tinh-hinh/2024-Q2.html"])
@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_serious(made: Path, name: str, dark: bool) -> None:
    axe = os.environ.get(AXE, "")
    assert axe, f"make test-browser sets {AXE} to the file axe.min.js"
    path = made / name
    if dark:
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("(prefers-color-scheme:dark)", "all"), encoding="utf-8")
    script = f"""<script>{Path(axe).read_text(encoding="utf-8")}</script>
    <script>axe.run().then(found => {{ const pre = document.createElement("pre"); pre.id = "axe";
    pre.textContent = JSON.stringify(found.violations.map(v => [v.id, v.impact, v.nodes.map(n => n.html)]));
    document.body.append(pre); }});</script>"""
    shown = in_browser(path, script)
    found = re.search(r'<pre id="axe">(.*?)</pre>', shown, re.DOTALL)
    assert found, "axe has not run"
    problems = json.loads(found[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
    assert [problem for problem in problems if problem[1] in ("serious", "critical")] == []
