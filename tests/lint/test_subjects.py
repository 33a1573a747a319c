"""Places that rules are applied to, and what is seen there."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.support import hand_typed as typed
from tests.support.format_faults import good_bytes
from tests.support.hand_typed import docx, line, p, tbl
from tests.support.letterheads import BETWEEN, BODY, LONG, built, end, head_table, sample, title
from tthc_render.lint.classifier import assign_roles
from tthc_render.lint.fact_values import Values
from tthc_render.lint.linter import lint_bytes
from tthc_render.lint.subjects import Scene
from tthc_render.lint.views import RuleView
from tthc_render.readers.any_file import read_facts
from tthc_render.readers.docx.reader import read_docx


def changed(data: bytes, old: str, new: str) -> bytes:
    """A DOCX with ``new`` for every ``old`` in its text."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as copy:
        for name in archive.namelist():
            content = archive.read(name)
            copy.writestr(
                name, content.replace(old.encode(), new.encode()) if name.endswith("document.xml") else content
            )
    return out.getvalue()


def scene(*body: str, **more: object) -> Scene:
    facts = read_docx(docx(*body, **more), "x.docx")  # type: ignore[arg-type]
    return Scene(facts, assign_roles(facts))


def good_scene(kind: str) -> Scene:
    facts = read_facts(good_bytes(kind), kind, "x")  # type: ignore[arg-type]
    return Scene(facts, assign_roles(facts))


def values(made: Scene, role: str, fact: str) -> list[Values]:
    return [subject.values(fact) for subject in made.subjects(role)]


WHOLE = (typed.HEAD_TABLE, typed.TITLE, typed.BODY, typed.CLOSE_TABLE)


@pytest.mark.parametrize("kind", ["docx", "pdf"])
@pytest.mark.parametrize(
    ("role", "fact", "wanted"),
    [
        ("quoc_hieu", "size_pt", [(13.0,)]),
        ("tieu_ngu", "align", [("giữa",)]),
        ("dia_danh", "italic", [(True,)]),
        ("chu_quan", "bold", [(False,)]),
        ("van_ban", "size_set", [("13/14/14",)]),
        ("ho_ten", "align", [("giữa",)]),
        ("khoi_ky", "pair", [("đủ",)]),
        ("noi_nhan_cuoi", "text", [("- Lưu: VT, VPTr.",)]),
        ("dau_phu_luc", "restarts", [(True,)]),
        ("phu_luc", "mentioned", [(True,)]),
        ("kinh_gui", "may", [(True,)]),
        ("diem", "sequence", [("đúng",)] * 5),
    ],
)
def test_both_formats_show_the_same(kind: str, role: str, fact: str, wanted: list[Values]) -> None:
    assert values(good_scene(kind), role, fact) == wanted


@pytest.mark.parametrize("kind", ["docx", "pdf"])
@pytest.mark.parametrize(
    ("role", "least", "most"), [("ke_tieu_ngu", 98, 102), ("ke_co_quan", 40, 44), ("ke_trich_yeu", 40, 44)]
)
def test_rule_lines_are_shares_of_the_text(kind: str, role: str, least: float, most: float) -> None:
    ((share, *_),) = values(good_scene(kind), role, "share")
    assert least < float(share) < most


def test_what_is_not_there_has_no_value() -> None:
    (subject,) = scene(*WHOLE).subjects("tieu_ngu")
    assert subject.values("không có") == ()
    assert scene(*WHOLE).subjects("phu_luc") == []


def test_a_shape_hung_on_the_date_line_is_the_line_of_the_motto() -> None:
    right = p(typed.STATE, "b", "center") + p(typed.MOTTO, "b", "center")
    date = p(typed.DATE, "i", "center", inside=line(171, 1))
    made = scene(tbl((p("SỞ Y TẾ", "b", "center"), right + date)), typed.TITLE, typed.BODY)
    assert values(made, "ke_tieu_ngu", "share") == [(pytest.approx(99.8, abs=0.4),)]


def test_empty_paragraphs_between_state_and_motto_count() -> None:
    right = p(typed.STATE, "b", "center") + p("") + p(typed.MOTTO, "b", "center")
    ((space,),) = values(scene(tbl((p("SỞ Y TẾ", "b", "center"), right)), typed.TITLE), "tieu_ngu", "gap_above_pt")
    assert float(space) > 10


@pytest.mark.parametrize(
    ("sizes", "wanted"),
    [((26, 28, 28), ("13/14/14",)), ((24, 26, 26), ("12/13/13",)), ((24, 28, 28), ("12/14/14",)), ((30, 28, 28), ())],
)
def test_sizes_are_compared_only_where_each_is_legal(sizes: tuple[int, int, int], wanted: Values) -> None:
    right = p(typed.STATE, "b", "center", size=sizes[0]) + p(typed.MOTTO, "b", "center", size=sizes[1])
    head = tbl((p("SỞ Y TẾ", "b", "center"), right + p(typed.DATE, "i", "center", size=sizes[2])))
    assert values(scene(head, typed.TITLE), "van_ban", "size_set") == [wanted]


def test_short_documents_need_no_page_number() -> None:
    assert values(scene(*WHOLE), "so_trang", "numbered") == [()]
    assert values(scene(*WHOLE, p("Dài. " * 2000)), "so_trang", "numbered") == [(False,)]
    reported = {"docProps/app.xml": "<Properties><Pages>2</Pages></Properties>"}
    assert values(scene(*WHOLE, parts=reported), "so_trang", "numbered") == [(False,)]


def test_points_count_anew_under_each_heading() -> None:
    body = [p(text) for text in ("1. Một", "a) x", "b) y", "2. Hai", "a) x", "c) y")]
    found = values(scene(typed.HEAD_TABLE, typed.TITLE, *body, typed.CLOSE_TABLE), "diem", "sequence")
    assert [value == ("đúng",) for value in found] == [True, True, True, False]


def test_space_is_measured_only_between_paragraphs_of_the_body() -> None:
    spaced = '<w:spacing w:after="120"/>'
    body = p("Đoạn một.", extra=spaced) + p("Đoạn hai.", extra=spaced)
    assert values(scene(typed.HEAD_TABLE, typed.TITLE, body, typed.CLOSE_TABLE), "than", "gap_pt") == [(), (6.0,)]


def test_recipients_are_asked_for_as_above_only_with_an_addressee() -> None:
    assert scene(*WHOLE).subjects("noi_nhan_dau") == []
    addressed = (typed.HEAD_TABLE, typed.TITLE, p("Kính gửi: Bộ Nội vụ", align="center"), typed.BODY, typed.CLOSE_TABLE)
    assert values(scene(*addressed), "noi_nhan_dau", "first_item") == [("- Như trên;",)]


def test_fonts_come_once_colours_where_they_are() -> None:
    red = p("Đoạn đỏ.").replace("<w:sz", '<w:color w:val="ff0000"/><w:sz')
    made = scene(*WHOLE, red)
    assert [value for value in values(made, "phong", "font") if value] == [("Times New Roman",)]
    assert [value for value in values(made, "phong", "color") if value] == [("FF0000",)]


@pytest.mark.parametrize(
    ("kind", "changes", "found"),
    [
        ("thông báo", {"about": "V/v nghỉ lễ"}, {"TL-05"}),
        ("công văn", {}, set()),
        ("kế hoạch", {"formula": "QUYẾT ĐỊNH:", "preamble": ("GIÁM ĐỐC", "Căn cứ Luật Lưu trữ;")}, {"TL-05"}),
        ("quyết định", {}, set()),
        ("quyết định", {"formula": "QUYẾT NGHỊ:"}, {"TL-05"}),
        ("nghị quyết", {}, set()),
        ("nghị quyết", {"formula": "QUYẾT ĐỊNH:"}, {"TL-05"}),
        ("thông báo", {"addressee": "Bộ Nội vụ"}, {"KG-01"}),
        ("tờ trình", {}, set()),
    ],
)
def test_a_part_that_the_kind_does_not_have_is_reported(kind: str, changes: dict[str, object], found: set[str]) -> None:
    report = lint_bytes(built(sample(kind, **changes), "bảng"), "docx", "x.docx")
    assert {item.details["rule"] for item in report.findings} - {"NN-03"} == found


GROUND = "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;"


@pytest.mark.parametrize(
    ("kind", "changes", "found"),
    [
        ("quyết định", {"preamble": ("GIÁM ĐỐC SỞ NỘI VỤ",)}, {"ND-01"}),
        ("quyết định", {"preamble": ("", GROUND)}, {"ND-08"}),
        ("quyết định", {"formula": "QUYẾT ĐỊNH"}, {"ND-09"}),
        ("quyết định", {"formula": ""}, {"ND-09"}),
        ("nghị quyết", {"formula": "QUYẾT NGHỊ"}, {"ND-09"}),
        ("biên bản", {"second": None}, {"KY-08"}),
        ("kế hoạch", {"preamble": (GROUND,)}, set()),
        ("biên bản", {}, set()),
    ],
)
def test_what_the_kind_must_have_is_missed(kind: str, changes: dict[str, object], found: set[str]) -> None:
    report = lint_bytes(built(sample(kind, **changes), "bảng"), "docx", "x.docx")
    assert {item.details["rule"] for item in report.findings} == found


@pytest.mark.parametrize(("kind", "found"), [("công văn", {"KG-01"}), ("báo cáo", set()), ("kế hoạch", set())])
def test_a_letter_without_an_addressee_lacks_one(kind: str, found: set[str]) -> None:
    made = sample(kind, addressee="", recipients=("- Các phòng;", "- Lưu: VT, VP."))
    report = lint_bytes(built(made, "bảng"), "docx", "x.docx")
    assert {item.details["rule"] for item in report.findings} == found


@pytest.mark.parametrize("issuer", ["TRUNG TÂM CÔNG BÁO", "TRUNG TÂM CÔNG BÁO I", "CHI CỤC THỦY SẢN HÀ TĨNH"])
def test_a_name_a_hair_wider_than_its_column_is_one_line(issuer: str) -> None:
    made = built(sample("kế hoạch", issuer=issuer), "bảng")
    facts = read_docx(made, "x.docx")
    view = Scene(facts, assign_roles(facts)).subjects("ke_co_quan")[0].view
    assert isinstance(view, RuleView)
    assert (len(set(view.widths_pt)) == 1) is (issuer != "CHI CỤC THỦY SẢN HÀ TĨNH")


@pytest.mark.parametrize("label", ["1.", "a)"])
@pytest.mark.parametrize(
    ("align", "extra", "rules"),
    [
        ("both", BODY, []),
        ("left", BODY, ["ND-03"]),
        ("both", BETWEEN, ["ND-04"]),
        ("both", BODY.replace('w:before="120"', 'w:before="0"'), ["ND-05"]),
        ("both", BODY.replace('w:line="276"', 'w:line="480"'), ["ND-06"]),
    ],
)
def test_long_clauses_and_points_are_judged_as_the_text_beside_them(
    label: str, align: str, extra: str, rules: list[str]
) -> None:
    made = sample("kế hoạch")
    right = [p(words, "", "both", BODY) for words in (LONG, f"{label} Rà soát.", "Trên đây là kế hoạch của Sở./.")]
    text = (right[0], right[1], p(f"{label} {LONG}", "", align, extra), right[2])
    found = lint_bytes(docx(head_table(made), title(made), *text, end(made)), "docx", "x.docx").findings
    assert [finding.details["rule"] for finding in found if finding.details["rule"].startswith("ND")] == rules


@pytest.mark.parametrize(("fault", "rule"), [("left", "ND-03"), ("indent", "ND-04"), ("", "")])
def test_a_decision_of_articles_alone_is_judged_by_them(fault: str, rule: str) -> None:
    ended = "Điều 2. Quyết định này có hiệu lực kể từ ngày ký; Chánh Văn phòng, các phòng chịu trách nhiệm thi hành./."
    made = sample("quyết định", body=(f"Điều 1. {LONG}", ended), recipients=("- Như Điều 2;", "- Lưu: VT, VP."))
    changes = {"left": ('<w:jc w:val="both"/>', '<w:jc w:val="left"/>'), "indent": ('<w:ind w:firstLine="720"/>', "")}
    data = built(made, "bảng") if not fault else changed(built(made, "bảng"), *changes[fault])
    found = [finding.details["rule"] for finding in lint_bytes(data, "docx", "x.docx").findings]
    assert found == ([rule] if rule else [])
