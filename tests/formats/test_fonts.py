"""The text font: found by path, complete in Vietnamese, and as wide as Times New Roman."""

from __future__ import annotations

import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tthc_render.diagnostics.errors import RenderingFailed
from tthc_render.formats import fonts

STYLES = ("regular", "bold", "italic", "bold_italic")
LIBERATION = tuple(f"LiberationSerif-{style}.ttf" for style in ("Regular", "Bold", "Italic", "BoldItalic"))
TINOS = tuple(f"Tinos-{style}.ttf" for style in ("Regular", "Bold", "Italic", "BoldItalic"))
TIMES = ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf")
# Small letters that version 1 of Liberation Serif lacks; of the capitals it lacks the same.
OLD_LIBERATION_LACKS = "ảạằắẳẵặầấẩẫậẻẽẹềếểễệỉịỏọồốổỗộơờớởỡợủụưừứửữựỷỹỵ"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that takes the place of all font folders."""
    home = tmp_path / "phông"
    home.mkdir()
    monkeypatch.setenv(fonts.FOLDER_VARIABLE, str(home))
    yield home
    clear()


@pytest.fixture(scope="module")
def poor_font(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A font like version 1 of Liberation Serif: the name is right, Vietnamese letters are missing."""
    path = tmp_path_factory.mktemp("poor") / "poor.ttf"
    lacking = {ord(letter) for letter in OLD_LIBERATION_LACKS + OLD_LIBERATION_LACKS.upper()}
    with TTFont(fonts.font_files().regular) as font:
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap = {code: glyph for code, glyph in table.cmap.items() if code not in lacking}
        font.save(path)
    return path


def clear() -> None:
    for cached in (fonts._search, fonts._digest, fonts._advances, fonts._widths_of, fonts.glyph_numbers):
        cached.cache_clear()


def install(folder: Path, names: tuple[str, ...], *sources: Path) -> None:
    """Puts fonts under ``names``: copies of ``sources``, of the machine's own text font where there are none."""
    folder.mkdir(exist_ok=True, parents=True)
    own = [Path(source) for source in REAL.paths]
    for name, source in zip(names, sources or own, strict=False):
        shutil.copyfile(source, folder / name)
    clear()


REAL = fonts.font_files()


def test_vietnamese_has_146_letters() -> None:
    assert len(fonts.LETTERS) == len(set(fonts.LETTERS)) == 146
    assert set("ăâđêôơưạặệỵỹĂĐƯỢỠÝa") <= set(fonts.LETTERS)
    assert all(unicodedata.is_normalized("NFC", letter) for letter in fonts.LETTERS)
    assert {mark for letter in fonts.LETTERS for mark in unicodedata.normalize("NFD", letter)[1:]} == set(fonts.MARKS)


@pytest.mark.parametrize("style", STYLES)
def test_every_style_of_the_chosen_font_holds_all_letters(style: str) -> None:
    assert fonts.missing_letters(getattr(fonts.font_files(), style)) == ""


def test_the_four_files_are_four_styles_of_one_family() -> None:
    weights = []
    for path in REAL.paths:
        with TTFont(path, lazy=True) as font:
            assert font["name"].getDebugName(1) == REAL.family
            weights.append((font["OS/2"].usWeightClass >= 600, bool(font["OS/2"].fsSelection & 1)))
    assert weights == [(False, False), (True, False), (False, True), (True, True)]


def test_missing_letters_are_named_in_order(poor_font: Path) -> None:
    lacking = fonts.missing_letters(poor_font)
    assert set(lacking) == set(OLD_LIBERATION_LACKS + OLD_LIBERATION_LACKS.upper())
    assert lacking.startswith("ảạ")


@pytest.mark.parametrize("content", [b"", b"not a font", b"\x00\x01\x00\x00\x00\x01", b"OTTO" + bytes(40)])
def test_a_file_that_is_no_font_lacks_everything(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.ttf"
    path.write_bytes(content)
    assert fonts.missing_letters(path) == fonts.LETTERS + fonts.MARKS
    assert fonts.missing_letters(tmp_path / "none.ttf") == fonts.LETTERS + fonts.MARKS


@pytest.mark.parametrize(
    ("installed", "family"),
    [
        ([TIMES, LIBERATION, TINOS], "Times New Roman"),
        ([LIBERATION, TINOS], "Liberation Serif"),
        ([TINOS], "Tinos"),
        ([tuple(name.upper() for name in TIMES), TINOS], "Times New Roman"),
        ([TIMES[:3], TINOS], "Tinos"),
        ([LIBERATION[1:], TIMES], "Times New Roman"),
    ],
)
def test_times_comes_first_and_only_whole_families_count(
    folder: Path, installed: list[tuple[str, ...]], family: str
) -> None:
    for number, names in enumerate(installed):
        install(folder / str(number), names)
    files = fonts.font_files()
    assert files.family == family
    assert len({path.parent for path in files.paths}) == 1
    assert len(set(files.paths)) == 4


def test_of_two_fonts_of_one_name_the_one_with_vietnamese_is_taken(folder: Path, poor_font: Path) -> None:
    install(folder / "liberation", LIBERATION, *[poor_font] * 4)
    install(folder / "liberation2", LIBERATION)
    assert fonts.font_files().regular == folder / "liberation2" / LIBERATION[0]


@pytest.mark.parametrize("style", range(4))
def test_one_poor_style_spoils_the_family(folder: Path, poor_font: Path, style: int) -> None:
    sources = list(REAL.paths)
    sources[style] = poor_font
    install(folder, LIBERATION, *sources)
    with pytest.raises(RenderingFailed) as caught:
        fonts.check_fonts()
    assert str(folder / LIBERATION[style]) in caught.value.message


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("vi", ["thiếu 92 chữ tiếng Việt", "không phải fonts-liberation)"]),
        ("en", ["lacks 92 Vietnamese letters", "not fonts-liberation)"]),
    ],
)
def test_a_font_without_vietnamese_is_explained(folder: Path, poor_font: Path, lang: str, words: list[str]) -> None:
    install(folder, LIBERATION, *[poor_font] * 4)
    with pytest.raises(RenderingFailed) as caught:
        fonts.check_fonts(lang)
    for word in [*words, LIBERATION[0], "ả ạ", "sudo apt-get install fonts-liberation2"]:
        assert word in caught.value.message


@pytest.mark.parametrize(("lang", "words"), [("vi", "Máy chưa có phông chữ"), ("en", "There is neither")])
def test_no_font_at_all_is_explained(folder: Path, lang: str, words: str) -> None:
    with pytest.raises(RenderingFailed, match="fonts-liberation2") as caught:
        fonts.check_fonts(lang)
    assert caught.value.message.startswith(words)
    assert str(folder) in caught.value.message
    assert caught.value.exit_code == 5
    with pytest.raises(RenderingFailed):
        fonts.advance_width("a", 14)


def test_a_wheel_brings_the_font_where_the_system_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "site" / fonts.FONT_WHEEL
    install(home / "fonts", TINOS)
    (home / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path / "site")
    monkeypatch.setattr(fonts, "FOLDERS", ())
    monkeypatch.setattr(fonts.shutil, "which", lambda name: None)
    monkeypatch.delenv("TTHC_FONTS", raising=False)
    fonts._search.cache_clear()
    try:
        files = fonts.font_files()
        assert (files.family, files.regular) == ("Tinos", home / "fonts" / "Tinos-Regular.ttf")
    finally:
        fonts._search.cache_clear()
    # A folder that the user names is the only place then.
    monkeypatch.setenv("TTHC_FONTS", str(tmp_path / "empty"))
    with pytest.raises(RenderingFailed, match=r"tthc-render\[fonts\]"):
        fonts.font_files()


def test_fontconfig_helps_where_file_names_do_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("one.ttf", "two.ttf", "three.ttf", "four.ttf")
    install(tmp_path / "store", names)
    styles = ("80 0", "200 0", "80 100", "200 100")
    listed = "".join(f"0 {style} {tmp_path / 'store' / name}\n" for style, name in zip(styles, names, strict=True))
    listed += f"1 80 0 {tmp_path / 'store' / 'collection.ttc'}\n"
    listing = tmp_path / "fc-list"
    listing.write_text(f'#!/bin/sh\n[ "$3" = Tinos ] && cat <<END\n{listed}END\n', encoding="utf-8")
    listing.chmod(0o755)
    monkeypatch.delenv(fonts.FOLDER_VARIABLE, raising=False)
    monkeypatch.setattr(fonts, "FOLDERS", ())
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    clear()
    files = fonts.font_files()
    monkeypatch.setenv("PATH", str(tmp_path / "store"))
    clear()
    with pytest.raises(RenderingFailed):
        fonts.font_files()
    clear()
    assert files.family == "Tinos"
    assert [path.name for path in files.paths] == list(names)


# Thousandths of the font size, as published for Times Roman, Bold, Italic and BoldItalic.
WIDTHS = [
    (" ", 250, 250, 250, 250),
    ("0", 500, 500, 500, 500),
    ("-", 333, 333, 333, 333),
    ("%", 833, 1000, 833, 833),
    ("a", 444, 500, 500, 500),
    ("i", 278, 278, 278, 278),
    ("m", 778, 833, 722, 778),
    ("A", 722, 722, 611, 667),
    ("H", 722, 778, 722, 778),
    ("W", 944, 1000, 833, 889),
    ("ậ", 444, 500, 500, 500),
    ("Đ", 722, 722, 722, 722),
    ("ỹ", 500, 500, 444, 444),
]


@pytest.mark.parametrize(("letter", "widths"), [(row[0], row[1:]) for row in WIDTHS])
def test_letters_are_as_wide_as_those_of_times_new_roman(letter: str, widths: tuple[int, ...]) -> None:
    looks = [(bold, italic) for italic in (False, True) for bold in (False, True)]
    measured = [fonts.advance_width(letter, 1000, bold=bold, italic=italic) for bold, italic in looks]
    assert measured == pytest.approx(widths, abs=0.6)


def test_length_of_the_motto() -> None:
    assert fonts.advance_width("Độc lập - Tự do - Hạnh phúc", 14, bold=True) == pytest.approx(171.38, abs=0.01)


def test_lengths_add_up_without_kerning() -> None:
    assert fonts.advance_width("", 14) == 0
    assert fonts.advance_width("AV", 13) == fonts.advance_width("A", 13) + fonts.advance_width("V", 13)
    assert fonts.advance_width("Tổ", 26, italic=True) == pytest.approx(2 * fonts.advance_width("Tổ", 13, italic=True))


def test_an_unknown_character_is_as_wide_as_a_space() -> None:
    assert fonts.advance_width("\U0001f600", 14) == fonts.advance_width(" ", 14)


def test_fingerprint_follows_the_content_of_every_file(folder: Path) -> None:
    seen = set()
    install(folder, LIBERATION)
    seen.add(fonts.fingerprint())
    for name in LIBERATION:
        install(folder, LIBERATION)
        with (folder / name).open("ab") as file:
            file.write(b"\0")
        seen.add(fonts.fingerprint())
    assert len(seen) == 5
    assert all(len(digits) == 16 and int(digits, 16) >= 0 for digits in seen)


def test_weasyprint_is_loaded_when_all_is_there() -> None:
    assert callable(fonts.load_weasyprint().HTML)


def test_weasyprint_is_not_touched_without_fonts(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touched: list[str] = []
    monkeypatch.setattr(fonts.importlib, "import_module", touched.append)
    with pytest.raises(RenderingFailed, match=str(folder)):
        fonts.load_weasyprint()
    assert touched == []


WITHOUT_PANGO = """
import sys, cffi, click
from tthc_render.formats.fonts import load_weasyprint

real = cffi.FFI.dlopen
def dlopen(self, name, *rest):
    if "pango" in str(name):
        raise OSError(f"cannot load library {name!r}: {name}: cannot open shared object file")
    return real(self, name, *rest)
cffi.FFI.dlopen = dlopen

@click.command()
@click.argument("lang")
def main(lang):
    load_weasyprint(lang)
main()
"""


@pytest.mark.parametrize(
    ("lang", "words"), [("vi", "Máy chưa có thư viện dàn trang Pango"), ("en", "The library Pango is missing")]
)
def test_missing_pango_is_one_sentence_and_exit_code_5(lang: str, words: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", WITHOUT_PANGO, lang], capture_output=True, encoding="utf-8", check=False
    )
    assert run.returncode == 5
    assert run.stdout == ""
    assert len(run.stderr.strip().splitlines()) == 1
    assert words in run.stderr
    assert "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" in run.stderr
