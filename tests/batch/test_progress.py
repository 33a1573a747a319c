"""Progress: silent when short, lines elsewhere than on a terminal, a moving line on one."""

from __future__ import annotations

import io

import pytest

from tthc_render.batch.progress import Progress, duration


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def run(total: int, seconds_each: float, lang: str = "vi", stream: io.StringIO | None = None, bad: int = 0) -> str:
    stream = stream or io.StringIO()
    clock = Clock()
    with Progress(total, lang, stream, clock) as progress:
        for number in range(total):
            clock.now += seconds_each
            progress.advance(number >= bad)
    return stream.getvalue()


def test_a_short_run_says_nothing() -> None:
    assert run(19, 0.1) == ""


def test_a_log_gets_one_line_at_the_start() -> None:
    assert run(99, 0.5) == "Đang làm 99 báo cáo: xong 4, 2,0 báo cáo/giây, còn khoảng 48 giây\n"


@pytest.mark.parametrize(("lang", "line"), [("vi", "Đang làm 100 báo cáo…\n"), ("en", "Rendering 100 reports…\n")])
def test_a_log_of_many_reports_says_so_before_the_first_one(lang: str, line: str) -> None:
    stream = io.StringIO()
    with Progress(100, lang, stream, Clock()):
        assert stream.getvalue() == line
    assert run(100, 0.5, lang) == line


def test_bad_reports_are_counted() -> None:
    assert (
        run(10, 1, bad=2).splitlines()[0]
        == "Đang làm 10 báo cáo: xong 2, 1,0 báo cáo/giây, còn khoảng 8 giây, 2 báo cáo có lỗi"
    )


def test_english_lines() -> None:
    assert (
        run(10, 1, "en", bad=1).splitlines()[0]
        == "Rendering 10 reports: 2 done, 1.0 reports/s, about 8 s left, 1 with errors"
    )


def test_a_terminal_gets_a_moving_line() -> None:
    shown = run(50, 0.5, stream=Terminal())
    assert "Đang làm báo cáo" in shown
    assert "2,0 báo cáo/giây" in shown
    assert "50/50" in shown


@pytest.mark.parametrize(
    ("seconds", "vietnamese", "english"),
    [
        (0, "0 giây", "0 s"),
        (59.4, "59 giây", "59 s"),
        (60, "1 phút", "1 min"),
        (61, "1 phút 1 giây", "1 min 1 s"),
        (3600, "1 giờ", "1 h"),
        (3905, "1 giờ 5 phút", "1 h 5 min"),
        (90000, "25 giờ", "25 h"),
    ],
)
def test_durations_in_words(seconds: float, vietnamese: str, english: str) -> None:
    assert (duration(seconds), duration(seconds, "en")) == (vietnamese, english)
