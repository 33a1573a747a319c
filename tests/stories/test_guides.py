"""The guides say what is so: links lead somewhere, examples are read as shown, commands and keys exist."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.collecting import collected
from tthc_render.cli.main import main
from tthc_render.document.block_text import to_text
from tthc_render.reports.builder import build_document
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report
from tthc_render.reports.model import ReportFile
from tthc_render.workspace.paths import Workspace
from tthc_render.yaml_files.loader import parse_source

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
GUIDE = (DOCS / "viet-bao-cao.md").read_text(encoding="utf-8")
PAGES = sorted(DOCS.glob("*.md"))
REPORT = "data/so-ngoai-vu-ha-tinh/2024-Q2-kiem-soat-tthc-quy.yaml"
PAIR = re.compile(r"```loi-van\n(.*?)```\s+```ban-in\n(.*?)```", re.DOTALL)
PICTURE_MAX = 150_000


def links(page: Path) -> Iterator[str]:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    yield from re.findall(r"\]\(([^()\s]+)\)", re.sub(r"`[^`\n]*`", "", text))


def fragments() -> list[str]:
    return re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_pictures_lead_somewhere(page: Path) -> None:
    targets = [link.partition("#")[0] for link in links(page) if not link.startswith(("http", "#"))]
    assert [target for target in targets if not (DOCS / target).is_file()] == []


def test_the_index_names_every_page() -> None:
    assert {page.name for page in PAGES} - {"README.md"} <= set(links(DOCS / "README.md"))


def test_pictures_are_small_and_shown() -> None:
    pictures = sorted((DOCS / "hinh").iterdir())
    assert pictures
    assert [path.name for path in pictures if path.stat().st_size > PICTURE_MAX] == []
    shown = {link for page in PAGES for link in links(page)}
    assert {f"hinh/{path.name}" for path in pictures} <= shown


@pytest.mark.parametrize(("typed", "printed"), PAIR.findall(GUIDE))
def test_the_grammar_prints_what_the_guide_shows(tmp_path: Path, typed: str, printed: str) -> None:
    for folder in ("data", "templates"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    path = tmp_path / REPORT
    lines = "".join(f"    {line}\n" for line in typed.splitlines())
    text = re.sub(r"  khac: \|\n(?:    .*\n)+", lambda _: f"  khac: |\n{lines}", path.read_text(encoding="utf-8"))
    assert lines in text
    path.write_text(text, encoding="utf-8")
    computed, _ = collected(load_report, path, Library(Workspace(tmp_path)))
    assert computed is not None
    document, findings = collected(build_document, computed)
    assert document is not None
    assert {item.code for item in findings} <= {"C110"}
    body = to_text(document.blocks)
    start = next(at for at, line in enumerate(body) if line.endswith("Nội dung khác")) + 1
    end = body.index("II. ĐÁNH GIÁ CHUNG")
    assert body[start:end] == printed.splitlines()


def test_the_guide_has_pairs_to_hold() -> None:
    assert len(PAIR.findall(GUIDE)) == GUIDE.count("```loi-van") >= 7


@pytest.mark.parametrize("fragment", fragments())
def test_fragments_are_readable_and_name_keys_that_exist(fragment: str) -> None:
    source, findings = collected(parse_source, fragment.encode(), "a.yaml")
    assert findings == []
    assert source is not None
    assert set(source.data) <= set(ReportFile.model_fields)


def test_every_key_of_a_report_is_in_the_guide() -> None:
    written = {key for fragment in fragments() for key in collected(parse_source, fragment.encode(), "a.yaml")[0].data}  # type: ignore[union-attr]
    assert written == set(ReportFile.model_fields)


def test_every_command_of_the_guides_exists() -> None:
    text = GUIDE + (DOCS / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"tthc-render ([a-z]+)", text))
    assert named
    assert named <= set(main.commands)  # type: ignore[attr-defined]
