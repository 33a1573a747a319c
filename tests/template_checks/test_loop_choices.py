"""Conditions on choices in loops over the rows of a form."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.formkit import own_form
from tthc_render.template_checks.conditions import ALWAYS, NEVER, lint_conditions
from tthc_render.template_checks.loop_choices import choices_of, loop_choices

LOOP = "{% for d in bieu['VDT.02'].dong %}"
END = "a{% endif %}{% endfor %}"


COLUMNS = """{ten: Cơ quan, khoa: chu_tri, kieu: chu}
{ten: Tình trạng, khoa: tinh_trang, kieu: chon, lua_chon: [Đang soạn thảo, Đang lấy ý kiến, Đã trình]}"""


def found(text: str, folder: Path) -> list[tuple[str, int, str]]:
    """When each condition of the outline that is decided holds, its line and the question about the near value."""
    other = own_form(folder, "{ten: Số, khoa: tinh_trang}")
    values = loop_choices(text, {"VDT.02": own_form(folder, COLUMNS), "VB.01": other})
    findings = list(lint_conditions(text, "content.md", values))
    return [(item.details["when"], item.where.line, item.details["near"]) for item in findings]


@pytest.mark.parametrize(
    ("loop", "test", "when", "near"),
    [
        (LOOP, "d.tinh_trang == 'Đã trinh'", NEVER, "Đã trình"),
        (LOOP, "d.tinh_trang == 'đã trình'", NEVER, "Đã trình"),
        (LOOP, "'Dang soan thao' == d.tinh_trang", NEVER, "Đang soạn thảo"),
        (LOOP, "d.tinh_trang in ('Đã trinh', 'Xong')", NEVER, "Đã trình"),
        (LOOP, "d.tinh_trang == 'Xong'", NEVER, ""),
        (LOOP, "d.tinh_trang != 'Xong'", ALWAYS, ""),
        ("{% for d in bieu.VDT_02.dong %}", "d.tinh_trang == 'Đã trinh'", NEVER, "Đã trình"),
    ],
)
def test_a_value_that_the_column_does_not_have(
    tmp_path: Path, loop: str, test: str, when: tuple[str, str], near: str
) -> None:
    text = f"# A\n{loop}\n{{% if {test} %}}{END}"
    assert found(text, tmp_path) == [(when[0], 3, f" Có phải “{near}”?" if near else "")]


ROWS = "bieu['VDT.02'].dong"


@pytest.mark.parametrize(
    ("text", "what", "near"),
    [
        (f"{{{{ {ROWS} | selectattr('tinh_trang', 'equalto', 'Đã trinh') | list | count }}}}", "chọn", "Đã trình"),
        (f"{{{{ {ROWS} | selectattr('tinh_trang', '==', 'Đa trình') | list | count }}}}", "chọn", "Đã trình"),
        (f"{{{{ {ROWS} | rejectattr('tinh_trang', 'eq', 'Đa trình') | list | count }}}}", "bỏ", "Đã trình"),
        (f"{{{{ {ROWS} | selectattr('tinh_trang', 'in', ['Đa trình']) | list | count }}}}", "chọn", "Đã trình"),
        (f"{{{{ {ROWS} | selectattr('tinh_trang', 'ne', 'Xong') | list | count }}}}", "chọn", ""),
        (
            f"{{% for d in {ROWS} | selectattr('tinh_trang', 'equalto', 'Đa trình') %}}a{{% endfor %}}",
            "chọn",
            "Đã trình",
        ),
        (
            f"{{% set a = {ROWS} | selectattr('chu_tri') | selectattr('tinh_trang', 'equalto', 'Đa trình') | list %}}",
            "chọn",
            "Đã trình",
        ),
        (
            f"{{% for d in {ROWS} | selectattr('chu_tri') %}}{{% if d.tinh_trang == 'Đa trình' %}}{END}",
            "in",
            "Đã trình",
        ),
        (f"{{% for d in {ROWS} | sort %}}{{% if d.tinh_trang == 'Đa trình' %}}{END}", "in", "Đã trình"),
    ],
)
def test_a_value_that_the_column_does_not_have_in_a_choice_of_rows(
    tmp_path: Path, text: str, what: str, near: str
) -> None:
    [(when, line, question)] = found(f"# A\n{text}", tmp_path)
    assert (when, line) == (ALWAYS[0] if "'ne'" in text else NEVER[0], 2)
    assert question == (f" Có phải “{near}”?" if near else "")
    [item] = lint_conditions(text, "c", loop_choices(text, {"VDT.02": own_form(tmp_path, COLUMNS)}))
    assert what in item.details["what"]


@pytest.mark.parametrize(
    "text",
    [
        "{{ " + ROWS + " | selectattr('tinh_trang', 'equalto', 'Đã trình') | list | count }}",
        "{{ " + ROWS + " | selectattr('tinh_trang', 'equalto', '') | list | count }}",
        "{{ " + ROWS + " | selectattr('tinh_trang') | list | count }}",
        "{{ " + ROWS + " | selectattr('tinh_trang', 'equalto', van_ban.x) | list | count }}",
        "{{ " + ROWS + " | selectattr('chu_tri', 'equalto', 'Xong') | list | count }}",
        "{{ bieu['VB.01'].dong | selectattr('tinh_trang', 'equalto', 'Xong') | list | count }}",
        "{{ " + ROWS + " | map(attribute='tinh_trang') | selectattr('tinh_trang', 'equalto', 'Xong') | list | count }}",
        LOOP + "{% if d.tinh_trang == 'Đã trình' %}" + END,
        LOOP + "{% if d.tinh_trang == '' %}" + END,
        LOOP + "{% if d.tinh_trang in ('Đã trình', 'Xong') %}" + END,
        LOOP + "{% if d.chu_tri == 'Xong' %}" + END,
        LOOP + "{% set d = x %}{% if d.tinh_trang == 'Xong' %}" + END,
        LOOP + "{% set h = d.tinh_trang %}{% set h = x %}{% if h == 'Xong' %}" + END,
        LOOP + "{% set h = d.chu_tri %}{% if h == 'Xong' %}" + END,
        LOOP + "{% if d.tinh_trang not in ['Đã trình', 'Xong'] %}" + END,
        "{% if 'Đã trình' in " + ROWS + " | map(attribute='tinh_trang') | list %}a{% endif %}",
        "{% if 'Xong' in " + ROWS + " | map(attribute='chu_tri') | list %}a{% endif %}",
        LOOP + "{% endfor %}{% for d in bieu['VB.01'].dong %}{% if d.tinh_trang == 'Xong' %}" + END,
        "{% for d in chi_tieu.ds %}{% if d.tinh_trang == 'Xong' %}" + END,
        "{% for d in bieu['X.99'].dong %}{% if d.tinh_trang == 'Xong' %}" + END,
    ],
)
def test_what_may_hold_is_left_alone(tmp_path: Path, text: str) -> None:
    assert found(text, tmp_path) == []


def test_a_column_of_words_has_no_choices(tmp_path: Path) -> None:
    columns = "{ten: Tên, khoa: noi, kieu: chu}\n{ten: Loại, khoa: loai, kieu: chon, lua_chon: [Mới, Cũ]}"
    assert choices_of(own_form(tmp_path, columns)) == {"loai": ["Mới", "Cũ"]}


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("{% for d in bieu['VDT.02'].dong if d.tinh_trang == 'Đã trinh' %}a{% endfor %}", "Đã trình"),
        (LOOP + "{{ 'a' if d.tinh_trang == 'Đã trinh' else 'b' }}{% endfor %}", "Đã trình"),
        ("{% if bieu['VDT.02'].dong[0].tinh_trang == 'Đã trinh' %}a{% endif %}", "Đã trình"),
        ("{% if bieu.VDT_02.dong[1].tinh_trang == 'Đã trinh' %}a{% endif %}", "Đã trình"),
        (LOOP + "{% set h = d.tinh_trang %}{% if h == 'Đã trinh' %}" + END, "Đã trình"),
        ("{% set a = bieu['VDT.02'].dong[0] %}{% if a.tinh_trang == 'Đã trinh' %}a{% endif %}", "Đã trình"),
        ("{% if 'Đã trinh' in " + ROWS + " | map(attribute='tinh_trang') | list %}a{% endif %}", "Đã trình"),
    ],
)
def test_a_misspelt_choice_wherever_a_condition_stands(tmp_path: Path, text: str, near: str) -> None:
    assert found(text, tmp_path) == [(NEVER[0], 1, f" Có phải “{near}”?")]


def test_a_choice_of_rows_that_leaves_none_out(tmp_path: Path) -> None:
    text = "{% for d in bieu['VDT.02'].dong if d.tinh_trang != 'Đã trinh' %}a{% endfor %}"
    assert found(text, tmp_path) == [(ALWAYS[0], 1, " Có phải “Đã trình”?")]


@pytest.mark.parametrize("sign", ["in", "not in"])
def test_a_misspelt_choice_beside_others_in_a_list(tmp_path: Path, sign: str) -> None:
    text = LOOP + "{% if d.tinh_trang " + sign + " ['Đã trinh', 'Đang soạn thảo'] %}" + END
    [item] = lint_conditions(text, "c", loop_choices(text, {"VDT.02": own_form(tmp_path, COLUMNS)}))
    assert (item.code, item.details["seen"], item.details["right"]) == ("T856", "Đã trinh", "Đã trình")


def test_a_choice_that_is_there_is_no_finding_wherever_it_stands(tmp_path: Path) -> None:
    text = "{% for d in bieu['VDT.02'].dong if d.tinh_trang == 'Đã trình' %}a{% endfor %}"
    text += "{% if bieu['VDT.02'].dong[0].tinh_trang == 'Đã trình' %}a{% endif %}"
    assert found(text, tmp_path) == []
