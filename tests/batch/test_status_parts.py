"""Periods of more reports than one page holds: every report is on one page, and no page is too large."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.batch.test_manifest import WARNING, entry
from tests.batch.test_status import FIVE, add
from tests.batch.test_status_page import Reader, row
from tests.support.workspaces import build
from tthc_render.batch.options import Options
from tthc_render.batch.run import run
from tthc_render.batch.status import State
from tthc_render.batch.status_page import part_page, period_page
from tthc_render.batch.status_parts import MOST_ROWS, parts_of
from tthc_render.vietnamese.periods import parse_period
from tthc_render.workspace.units import Registry, Unit

PERIOD = parse_period("2024-Q2")


def registry(parents: dict[str, str]) -> Registry:
    def unit(code: str, parent: str) -> Unit:
        above = {"cap_tren": parent} if parent else {}
        return Unit.model_validate({"ma": code, "ten": f"Đơn vị {code}", "cap": "xa", **above})

    return Registry({code: unit(code, parent) for code, parent in parents.items()})


def country(provinces: int, districts: int, communes: int) -> dict[str, str]:
    """Units and the unit above each, as deep as the numbers that are not 0."""
    out = {f"tinh-{a}": "" for a in range(provinces)}
    out |= {f"huyen-{a}-{b}": f"tinh-{a}" for a in range(provinces) for b in range(districts)}
    for a in range(provinces):
        for b in range(max(1, districts)):
            above = f"huyen-{a}-{b}" if districts else f"tinh-{a}"
            out |= {f"xa-{a}-{b}-{c}": above for c in range(communes)}
    return out


def names_in(text: str) -> list[str]:
    return [link for link in Reader(text).links() if link.endswith("html")]


@pytest.mark.parametrize(
    ("units", "kinds", "parts", "named"),
    [
        (country(1, 0, 40), 1, 0, ""),
        (country(34, 0, 97), 1, 0, ""),
        (country(34, 0, 97), 5, 34, "tinh-0"),
        (country(2, 20, 150), 1, 2, "tinh-0"),
        (country(2, 20, 180), 1, 2 * 21, "tinh-0"),
        (country(1, 0, 4000), 1, 2, "phan-1"),
        (country(1, 0, 800), 5, 2, "phan-1"),
        (country(8000, 0, 0), 1, 3, "phan-1"),
    ],
)
def test_every_report_is_in_one_part_and_no_part_is_too_large(
    units: dict[str, str], kinds: int, parts: int, named: str
) -> None:
    groups = {f"loai-{kind}": [row(code, code, State.MISSING) for code in units] for kind in range(kinds)}
    found = parts_of(groups, registry(units))
    assert len(found) == parts
    assert [part.name for part in found][:1] == ([named] if named else [])
    assert all(sum(map(len, part.groups.values())) <= MOST_ROWS for part in found)
    assert len({part.name for part in found}) == len(found)
    if found:
        seen = [(kind, item.unit) for part in found for kind, rows in part.groups.items() for item in rows]
        assert sorted(seen) == sorted((kind, item.unit) for kind, rows in groups.items() for item in rows)


def test_a_ring_of_units_has_an_end() -> None:
    groups = {"loai": [row(code, code, State.MISSING) for code in ("mot", "hai") for _ in range(MOST_ROWS)]}
    found = parts_of(groups, registry({"mot": "hai", "hai": "mot"}))
    assert sum(len(rows) for part in found for rows in part.groups.values()) == 2 * MOST_ROWS


def warned(code: str) -> Sequence[object]:
    paths = {kind: f"{code}/2024-Q2/tinh-hinh-giai-quyet-quy.{kind}" for kind in ("docx", "pdf")}
    return tuple(entry("data/a.yaml", kind, path=path, findings=(WARNING,) * 9) for kind, path in paths.items())


def test_pages_of_a_country_are_small_and_lead_to_each_other() -> None:
    units = country(34, 0, 97)
    groups = {
        f"loai-{kind}": [row(code, f"UBND xã Thượng Hòa {code}", State.WARNED, entries=warned(code)) for code in units]
        for kind in range(5)
    }
    parts = parts_of(groups, registry(units))
    whole = period_page(PERIOD, groups, {}, {}, parts)
    pages = [part_page(PERIOD, part, {}, {}) for part in parts]
    assert max(len(page.encode()) for page in [whole, *pages]) < 2_000_000
    assert set(names_in(whole)) == {"../index.html", *(f"2024-Q2/{part.name}.html" for part in parts)}
    assert names_in(pages[0]) == ["../2024-Q2.html"]
    links = Reader(pages[0]).links()
    assert links[1] == "../2024-Q2.csv"
    assert "../../xa-0-0-0/2024-Q2/tinh-hinh-giai-quyet-quy.pdf" in links
    assert "Đơn vị tinh-0" in Reader(pages[0]).text


def test_pages_of_parts_come_and_go_with_the_reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path, units=FIVE)
    monkeypatch.chdir(tmp_path)
    for number in range(1, 6):
        add(tmp_path / "data", f"xa-{number}")
    pages = tmp_path / "outputs" / "tinh-hinh"
    run(Options(formats=("docx",)))
    assert sorted(path.name for path in pages.iterdir()) == ["2024-Q2.csv", "2024-Q2.html"]
    with monkeypatch.context() as small:
        small.setattr("tthc_render.batch.status_parts.MOST_ROWS", 3)
        run(Options(formats=("docx",)))
        linked = [pages / name for name in names_in((pages / "2024-Q2.html").read_text(encoding="utf-8"))]
        assert len(linked) == 3
        assert all(path.is_file() for path in linked)
    run(Options(formats=("docx",)))
    assert sorted(path.name for path in pages.iterdir()) == ["2024-Q2.csv", "2024-Q2.html"]
