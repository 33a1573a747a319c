"""What the linter shows: a table in the terminal, JSON, and one HTML page with the pages and the marks on them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypedDict

from markupsafe import Markup

from tthc_render.diagnostics.findings import Finding, Severity
from tthc_render.diagnostics.visible import visible
from tthc_render.lint.html_page import STYLE, VERDICTS, PageOverview, overview_table, remarks, scores, step_in_word
from tthc_render.lint.marked_pictures import Marked, figures
from tthc_render.lint.pictures import MAX_PICTURES, PageImage
from tthc_render.lint.results import (
    Breach,
    LintReport,
    RuleResult,
    Status,
    allowed_in_words,
    article_of,
    as_finding,
    found_in_words,
    where_in_words,
)
from tthc_render.lint.rules import SEVERITIES

WORDS: Final[dict[str, dict[str, str]]] = {
    "vi": {
        "passed": "đạt",
        "broken": "sai",
        "covered": "đã kể ở dòng khác",
        "absent": "không có",
        "uncheckable": "không xem được",
        "unread": "chưa đọc được",
        "kind": "Loại",
        "unknown": "chưa rõ",
        "form": "mẫu",
        "besides": "điều nhắc về tên gọi, lời văn",
        "not_clean": "Chưa kiểm tra được hết.",
        "not_judged": "Không chấm thể thức.",
        "error": "lỗi",
        "warning": "cảnh báo",
        "info": "nhắc",
        "number": "Số",
        "rule": "Quy tắc",
        "found": "Trong tệp",
        "allowed": "Phải là",
        "article": "Điều khoản",
        "where": "Chỗ",
        "step": "Làm trong Word",
        "state": "Kết quả",
        "title": "Kiểm tra thể thức theo Nghị định 30/2020/NĐ-CP",
        "page": "Trang",
        "text": "Các đoạn của văn bản",
        "all": "Tất cả quy tắc",
        "clean": "Không thấy lỗi thể thức.",
        "more": "Chỉ in hình {n} trang đầu.",
    },
    "en": {
        "passed": "passed",
        "broken": "broken",
        "covered": "in another row",
        "absent": "absent",
        "uncheckable": "not checkable",
        "unread": "not read",
        "kind": "Kind",
        "unknown": "unknown",
        "form": "form",
        "besides": "remarks on names and wording",
        "not_clean": "Not all of it could be checked.",
        "not_judged": "The format was not judged.",
        "error": "error",
        "warning": "warning",
        "info": "info",
        "number": "No.",
        "rule": "Rule",
        "found": "In the file",
        "allowed": "Allowed",
        "article": "Article",
        "where": "Place",
        "step": "In Word",
        "state": "Result",
        "title": "Format check, Decree 30/2020/NĐ-CP",
        "page": "Page",
        "text": "The paragraphs of the document",
        "all": "All rules",
        "clean": "No faults of format were found.",
        "more": "Only the first {n} pages are pictured.",
    },
}
COLORS: Final = {"error": "#c62828", "warning": "#8f5600", "info": "#1565c0"}
_TERMINAL: Final = {"error": "bold red", "warning": "yellow", "info": "cyan"}


class LintedFile(TypedDict):
    """What the linter says of one file, as JSON."""

    file: str
    kind: str
    status: str
    findings: list[dict[str, object]]
    rules: list[dict[str, object]]


def to_json(report: LintReport, lang: str = "vi") -> LintedFile:
    """Findings as every command has them, with page and paragraph; then every rule with its outcome."""
    findings = [
        item.to_json(lang)
        | {
            "rule": "",
            "page": report.page_of(item),
            "paragraph": item.where.line,
            "found": "",
            "allowed": "",
            "article": "",
            "count": 1,
        }
        for item in (*report.remarks, *report.wording)
    ]
    for result, broken in _breaks(report):
        entry = as_finding(report, result.rule, broken).to_json(lang)
        subject = broken.subject
        entry |= {
            "rule": result.rule.id,
            "page": subject.page if subject else 0,
            "paragraph": subject.paragraph if subject else 0,
            "found": found_in_words(report.rules, broken, lang),
            "allowed": allowed_in_words(report.rules, broken, lang),
            "article": article_of(result.rule, broken),
            "count": broken.count,
        }
        findings.append(entry)
    return {
        "file": report.file,
        "kind": report.document_kind.code if report.document_kind else "",
        "status": verdict(report),
        "findings": findings,
        "rules": [
            {
                "id": result.rule.id,
                "grade": result.rule.grade,
                "title": result.rule.titles[lang],
                "article": result.rule.article,
                "status": str(result.status),
            }
            for result in report.results
        ],
    }


def print_table(report: LintReport, lang: str = "vi", *, every_rule: bool = False) -> None:
    """A table of the broken rules in the terminal, then one line with the counts."""
    rows = list(_breaks(report))
    if not (rows or every_rule or report.remarks or report.wording):
        _print_clean(report, lang)
        return
    # rich takes 60 ms to import; JSON, the render pipeline and clean documents do without it.
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    said = WORDS[lang]
    console = Console(highlight=False)
    console.print(Text(visible(report.file), style="bold"))
    if report.unjudged is None:
        console.print(kind_in_words(report, lang))
    for remark in report.remarks:
        words = f"{remark.code} {remark.message(lang)} {remark.hint(lang)}{_place_of(report, remark, lang)}"
        console.print(Text(words, style=_TERMINAL[str(remark.severity)]))
    if rows:
        table = Table(show_lines=False, pad_edge=False)
        for name in ("rule", "found", "allowed", "where", "article"):
            table.add_column(said[name], overflow="fold")
        for result, broken in rows:
            severity = SEVERITIES[result.rule.grade]
            table.add_row(
                Text(f"{result.rule.id} {result.rule.titles[lang]} ({said[severity]})", style=_TERMINAL[severity]),
                Text(visible(found_in_words(report.rules, broken, lang))),
                Text(allowed_in_words(report.rules, broken, lang)),
                Text(visible(where_in_words(broken, lang).strip(" ()"))),
                Text(article_of(result.rule, broken)),
            )
        console.print(table)
    if every_rule:
        for result in report.results:
            title = result.rule.titles[lang]
            console.print(Text(f"  {result.rule.id:7} {said[result.status]:22} {title} ({result.rule.article})"))
    for item in report.wording:
        console.print(Text(f"{item.code} {item.message(lang)} {item.hint(lang)}{_place_of(report, item, lang)}"))
    if not (rows or report.wording) or report.unjudged is not None:
        console.print(said[_LAST_WORD.get(verdict(report), "clean")])
    if report.results:
        console.print(_counts(report, lang))


def _print_clean(report: LintReport, lang: str) -> None:
    """What is said of a document that nothing is said against: its kind, the verdict, the counts."""
    import click

    click.secho(visible(report.file), bold=True)
    lines = (kind_in_words(report, lang), WORDS[lang][_LAST_WORD.get(verdict(report), "clean")], _counts(report, lang))
    click.echo("\n".join(lines))


def _place_of(report: LintReport, finding: Finding, lang: str) -> str:
    """ " (trang 2, đoạn 15)" of a finding in the words."""
    page, paragraph = ("trang", "đoạn") if lang == "vi" else ("page", "paragraph")
    known = ((page, report.page_of(finding)), (paragraph, finding.where.line))
    parts = [f"{name} {number}" for name, number in known if number]
    return f" ({', '.join(parts)})" if parts else ""


def verdict(report: LintReport) -> str:
    """ "not_judged", "errors", "unread" (no errors, but not all was read), "remarks" or "clean"."""
    if report.unjudged is not None:
        return "not_judged"
    broken = [result for result in report.results if result.status is Status.BROKEN]
    if any(SEVERITIES[result.rule.grade] == "error" for result in broken):
        return "errors"
    if any(item.severity is Severity.ERROR for item in report.wording):
        return "errors"
    return "unread" if report.unread else "remarks" if broken or report.wording or report.outdated else "clean"


_RARE: Final = (Status.COVERED, Status.UNREAD)
"""Outcomes that are counted only where there are any."""
_LAST_WORD: Final = {"not_judged": "not_judged", "unread": "not_clean", "errors": "not_clean"}


def kind_in_words(report: LintReport, lang: str) -> str:
    """ "Loại: Quyết định (mẫu 1.2)"."""
    return f"{WORDS[lang]['kind']}: {_kind_name(report, lang)}"


def _kind_name(report: LintReport, lang: str) -> str:
    said, kind = WORDS[lang], report.document_kind
    if kind is None:
        return said["unknown"]
    return kind.name + (f" ({said['form']} {kind.sample})" if kind.sample else "")


def to_html(
    reports: Sequence[tuple[LintReport, Sequence[PageImage]]], lang: str = "vi", overview: PageOverview | None = None
) -> str:
    """One self-contained page about ``reports``, each with its page pictures, or none where there are none.

    Every file is listed first, also those of ``overview`` that could not be read.
    """
    said = WORDS[lang]
    rows = [(report, verdict(report), _kind_name(report, lang)) for report, _ in reports]
    body = overview_table(rows, overview or PageOverview(), lang)
    body += Markup("").join(_file(report, pictures, lang, place) for place, (report, pictures) in enumerate(reports, 1))
    page = Markup(
        '<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8">{policy}<title>{title}</title>'
        "<style>{style}</style>"
        "</head><body><main><h1>{title}</h1>{body}</main></body></html>\n"
    ).format(lang=lang, policy=Markup(_POLICY), title=said["title"], style=Markup(_STYLE + STYLE), body=body)
    return visible(page, lines=True)


def _breaks(report: LintReport) -> list[tuple[RuleResult, Breach]]:
    order = list(SEVERITIES)
    found = [(result, broken) for result in report.results for broken in result.breaks]
    return sorted(found, key=lambda pair: order.index(pair[0].rule.grade))


def _counts(report: LintReport, lang: str) -> str:
    said = WORDS[lang]
    counts = [(report.count(status), status) for status in Status]
    words = [f"{count} {said[status]}" for count, status in counts if count or status not in _RARE]
    besides = len(report.outdated) + len(report.wording)
    return ", ".join([*words, f"{besides} {said['besides']}"] if besides else words)


def _file(report: LintReport, pictures: Sequence[PageImage], lang: str, place: int) -> Markup:
    """What is said of one file, the ``place``-th of the page."""
    said, prefix = WORDS[lang], f"t{place}-"
    if report.unjudged is not None:
        return Markup("<section><h2>{}</h2><p><b>{}.</b></p>{}</section>").format(
            report.file, VERDICTS[lang][verdict(report)], remarks(report, lang)
        )
    rows = Markup("").join(
        Markup('<tr id="{id}"><td class="no" style="background:{color}">{number}</td><td>{rule} {title}</td>'
               "<td>{found}</td><td>{allowed}</td><td>{where}</td><td>{article}</td><td>{step}</td></tr>").format(
            id=f"{prefix}{number}",
            number=number,
            color=COLORS[SEVERITIES[result.rule.grade]],
            rule=result.rule.id,
            title=result.rule.titles[lang],
            found=found_in_words(report.rules, broken, lang),
            allowed=allowed_in_words(report.rules, broken, lang),
            where=where_in_words(broken, lang).strip(" ()"),
            article=article_of(result.rule, broken),
            step=step_in_word(broken.fact, lang),
        )
        for number, (result, broken) in enumerate(_breaks(report), 1)
    )  # fmt: skip
    head = Markup("").join(
        Markup("<th scope=col>{}</th>").format(said[name])
        for name in ("number", "rule", "found", "allowed", "where", "article", "step")
    )
    table = Markup("<table><thead><tr>{}</tr></thead>{}</table>").format(head, rows) if rows else Markup("")
    shown = _pages(report, pictures, lang, prefix) if pictures else _paragraphs(report, lang, prefix)
    columns = Markup("").join(
        Markup("<th scope=col>{}</th>").format(said[name]) for name in ("number", "rule", "state", "article")
    )
    every = Markup("").join(
        Markup('<tr class="{status}"><td>{id}</td><td>{title}</td><td>{state}</td><td>{article}</td></tr>').format(
            status=str(result.status),
            id=result.rule.id,
            title=result.rule.titles[lang],
            state=said[result.status],
            article=result.rule.article,
        )
        for result in report.results
    )
    return Markup(
        "<section><h2>{file}</h2><p><b>{verdict}.</b> {kind}</p><p>{counts}</p>{remarks}{scores}{table}"
        "{shown}<details><summary>{all}</summary><table><thead><tr>{columns}</tr></thead>{every}</table>"
        "</details></section>"
    ).format(
        file=report.file,
        verdict=VERDICTS[lang][verdict(report)],
        kind=kind_in_words(report, lang),
        counts=_counts(report, lang) if report.results else "",
        remarks=remarks(report, lang),
        scores=scores(report, lang),
        table=table,
        shown=shown,
        all=said["all"],
        columns=columns,
        every=every,
    )


def _pages(report: LintReport, pictures: Sequence[PageImage], lang: str, prefix: str) -> Markup:
    said = WORDS[lang]
    marked = [
        Marked(
            number,
            broken,
            f"{result.rule.id}: {found_in_words(report.rules, broken, lang)}",
            COLORS[SEVERITIES[result.rule.grade]],
        )
        for number, (result, broken) in enumerate(_breaks(report), 1)
    ]
    more = said["more"].format(n=MAX_PICTURES) if report.pages > MAX_PICTURES else ""
    return Markup("{}<p>{}</p>").format(figures(pictures, marked, prefix, said["page"]), more)


def _paragraphs(report: LintReport, lang: str, prefix: str) -> Markup:
    """The marked paragraphs as a list, for a file that cannot be pictured."""
    marked: dict[int, tuple[str, list[str]]] = {}
    for number, (_, broken) in enumerate(_breaks(report), 1):
        for subject in [broken.subject, *broken.others] if broken.subject else []:
            if subject is not None and subject.paragraph and subject.quote:
                marked.setdefault(subject.paragraph, (subject.quote, []))[1].append(str(number))
    items = Markup("").join(
        Markup('<li value="{paragraph}">{quote}{links}</li>').format(
            paragraph=paragraph,
            quote=quote,
            links=Markup("").join(
                Markup(' <a href="#{p}{n}">[{n}]</a>').format(p=prefix, n=n) for n in dict.fromkeys(numbers)
            ),
        )
        for paragraph, (quote, numbers) in sorted(marked.items())
    )
    return Markup("<h3>{}</h3><ol>{}</ol>").format(WORDS[lang]["text"], items) if items else Markup("")


_POLICY: Final = (
    """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; """
    """img-src data:; base-uri 'none'; form-action 'none'">"""
)
"""No script, no picture and no address from elsewhere, whatever a file holds."""

_STYLE: Final = """
body{font:15px/1.45 system-ui,sans-serif;margin:24px auto;max-width:1180px;padding:0 16px;color:#1a1a1a}
table{border-collapse:collapse;width:100%;margin:12px 0}td,th{border:1px solid #ccc;padding:4px 8px;text-align:left;
vertical-align:top}td.no{color:#fff;text-align:center;font-weight:bold;width:2em}tr:target{background:#fff4c2}
.pages{display:flex;flex-wrap:wrap;gap:20px}figure{margin:0;border:1px solid #999;width:560px}
figure div{position:relative}figure img{display:block;width:100%}figcaption{text-align:center;color:#555;font-size:13px}
.frame{position:absolute;border:2px solid;box-sizing:border-box}
.mark{position:absolute;box-sizing:border-box;width:2.2%;min-width:13px;color:#fff;font:bold 11px/1.3 sans-serif;
text-align:center;text-decoration:none}
a:focus-visible,summary:focus-visible{outline:3px solid #000;outline-offset:2px}
tr.broken td,tr.covered td{background:#fdecea}tr.absent td,tr.uncheckable td{color:#5f5f5f}
"""
