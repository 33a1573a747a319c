"""One page for the person who signs."""

from __future__ import annotations

from tthc_render.cli.summary import summary_lines
from tthc_render.diagnostics.findings import Place, finding
from tthc_render.prose.tally import Tally
from tthc_render.rendering.outcome import Outcome


def test_contradictions_first_with_line_and_what_was_read() -> None:
    found = (
        finding("P812", Place("a.yaml", 3), written=",", quote="x"),
        finding("P406", Place("a.yaml", 9), written="109,5%"),
        finding("C111", Place("a.yaml", 4), printed="A", usual="B", reason="c"),
    )
    lines = list(summary_lines([(Outcome("a.yaml", findings=found), Tally(318, 214))], "vi"))
    assert lines[2:5] == [
        "Mâu thuẫn về số liệu: 1",
        "  - dòng 9: Tỷ lệ 109,5% lớn hơn 100%.",
        "Cách viết, thể thức: 1 điều nhắc",
    ]
    assert lines[5] == "In khác do đơn vị đã khai, có lý do: 1"
    assert lines[6].startswith("Đã đọc 318 số, đối chiếu được 214 số")


def test_what_was_not_read_is_not_called_clean() -> None:
    lines = list(summary_lines([(Outcome("a.docx", error="tệp hỏng", exit_code=3), Tally())], "vi"))
    assert "KHÔNG ĐỌC ĐƯỢC: tệp hỏng" in lines
    assert not any("Không thấy mâu thuẫn" in line for line in lines)
    assert any("No contradiction" in line for line in summary_lines([(Outcome("b.txt"), Tally(3, 1))], "en"))
