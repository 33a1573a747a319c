"""Right documents of twelve kinds, with their letterheads and signatures built in the six ways that offices use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from tests.support.hand_typed import MOTTO, NAMES, PAGE, REL, STATE, TYPES, docx, line, p, styles, tbl
from tthc_render.formats.fonts import advance_width

LONG = (
    "Thực hiện Kế hoạch công tác năm 2026, các cơ quan, đơn vị đã bám sát nhiệm vụ được giao, rà soát các quy trình "
    "nội bộ, công khai đầy đủ thủ tục và giải quyết hồ sơ đúng quy định của pháp luật hiện hành."
)
MORE = (
    "Việc tiếp nhận và trả kết quả được thực hiện tại Trung tâm Phục vụ hành chính công; người đứng đầu từng đơn vị "
    "chịu trách nhiệm theo dõi, đôn đốc và kịp thời tháo gỡ khó khăn, vướng mắc trong phạm vi quản lý."
)
BETWEEN = '<w:spacing w:before="120" w:line="276" w:lineRule="auto"/>'
BODY = f'{BETWEEN}<w:ind w:firstLine="720"/>'
CLOSE = '<w:spacing w:before="0" w:after="0"/>'
LEFT, RIGHT = 3402, 5669
_KINDS = {"word/document.xml": "document.main", "word/styles.xml": "styles", "word/header1.xml": "header"}
CONTENT_TYPES = TYPES.replace(
    "</Types>",
    "".join(
        f'<Override PartName="/{name}" '
        f'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>'
        for name, kind in _KINDS.items()
    )
    + "</Types>",
)
STYLES = f'<Relationship Id="rId8" Type="{REL}/styles" Target="styles.xml"/>'
HEADER_PART = "word/header1.xml"


@dataclass(frozen=True)
class Sample:
    """A document to be built: its letterhead, its text and its end."""

    kind: str
    number: str
    subject: str = ""
    about: str = ""
    addressee: str = ""
    preamble: tuple[str, ...] = ()
    formula: str = ""
    body: tuple[str, ...] = (LONG, MORE, "Trên đây là nội dung công tác của Sở Nội vụ./.")
    recipients: tuple[str, ...] = ("- Như trên;", "- Ban Giám đốc;", "- Lưu: VT, VP.")
    signature: tuple[str, ...] = ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    name: str = "Ngô Thị Hoài Nam"
    second: tuple[str, str] | None = None
    parent: str = "UBND TỈNH HÀ TĨNH"
    issuer: str = "SỞ NỘI VỤ"
    date: str = "Hà Tĩnh, ngày 20 tháng 7 năm 2026"


_OTHERS = ("- Các phòng, đơn vị;", "- Lưu: VT, VP.")
_DECISION = (
    "Điều 1. Thành lập Tổ công tác cải cách hành chính của Sở Nội vụ.",
    "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.",
    "Chánh Văn phòng và các cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./.",
)
SAMPLES: Mapping[str, Sample] = {
    "báo cáo": Sample(
        "BÁO CÁO", "Số: 107/BC-SNV", "Kết quả công tác cải cách hành chính Quý II năm 2026", addressee="Bộ Nội vụ"
    ),
    "tờ trình": Sample(
        "TỜ TRÌNH", "Số: 45/TTr-SNV", "Về việc ban hành Quy chế làm việc", addressee="Ủy ban nhân dân tỉnh"
    ),
    "công văn": Sample("", "Số: 787/SNV-CCHC", about="V/v báo cáo kết quả rà soát", addressee="Ủy ban nhân dân các xã"),
    "quyết định": Sample(
        "QUYẾT ĐỊNH",
        "Số: 125/QĐ-SNV",
        "Về việc thành lập Tổ công tác",
        preamble=(
            "GIÁM ĐỐC SỞ NỘI VỤ",
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
            "Theo đề nghị của Chánh Văn phòng Sở.",
        ),
        formula="QUYẾT ĐỊNH:",
        body=_DECISION,
        recipients=("- Như Điều 2;", *_OTHERS),
    ),
    "nghị quyết": Sample(
        "NGHỊ QUYẾT",
        "Số: 08/NQ-HĐND",
        "Về dự toán ngân sách năm 2026",
        preamble=(
            "HỘI ĐỒNG NHÂN DÂN XÃ THẠCH HÀ",
            "Căn cứ Luật Ngân sách nhà nước;",
            "Xét Tờ trình của Ủy ban nhân dân xã.",
        ),
        formula="QUYẾT NGHỊ:",
        body=_DECISION,
        recipients=_OTHERS,
        signature=("CHỦ TỊCH",),
        parent="",
        issuer="HĐND XÃ THẠCH HÀ",
    ),
    "kế hoạch": Sample("KẾ HOẠCH", "Số: 31/KH-SNV", "Kiểm tra cải cách hành chính năm 2026", recipients=_OTHERS),
    "thông báo": Sample("THÔNG BÁO", "Số: 12/TB-SNV", "Về việc nghỉ lễ Quốc khánh năm 2026", recipients=_OTHERS),
    "biên bản": Sample(
        "BIÊN BẢN",
        "Số: 07/BB-SNV",
        "Họp Hội đồng sáng kiến năm 2026",
        body=(LONG, "Cuộc họp kết thúc vào 11 giờ 00, ngày 20 tháng 7 năm 2026./."),
        signature=("CHỦ TỌA",),
        second=("THƯ KÝ", "Lê Thị Bình"),
        recipients=_OTHERS,
    ),
    "công điện": Sample(
        "CÔNG ĐIỆN",
        "Số: 05/CĐ-UBND",
        "Về việc chủ động ứng phó bão số 3",
        body=(LONG, MORE, "Yêu cầu các đơn vị nghiêm túc thực hiện./."),
        signature=("CHỦ TỊCH",),
        parent="",
        issuer="UBND TỈNH HÀ TĨNH",
        recipients=_OTHERS,
    ),
    "giấy mời": Sample("GIẤY MỜI", "Số: 66/GM-SNV", "Dự họp giao ban công tác tháng 7", recipients=_OTHERS),
    "hướng dẫn": Sample("HƯỚNG DẪN", "Số: 15/HD-SNV", "Thực hiện công tác văn thư, lưu trữ", recipients=_OTHERS),
    "chỉ thị": Sample(
        "CHỈ THỊ",
        "Số: 03/CT-UBND",
        "Về việc tăng cường kỷ luật, kỷ cương hành chính",
        signature=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        parent="",
        issuer="UBND TỈNH HÀ TĨNH",
        recipients=_OTHERS,
    ),
}


def border(width_pt: float, column_twips: float) -> str:
    """An empty paragraph whose upper border is a line of ``width_pt`` in the middle of its column."""
    side = round((column_twips / 20 - width_pt) * 10)
    return (
        f'<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'
        f'<w:spacing w:line="20" w:lineRule="exact"/><w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>'
    )


def _left(sample: Sample, column: float = LEFT - 216) -> str:
    length = advance_width(sample.issuer, 13, bold=True) * 0.42
    parent = p(sample.parent, align="center", size=26) if sample.parent else ""
    return parent + p(sample.issuer, "b", "center", size=26) + border(min(length, 70), column)


def _right(column: float = RIGHT - 216) -> str:
    return (
        p(STATE, "b", "center", size=26) + p(MOTTO, "b", "center") + border(advance_width(MOTTO, 14, bold=True), column)
    )


def _number(sample: Sample) -> str:
    about = p(sample.about, "", "center", size=26, extra='<w:spacing w:before="120"/>') if sample.about else ""
    return p(sample.number, align="center", size=26) + about


def _date(sample: Sample) -> str:
    return p(sample.date, "i", "center")


def _dashes(sample: Sample, width: float) -> str:
    """Underscores of ``width`` points each, four tenths as long as the issuer's name."""
    return "_" * round(advance_width(sample.issuer, 13, bold=True) * 0.42 / width)


def head_table(sample: Sample) -> str:
    """A table of two columns and rows without borders, as the decree's samples have it."""
    return tbl((_left(sample), _right()), (_number(sample), _date(sample)), widths=(LEFT, RIGHT))


def head_rows(sample: Sample) -> str:
    """A table with a row for each line, drawn lines of underscores in a row of their own."""
    rows = [
        (p(sample.parent, align="center", size=26), p(STATE, "b", "center", size=26)),
        (p(sample.issuer, "b", "center", size=26), p(MOTTO, "b", "center")),
        (p(_dashes(sample, 6.5), align="center", size=26), p("_" * 24, "", "center")),
        (_number(sample), _date(sample)),
    ]
    return tbl(*rows, widths=(LEFT, RIGHT))


def head_tabs(sample: Sample) -> str:
    """Two columns by centred tab stops."""
    stops = '<w:tabs><w:tab w:val="center" w:pos="1701"/><w:tab w:val="center" w:pos="6406"/></w:tabs>'
    dashes = _dashes(sample, 7.0)
    upper = p(f"\t{sample.parent}\t{STATE}", size=26, extra=stops) if sample.parent else ""
    first = p(f"\t{sample.issuer}\t{MOTTO if sample.parent else STATE}", "b", size=26, extra=stops)
    if not sample.parent:
        first += p(f"\t\t{MOTTO}", "b", extra=stops)
    first = first.replace(
        f"<w:t xml:space='preserve'>{MOTTO}",
        f"</w:r><w:r><w:rPr><w:b/><w:sz w:val=\"28\"/></w:rPr><w:t xml:space='preserve'>{MOTTO}",
    )
    upper = upper.replace(
        f"<w:t xml:space='preserve'>{STATE}",
        f"</w:r><w:r><w:rPr><w:b/><w:sz w:val=\"26\"/></w:rPr><w:t xml:space='preserve'>{STATE}",
    )
    rule = p(f"\t{dashes}\t{'_' * 24}", extra=stops)
    number = p(f"\t{sample.number}\t{sample.date}", size=26, extra=stops).replace(
        f"<w:t xml:space='preserve'>{sample.date}",
        f"</w:r><w:r><w:rPr><w:i/><w:sz w:val=\"28\"/></w:rPr><w:t xml:space='preserve'>{sample.date}",
    )
    about = p(f"\t{sample.about}", size=26, extra=stops) if sample.about else ""
    return upper + first + rule + number + about


def head_boxes(sample: Sample) -> str:
    """Two text boxes side by side, the older kind of shape."""
    boxes = (("0", 173, _left(sample, 173 * 20) + _number(sample)), ("184", 283, _right(283 * 20) + _date(sample)))
    runs = "".join(
        f'<w:p><w:r><w:pict><v:shape style="position:absolute;margin-left:{left}pt;margin-top:0;width:{width}pt;'
        f'height:90pt" stroked="f"><v:textbox inset="0,0,0,0"><w:txbxContent>{text}</w:txbxContent></v:textbox>'
        "</v:shape></w:pict></w:r></w:p>"
        for left, width, text in boxes
    )
    return runs + p("") * 5


def head_frames(sample: Sample) -> str:
    """Two frames side by side."""
    out = ""
    for left, width, text in (
        (0, LEFT, _left(sample, LEFT) + _number(sample)),
        (3500, RIGHT, _right(RIGHT) + _date(sample)),
    ):
        place = f'w:hAnchor="margin" w:vAnchor="text" w:x="{left}" w:y="1"'
        frame = f'<w:framePr w:w="{width}" w:hSpace="0" w:wrap="around" {place}/>'
        out += text.replace("<w:pPr>", f"<w:pPr>{frame}")
    return out


def head_shapes(sample: Sample) -> str:
    """A table whose lines are drawn shapes, hung on the number and date in the second row."""
    length = min(advance_width(sample.issuer, 13, bold=True) * 0.42, 70)
    left = _left(sample)[: -len(border(min(length, 70), LEFT - 216))]
    number = p(sample.number, align="center", size=26, inside=line(length, 0), extra='<w:spacing w:before="40"/>')
    about = p(sample.about, "", "center", size=26) if sample.about else ""
    right = p(STATE, "b", "center", size=26) + p(MOTTO, "b", "center")
    date = p(
        sample.date,
        "i",
        "center",
        inside=line(advance_width(MOTTO, 14, bold=True), 0),
        extra='<w:spacing w:before="40"/>',
    )
    return tbl((left, right), (number + about, date), widths=(LEFT, RIGHT))


def _run(content: str, look: str = "", size: int = 28) -> str:
    """A run; line breaks in the text become what Word writes."""
    marks = "".join(f"<w:{letter}/>" for letter in look)
    parts = content.replace("\n", "</w:t><w:br/><w:t xml:space='preserve'>")
    return f"<w:r><w:rPr>{marks}<w:sz w:val=\"{size}\"/></w:rPr><w:t xml:space='preserve'>{parts}</w:t></w:r>"


def head_breaks(sample: Sample) -> str:
    """A table of two cells, each one paragraph with line breaks; drawn lines are underscores in between."""
    parent = _run(f"{sample.parent}\n", size=26) if sample.parent else ""
    about = _run(f"\n{sample.about}", size=26) if sample.about else ""
    dashes, center = _run(f"{_dashes(sample, 6.5)}\n", size=26), '<w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
    name = _run(f"{sample.issuer}\n", "b", 26)
    left = f"{center}{parent}{name}{dashes}{_run(sample.number, size=26)}{about}</w:p>"
    nation = _run(f"{STATE}\n", "b", 26) + _run(f"{MOTTO}\n", "b") + _run(f"{'_' * 26}\n")
    return tbl((left, f"{center}{nation}{_run(sample.date, 'i')}</w:p>"), widths=(LEFT, RIGHT))


def head_three(sample: Sample) -> str:
    """A table with an empty column between the two sides."""
    gap, sides = p("", size=26), (_left(sample, LEFT - 416), _right(RIGHT - 416))
    rows = (sides[0], gap, sides[1]), (_number(sample), gap, _date(sample))
    return tbl(*rows, widths=(LEFT - 200, 400, RIGHT - 200))


def head_columns(sample: Sample) -> str:
    """Two columns of a section of its own, parted by a column break."""
    right = _right(RIGHT).replace("<w:r>", '<w:r><w:br w:type="column"/></w:r><w:r>', 1) + _date(sample)
    columns = (
        f'<w:cols w:num="2" w:equalWidth="0"><w:col w:w="{LEFT - 200}" w:space="200"/><w:col w:w="{RIGHT}"/></w:cols>'
    )
    section = PAGE.replace("<w:sectPr>", '<w:sectPr><w:type w:val="continuous"/>').replace(
        "</w:sectPr>", f"{columns}</w:sectPr>"
    )
    return f"{_left(sample, LEFT - 200)}{_number(sample)}{right}<w:p><w:pPr>{section}</w:pPr></w:p>"


def head_raised(sample: Sample) -> str:
    """A table whose lines are raised underscores, as in the decree's own samples."""
    small = 6.5 * 2 / 3

    def dashes(width: float) -> str:
        return p("_" * round(width / small), "", "center", size=26).replace(
            "<w:rPr>", '<w:rPr><w:vertAlign w:val="superscript"/>'
        )

    parent = p(sample.parent, align="center", size=26) if sample.parent else ""
    name = p(sample.issuer, "b", "center", size=26) + dashes(advance_width(sample.issuer, 13, bold=True) * 0.42)
    nation = p(STATE, "b", "center", size=26) + p(MOTTO, "b", "center") + dashes(advance_width(MOTTO, 14, bold=True))
    return tbl((parent + name, nation), (_number(sample), _date(sample)), widths=(LEFT, RIGHT))


HEADS: Mapping[str, Callable[[Sample], str]] = {
    "bảng": head_table,
    "bảng nhiều dòng": head_rows,
    "tab": head_tabs,
    "hộp văn bản": head_boxes,
    "khung": head_frames,
    "hình vẽ": head_shapes,
    "ngắt dòng": head_breaks,
    "ba cột": head_three,
    "hai cột của phần": head_columns,
    "gạch nâng": head_raised,
    "đầu trang": head_table,
    "trong bảng bố cục": head_table,
}
"""Ways to build a letterhead; the last two differ in where it is put."""


def title(sample: Sample) -> str:
    """Kind and subject with the line below."""
    if not sample.kind:
        return ""
    length = advance_width(sample.subject, 14, bold=True) * 0.4
    return (
        p(sample.kind, "b", "center", extra='<w:spacing w:before="240"/>')
        + p(sample.subject, "b", "center")
        + border(min(length, 180), 9071)
    )


def text(sample: Sample) -> str:
    """Everything between title and end."""
    out = p(f"Kính gửi: {sample.addressee}", align="center", extra=BETWEEN) if sample.addressee else ""
    if sample.preamble:
        out += p(sample.preamble[0], "b", "center", extra=BETWEEN)
        out += "".join(p(ground, "i", "both", extra=BODY) for ground in sample.preamble[1:])
    if sample.formula:
        out += p(sample.formula, "b", "center", extra=BETWEEN)
    for content in sample.body:
        article = content.startswith("Điều ")
        out += p(content, "b" if article else "", "both", extra=BODY)
    return out


def end(sample: Sample) -> str:
    """Recipients and signature side by side; two signatures in a table of their own."""
    left = p("Nơi nhận:", "bi", size=24, extra=CLOSE) + "".join(
        p(item, size=22, extra=CLOSE) for item in sample.recipients
    )
    space = p("", extra=CLOSE) * 4
    right = "".join(p(item, "b", "center", extra=CLOSE) for item in sample.signature) + space
    right += p(sample.name, "b", "center", extra=CLOSE)
    if sample.second is None:
        return tbl((left, right), widths=(4500, 4571))
    other = p(sample.second[0], "b", "center") + space + p(sample.second[1], "b", "center")
    return tbl((other, right), widths=(4500, 4571)) + left


def built(sample: Sample, way: str, below: str = "") -> bytes:
    """The document with a letterhead built in ``way``; ``below`` is XML at its end."""
    head, rest = HEADS[way](sample), title(sample) + text(sample) + end(sample) + below
    parts = {"[Content_Types].xml": CONTENT_TYPES} | styles(
        defaults='<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
    )
    if way == "đầu trang":
        parts[HEADER_PART] = f"<w:hdr {NAMES}>{head}</w:hdr>"
        section = PAGE.replace('w:header="567"', 'w:header="1134"').replace(
            "<w:pgSz", '<w:headerReference w:type="first" r:id="rId9"/><w:titlePg/><w:pgSz'
        )
        return docx(
            rest,
            section=section,
            parts=parts,
            rels=f'{STYLES}<Relationship Id="rId9" Type="{REL}/header" Target="header1.xml"/>',
        )
    if way == "trong bảng bố cục":
        return docx(tbl((head + rest,), widths=(9355,)), p(""), parts=parts, rels=STYLES)
    return docx(head, rest, parts=parts, rels=STYLES)


def sample(kind: str, **changes: object) -> Sample:
    """The right document of ``kind`` with some fields changed."""
    return replace(SAMPLES[kind], **changes)  # type: ignore[arg-type]
