"""Whatever a layout of somebody's own paints, the PDF of WeasyPrint keeps its claims."""

from __future__ import annotations

import inspect
import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from tinycss2.color5 import Color

from tests.support.documents import everything, layout_copy, letter, pdf_of, png, words
from tests.support.pdf_claims import faults
from tthc_render.document.tree import Figure, Picture
from tthc_render.layout.pdf.weasyprint_paint import as_rgb, plain_paint

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><g opacity=".5">'
    '<rect width="20" height="20" fill="red"/><text x="1" y="9">Sơ</text></g></svg>'
)
LOOKS = (
    "p { opacity: .5 } td { opacity: .4 } strong, em { display: inline-block; opacity: .7 }",
    "img { opacity: .4; border: 2px solid red; box-shadow: 2px 2px 4px blue; transform: rotate(9deg) }",
    "@page { @bottom-left { content: 'X' counter(page); opacity: .3 } background: linear-gradient(red, white) }",
    "body::before { content: 'DỰ THẢO'; position: fixed; top: 40%; opacity: .1; transform: rotate(-30deg) }",
    "p { color: device-cmyk(0 0 0 1); background: device-cmyk(.1 0 0 0 / 40%); border: solid device-cmyk(1 0 0 0) }",
    "p { color: lab(50% 40 20) } td { color: oklch(50% .1 20) } h1 { color: hsl(20 50% 50% / 50%) }",
    "p { background: radial-gradient(#f008, transparent); box-shadow: inset 2px 2px 5px red }",
    "p { background-image: url(a.png); border: 5px solid; border-image: url(a.svg) 30 }",
    "p.than::before { content: url(a.svg) ' ' } p.than::after { content: leader('.') 'x' }",
    "p { mix-blend-mode: multiply; outline: 2px dotted red; text-decoration: underline wavy red }",
    "p.than { display: grid }",
    "p.than { float: right; width: 40% } h1 { position: absolute; top: 0 }",
    "p.than { visibility: hidden } td { text-transform: uppercase }",
    "@page { @footnote { border-top: 1px solid red; opacity: .5 } }",
)


def own(folder: Path, css: str) -> Path:
    """The layout nd30 with another look."""
    home = layout_copy(folder)
    (home / "a.png").write_bytes(png(8, 8))
    (home / "a.svg").write_text(SVG, encoding="utf-8")
    sheet = home / "nd30.css"
    sheet.write_text(f"{sheet.read_text(encoding='utf-8')}\n{css}\n", encoding="utf-8")
    return home


@pytest.mark.parametrize("css", LOOKS)
def test_any_look_keeps_the_claims(css: str, tmp_path: Path) -> None:
    data = pdf_of(everything(rows=20), own(tmp_path, css), engine="weasyprint")
    assert faults(data, bookmarks=False) == []


def commonest(data: bytes) -> int:
    """The shade of grey of which there is most on the first page, after white."""
    picture = pypdfium2.PdfDocument(data)[0].render(scale=1).to_pil().convert("L")
    return max(range(255), key=picture.histogram().__getitem__)


@pytest.mark.parametrize(
    ("css", "shade"),
    [
        ("p { background: black }", 0),
        ("* { color: white } p { background: black; opacity: .5 }", 128),
        ("* { color: white } body { opacity: .5 } p { background: black; opacity: .5 }", 191),
        ("* { color: white } p { background: rgb(0 0 0 / 50%); opacity: .5 }", 191),
        ("* { color: white } p { background: device-cmyk(0 0 0 50%) }", 128),
    ],
)
def test_opacity_is_seen(css: str, shade: int, tmp_path: Path) -> None:
    assert abs(commonest(pdf_of(letter(), own(tmp_path, css), engine="weasyprint")) - shade) <= 2


@pytest.mark.parametrize(
    ("inks", "rgb"),
    [
        ((0, 0, 0, 1), (0, 0, 0)),
        ((0, 0, 0, 0), (1, 1, 1)),
        ((1, 0, 0, 0), (0, 1, 1)),
        ((0.5, 0, 0, 0.5), (0.25, 0.5, 0.5)),
    ],
)
def test_inks_are_rgb(inks: tuple[float, ...], rgb: tuple[float, ...]) -> None:
    made = as_rgb(Color("device-cmyk", inks, 0.5))
    assert (made.space, tuple(made.coordinates), made.alpha) == ("srgb", rgb, 0.5)
    other = Color("srgb", rgb, 1)
    assert as_rgb(other) is other


def test_the_private_parts_of_weasyprint_are_where_they_were() -> None:
    import weasyprint.draw
    import weasyprint.svg
    from weasyprint.pdf.stream import Stream

    assert list(inspect.signature(weasyprint.draw.draw_stacking_context).parameters) == ["stream", "stacking_context"]
    assert list(inspect.signature(Stream.set_alpha).parameters) == ["self", "alpha", "stroke", "fill"]
    assert list(inspect.signature(Stream.set_color).parameters) == ["self", "color", "stroke"]
    source = inspect.getsource(weasyprint.draw.draw_stacking_context)
    assert source.count("box.style['opacity'] < 1") == 2
    before = (weasyprint.draw.draw_stacking_context, weasyprint.svg.draw_gradient, Stream.set_alpha, Stream.set_color)
    with plain_paint():
        assert weasyprint.draw.draw_stacking_context is not before[0]
    after = (weasyprint.draw.draw_stacking_context, weasyprint.svg.draw_gradient, Stream.set_alpha, Stream.set_color)
    assert after == before
    names = ["self", "x", "y", "width", "height", "repeat_width", "repeat_height", "matrix"]
    assert list(inspect.signature(Stream.add_pattern).parameters) == names


GRADIENT = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="60"><{kind} id="g"><stop stop-color="#c00"/>'
    '<stop offset="1" stop-color="#00c"/></{kind}>'
    '<rect x="{at}" y="{at}" width="150" height="50" fill="url(#g)"/></svg>'
)


@pytest.mark.parametrize("kind", ["linearGradient", "radialGradient"])
@pytest.mark.parametrize("at", ["0", "0.5", "7"])
def test_a_gradient_is_one_tile(kind: str, at: str) -> None:
    """Poppler leaves a shape white whose edge is in the next tile."""
    picture = Picture("svg", GRADIENT.format(kind=kind, at=at).encode(), 53, 16)
    data = pdf_of(letter(blocks=(Figure("a.svg", 53, words("Hình"), picture=picture),)), engine="weasyprint")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        patterns = [item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/PatternType") == 1]
        assert patterns
        for item in patterns:
            left, bottom, right, top = map(float, item.BBox)
            assert float(item.XStep) > 2 * (right - left)
            assert float(item.YStep) > 2 * (top - bottom)
