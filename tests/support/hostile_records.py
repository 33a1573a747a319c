"""Finished files as a stranger may send them: documents of ours with data inside that lies, grows or never ends.

Every case is made from the good DOCX and PDF of one report, so that only what the case is named for is wrong.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from tthc_render.formats.record import FIGURES, IDENTITY, ITEM, NAMESPACE, REPORT, read_docx_record

MB = 2**20
BOMB = 200 * MB


@dataclass(frozen=True)
class Sample:
    """The good files that cases are made from, and the files inside of them."""

    docx: bytes
    pdf: bytes
    inside: Mapping[str, bytes]


def sample_of(docx: bytes, pdf: bytes) -> Sample:
    record = read_docx_record(docx)
    assert record is not None
    return Sample(docx, pdf, dict(record.files))


def hashed(files: Mapping[str, bytes], **identity: object) -> dict[str, bytes]:
    """``files`` with an identity whose hashes are right, so that nothing but the change itself can be noticed."""
    told = {**json.loads(files[IDENTITY]), **identity}
    told["sha256"] = {name: hashlib.sha256(files[name]).hexdigest() for name in (REPORT, FIGURES)}
    return {**files, IDENTITY: json.dumps(told).encode()}


# DOCX ----------------------------------------------------------------------------------------------------------------


def with_parts(docx: bytes, change: Callable[[str, bytes], bytes | None], extra: Mapping[str, bytes] = {}) -> bytes:
    """The package ``docx`` with its parts changed (None leaves one out) and ``extra`` ones."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
        warnings.catch_warnings(action="ignore"),
    ):
        for name in old.namelist():
            if (content := change(name, old.read(name))) is not None:
                new.writestr(name, content)
        for name, content in extra.items():
            new.writestr(name, content)
    return out.getvalue()


def with_part(docx: bytes, part: str, content: bytes | None) -> bytes:
    return with_parts(docx, lambda name, old: content if name == part else old)


def packed(data: bytes) -> bytes:
    return base64.b64encode(zlib.compress(data, 9))


def item_of(files: Mapping[str, bytes], more: bytes = b"", head: bytes = b"") -> bytes:
    """The custom XML part with ``files``."""
    inside = b"".join(b'<tep ten="%s">%s</tep>' % (name.encode(), packed(data)) for name, data in files.items())
    return b'%s<ho-so xmlns="%s">%s%s</ho-so>' % (head, NAMESPACE.encode(), inside, more)


def bomb_of_zeros(size: int = BOMB) -> bytes:
    """A zlib stream of ``size`` zeros, made without having them."""
    packing = zlib.compressobj(1)
    parts = [packing.compress(bytes(MB)) for _ in range(size // MB)]
    return b"".join((*parts, packing.flush()))


def lying_size(docx: bytes, part: str, size: int) -> bytes:
    """The package with another unpacked size of ``part`` in its directory."""
    data = bytearray(docx)
    at = data.rfind(part.encode()) - 46  # the name in the directory, whose entry begins 46 bytes before it
    data[at + 24 : at + 28] = size.to_bytes(4, "little")
    return bytes(data)


def docx_cases(good: Sample) -> Iterator[tuple[str, bytes]]:
    """Names of cases and their bytes."""

    def holding(files: Mapping[str, bytes], more: bytes = b"", head: bytes = b"") -> bytes:
        return with_part(good.docx, ITEM, item_of(files, more, head))

    def telling(**identity: object) -> bytes:
        return holding(hashed(good.inside, **identity))

    def reporting(report: bytes) -> bytes:
        return holding(hashed({**good.inside, REPORT: report}))

    def printing(figures: object) -> bytes:
        text = figures if isinstance(figures, bytes) else json.dumps(figures).encode()
        return holding(hashed({**good.inside, FIGURES: text}))

    def figures(inside: object) -> bytes:
        return printing({**json.loads(good.inside[FIGURES]), "in": inside})

    report = good.inside[REPORT]
    deep = b"[" * 100_000
    bomb = base64.b64encode(bomb_of_zeros())
    laughs = b"".join(b'<!ENTITY l%d "%s">' % (level, b"&l%d;" % (level - 1) * 10) for level in range(1, 10))
    yield "bom-trong-tep", holding(good.inside, b'<tep ten="hinh.png">%s</tep>' % bomb)
    yield "bom-la-bao-cao", holding({**good.inside}, b'<tep ten="bao-cao.yaml">%s</tep>' % bomb)
    yield "thuc-the", holding(good.inside, b"&l9;", b'<!DOCTYPE a [<!ENTITY l0 "ha">' + laughs + b"]>")
    yield "thuc-the-ngoai", holding(good.inside, b"&x;", b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>')
    yield "hai-bao-cao", holding(good.inside, b'<tep ten="bao-cao.yaml">%s</tep>' % packed(b"loai: khac\n"))
    yield (
        "hai-ho-so",
        with_parts(
            good.docx,
            lambda name, old: old,
            {"customXml/item1.xml": item_of(hashed({**good.inside, REPORT: report + b"# khac\n"}))},
        ),
    )
    yield (
        "nghin-phan",
        with_parts(
            good.docx, lambda name, old: old, {f"customXml/item{n}.xml": item_of(good.inside) for n in range(300)}
        ),
    )
    yield "khong-base64", with_part(good.docx, ITEM, item_of(good.inside).replace(b">eNp", b">\xe1\xba\xa1eNp"))
    yield "phan-khai-cao", lying_size(good.docx, ITEM, 7)
    yield "phan-khai-lon", lying_size(good.docx, "word/document.xml", 4_000_000_000)
    yield "van-ban-no", with_part(good.docx, "word/document.xml", b"<a>" + b" " * BOMB + b"</a>")
    yield "phan-khac-no", with_part(good.docx, "word/footnotes.xml", b"<a>" + b" " * BOMB + b"</a>")
    yield "phan-ho-so-no", with_part(good.docx, ITEM, b"<a>" + b" " * (BOMB // 5) + b"</a>")
    yield "thieu-van-ban", with_part(good.docx, "word/document.xml", None)
    yield "thieu-kieu", with_part(good.docx, "word/styles.xml", None)
    yield "van-ban-rong", with_part(good.docx, "word/document.xml", b"")
    nested = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    for name, tag, levels in (("long-sdt", b"w:sdt", 250), ("long-qua", b"w:sdtContent", 5000)):
        body = nested + b"<%s>" % tag * levels + b"<w:p/>" + b"</%s>" % tag * levels + b"</w:body></w:document>"
        yield name, with_part(good.docx, "word/document.xml", body)
    many = b"".join(b"<w:p><w:r><w:t>%d</w:t></w:r></w:p>" % (number * 7919 % 100_003) for number in range(60_000))
    yield "van-so", with_part(good.docx, "word/document.xml", nested + many + b"</w:body></w:document>")
    yield "danh-tinh-sau", holding({**good.inside, IDENTITY: b'{"a": ' + deep})
    yield "danh-tinh-so-dai", holding({**good.inside, IDENTITY: b'{"a": ' + b"9" * 100_000 + b"}"})
    yield "danh-tinh-chuoi-la", telling(don_vi="\ud800")
    for name, value in (
        ("len-thu-muc", "../../../../tmp/x"),
        ("tuyet-doi", "/etc/cron.d/x"),
        ("dai", "a" * 300),
        ("doi-chieu", "so\u202emau"),
        ("xuong-dong", "so\nmau: OK"),
        ("danh-sach", ["so-mau"]),
        ("trong", None),
        ("khong", "so\0mau"),
        ("rong", ""),
        ("cham", ".."),
    ):
        yield f"don-vi-{name}", telling(don_vi=value)
    yield "ky-la", telling(ky={"a": 1})
    yield "ky-len", telling(ky="../2024-Q2")
    yield "loai-len", telling(loai="../../x")
    yield "dau-noi-doi", telling(don_vi="so-khac")
    yield "dau-noi-doi-ky", telling(ky="2020-Q1")
    yield "bam-la", holding({**good.inside, IDENTITY: b'{"sha256": {"bao-cao.yaml": [], "so-lieu.json": 3}}'})
    for name, value in (
        ("khong-co", {}),
        ("so", 7),
        ("doan-la", {"doan": 7, "chu_thich": [], "bang": []}),
        ("doan-long", {"doan": [[[[[]]]]], "chu_thich": [{}], "bang": [3]}),
        ("bang-thieu", {"doan": [], "chu_thich": [], "bang": [{}]}),
        ("dong-la", {"doan": [], "chu_thich": [], "bang": [{"ten": {}, "dau": [], "dong": [[{"a": [1]}], 3]}]}),
        ("nhieu", {"doan": [[str(n * 7919 % 100_003)] for n in range(200_000)], "chu_thich": [], "bang": []}),
        ("o-an", {"doan": [["7\u202e\x1b[31m"]], "chu_thich": [], "bang": []}),
        ("o-dai", {"doan": [["7" * 5_000_000]], "chu_thich": [], "bang": []}),
    ):
        yield f"so-in-{name}", figures(value)
    yield "so-lieu-sau", printing(b'{"in": ' + deep)
    yield "so-lieu-vo-cung", printing(b'{"in": {"doan": [[NaN, Infinity]], "chu_thich": [], "bang": []}}')
    yield "so-lieu-khong-utf8", printing(b'{"in": "\xff\xfe"}')
    aliases = b"a: &a [x,x,x,x,x,x,x,x,x,x]\n" + b"".join(
        b"%c: &%c [%s]\n" % (98 + n, 98 + n, b",".join([b"*%c" % (97 + n)] * 10)) for n in range(9)
    )
    merges = b"a0: &a0 {k: 1}\n" + b"".join(
        b"a%d: &a%d {<<: [*a%d, *a%d]}\n" % (n, n, n - 1, n - 1) for n in range(1, 40)
    )
    for name, text in (
        ("bi-danh", aliases),
        ("bi-danh-vong", b"a: &a [*a]\n"),
        ("gop-khoa", merges),
        ("the-python", b"!!python/object/apply:os.system ['touch da-chay']\n"),
        ("the-la", report + b"a: !la {x: 1}\n"),
        ("lon", report + b"# " + b"x" * (19 * MB)),
        ("sau", b"{a: " * 90_000),
        ("nhi-phan", b"\xff\xfe\x00rac"),
        ("ky-tu-0", report.replace(b"ngan", b"ngan\0")),
        ("so-dai", report.replace(b"1200", b"9" * 500_000)),
        ("khoa-dai", report + b"k" * 100_000 + b": 1\n"),
        ("nhieu-dong", report + b"".join(b"k%d: 1\n" % number for number in range(100_000))),
        ("danh-sach", b"- 1\n- 2\n"),
        ("rong", b""),
        ("hai-tai-lieu", report + b"---\nloai: khac\n"),
        ("don-vi-khac", report.replace(b"don_vi: so-mau", b"don_vi: so-khac")),
        ("khoa-la", b"? [a, {b: c}]\n: 1\n" + report),
        ("chu-nghich", report.replace(b"07", b"\xe2\x80\xae07")),
        ("hinh-le", report + b"hinh: [/etc/passwd, ../../x.png]\n"),
    ):
        yield f"yaml-{name}", reporting(text)
    yield "khong-phai-zip", b"PK\x03\x04" + b"rac" * 1000
    yield "rong", b""
    yield "ole", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000)
    data = bytearray(good.docx)
    for at in range(len(data) - 4):
        if data[at : at + 4] == b"PK\x01\x02":
            data[at + 8] |= 1
    yield "zip-khoa", bytes(data)
    data = bytearray(good.docx)
    for at in range(len(data) - 4):
        if data[at : at + 4] == b"PK\x01\x02":
            data[at + 10] = 93
    yield "zip-nen-la", bytes(data)
    yield "zip-cut", good.docx[: len(good.docx) * 2 // 3]
    yield "zip-lap-ten", with_parts(good.docx, lambda name, old: old, {"word/document.xml": b"<a/>"})
    yield (
        "zip-ten-len",
        with_parts(good.docx, lambda name, old: old, {"../../../da-ghi.txt": b"x", "/da-ghi.txt": b"x"}),
    )
    yield "la-pdf", good.pdf


# PDF -----------------------------------------------------------------------------------------------------------------


def pdf_of_objects(objects: Mapping[int, bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A PDF of numbered objects, its table of places right."""
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, most = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % most
    for number in range(1, most):
        out += b"%010d 00000 %c \n" % ((places[number], 110) if number in places else (0, 102))
    return bytes(out + b"trailer\n<<%s /Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (trailer, most, start))


def stream(data: bytes, keys: bytes = b"", length: int | None = None) -> bytes:
    return b"<<%s /Length %d>>\nstream\n%s\nendstream" % (keys, len(data) if length is None else length, data)


def pdf_with(
    attachments: list[tuple[bytes, bytes]],
    *,
    catalog: bytes = b"",
    pages: bytes = b"/Type /Pages /Kids [3 0 R] /Count 1",
    names: bytes | None = None,
    more: Mapping[int, bytes] = {},
    trailer: bytes = b"/Root 1 0 R",
) -> bytes:
    """A PDF of one empty page with ``attachments``: their name as a PDF object, and the whole stream object."""
    objects: dict[int, bytes] = {}
    listed = []
    for at, (name, body) in enumerate(attachments):
        spec, file = 100 + 2 * at, 101 + 2 * at
        objects[spec] = b"<</Type /Filespec /F %s /UF %s /EF <</F %d 0 R>>>>" % (name, name, file)
        objects[file] = body
        listed.append(b"%s %d 0 R" % (name, spec))
    tree = b"<</Names [%s]>>" % b" ".join(listed) if names is None else names
    objects[1] = (
        b"<</Type /Catalog /Pages 2 0 R /MarkInfo <</Marked true>> /Names <</EmbeddedFiles 4 0 R>> %s>>" % catalog
    )
    objects[2] = b"<<%s>>" % pages
    objects[3] = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>"
    objects[4] = tree
    return pdf_of_objects(dict(sorted({**objects, **more}.items())), trailer)


def pdf_cases(good: Sample) -> Iterator[tuple[str, bytes]]:
    """Names of cases and their bytes."""

    def attached(files: Mapping[str, bytes]) -> list[tuple[bytes, bytes]]:
        return [
            (b"(%s)" % name.encode(), stream(zlib.compress(data), b"/Type /EmbeddedFile /Filter /FlateDecode"))
            for name, data in files.items()
        ]

    ours = attached(good.inside)
    flate = b"/Filter /FlateDecode"
    bomb = bomb_of_zeros()
    twice = zlib.compress(bomb, 9)
    yield (
        "bom",
        pdf_with(
            [*attached({IDENTITY: good.inside[IDENTITY], FIGURES: b"{}"}), (b"(bao-cao.yaml)", stream(bomb, flate))]
        ),
    )
    yield "bom-kep", pdf_with([(b"(bao-cao.yaml)", stream(twice, b"/Filter [/FlateDecode /FlateDecode]"))])
    chain = b"/Filter [" + b"/FlateDecode " * 500 + b"]"
    yield "chuoi-loc", pdf_with([(b"(bao-cao.yaml)", stream(zlib.compress(b"x"), chain))])
    yield "khong-loc", pdf_with([(b"(bao-cao.yaml)", stream(b"x", b"/Filter /LZWDecode"))])
    yield "nghin-tep", pdf_with([(b"(a%d)" % n, stream(b"x")) for n in range(2_000)])
    yield "nghin-bao-cao", pdf_with([(b"(bao-cao.yaml)", stream(b"x")) for n in range(5000)])
    yield "hai-bao-cao", pdf_with([*ours, (b"(bao-cao.yaml)", stream(b"loai: khac"))])
    yield "ten-len", pdf_with([(b"(../../../da-ghi.yaml)", stream(b"x")), *ours])
    yield "ten-ma", pdf_with([(b"<FEFF202E0061>", stream(b"x")), (b"(a\\000b)", stream(b"y")), (b"()", stream(b"z"))])
    yield "thieu", pdf_with(ours[:1])
    yield "khong-the", pdf_with(ours)
    yield "do-dai-noi-doi", pdf_with([(b"(bao-cao.yaml)", stream(b"x", b"", 4_000_000_000)), *ours[1:]])
    yield "do-dai-am", pdf_with([(b"(bao-cao.yaml)", stream(b"x", b"", -5)), *ours[1:]])
    yield "tep-ngoai", pdf_with([], names=b"<</Names [(bao-cao.yaml) <</Type /Filespec /F (/etc/passwd)>>]>>")
    yield "ten-vong", pdf_with([], names=b"<</Kids [4 0 R 4 0 R]>>")
    wide = {50 + n: b"<</Kids [%s]>>" % (b"%d 0 R " % (51 + n) * 9) for n in range(12)}
    yield "ten-rong", pdf_with([], names=b"<</Kids [50 0 R]>>", more={**wide, 62: b"<</Names []>>"})
    yield "trang-vong", pdf_with(ours, pages=b"/Type /Pages /Kids [2 0 R 3 0 R] /Count 2")
    yield "trang-nhieu", pdf_with(ours, pages=b"/Type /Pages /Kids [3 0 R] /Count 2000000000")
    yield "trang-am", pdf_with(ours, pages=b"/Type /Pages /Kids [3 0 R] /Count -1")
    yield "trang-lap", pdf_with(ours, pages=b"/Type /Pages /Kids [%s] /Count 200000" % (b"3 0 R " * 200_000))
    yield "trang-khong", pdf_with(ours, pages=b"/Type /Pages /Kids 7 /Count (x)")

    def uses(number: int) -> bytes:
        return b"/Resources <</XObject <</F %d 0 R>>>>" % number

    page = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 1e9 1e9] /Contents 7 0 R %s /StructParents 0>>" % uses(8)
    tag = b"/StructTreeRoot 5 0 R"
    loop = {
        3: page,
        5: b"<</Type /StructTreeRoot /K 6 0 R /ParentTree 9 0 R>>",
        6: b"<</Type /StructElem /S /P /P 5 0 R /Pg 3 0 R /K [6 0 R 6 0 R 0]>>",
        7: stream(b"/F Do"),
        8: stream(
            b"/F Do /F Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</F 8 0 R>>>>"
        ),
        9: b"<</Nums [0 [6 0 R]]>>",
    }
    yield "the-vong", pdf_with(ours, catalog=tag, more=loop)
    wide = {
        20 + n: b"<</Type /StructElem /S /Div /P %d 0 R /Pg 3 0 R /K [%s]>>" % (19 + n, b"%d 0 R " % (21 + n) * 6)
        for n in range(30)
    }
    yield (
        "the-rong",
        pdf_with(
            ours, catalog=tag, more={**loop, **wide, 6: wide[20], 50: b"<</Type /StructElem /S /P /Pg 3 0 R /K 0>>"}
        ),
    )
    yield "noi-dung-no", pdf_with(ours, catalog=tag, more={**loop, 7: stream(bomb, flate)})
    text = b"BT /F1 9 Tf " + b"(7) Tj " * 300_000 + b"ET"
    yield "nghin-chu", pdf_with(ours, catalog=tag, more={**loop, 7: stream(zlib.compress(text), flate)})
    forms = {
        60 + n: stream(
            b"/F Do " * 9,
            b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</F %d 0 R>>>>" % (61 + n),
        )
        for n in range(12)
    }
    yield (
        "mau-rong",
        pdf_with(
            ours,
            catalog=tag,
            more={
                **loop,
                8: forms[60],
                **forms,
                72: stream(b"1 0 0 rg", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"),
            },
        ),
    )
    secret = b"/Root 1 0 R /Encrypt <</Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4>> /ID [<00><00>]" % (
        b"41" * 32,
        b"42" * 32,
    )
    yield "mat-khau", pdf_with(ours, trailer=secret)
    yield "khoa-la", pdf_with(ours, trailer=b"/Root 1 0 R /Encrypt <</Filter /La>>")
    yield "goc-khong", pdf_with(ours, trailer=b"/Root 77 0 R")
    yield "goc-vong", pdf_of_objects({1: b"1 0 R", 2: b"<<>>"})
    start = good.pdf.rfind(b"startxref")
    yield "bang-sai", good.pdf[:start] + b"startxref\n9999999999\n%%EOF\n"
    yield "bang-vong", pdf_with(ours, trailer=b"/Root 1 0 R /Prev 9")
    yield "cut", good.pdf[: len(good.pdf) // 2]
    yield "rac", b"%PDF-1.7\n" + bytes(range(256)) * 2000
    yield "sau", b"%PDF-1.7\n1 0 obj\n" + b"[" * 500_000
    yield "la-docx", good.docx


def all_cases(good: Sample) -> dict[str, bytes]:
    """Every case by the name of its file."""
    return {
        **{f"w-{name}.docx": data for name, data in docx_cases(good)},
        **{f"p-{name}.pdf": data for name, data in pdf_cases(good)},
    }
