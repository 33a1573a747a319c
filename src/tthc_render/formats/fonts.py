"""The text font: which four files it is, whether they hold all of Vietnamese, how wide their letters are.

Decree 30/2020 (Annex I, part I, 2) asks for Times New Roman. Where it is not installed, a font with the same
widths takes its place, so that lines break alike on every machine. The files are chosen here and passed on by
path: two packages share the name "Liberation Serif", and the older one lacks 92 Vietnamese letters.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import importlib
import importlib.util
import io
import os
import shutil
import struct
import subprocess
import unicodedata
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Final

from tthc_render.diagnostics.errors import RenderingFailed

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

FOLDER_VARIABLE: Final = "TTHC_FONTS"
# Of Times New Roman, Liberation Serif and Tinos alike.
UNITS_PER_EM: Final = 2048
LINE_HEIGHT: Final = 1.1499
"""Height of a line (ascent, descent and line gap) as a factor of the size."""
MARKS: Final = "\u0300\u0301\u0309\u0303\u0323\u0302\u0306\u031b"
FOLDERS: Final = (
    "~/.local/share/fonts",
    "~/.fonts",
    "~/Library/Fonts",
    "~/AppData/Local/Microsoft/Windows/Fonts",
    "/usr/local/share/fonts",
    "/usr/share/fonts",
    "/Library/Fonts",
    "/System/Library/Fonts/Supplemental",
    "C:/Windows/Fonts",
)
# Family, file name, and the endings of regular, bold, italic and bold italic. The first one found wins.
FAMILIES: Final = (
    ("Times New Roman", "times{}.ttf", ("", "bd", "i", "bi")),
    ("Times New Roman", "Times_New_Roman{}.ttf", ("", "_Bold", "_Italic", "_Bold_Italic")),
    ("Times New Roman", "Times New Roman{}.ttf", ("", " Bold", " Italic", " Bold Italic")),
    ("Liberation Serif", "LiberationSerif-{}.ttf", ("Regular", "Bold", "Italic", "BoldItalic")),
    ("Tinos", "Tinos-{}.ttf", ("Regular", "Bold", "Italic", "BoldItalic")),
)
FONT_WHEEL: Final = "pdfboss_fonts"
"""The package of the extra ``fonts``: the Croscore family under the Open Font License, Tinos among them."""
# fontconfig's own scales: weight 80 is regular, 200 bold; slant 0 is upright, 100 italic.
FONTCONFIG_STYLES: Final = ("80 0", "200 0", "80 100", "200 100")
MESSAGES: Final = {
    "no_font": {
        "vi": "Máy chưa có phông chữ Times New Roman hoặc phông cùng độ rộng chữ (đã tìm trong: {where}). "
        "Hãy cài gói fonts-liberation2: sudo apt-get install fonts-liberation2 "
        "(Windows, macOS: tthc-render docs cai-dat-windows); hoặc pip install 'tthc-render[fonts]' "
        "(Python 3.12 trở lên); hoặc đặt biến TTHC_FONTS là thư mục chứa bốn tệp phông chữ.",
        "en": "There is neither Times New Roman nor a font of the same widths (looked in: {where}). "
        "Install the package fonts-liberation2: sudo apt-get install fonts-liberation2 "
        "(Windows, macOS: tthc-render docs cai-dat-windows); or pip install 'tthc-render[fonts]' "
        "(Python 3.12 or later); or set TTHC_FONTS to a folder with the four files.",
    },
    "no_letters": {
        "vi": "Phông chữ {file} thiếu {count} chữ tiếng Việt ({some} …). "
        "Hãy cài gói fonts-liberation2 (không phải fonts-liberation): sudo apt-get install fonts-liberation2",
        "en": "The font {file} lacks {count} Vietnamese letters ({some} …). "
        "Install fonts-liberation2 (not fonts-liberation): sudo apt-get install fonts-liberation2",
    },
    "no_pango": {
        "vi": "Máy chưa có thư viện dàn trang Pango ({why}), mà văn bản này phải in qua WeasyPrint: bố cục HTML đã "
        "sửa, hoặc có nội dung chưa in thẳng ra PDF được. Hãy cài: "
        "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        "en": "The library Pango is missing ({why}), and this document has to be printed by WeasyPrint: its HTML "
        "layout was changed, or it has what cannot be printed directly. Install it: "
        "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    },
}


def _vietnamese_letters() -> str:
    plain = [
        vowel + tone for vowel in "aăâeêioôơuưy" for tone in ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
    ]
    lower = [unicodedata.normalize("NFC", letter) for letter in plain] + ["đ"]
    return "".join(lower + [letter.upper() for letter in lower])


LETTERS: Final = _vietnamese_letters()


@dataclass(frozen=True, slots=True, eq=False)
class FontFiles:
    """The four files of the text font, and the family they belong to. Known by identity: paths are slow to compare."""

    regular: Path
    bold: Path
    italic: Path
    bold_italic: Path
    family: str

    @property
    def paths(self) -> tuple[Path, Path, Path, Path]:
        """Regular, bold, italic, bold italic."""
        return self.regular, self.bold, self.italic, self.bold_italic


def font_files(lang: str = "vi") -> FontFiles:
    """The files of the text font: Times New Roman, else Liberation Serif 2, else Tinos, else those of a wheel.

    All four hold every Vietnamese letter. The environment variable TTHC_FONTS, a folder, replaces the
    places where fonts are usually kept. Raises RenderingFailed, in ``lang``, where there is no such font.
    """
    found = _search(os.environ.get(FOLDER_VARIABLE, ""))
    if isinstance(found, FontFiles):
        return found
    raise RenderingFailed(_no_font(found, lang))


def font_folders() -> list[Path]:
    """Where fonts are looked for: the folder that TTHC_FONTS names, else the usual places."""
    folder = os.environ.get(FOLDER_VARIABLE, "")
    return [Path(folder).absolute()] if folder else [Path(place).expanduser() for place in FOLDERS]


def check_fonts(lang: str = "vi") -> None:
    """RenderingFailed, in ``lang``, where no font with all of Vietnamese is installed."""
    font_files(lang)


def missing_letters(path: Path) -> str:
    """The Vietnamese letters (146) and combining marks (8) that a font file lacks; all if it is no font."""
    # fontTools takes 65 ms to import; commands that only look at data do without it.
    from fontTools.ttLib import TTLibError

    held: Container[int]
    try:
        held = glyph_numbers(path)
    except (OSError, TTLibError, KeyError, struct.error):
        held = ()
    return "".join(letter for letter in LETTERS + MARKS if ord(letter) not in held)


@contextlib.contextmanager
def open_font(path: Path) -> Iterator[TTFont]:
    """A font file whose glyphs are known by their numbers as ``g0``, ``g1``…: reading 2,600 names takes longest."""
    from fontTools.ttLib import TTFont

    with path.open("rb") as file, TTFont(file, lazy=True) as font:
        font.setGlyphOrder([f"g{number}" for number in range(font["maxp"].numGlyphs)])
        yield font


def advance_width(text: str, size_pt: float, bold: bool = False, italic: bool = False) -> float:
    """The length of ``text`` in points, set in one line without kerning and ligatures.

    A character that the font lacks counts as wide as a space.
    """
    return size_pt * sum(map(letter_widths(bold, italic).__getitem__, text)) / UNITS_PER_EM


def letter_widths(bold: bool = False, italic: bool = False) -> Mapping[str, int]:
    """Character → its width in 2,048ths of the font size: whole numbers, so sums are exact.

    A character that the font lacks counts as wide as a space.
    """
    return _widths_of(os.environ.get(FOLDER_VARIABLE, ""), bold + 2 * italic)


@functools.cache
def _widths_of(_folder: str, number: int) -> Mapping[str, int]:
    return _advances(font_files(), number)


def fingerprint() -> str:
    """16 hexadecimal digits that change when one of the four font files does."""
    return _digest(font_files().paths)


def load_weasyprint(lang: str = "vi") -> ModuleType:
    """The module ``weasyprint``; RenderingFailed, in ``lang``, where fonts or Pango are missing.

    Fonts come first: without any font the process would crash inside Pango, past all exceptions.
    """
    check_fonts(lang)
    try:
        # WeasyPrint prints a banner of its own before it raises.
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            return importlib.import_module("weasyprint")
    except OSError as error:
        why = str(error).partition(":")[0]
        raise RenderingFailed(MESSAGES["no_pango"][lang].format(why=why)) from error


@functools.cache
def _search(folder: str) -> FontFiles | tuple[Path, ...]:
    """The chosen files, or the files that would have been chosen did they not lack letters."""
    refused: list[Path] = []
    folders = font_folders()
    for candidate in _candidates(folders, ask_fontconfig=not folder):
        poor = [path for path in candidate.paths if missing_letters(path)]
        if not poor:
            return candidate
        refused += poor
    return tuple(refused)


def _candidates(folders: list[Path], *, ask_fontconfig: bool) -> Iterator[FontFiles]:
    yield from _named(folders)
    if ask_fontconfig:
        yield from _known_to_fontconfig()
        wheel = importlib.util.find_spec(FONT_WHEEL)
        if wheel is not None:
            yield from _named([Path(place) for place in wheel.submodule_search_locations or ()])


def _named(folders: list[Path]) -> Iterator[FontFiles]:
    """Fonts under the usual names of their files."""
    there = _files_by_name(folders)
    for family, pattern, styles in FAMILIES:
        regular, *others = (pattern.format(style).lower() for style in styles)
        for home, path in sorted(there.get(regular, {}).items()):
            if all(home in there[name] for name in others):
                bold, italic, bold_italic = (there[name][home] for name in others)
                yield FontFiles(path, bold, italic, bold_italic, family)


def _files_by_name(folders: list[Path]) -> dict[str, dict[Path, Path]]:
    """File name in small letters → folder → file, for the names in our table."""
    there: dict[str, dict[Path, Path]] = {
        pattern.format(style).lower(): {} for _, pattern, styles in FAMILIES for style in styles
    }
    for folder in folders:
        for home, _, names in os.walk(folder):
            for name in names:
                if name.lower() in there:
                    there[name.lower()][Path(home)] = Path(home, name)
    return there


def _known_to_fontconfig() -> Iterator[FontFiles]:
    """Fonts of our families under other file names or in other places, if fontconfig knows them."""
    program = shutil.which("fc-list")
    if program is None:
        return
    for family in dict.fromkeys(family for family, _, _ in FAMILIES):
        listed = subprocess.run(
            [program, "--format", "%{index} %{weight} %{slant} %{file}\n", family],
            capture_output=True,
            text=True,
            check=False,
        ).stdout
        homes: dict[Path, dict[str, Path]] = {}
        for line in sorted(listed.splitlines()):
            index, weight, slant, file = line.split(" ", 3)
            if index == "0":
                homes.setdefault(Path(file).parent, {}).setdefault(f"{weight} {slant}", Path(file))
        for styles in homes.values():
            if all(style in styles for style in FONTCONFIG_STYLES):
                regular, bold, italic, bold_italic = (styles[style] for style in FONTCONFIG_STYLES)
                yield FontFiles(regular, bold, italic, bold_italic, family)


def _no_font(refused: tuple[Path, ...], lang: str) -> str:
    if refused:
        lacking = missing_letters(refused[0])
        some = " ".join(letter for letter in lacking[:8] if letter in LETTERS)
        return MESSAGES["no_letters"][lang].format(file=refused[0], count=len(lacking), some=some)
    where = os.environ.get(FOLDER_VARIABLE) or ", ".join(
        place for place in FOLDERS if Path(place).expanduser().is_dir()
    )
    return MESSAGES["no_font"][lang].format(where=where or "/usr/share/fonts")


@functools.cache
def _digest(paths: tuple[Path, ...]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


class _Advances(dict[str, int]):
    """Character → advance width; what the font lacks is as wide as a space, U+2011 as the hyphen that stands for it."""

    def __missing__(self, letter: str) -> int:
        return self["-" if letter == "\u2011" else " "]


@functools.cache
def _advances(files: FontFiles, number: int) -> _Advances:
    with open_font(files.paths[number]) as font:
        per_em = font["head"].unitsPerEm
        widths = advances_of(font)
        known = glyph_numbers(files.paths[number])
        return _Advances((chr(code), round(widths[glyph][0] * UNITS_PER_EM / per_em)) for code, glyph in known.items())


def advances_of(font: TTFont) -> list[tuple[int, int]]:
    """Advance and left side of every glyph of an open font (OpenType 1.9, table hmtx)."""
    data, full = font.reader["hmtx"], struct.unpack_from(">H", font.reader["hhea"], 34)[0]
    found = list(struct.iter_unpack(">Hh", data[: 4 * full]))
    last = found[-1][0]
    return [*found, *((last, side) for (side,) in struct.iter_unpack(">h", data[4 * full :]))]


@functools.lru_cache(maxsize=16)
def glyph_numbers(path: Path) -> Mapping[int, int]:
    """Code of a character → number of its glyph, of a font file."""
    with open_font(path) as font:
        named = (font.getBestCmap() or {}).items()
        return {code: int(name[1:]) for code, name in named if name[1:].isdecimal()}  # others are not in the font
