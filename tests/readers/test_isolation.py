"""Work on a stranger's file is done in a child within its budget; whatever happens there, the program goes on."""

from __future__ import annotations

import os
import signal
import time
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.support.documents import docx_of, letter
from tthc_render.cli.main import main
from tthc_render.diagnostics.errors import DataUnreadable, WrongUsage
from tthc_render.readers.isolation import (
    BUDGETS,
    MB,
    Budget,
    check_size,
    in_child,
    in_kept_child,
    in_this_process,
)

SMALL = Budget(3, 200, 1, "for tests")


def hang() -> None:
    time.sleep(60)


def fill() -> int:
    kept = [bytearray(MB) for _ in range(4000)]
    return len(kept)


def die() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def leave() -> None:
    os._exit(7)


def fail() -> None:
    raise RecursionError("a library's own words")


def refuse() -> None:
    raise WrongUsage("một câu cho người dùng")


def lose() -> None:
    raise FileNotFoundError(2, "không có", "x.docx")


def test_what_comes_back_is_what_the_work_returns() -> None:
    assert in_child(lambda: {"a": "x" * 3 * MB}, "x.docx", SMALL) == {"a": "x" * 3 * MB}
    assert in_child(os.getpid, "x.docx", SMALL) != os.getpid()


@pytest.mark.parametrize(
    ("work", "part"),
    [(hang, "quá 3 giây"), (fill, "200 MB"), (die, "hỏng"), (leave, "hỏng"), (fail, "không đọc được")],
)
def test_a_child_that_fails_is_one_sentence(work: object, part: str) -> None:
    with pytest.raises(DataUnreadable) as caught:
        in_child(work, "x.docx", SMALL)  # type: ignore[arg-type]
    assert caught.value.message.startswith("x.docx: ")
    assert part in caught.value.message
    assert "words" not in caught.value.message


def answer() -> dict[str, str]:
    return {"a": "x" * 3 * MB}


@pytest.mark.parametrize(
    ("work", "part"), [(hang, "quá 1 giây"), (fill, "200 MB"), (die, "hỏng"), (leave, "hỏng"), (fail, "không đọc được")]
)
def test_a_kept_child_that_fails_is_one_sentence_and_the_next_file_is_read(work: object, part: str) -> None:
    """The way of systems that cannot fork."""
    budget = Budget(1 if work is hang else 20, 200, 1, "for tests")
    with pytest.raises(DataUnreadable) as caught:
        in_kept_child(work, "x.docx", budget)  # type: ignore[arg-type]
    assert caught.value.message.startswith("x.docx: ")
    assert part in caught.value.message
    assert in_kept_child(answer, "y.docx", Budget(20, 200, 1, "for tests")) == answer()
    with pytest.raises(WrongUsage, match="một câu"):
        in_kept_child(refuse, "x.docx", Budget(20, 200, 1, "for tests"))


def test_work_that_cannot_be_sent_is_limited_in_time() -> None:
    assert in_kept_child(lambda: 5, "x.docx", SMALL) == 5
    with pytest.raises(DataUnreadable, match=r"quá 0\.2 giây.*Tệp quá dài"):
        in_kept_child(lambda: [time.sleep(0.01) for _ in range(10_000)], "x.docx", Budget(0.2, 200, 1, "for tests"))


def seek() -> None:
    raise OSError(22, "Invalid argument")


def test_an_error_of_the_system_about_what_stands_in_a_file_names_the_file() -> None:
    with pytest.raises(DataUnreadable, match=r"^x\.xlsx: không đọc được"):
        in_child(seek, "x.xlsx", SMALL)


def test_errors_with_words_of_their_own_come_back_as_they_are() -> None:
    with pytest.raises(WrongUsage, match="một câu"):
        in_child(refuse, "x.docx", SMALL)
    with pytest.raises(FileNotFoundError):
        in_child(lose, "x.docx", SMALL)


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    with path.open("wb") as file:
        file.truncate(2 * MB)
    with pytest.raises(DataUnreadable, match="chỉ đọc tới 1 MB"):
        check_size(path, "x.docx", SMALL)
    assert all(budget.why for budget in BUDGETS.values())


@pytest.mark.parametrize("command", ["verify", "extract", "lint", "check"])
@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero")], ids=["pipe", "device"])
def test_a_pipe_and_a_device_are_no_files(make: Callable[[Path], None], command: str, tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    make(path)
    with pytest.raises(IsADirectoryError):
        check_size(path, "x.docx", SMALL)
    result = CliRunner().invoke(main, [command, str(path)])
    assert result.exit_code in (2, 3), result.output
    assert "x.docx" in result.output


def bomb() -> bytes:
    """A PDF whose one page draws a form that draws a form …, ten times each: a billion signs."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"]
    resources = b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>/XObject<</X %d 0 R>>>>"
    text = b"BT /F 12 Tf 100 700 Td (Tong so 5 ho so) Tj ET"
    objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]" + resources % 5 + b"/Contents 4 0 R>>")
    objects.append(b"<</Length 5>>stream\n/X Do\nendstream")
    for number in range(5, 16):
        content = b"/X Do " * 10 if number < 15 else text
        head = b"<</Type/XObject/Subtype/Form/BBox[0 0 595 842]" + resources % (number + 1)
        objects.append(head + b"/Length %d>>stream\n%s\nendstream" % (len(content), content))
    out = b"%PDF-1.5\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    return out + end % (len(objects) + 1, table, len(objects) + 1, start)


def long_text() -> bytes:
    """A PDF page of 45 kB with 40 million signs in a compressed stream."""
    content = zlib.compress(b"BT /F 1 Tf " + b"(a)Tj " * 12_000_000 + b"ET", 9)
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"]
    objects.append(
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F<</Type/Font/Subtype/Type1"
        b"/BaseFont/Helvetica>>>>>>/Contents 4 0 R>>"
    )
    objects.append(b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(content), content))
    out = b"%PDF-1.5\n"
    for number, body in enumerate(objects, 1):
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    return out + b"trailer<</Size 5/Root 1 0 R>>\n%%EOF"


def broken_zip() -> bytes:
    """A DOCX whose directory says that a part begins behind the end of the file."""
    data = bytearray(docx_of(letter()))
    at = data.rfind(b"word/document.xml") - 46  # its entry in the directory
    data[at + 42 : at + 46] = b"\xff\xff\xff\x7f"
    return bytes(data)


def bad_directory() -> bytes:
    data = bytearray(docx_of(letter()))
    at = data.rfind(b"PK\x05\x06")
    data[at + 16 : at + 20] = b"\xf0\xff\xff\x7f"
    return bytes(data)


@pytest.mark.parametrize(
    ("name", "make"),
    [("a.pdf", bomb), ("a.pdf", long_text), ("a.docx", broken_zip), ("a.docx", bad_directory)],
)
def test_a_hostile_file_is_one_sentence_and_the_others_go_on(
    name: str, make: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    kind = Path(name).suffix[1:]  # limits that are reached sooner: the child works until it reaches them
    monkeypatch.setitem(BUDGETS, kind, replace(BUDGETS[kind], seconds=10, memory_mb=200))
    Path(name).write_bytes(make())  # type: ignore[operator]
    Path("tot.docx").write_bytes(docx_of(letter()))
    result = CliRunner().invoke(main, ["lint", name, "tot.docx"])
    assert result.exit_code == DataUnreadable.exit_code, result.output
    assert isinstance(result.exception, SystemExit)
    assert f"{name}: " in result.output
    assert "tot.docx" in result.output
    assert "Traceback" not in result.output


def test_work_of_ours_on_what_was_read_is_limited_in_this_process() -> None:
    assert in_this_process(answer, "x.xlsx", SMALL) == answer()
    with pytest.raises(WrongUsage, match="một câu"):
        in_this_process(refuse, "x.xlsx", SMALL)
    with pytest.raises(DataUnreadable, match=r"x\.xlsx: đọc quá 0\.2 giây"):
        in_this_process(hang, "x.xlsx", Budget(0.2, 200, 1, "for tests"))
    with pytest.raises(DataUnreadable, match=r"x\.xlsx: .*200 MB"):
        in_this_process(fill, "x.xlsx", Budget(20, 200, 1, "for tests"))
