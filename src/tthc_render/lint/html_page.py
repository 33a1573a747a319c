"""What a chief of office reads first on the page: every file with its verdict, the score of each group of rules, and
what to do in Word, step by step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from markupsafe import Markup

from tthc_render.lint.paragraph_facts import PARAGRAPH_FACTS
from tthc_render.lint.results import JUDGED, LintReport, Status
from tthc_render.lint.seals import SEAL_FACTS

GROUPS: Final[Mapping[str, Mapping[str, str]]] = {
    "PG": {"vi": "Trang, phông, số trang", "en": "Page, font, numbers"},
    "QH": {"vi": "Quốc hiệu, Tiêu ngữ", "en": "National name, motto"},
    "CQ": {"vi": "Tên cơ quan", "en": "Issuing body"},
    "SO": {"vi": "Số, ký hiệu", "en": "Number and code"},
    "DD": {"vi": "Địa danh, ngày tháng", "en": "Place and date"},
    "TL": {"vi": "Tên loại, trích yếu", "en": "Kind and subject"},
    "KG": {"vi": "Kính gửi", "en": "Addressees"},
    "ND": {"vi": "Nội dung", "en": "Text"},
    "NB": {"vi": "Bố cục, đánh số", "en": "Outline"},
    "KY": {"vi": "Ký", "en": "Signature"},
    "NN": {"vi": "Nơi nhận", "en": "Recipients"},
    "PL": {"vi": "Phụ lục", "en": "Appendices"},
}
STEPS: Final[Mapping[str, Mapping[str, str]]] = {
    "size_pt": {"vi": "Bôi đen, thẻ Trang đầu, ô cỡ chữ", "en": "Select it; Home, font size"},
    "bold": {"vi": "Bôi đen, Ctrl+B", "en": "Select it; Ctrl+B"},
    "italic": {"vi": "Bôi đen, Ctrl+I", "en": "Select it; Ctrl+I"},
    "italic_outside_brackets": {"vi": "Bôi đen, Ctrl+I", "en": "Select it; Ctrl+I"},
    "font": {"vi": "Ctrl+A, thẻ Trang đầu, chọn Times New Roman", "en": "Ctrl+A; Home, Times New Roman"},
    "color": {"vi": "Bôi đen, màu chữ: Tự động", "en": "Select it; font colour: Automatic"},
    "align": {"vi": "Đặt con trỏ vào đoạn; Ctrl+E giữa, Ctrl+J đều hai bên", "en": "Ctrl+E centres, Ctrl+J justifies"},
    "upper": {"vi": "Bôi đen, Shift+F3 cho tới khi đúng kiểu chữ", "en": "Select it; Shift+F3 until the case is right"},
    "first_line_mm": {"vi": "Đoạn văn, Đặc biệt: Dòng đầu 1,27 cm", "en": "Paragraph, Special: First line 1.27 cm"},
    "gap_pt": {"vi": "Đoạn văn, Trước: 6 pt", "en": "Paragraph, Before: 6 pt"},
    "spacing": {"vi": "Đoạn văn, Giãn dòng: từ Đơn đến 1,5 dòng", "en": "Paragraph, Line spacing: single to 1.5"},
    "exact": {"vi": "Đoạn văn, Giãn dòng: chọn Đơn hoặc Nhiều", "en": "Paragraph, Line spacing: Single or Multiple"},
    "margin_top": {"vi": "Thẻ Bố trí, Lề, Lề tùy chỉnh", "en": "Layout, Margins, Custom margins"},
    "numbered": {"vi": "Thẻ Chèn, Số trang, Đầu trang, giữa", "en": "Insert, Page number, Top of page, centre"},
    "first_hidden": {
        "vi": "Bấm đúp đầu trang, chọn Trang đầu khác",
        "en": "Double-click the header; Different first page",
    },
    "share": {
        "vi": "Chèn, Hình dạng, Đường kẻ; kéo cho đúng độ dài",
        "en": "Insert, Shapes, Line; drag it to its length",
    },
    "side": {
        "vi": "Cắt (Ctrl+X) rồi dán sang ô bên kia của bảng",
        "en": "Cut it (Ctrl+X) and paste it into the cell on the other side",
    },
    "two_sign": {
        "vi": "Thêm chức vụ, họ tên của người ký kia (biên bản: thư ký) ở bên trái",
        "en": "Add title and name of the other signer (minutes: the secretary) on the left",
    },
    "place": {
        "vi": "Xóa số trang cũ; thẻ Chèn, Số trang, Đầu trang, giữa",
        "en": "Delete the old number; Insert, Page number, Top of page, centre",
    },
    "by_field": {
        "vi": "Xóa số gõ tay; thẻ Chèn, Số trang, Đầu trang, giữa",
        "en": "Delete the typed number; Insert, Page number, Top of page, centre",
    },
    "arabic": {
        "vi": "Thẻ Chèn, Số trang, Định dạng, chọn 1, 2, 3",
        "en": "Insert, Page number, Format, choose 1, 2, 3",
    },
    "counts": {
        "vi": "Thẻ Chèn, Số trang, Định dạng, Tiếp tục từ phần trước",
        "en": "Insert, Page number, Format, Continue from previous section",
    },
    "restarts": {
        "vi": "Bố trí, Ngắt, Trang tiếp theo trước phụ lục; Số trang, Định dạng, Bắt đầu từ 1",
        "en": "Layout, Breaks, Next page before the appendix; Page number, Format, Start at 1",
    },
    "paper": {"vi": "Thẻ Bố trí, Kích cỡ, A4", "en": "Layout, Size, A4"},
    "turned": {"vi": "Thẻ Bố trí, Hướng, Dọc", "en": "Layout, Orientation, Portrait"},
    "nfc": {
        "vi": "Công cụ chuyển mã của bộ gõ: từ Unicode tổ hợp sang Unicode dựng sẵn",
        "en": "Convert it to composed Unicode, as input methods can",
    },
    "odd_letters": {
        "vi": "Xóa chữ ấy rồi gõ lại bằng bộ gõ tiếng Việt (bảng mã Unicode)",
        "en": "Delete that letter and type it again in Vietnamese Unicode",
    },
    "off_center_mm": {
        "vi": "Kéo đường kẻ vào giữa dòng chữ bên trên",
        "en": "Drag it under the middle of the text",
    },
    "gap_above_pt": {
        "vi": "Xóa dòng trống ở giữa; Đoạn văn, Trước và Sau: 0 pt",
        "en": "Delete the empty line between; Paragraph, Before and After: 0 pt",
    },
    "size_set": {
        "vi": "Bôi đen, ô cỡ chữ: Quốc hiệu 13, Tiêu ngữ 14, ngày tháng 14, hoặc 12, 13, 13",
        "en": "Font sizes: national name 13, motto 14, date 14, or 12, 13, 13",
    },
    "pair": {
        "vi": "Thêm dòng chức vụ người ký, hoặc “KT.” trước chức vụ cấp trưởng",
        "en": "Add the signer's title, or “KT.”",
    },
    "mentioned": {"vi": "Nhắc tới phụ lục ở chỗ cần xem nó trong nội dung", "en": "Point to the appendix in the text"},
    "may": {"vi": "Xóa phần này, hoặc đổi tên loại văn bản", "en": "Delete this part, or change the kind"},
}
"""What to do in Word, by the fact that is wrong."""
_TYPED: Final = {
    "": {"vi": "Thêm phần này vào văn bản", "en": "Add this part"},
    "text": {"vi": "Gõ lại như ở cột “Phải là”", "en": "Type it as allowed"},
}
_SIGN: Final = {
    "vi": "Ký lại bằng phần mềm ký số, chọn lại hình và vị trí",
    "en": "Sign again in the signing program with another picture or place",
}
_SAME_STEP: Final = {
    "margin_bottom": "margin_top",
    "margin_left": "margin_top",
    "margin_right": "margin_top",
    "label_bold": "bold",
    "heading_bold": "bold",
    "sentence_bold": "bold",
}

VERDICTS: Final[Mapping[str, Mapping[str, str]]] = {
    "vi": {
        "clean": "Không thấy lỗi",
        "remarks": "Có cảnh báo hoặc nhắc",
        "errors": "Có lỗi, cần sửa",
        "unread": "Chưa kiểm tra được hết",
        "not_judged": "Không chấm",
        "unreadable": "Không đọc được",
    },
    "en": {
        "clean": "No faults found",
        "remarks": "Warnings or remarks",
        "errors": "Errors to be put right",
        "unread": "Not all of it checked",
        "not_judged": "Not judged",
        "unreadable": "Could not be read",
    },
}
_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "vi": {"file": "Tệp", "verdict": "Kết luận", "kind": "Loại", "hash": "SHA-256", "groups": "Theo nhóm quy tắc",
           "checked": "Ngày kiểm tra", "score": "đạt"},
    "en": {"file": "File", "verdict": "Verdict", "kind": "Kind", "hash": "SHA-256", "groups": "By group of rules",
           "checked": "Checked on", "score": "passed"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PageOverview:
    """What the page says besides the reports: the day, hashes by file, and why some files could not be read."""

    day: str = ""
    hashes: Mapping[str, str] = field(default_factory=dict)
    unreadable: Sequence[str] = ()


def step_in_word(fact: str, lang: str) -> str:
    """What to do in Word about ``fact``; "" stands for a part that is missing."""
    signed = _SIGN if fact in SEAL_FACTS and fact not in PARAGRAPH_FACTS else None
    steps = STEPS.get(_SAME_STEP.get(fact, fact)) or signed or _TYPED["text" if fact else ""]
    return steps[lang]


def overview_table(rows: Sequence[tuple[LintReport, str, str]], overview: PageOverview, lang: str) -> Markup:
    """Every file, with its verdict, kind and hash; ``rows`` are reports with their verdict and kind in words."""
    said = _WORDS[lang]
    head = Markup("").join(
        Markup("<th scope=col>{}</th>").format(said[key]) for key in ("file", "verdict", "kind", "hash")
    )
    body = Markup("").join(
        Markup('<tr class="{}"><td>{}</td><td>{}</td><td>{}</td><td><code>{}</code></td></tr>').format(
            verdict, report.file, VERDICTS[lang][verdict], kind, overview.hashes.get(report.file, "")
        )
        for report, verdict, kind in rows
    )
    for problem in overview.unreadable:
        file, _, reason = problem.partition(": ")
        body += Markup('<tr class="errors"><td>{}</td><td>{}</td><td colspan=2>{}</td></tr>').format(
            file, VERDICTS[lang]["unreadable"], reason
        )
    day = Markup("<p>{}: {}</p>").format(said["checked"], overview.day) if overview.day else Markup("")
    return Markup("{}<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(day, head, body)


def scores(report: LintReport, lang: str) -> Markup:
    """How many rules of each group are kept, of those that could be held against the file."""
    items = []
    for prefix, names in GROUPS.items():
        own = [result.status for result in report.results if result.rule.id.startswith(prefix)]
        kept, all_of = own.count(Status.PASSED), sum(own.count(status) for status in JUDGED)
        if all_of:
            items.append(Markup("<li>{}: {}/{}</li>").format(names[lang], kept, all_of))
    if not items:
        return Markup("")
    said = _WORDS[lang]
    return Markup("<h3>{} ({})</h3><ul class=scores>{}</ul>").format(
        said["groups"], said["score"], Markup("").join(items)
    )


def remarks(report: LintReport, lang: str) -> Markup:
    """What was not read, names out of date, and what is found in the words."""
    items = Markup("").join(
        Markup("<li><b>{}</b> {} {}</li>").format(item.code, item.message(lang), item.hint(lang))
        for item in (*report.remarks, *report.wording)
    )
    return Markup("<ul class=remarks>{}</ul>").format(items) if items else Markup("")


STYLE: Final = """
code{word-break:break-all}
ul.scores{columns:3;padding-left:1.2em}ul.remarks{padding-left:1.2em}tr.clean td:nth-child(2){color:#1b5e20}
tr.errors td:nth-child(2){color:#c62828;font-weight:bold}
@page{size:A4;margin:15mm}
@media print{body{margin:0;max-width:none;font-size:10pt}figure{width:100%;break-inside:avoid;border:0}
h2,h3{break-after:avoid}section{break-before:page}section p,section ul{break-after:avoid}.pages+p{display:none}
.pages{display:block}tr,li{break-inside:avoid}a{color:inherit;text-decoration:none}details{display:none}
td.no,.mark{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
"""
