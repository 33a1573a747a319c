"""Looks resolved as Word does: defaults, table style, paragraph style, character style, direct, theme fonts."""

from __future__ import annotations

import pytest

from tests.support.hand_typed import NAMES, style
from tthc_render.formats.ooxml import parse_strictly
from tthc_render.readers.docx.styles import ListCounters, Styles, number, paragraph_look, run_look

THEME = (
    f'<a:theme {NAMES}><a:fontScheme><a:majorFont><a:latin typeface="Cambria"/></a:majorFont>'
    '<a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:fontScheme></a:theme>'
)


def sheet(*entries: str, defaults: str = "", theme: bool = False, numbering: str = "") -> Styles:
    inner = f"<w:docDefaults><w:rPrDefault><w:rPr>{defaults}</w:rPr></w:rPrDefault></w:docDefaults>"
    root = parse_strictly(f"<w:styles {NAMES}>{inner}{''.join(entries)}</w:styles>".encode())
    return Styles(
        root,
        parse_strictly(THEME.encode()) if theme else None,
        parse_strictly(f"<w:numbering {NAMES}>{numbering}</w:numbering>".encode()) if numbering else None,
    )


def rpr(inner: str) -> dict[str, str]:
    return run_look(parse_strictly(f"<w:rPr {NAMES}>{inner}</w:rPr>".encode()))


def ppr(inner: str) -> dict[str, str]:
    return paragraph_look(parse_strictly(f"<w:pPr {NAMES}>{inner}</w:pPr>".encode()))


@pytest.mark.parametrize(
    ("entries", "direct", "wanted"),
    [
        ((), "", "20"),
        ((style("N", run='<w:sz w:val="28"/>', default=True),), "", "28"),
        ((style("N", run='<w:sz w:val="28"/>', default=True), style("P", base="N")), "", "28"),
        ((style("B", run='<w:sz w:val="26"/>'), style("P", base="B")), "", "26"),
        ((style("P", run='<w:sz w:val="24"/>'), style("C", run='<w:sz w:val="22"/>', kind="character")), "C", "22"),
        ((style("P", run='<w:sz w:val="24"/>'),), "30", "30"),
    ],
)
def test_the_nearer_size_wins(entries: tuple[str, ...], direct: str, wanted: str) -> None:
    inner = f'<w:rStyle w:val="{direct}"/>' if direct.isalpha() else f'<w:sz w:val="{direct}"/>' if direct else ""
    identity = "P" if any('"P"' in entry for entry in entries) else ""
    assert sheet(*entries).resolved_run(rpr(inner), identity, "")["sz"] == wanted


@pytest.mark.parametrize(
    ("paragraph", "character", "direct", "wanted"),
    [
        ("<w:b/>", "", "", "1"),
        ("<w:b/>", "<w:b/>", "", "0"),
        ("<w:b/>", "", '<w:b w:val="0"/>', "0"),
        ("", "<w:b/>", "", "1"),
    ],
)
def test_bold_of_two_styles_switches_over(paragraph: str, character: str, direct: str, wanted: str) -> None:
    styles = sheet(style("P", run=paragraph), style("C", run=character, kind="character"))
    assert styles.resolved_run(rpr(f'<w:rStyle w:val="C"/>{direct}'), "P", "")["b"] == wanted


def test_theme_fonts_give_way_to_a_named_font_that_is_nearer() -> None:
    styles = sheet(
        style("P", run='<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'),
        defaults='<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="majorHAnsi"/>',
        theme=True,
    )
    assert styles.fonts(styles.resolved_run({}, "", "")) == ("Calibri", "Cambria")
    assert styles.fonts(styles.resolved_run({}, "P", "")) == ("Arial", "Arial")
    themed = rpr('<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>')
    assert styles.fonts(styles.resolved_run(themed, "P", "")) == ("Calibri", "Calibri")
    assert sheet().fonts(sheet().resolved_run(themed, "", "")) == ("Times New Roman", "Times New Roman")


def test_a_circle_of_styles_ends() -> None:
    styles = sheet(style("A", base="B", run="<w:i/>"), style("B", base="A"))
    assert styles.resolved_run({}, "A", "")["i"] == "1"


def test_hanging_and_first_line_replace_each_other() -> None:
    styles = sheet(style("P", paragraph='<w:ind w:left="700" w:hanging="300"/>'))
    look = styles.resolved_paragraph(ppr('<w:pStyle w:val="P"/><w:ind w:firstLine="567"/>'), "")
    assert (look["left"], look["firstLine"], "hanging" in look) == ("700", "567", False)


def test_table_style_lies_under_the_paragraph_style() -> None:
    styles = sheet(
        style("T", paragraph='<w:jc w:val="center"/>', kind="table"), style("P", paragraph='<w:jc w:val="both"/>')
    )
    assert styles.resolved_paragraph({}, "T")["jc"] == "center"
    assert styles.resolved_paragraph({"style": "P"}, "T")["jc"] == "justify"


NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>'
    '<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1.%2"/></w:lvl><w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'
)


def test_list_numbers_are_counted_by_level() -> None:
    counters = ListCounters(sheet(numbering=NUMBERING))
    levels = ["0", "1", "1", "2", "0", "1"]
    labels = [counters.label({"numId": "5", "ilvl": level}) for level in levels]
    assert labels == ["I. ", "I.1 ", "I.2 ", "• ", "II. ", "II.1 "]
    assert counters.label({}) is None
    assert counters.label({"numId": "0"}) is None


def _num(identity: str, override: str = "") -> str:
    return f'<w:num w:numId="{identity}"><w:abstractNumId w:val="1"/>{override}</w:num>'


@pytest.mark.parametrize(
    ("override", "wanted"),
    [
        ("", ["I. ", "II. ", "III. ", "IV. "]),
        ('<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>', ["I. ", "II. ", "I. ", "II. "]),
        ('<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>', ["I. ", "II. ", "V. ", "VI. "]),
        (
            '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/></w:lvl>'
            "</w:lvlOverride>",
            ["I. ", "II. ", "3) ", "4) "],
        ),
    ],
)
def test_lists_of_one_definition_go_on_unless_one_starts_anew(override: str, wanted: list[str]) -> None:
    counters = ListCounters(sheet(numbering=NUMBERING + _num("6", override)))
    labels = [counters.label({"numId": identity, "ilvl": "0"}) for identity in ("5", "5", "6", "6")]
    assert labels == wanted


def _levels(*levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="1">{"".join(levels)}</w:abstractNum>{_num("5")}'


def _level(depth: int, form: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{depth}">{more}<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'


@pytest.mark.parametrize(
    ("levels", "met", "wanted"),
    [
        ((_level(0, "decimal", "%1.", '<w:start w:val="0"/>'),), "000", ["0. ", "1. ", "2. "]),
        (
            (_level(0, "upperRoman", "%1."), _level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')),
            "01101",
            ["I. ", "1. ", "2. ", "II. ", "3. "],
        ),
        ((_level(0, "upperRoman", "%1."), _level(1, "decimal", "%1.%2.", "<w:isLgl/>")), "01", ["I. ", "1.1. "]),
        (
            (_level(0, "bullet", "-"), _level(1, "bullet", "+"), _level(2, "bullet", "\uf0b7")),
            "012",
            ["- ", "+ ", "• "],
        ),
        ((_level(0, "bullet", "\uf0b7"), _level(1, "bullet", "o")), "01", ["- ", "+ "]),
    ],
)
def test_levels_count_as_word_counts_them(levels: tuple[str, ...], met: str, wanted: list[str]) -> None:
    counters = ListCounters(sheet(numbering=_levels(*levels)))
    assert [counters.label({"numId": "5", "ilvl": depth}) for depth in met] == wanted


@pytest.mark.parametrize("depth", ["-12", "99", "x"])
def test_a_level_that_cannot_be_is_no_fault_of_the_reader(depth: str) -> None:
    level = _level(0, "decimal", "%1.").replace('w:ilvl="0"', f'w:ilvl="{depth}"')
    counters = ListCounters(sheet(numbering=_levels(level)))
    assert counters.label({"numId": "5", "ilvl": depth}) == "1. "


def test_a_level_above_that_was_never_met_counts_as_its_start() -> None:
    counters = ListCounters(sheet(numbering=NUMBERING))
    assert counters.label({"numId": "5", "ilvl": "1"}) == "I.1 "


@pytest.mark.parametrize(("text", "wanted"), [("12", 12), ("12.6", 13), (None, 7), ("", 7), ("x", 7), ("1e999", 7)])
def test_numbers_that_are_none_become_the_default(text: str | None, wanted: int) -> None:
    assert number(text, 7) == wanted
