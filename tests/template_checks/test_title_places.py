"""What the linter finds in a print of an example is told where its words are typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.workspaces import CONTENT, REPORT, TYPE, build, write
from tthc_render.template_checks.checker import check_templates

WHOLE = CONTENT.replace("đạt {{ p.ty_le", "kỳ trước: {{ p.ky_truoc | dem }}, đạt {{ p.ty_le")
LOUD = "KẾT QUẢ QUÝ II"


@pytest.mark.parametrize(
    ("of_type", "of_example", "file"),
    [
        (LOUD, "", "templates/reports/ngan/report.yaml:5"),
        ("Kết quả quý II", LOUD, "templates/reports/ngan/example.yaml → DOCX"),
        (LOUD, "Kết quả quý II", ""),
    ],
)
def test_a_title_in_capitals(of_type: str, of_example: str, file: str, tmp_path: Path) -> None:
    build(tmp_path, content=WHOLE, kind=TYPE.replace("Kết quả {{ ky.day_du }}", of_type))
    own = f"  trich_yeu: [{of_example}]\n" if of_example else ""
    example = REPORT.replace("so-mau", "so-vi-du").replace("  luu: VT", f"{own}  luu: VT")
    write(tmp_path / "templates" / "reports" / "ngan" / "example.yaml", example)
    [outcome] = check_templates([tmp_path / "templates" / "reports"])
    found = [item for item in outcome.findings if item.details.get("rule") == "TL-02"]
    where = [str(item.where).removesuffix(f":{item.where.column}") for item in found]
    assert where == ([file] if file else [])
