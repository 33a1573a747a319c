"""Planning: what is rendered and why, what is left alone, what cannot be rendered."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.provinces import TYPE, make_province, outputs_of, replace_in, report_of
from tthc_render.batch import plan as plan_module
from tthc_render.batch.options import Options, selection
from tthc_render.batch.plan import REASONS, Plan
from tthc_render.batch.run import prepare, run
from tthc_render.yaml_files import loader
from tthc_render.yaml_files.loader import bytes_of


@pytest.fixture
def province(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    make_province(3, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def planned(**changes: object) -> Plan:
    return prepare(Options(formats=("docx",), **changes))[2]  # type: ignore[arg-type]


def rendered() -> None:
    assert run(Options(formats=("docx",))).exit_code == 0


def reasons(plan: Plan) -> dict[str, str]:
    return {item.path.parent.name: item.reason for item in plan.todo}


def test_new_reports_are_rendered_and_then_left_alone(province: Path) -> None:
    assert reasons(planned()) == dict.fromkeys(("huyen-0000", "xa-0001", "xa-0002"), "new")
    rendered()
    plan = planned()
    assert (plan.todo, plan.refused, len(plan.unchanged)) == ((), (), 3)
    assert [entry.format for entry in plan.unchanged[0].entries] == ["docx"]


def edit(folder: Path) -> None:
    path = report_of(folder)
    path.write_text(path.read_text(encoding="utf-8") + "# ghi chú\n", encoding="utf-8")


def touch(folder: Path) -> None:
    os.utime(report_of(folder), (1, 1))


def output(folder: Path) -> Path:
    return folder / "outputs" / "xa-0001" / "2024-Q2" / f"{TYPE}.docx"


def take_output_away(folder: Path) -> None:
    output(folder).unlink()


def tear_output(folder: Path) -> None:
    output(folder).write_bytes(output(folder).read_bytes()[:2000])


def copy_output(folder: Path) -> None:
    shutil.copyfile(output(folder), folder / "x")
    shutil.copyfile(folder / "x", output(folder))


def swap_output(folder: Path) -> None:
    shutil.copyfile(folder / "outputs" / "xa-0002" / "2024-Q2" / f"{TYPE}.docx", output(folder))


def outline(folder: Path) -> None:
    path = folder / "templates" / "reports" / TYPE / "content.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nCuối.\n", encoding="utf-8")


def rename(folder: Path) -> None:
    replace_in(folder / "data" / "units.yaml", "ten: UBND xã Bình An", "ten: UBND xã Bình Yên")


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        (edit, {"xa-0001": "changed"}),
        (touch, {}),
        (take_output_away, {"xa-0001": "missing"}),
        (tear_output, {"xa-0001": "damaged"}),
        (swap_output, {"xa-0001": "damaged"}),
        (copy_output, {}),
        (outline, dict.fromkeys(("huyen-0000", "xa-0001", "xa-0002"), "changed")),
        (rename, {"xa-0001": "changed"}),
    ],
)
def test_contents_decide_not_times(province: Path, change: Callable[[Path], None], wanted: dict[str, str]) -> None:
    rendered()
    change(province)
    assert reasons(planned()) == wanted


def test_a_lost_manifest_means_that_all_is_rendered_to_the_same_bytes(province: Path) -> None:
    rendered()
    before = outputs_of(province / "outputs")
    (province / "outputs" / "manifest.jsonl").unlink()
    assert set(reasons(planned()).values()) == {"new"}
    rendered()
    assert outputs_of(province / "outputs") == before


def test_another_format_is_missing_only_once(province: Path) -> None:
    rendered()
    both = Options(formats=("docx", "pdf"))
    assert set(reasons(prepare(both)[2]).values()) == {"missing"}


def edit_by_hand(folder: Path, words: str = "Thêm bằng tay") -> bytes:
    import docx

    document = docx.Document(str(output(folder)))
    document.add_paragraph(words)
    document.save(str(output(folder)))
    return output(folder).read_bytes()


@pytest.mark.parametrize("change", [edit, rename, lambda folder: None])
@pytest.mark.parametrize("force", [False, True])
def test_an_edited_document_keeps_name_and_bytes_and_the_new_version_is_written_beside_it(
    province: Path, change: Callable[[Path], None], force: bool
) -> None:
    rendered()
    by_hand = edit_by_hand(province)
    change(province)
    both = Options(formats=("docx", "pdf"), paths=(report_of(province),), force=force)
    done = run(both)
    beside = output(province).with_name(f"{TYPE}.ban-moi.docx")
    assert output(province).read_bytes() == by_hand != beside.read_bytes()
    [reported] = [item for outcome in done.outcomes for item in outcome.findings if item.code == "B203"]
    assert beside.name in reported.message()
    assert planned().todo == ()
    edit(province)
    run(both)
    assert output(province).read_bytes() == by_hand
    assert [path.name for path in sorted(output(province).parent.glob("*.docx"))] == [beside.name, f"{TYPE}.docx"]
    again = beside.read_bytes() + b"signed"
    beside.write_bytes(again)
    edit(province)
    run(both)
    assert (output(province).read_bytes(), beside.read_bytes()) == (by_hand, again)
    assert output(province).with_name(f"{TYPE}.ban-moi-2.docx").is_file()


def test_a_whole_document_without_a_stamp_is_somebody_s(province: Path) -> None:
    import docx

    rendered()
    docx.Document().save(str(output(province)))
    assert [note.code for item in planned().unchanged for note in item.notes] == ["B201"]


def test_a_document_edited_by_hand_is_kept_and_reported(province: Path) -> None:
    rendered()
    edit_by_hand(province)
    plan = planned()
    assert plan.todo == ()
    assert [note.code for item in plan.unchanged for note in item.notes] == ["B201"]
    assert reasons(planned(force=True))["xa-0001"] == "forced"


def test_reports_with_errors_are_reported_again_without_being_read_again(
    province: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace_in(report_of(province), "so: ", "soo: ")
    first = run(Options(formats=("docx",)))
    assert first.exit_code == 1
    monkeypatch.setattr(plan_module, "read_source", None)
    again = run(Options(formats=("docx",)))
    assert (again.plan.todo, again.exit_code) == ((), 1)
    reported = [outcome for outcome in again.outcomes if outcome.exit_code]
    assert [(item.file, item.findings) for item in reported] == [
        (item.file, item.findings) for item in first.outcomes if item.exit_code
    ]
    assert reasons(planned(check=False)) == {"xa-0001": "failed"}


def test_a_report_that_could_not_be_read_for_a_moment_is_tried_again(
    province: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = report_of(province)

    def busy(path: Path, most: int = 1 << 30) -> bytes:
        if path == closed:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return bytes_of(path, most)

    prepared = prepare(Options(formats=("docx",)))
    with monkeypatch.context() as moment:
        moment.setattr(loader, "bytes_of", busy)
        first = run(Options(formats=("docx",), jobs=1), prepared=prepared)
    assert [(item.exit_code, [one.code for one in item.findings]) for item in first.outcomes if item.exit_code] == [
        (3, ["D042"])
    ]
    assert reasons(planned()) == {"xa-0001": "failed"}
    rendered()
    assert planned().todo == ()


def test_what_was_written_without_checks_is_checked_again(province: Path) -> None:
    replace_in(report_of(province), "dung_han: ", "dung_han: 9")
    replace_in(province / "templates/reports" / TYPE / "report.yaml", "II.06a]", "II.06a]")
    path = report_of(province)
    text = path.read_text(encoding="utf-8").replace("    dong:", "    tong_cong: {truc_tuyen: 1}\n    dong:", 1)
    path.write_text(text, encoding="utf-8")
    assert run(Options(formats=("docx",))).exit_code == 1
    run(Options(formats=("docx",), check=False))
    assert planned(check=False).todo == ()
    assert reasons(planned()) == {"xa-0001": "changed"}


def test_two_files_for_one_report_are_refused(province: Path) -> None:
    shutil.copy(report_of(province), province / "data" / "xa-0001" / "ban-moi.yaml")
    plan = planned()
    assert reasons(plan).keys() == {"huyen-0000", "xa-0002"}
    assert sorted(item.path.name for item in plan.refused) == [f"2024-Q2-{TYPE}.yaml", "ban-moi.yaml"]
    assert {note.code for item in plan.refused for note in item.notes} == {"B202"}
    assert run(Options(formats=("docx",))).exit_code == 1


def test_a_report_is_rendered_when_the_other_file_of_it_is_gone(province: Path) -> None:
    rendered()
    twin = province / "data" / "xa-0001" / "ban-moi.yaml"
    shutil.copy(report_of(province), twin)
    assert run(Options(formats=("docx",))).exit_code == 1
    assert run(Options(formats=("docx",))).exit_code == 1
    twin.unlink()
    rendered()
    assert planned().todo == ()


def test_a_path_given_twice_is_planned_once(province: Path) -> None:
    plan = planned(paths=(Path("data"), report_of(province), Path("data/xa-0001")))
    assert len(plan.todo) == 3


@pytest.mark.parametrize(
    ("units", "periods", "since", "wanted"),
    [
        ((), (), "", {"huyen-0000", "xa-0001", "xa-0002"}),
        (("xa-0001", "xa-0002"), (), "", {"xa-0001", "xa-0002"}),
        (("khong-co",), (), "", set()),
        ((), ("2024-Q2",), "", {"huyen-0000", "xa-0001", "xa-0002"}),
        ((), ("2024-Q1", "2024"), "", set()),
        ((), (), "2024-Q2", {"huyen-0000", "xa-0001", "xa-0002"}),
        ((), (), "2024-Q3", set()),
        ((), (), "14/6/2024", {"huyen-0000", "xa-0001", "xa-0002"}),
        ((), (), "2024-06-15", set()),
        (("xa-0001",), ("2024-Q2",), "2024", set()),
    ],
)
def test_filters(
    province: Path, units: tuple[str, ...], periods: tuple[str, ...], since: str, wanted: set[str]
) -> None:
    assert reasons(planned(wanted=selection(units, periods, since))).keys() == wanted


def test_a_file_that_cannot_be_read_belongs_to_its_folder_and_the_period_in_its_name(province: Path) -> None:
    report_of(province, "xa-0001").write_text("loai: [", encoding="utf-8")
    plan = planned(wanted=selection(("xa-0001",), ("2024-Q2",), ""))
    assert [(item.names.unit, item.names.period, item.names.report_type) for item in plan.todo] == [
        ("xa-0001", "2024-Q2", "tinh-hinh-giai-quyet-quy")
    ]


def test_a_report_that_is_in_data_twice_is_refused_though_only_one_file_is_asked_for(province: Path) -> None:
    report = report_of(province, "xa-0001")
    copy = province / "data" / "ban-sao.yaml"
    copy.write_bytes(report.read_bytes())
    plan = planned(paths=(report,))
    assert [(item.shown, [note.code for note in item.notes]) for item in plan.refused] == [
        ("data/xa-0001/2024-Q2-tinh-hinh-giai-quyet-quy.yaml", ["B202"])
    ]


def test_a_changed_program_reads_the_names_again(province: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rendered()
    read: list[Path] = []
    true = plan_module.read_source
    monkeypatch.setattr(plan_module, "read_source", lambda path, *others: (read.append(path), true(path, *others))[1])
    assert planned().todo == ()
    assert read == []
    monkeypatch.setattr(plan_module, "program_digest", lambda: "other")
    planned()
    assert len(read) == 3


def test_reasons_have_words_in_both_languages() -> None:
    assert all(words.keys() == {"vi", "en"} for words in REASONS.values())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes")
def test_what_is_no_file_and_what_is_huge_is_not_read(province: Path) -> None:
    folder = report_of(province).parent
    os.mkfifo(folder / "ong.yaml")
    (folder / "ong-khac.yaml").symlink_to("ong.yaml")
    (folder / "vong.yaml").symlink_to("vong.yaml")
    with (folder / "lon.yaml").open("wb") as file:
        file.truncate(50_000_000)
    found = {item.path.name: len(bytes_of(item.path)) for item in planned().todo if item.path.name == "lon.yaml"}
    assert found == {"lon.yaml": 2_000_001}
    for name in ("ong.yaml", "ong-khac.yaml", "vong.yaml"):
        with pytest.raises(OSError, match=r"directory|symbolic"):
            bytes_of(folder / name)
    result = run(Options(formats=("docx",)))
    assert result.exit_code != 0
    assert len(outputs_of(province / "outputs")) == 3
