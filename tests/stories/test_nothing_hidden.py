"""What other people's files are called and hold cannot hide, forge or skip anything."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.support.workspaces import REPORT, UNITS, build
from tthc_render.cli.main import main
from tthc_render.diagnostics.visible import HIDDEN

ESCAPE = r"\e]0;PWNED\a\e[31m"


def run(*args: str) -> Result:
    result = CliRunner().invoke(main, list(args))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


def hidden(text: str) -> set[str]:
    return {sign for sign in text if unicodedata.category(sign) in HIDDEN} - {"\n", "\t"}


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with one good report; the folder of its unit."""
    build(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "data" / "so-mau"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("loai: ngan", f'loai: "{ESCAPE}x"'),
        ("don_vi: so-mau", f'don_vi: "{ESCAPE}x"'),
        ("ky: 2024-Q2", f'ky: "{ESCAPE}\\u202ex"'),
        ("moi: 3", f'moi: "{ESCAPE}3"'),
        ("moi: 3", f'"{ESCAPE}moi": 3'),
        ("Công việc", "Công \u202eviệc [= 'a\u200b' ~ x ]"),
        ("linh_vuc: Đất đai", f'linh_vuc: "Đất {ESCAPE}\\x9bđai"'),
        ("ho_ten: Trần Văn An", 'ho_ten: "Trần\\nVăn\\u2028An"'),
    ],
)
def test_hidden_signs_of_values_and_keys_are_shown(data: Path, old: str, new: str) -> None:
    (data / "2024-Q2-ngan.yaml").write_text(REPORT.replace(old, new, 1).lstrip(), encoding="utf-8")
    name = f'ten: "Sở {ESCAPE}\\u202eMẫu<script>alert(1)</script>"'
    (data.parent / "units.yaml").write_text(UNITS.replace("ten: Sở Mẫu", name).lstrip(), encoding="utf-8")
    for command in (["check", "data"], ["check", "data", "--json"], ["list"], ["render", "-o", "out", "-f", "docx"]):
        result = run(*command)
        assert not hidden(result.stdout + result.stderr), command
    page = (data.parents[1] / "out" / "index.html").read_text(encoding="utf-8")
    assert not hidden(page)
    assert "<script>alert" not in page
    assert "Content-Security-Policy" in page


@pytest.mark.parametrize(
    "name", ["d\x1b]0;X\x07.yaml", "f\u202egpj.yaml", "e\nLỖI D999: giả.yaml", "g\u200b.yaml", "h\x9b31m.yaml"]
)
def test_names_of_files_forge_no_line(data: Path, name: str) -> None:
    (data / name).write_text("don_vi: so-mau\nloai: ngan\nky: 2024-Q3\n", encoding="utf-8")
    result = run("check", "data")
    assert result.exit_code == 1
    assert not hidden(result.stderr)
    assert not any(line.startswith("LỖI") for line in result.stderr.splitlines())
    assert "‹U+" in result.stderr


def test_files_under_other_endings_are_read_or_named(data: Path) -> None:
    good = (data / "2024-Q2-ngan.yaml").read_text(encoding="utf-8")
    (data / "2024-Q3-ngan.YAML").write_text(
        good.replace("2024-Q2", "2024-Q3").replace("5/7/2024", "5/6/2025"), encoding="utf-8"
    )
    (data / "2024-Q4-ngan.yml").write_text(
        good.replace("2024-Q2", "2024-Q4").replace("5/7/2024", "5/6/2025"), encoding="utf-8"
    )
    (data / "2025-Q1-ngan.yaml.txt").write_text(
        good.replace("2024-Q2", "2025-Q1").replace("5/7/2024", "5/6/2025"), encoding="utf-8"
    )
    for name in ("._2024-Q2-ngan.yaml", "~$24-Q2-ngan.yaml", ".~lock.x.yaml#", ".#x.yaml", "#x.yaml#"):
        (data / name).write_bytes(b"\x00\x05\x16\x07\x00")
    result = run("render", "data", "-o", "out", "-f", "docx")
    assert result.exit_code in (1, 3)
    assert {path.parent.name for path in Path("out").rglob("*.docx")} == {"2024-Q2", "2024-Q3", "2024-Q4"}
    assert "2025-Q1-ngan.yaml.txt: LỖI D508" in result.stderr
    assert result.stderr.count("LỖI D5") == 1
    assert "._2024" not in result.stderr


@pytest.mark.parametrize("name", ["2024-Q2-ngan.txt", "2024-Q2-ngan.yaml.txt", "2024-Q2-ngan.yaml - Copy"])
def test_a_copy_under_another_ending_is_named_and_does_not_stop_the_report_beside_it(data: Path, name: str) -> None:
    good = (data / "2024-Q2-ngan.yaml").read_text(encoding="utf-8")
    (data / name).write_text(good, encoding="utf-8")
    result = run("render", "data", "-o", "out", "-f", "docx")
    assert "B202" not in result.stderr
    assert f"{name}: cảnh báo D513" in result.stderr
    assert [path.parent.name for path in Path("out").rglob("*.docx")] == ["2024-Q2"]


def test_a_copy_of_another_name_under_another_ending_stops_no_report(data: Path) -> None:
    good = (data / "2024-Q2-ngan.yaml").read_text(encoding="utf-8")
    (data / "x.yaml.txt").write_text(good, encoding="utf-8")
    result = run("check", "data")
    assert "B202" not in result.stderr
    assert "x.yaml.txt: LỖI D508" in result.stderr


def test_links_to_folders_are_followed_and_those_that_lead_back_are_named(data: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "cua-so"
    elsewhere.mkdir()
    (elsewhere / "2024-Q3-ngan.yaml").write_text(
        REPORT.replace("2024-Q2", "2024-Q3").replace("5/7/2024", "5/6/2025").lstrip(), encoding="utf-8"
    )
    (data / "moi").symlink_to(elsewhere)
    (data / "vong").symlink_to(data)
    (data / "len").symlink_to(tmp_path)
    result = run("check", "data")
    assert "3 báo cáo" in result.stderr or "2 báo cáo" in result.stderr
    assert "data/so-mau/len: LỖI D509" in result.stderr


@pytest.mark.parametrize("place", ["/proc", "/dev", "/sys", "/usr/share", "/proc/self/cwd"])
def test_a_link_into_the_system_is_named_and_not_searched(data: Path, place: str) -> None:
    (data / "moi").symlink_to(place)
    result = run("check", "data")
    code = "D509" if place.endswith("cwd") else "D512"
    assert f"data/so-mau/moi: LỖI {code}" in result.stderr
    assert result.stderr.count("LỖI") == 1


@pytest.mark.parametrize("place", ["/etc/passwd", "/proc/self/environ", "/proc/version"])
@pytest.mark.parametrize("name", ["2024-Q3-ngan.yaml", "2024-Q2-ngan.yaml"])
def test_a_report_that_is_a_link_into_the_system_shows_nothing_of_it(data: Path, name: str, place: str) -> None:
    (data / name).unlink(missing_ok=True)
    (data / name).symlink_to(place)
    result = run("check", "data")
    assert f"data/so-mau/{name}: LỖI D512" in result.stderr
    assert not any(words in result.output + result.stderr for words in ("root:", "PATH=", "Linux version"))


OF_OUTPUTS = (
    "manifest.jsonl", ".manifest.lock", ".lan-truoc.json", "index.html", "tinh-hinh/2024-Q2.html",
    "tinh-hinh/2024-Q2.csv", "so-mau/2024-Q2/ngan.docx", "so-mau/phat-hanh.jsonl",
)  # fmt: skip


@pytest.mark.parametrize("name", OF_OUTPUTS)
@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_a_pipe_among_the_outputs_is_not_waited_for(data: Path, name: str, kind: str) -> None:
    assert run("render", "data", "-o", "out", "-f", "docx", "--jobs", "1").exit_code == 0
    place = Path("out") / name
    place.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(place)
    else:
        place.symlink_to("/dev/zero")
    result = run("render", "data", "-o", "out", "-f", "docx", "--jobs", "1")
    assert result.exit_code in range(6)
    assert any(path.is_file() and path.stat().st_size > 1000 for path in Path("out").rglob("ngan*.docx"))


@pytest.mark.parametrize("name", ["manifest.jsonl", ".manifest.lock"])
def test_nothing_is_written_through_a_link_among_the_outputs(data: Path, name: str) -> None:
    assert run("render", "data", "-o", "out", "-f", "docx", "--jobs", "1").exit_code == 0
    (Path("out") / name).unlink()
    Path("khac").write_text("của người khác", encoding="utf-8")
    (Path("out") / name).symlink_to(Path("khac").absolute())
    (data / "2024-Q2-ngan.yaml").write_text(REPORT.replace("moi: 3", "moi: 4").lstrip(), encoding="utf-8")
    result = run("render", "data", "-o", "out", "-f", "docx", "--jobs", "1")
    assert Path("khac").read_text(encoding="utf-8") == "của người khác"
    assert "out/manifest.jsonl: không ghi được (tên này là một liên kết" in result.stderr


LINKED = ("outputs", "outputs/so-mau", "outputs/so-mau/2024-Q2")


def as_link(name: str) -> Path:
    """Make the folder ``name`` a link to an empty one elsewhere; that one."""
    elsewhere = Path("noi-khac")
    elsewhere.mkdir()
    place = Path(name)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(elsewhere.absolute())
    return elsewhere


@pytest.mark.parametrize("name", LINKED)
def test_nothing_is_written_into_a_folder_that_is_a_link(data: Path, name: str) -> None:
    elsewhere = as_link(name)
    result = run("render", "data", "-f", "docx", "--jobs", "1")
    assert result.exit_code == 5
    assert f"{name}: thư mục này là liên kết tới" in result.stderr
    assert list(elsewhere.iterdir()) == []


def test_one_unit_that_is_a_link_does_not_stop_the_others(data: Path) -> None:
    _, start, entry = UNITS.partition("  - ma: so-mau")
    Path("data/units.yaml").write_text(f"{UNITS}{start}{entry}".replace(start, "  - ma: so-hai", 1), encoding="utf-8")
    Path("data/so-hai").mkdir()
    Path("data/so-hai/2024-Q2-ngan.yaml").write_text(REPORT.replace("so-mau", "so-hai"), encoding="utf-8")
    elsewhere = as_link("outputs/so-mau")
    result = run("render", "data", "-f", "docx", "--jobs", "1")
    assert result.exit_code == 5
    assert list(elsewhere.iterdir()) == []
    assert Path("outputs/so-hai/2024-Q2/ngan.docx").is_file()


def test_a_link_that_the_user_names_is_written_to(data: Path) -> None:
    elsewhere = as_link("outputs")
    assert run("render", "data", "-f", "docx", "--jobs", "1", "-o", "outputs").exit_code == 0
    assert (elsewhere / "so-mau" / "2024-Q2" / "ngan.docx").is_file()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("outputs", ("export", "2024-Q2", "-f", "csv")),
        *((name, ("aggregate", "ubnd-tinh-mau", "2024-Q2")) for name in ("outputs", "outputs/ubnd-tinh-mau")),
        *((name, ("export", "2024-Q2", "-f", "csv", "-o", "a.csv", "--received", "out"))
          for name in ("outputs", "outputs/nhan-ve", "outputs/nhan-ve/so-mau")),
        ("out/so-mau", ("issue", "out/so-mau/2024-Q2/ngan.docx", "--number", "1/BC", "--date", "1/7/2024")),
    ],
)  # fmt: skip
def test_no_other_command_writes_into_a_folder_that_is_a_link(data: Path, name: str, words: tuple[str, ...]) -> None:
    assert run("render", "data", "-o", "out", "-f", "docx", "--jobs", "1").exit_code == 0
    if "--received" in words:
        (data / "2024-Q2-ngan.yaml").unlink()
    if name.startswith("out/"):
        Path(name).rename("cua-don-vi")
        Path(name).symlink_to(Path("cua-don-vi").absolute())
        elsewhere = Path("cua-don-vi")
    else:
        elsewhere = as_link(name)
    before = sorted(path.name for path in elsewhere.iterdir())
    result = run(*words)
    assert result.exit_code == 5, result.output
    assert f"{name}: thư mục này là liên kết tới" in result.stderr
    assert sorted(path.name for path in elsewhere.iterdir()) == before


OF_THE_WORKSPACE = (
    "data/units.yaml", "data/ky-han.yaml", "data/so-mau/layout.docx", "data/so-mau/layout.html",
    "data/so-mau/layout.yaml", "data/so-mau/kinds.yaml", "data/so-mau/rules.yaml", "templates/forms/M.01.yaml",
    "templates/reports/ngan/report.yaml", "templates/reports/ngan/content.md", "templates/reports/ngan/example.yaml",
    "templates/reports/ngan/layout.docx", "templates/layouts/nd30/layout.docx", "templates/layouts/nd30/layout.html",
    "templates/layouts/nd30/layout.yaml", "templates/layouts/nd30/kinds.yaml", "templates/layouts/nd30/rules.yaml",
    "templates/layouts/nd30/nd30.css", "templates/example-units.yaml", "templates/blocks/pakn.md",
)  # fmt: skip


def as_pipe(name: str) -> None:
    place = Path(name)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.unlink(missing_ok=True)
    os.mkfifo(place)


@pytest.mark.parametrize("name", OF_THE_WORKSPACE)
def test_a_pipe_among_data_and_templates_is_not_waited_for(data: Path, name: str) -> None:
    as_pipe(name)
    result = run("render", "data", "-f", "docx", "--jobs", "1")
    assert result.exit_code in range(6)
    assert isinstance(result.exception, SystemExit | None)


def test_pipes_for_all_templates_are_not_waited_for(data: Path) -> None:
    for name in OF_THE_WORKSPACE:
        as_pipe(name)
    for words in (["check", "data"], ["check", "templates"], ["list", "types"], ["new", "report", "--unit", "so-mau"]):
        result = run(*words)
        assert result.exit_code in range(6)
        assert isinstance(result.exception, SystemExit | None), words


@pytest.mark.parametrize("place", ["/proc", "/", "."])
def test_a_link_among_templates_that_leads_away_is_named(data: Path, place: str) -> None:
    Path("templates/forms/moi").symlink_to(place)
    result = run("render", "data", "-o", "out", "-f", "docx")
    assert result.exit_code == 4
    assert "templates/forms/moi" in result.stderr
    assert len(result.stderr) < 2_000


@pytest.mark.parametrize("key", ["loai", "don_vi"])
@pytest.mark.parametrize("length", [65, 300, 5000])
def test_a_long_code_is_a_finding_and_the_others_are_made(data: Path, key: str, length: int) -> None:
    usual = {"loai": "ngan", "don_vi": "so-mau"}[key]
    bad = (
        REPORT.replace(f"{key}: {usual}", f"{key}: {'b' * length}", 1)
        .replace("2024-Q2", "2024-Q3")
        .replace("5/7/2024", "5/6/2025")
    )
    (data / "2024-Q3-ngan.yaml").write_text(bad.lstrip(), encoding="utf-8")
    result = run("render", "-o", "out", "-f", "docx")
    assert result.exit_code == 1
    assert "D507" in result.stderr
    assert len(list(Path("out").rglob("*.docx"))) == 1


@pytest.mark.parametrize("period", ["2024-" + "a" * 300, "../../x", "2024-Q2/../../x"])
def test_no_period_leads_out_of_the_outputs(data: Path, period: str) -> None:
    bad = REPORT.replace("ky: 2024-Q2", f'ky: {{ma: "{period}", tu_ngay: 1/1/2024, den_ngay: 2/1/2024}}')
    (data / "2024-Q3-ngan.yaml").write_text(bad.lstrip(), encoding="utf-8")
    result = run("render", "-o", "out", "-f", "docx")
    assert result.exit_code == 1
    assert [path.as_posix() for path in Path().rglob("*.docx")] == ["out/so-mau/2024-Q2/ngan.docx"]
