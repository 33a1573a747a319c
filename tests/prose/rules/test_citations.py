"""Documents cited: one document with two dates, types or issuers, codes that cannot be."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml

from tests.support.rules_of_prose import findings_of_families
from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import read
from tthc_render.prose.rules.citations import split_code
from tthc_render.prose.rules.known_documents import DOCUMENTS
from tthc_render.vietnamese.dates import parse_date


def found(*lines: str, facts: ProseFacts | None = None) -> list[Finding]:
    return findings_of_families(("P5", "P6", "P7"), *lines, facts=facts)


def codes(*lines: str, facts: ProseFacts | None = None) -> list[str]:
    return [item.code for item in found(*lines, facts=facts)]


RIGHT_DOCUMENTS = [
    "Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Thủ tướng Chính phủ về Bộ chỉ số; Quyết định số 766/QĐ-TTg.",
    "Chỉ thị số 04/CT-TTg ngày 23/02/2023 của Thủ tướng Chính phủ về xây dựng nông thôn mới.",
    "Quyết định số 766/QĐ-TTg ngày 14/7/2024 về quy hoạch; Quyết định số 300/QĐ-TTg ngày 02/4/2024 về Bộ chỉ số.",
    "Nghị quyết số 01/NQ-CP ngày 06/01/2023 và Nghị quyết số 01/NQ-CP ngày 05/01/2024 của Chính phủ.",
    "Thông tư số 01/2020/TT-VPCP ngày 21/10/2020 của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ.",
    "Thông tư số 01/2020/TT-VPCP ngày 21/10/2020 của Văn phòng Chính phủ.",
    "Quyết định số 247/QĐ-UBND ngày 23/01/2024; Quyết định số 248/QĐ-UBND ngày 23/01/2024 của UBND tỉnh.",
    "Quyết định số 469/QĐ-UBND ngày 31/3/2023 của Chủ tịch UBND tỉnh.",
    "Quy định số 72-QĐ/TW ngày 18/7/2022 của Bộ Chính trị và Kế hoạch số 222-KH/TU ngày 27/11/2023.",
    "Văn bản số 727/TTg-KSTT ngày 01/10/2024 của Thủ tướng Chính phủ; Công điện số 644/CĐ-TTg ngày 13/7/2023.",
    "Văn bản số 4091/UBND-NC₁ ngày 07/8/2023; Công văn số 452/TTg-KSTT.",
    "Thông báo số 12/TB-HĐTD ngày 12/01/2025 của Hội đồng tuyển dụng; Thông báo số 13/TB-HĐTD ngày 15/01/2025.",
    "Thông báo số 14/TB-HĐTS ngày 12/01/2025 của Hội đồng tuyển sinh; Quyết định số 15/QĐ-HĐXT ngày 15/01/2025.",
    "Thông báo số 16/TB-HĐBD ngày 12/01/2025 của Hội đồng bồi dưỡng cán bộ.",
    "Quyết định số 491/QĐ-BNV ngày 10/7/2024 của Bộ trưởng Bộ Nội vụ.",
    "Quyết định số 10/QĐ-UBND ngày 01/02/2024; Quyết định số 20/QĐ-UBND ngày 01/3/2024; Quyết định số 30/QĐ-UBND ngày"
    " 01/4/2024; Quyết định số 40/QĐ-UBND ngày 25/3/2024.",
    "Quyết định số 318/QĐ-UBND ngày 12/02/2025 của UBND tỉnh Phú Yên và Quyết định số 318/QĐ-UBND ngày 06/02/2025 của"
    " UBND tỉnh Đắk Lắk.",
]


WRONG_DOCUMENTS = [
    ("Văn bản số 4787/UBND-NC1 ngày 15/8/2024; Văn bản số 4787/UBND-NC1 ngày 19/8/2024.", "P601"),
    ("Quyết định số 318/QĐ-UBND ngày 12/02/2025 của UBND tỉnh Đắk Lắk; Quyết định số 318/QĐ-UBND ngày 06/02/2025 của"
     " UBND tỉnh Đắk Lắk.", "P601"),
    ("Nghị định số 13/2023/NĐ-CP ngày 17/4/2023; Nghị định số 13/2023/NĐ-CP ngày 17/4/2022.", "P601"),
    ("Quyết định số 469/QĐ-UBND ngày 31/3/2023; Quyết định số 469/QĐ-UBND ngày 31/3/2024.", "P602"),
    ("Nghị định số 61/2018/NĐ-CP ngày 24/3/2018 của Chính phủ.", "P603"),
    ("Bộ chỉ số theo Quyết định số 766/QĐ-TTg ngày 22/6/2023 của Thủ tướng Chính phủ.", "P603"),
    ("Chỉ thị số 04/CT-TTg ngày 12/02/2024 của Thủ tướng Chính phủ.", "P603"),
    ("Chỉ thị số 04/CT-TTg ngày 23/02/2023 của Thủ tướng Chính phủ về triển khai Đề án 06.", "P611"),
    ("Quyết định số 566/QĐ-UBND ngày 28/02/2024; số 566/KH-UBND ngày 28/02/2024.", "P604"),
    ("Nghị định số 59/NĐ-CP ngày 05/9/2022 của Chính phủ.", "P605"),
    ("Nghị định số 63/2024 ngày 10/6/2024 của Chính phủ.", "P605"),
    ("Nghị định số 61/2018/NĐCP của Chính phủ.", "P605"),
    ("Công điện số 280/CD-TTg của Thủ tướng Chính phủ.", "P605"),
    ("Kế hoạch số 45/KH-UBMD ngày 12/01/2025 của UBND tỉnh.", "P605"),
    ("Quyết định số 12/QĐ-UBNĐ ngày 12/01/2025.", "P605"),
    ("Nghị quyết số 12/NQ-HDND ngày 12/01/2025 của HĐND xã.", "P605"),
    ("Nghị quyết số 12/NQ-HĐMD ngày 12/01/2025 của Hội đồng nhân dân xã.", "P605"),
    ("Quyết định số 48/KH-UBND ngày 07/02/2024.", "P606"),
    ("Nghị định số 12/2024/NĐ-TTg ngày 01/02/2024.", "P607"),
    ("Thông tư số 12/2024/TT-UBND ngày 01/02/2024.", "P607"),
    ("Nghị định số 67/2021/NĐ-CP ngày 15/7/2021 của Thủ tướng Chính phủ.", "P608"),
    ("Chỉ thị số 16/CT-TTg ngày 20/5/2024 của Chính phủ.", "P608"),
    ("Quyết định số 10/QĐ-UBND ngày 01/02/2024; Quyết định số 20/QĐ-UBND ngày 01/3/2024; Quyết định số 30/QĐ-UBND ngày"
     " 01/4/2024; Quyết định số 15/QĐ-UBND ngày 25/5/2024.", "P609"),
    ("Quyết định số 54-QĐ/BTCTW ngày 28/9/2022 của Ban Tổ chức Trung ương; Quyết định số 137-QĐ/BTCTTW của Ban Tổ chức"
     " Trung ương.", "P610"),
]  # fmt: skip


@pytest.mark.parametrize("sentence", RIGHT_DOCUMENTS)
def test_documents_cited_rightly_are_silent(sentence: str) -> None:
    assert codes(sentence) == []


@pytest.mark.parametrize(("sentence", "code"), WRONG_DOCUMENTS)
def test_documents_cited_wrongly_are_reported(sentence: str, code: str) -> None:
    assert codes(sentence) == [code]


SAMPLES = Path(__file__).parents[2] / "data" / "samples"


def test_a_date_held_to_be_known_is_the_one_that_issued_reports_give() -> None:
    dated: dict[str, Counter[date]] = {}
    for path in SAMPLES.glob("*.txt"):
        with path.open(encoding="utf-8") as lines:
            readings = read(from_text(lines, path.name))
        for citation in (citation for reading in readings for citation in reading.citations):
            if citation.when and citation.when.value:
                year = citation.year or (citation.when.year if citation.code == "NĐ-CP" else 0)
                name = f"{citation.number:02}{f'/{year}' if year else ''}/{citation.code}"
                dated.setdefault(name, Counter())[citation.when.value] += 1
    entries = yaml.safe_load(DOCUMENTS.read_text(encoding="utf-8"))
    without = [entry["so"] for entry in entries if not dated.get(entry["so"], Counter())[parse_date(entry["ngay"])]]
    assert without == [entry["so"] for entry in entries if "nguon" in entry]


@pytest.mark.parametrize(
    ("code", "parts"),
    [("QĐ-UBND", ("QĐ", "UBND")), ("UBND-NC₁", ("", "UBND")), ("KL/TW", ("KL", "TW")), ("TT-VPCP", ("TT", "VPCP"))],
)
def test_a_code_is_type_and_office(code: str, parts: tuple[str, str]) -> None:
    assert split_code(code) == parts


def test_a_blank_inside_a_sign_names_no_office() -> None:
    assert "P607" not in codes("Căn cứ Nghị định số 32/2020/NĐ- CP ngày 05 tháng 3 năm 2020 của Chính phủ;")
