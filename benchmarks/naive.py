"""The script a user would write: one process for one report, docxtpl and WeasyPrint called plainly.

``python naive.py PACK.json OUT``: the pack holds the finished content (``packs.py`` made it), so this script does
not even read data, compute figures or check anything; it only turns words into two files.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import jinja2
from docxtpl import DocxTemplate
from markupsafe import Markup
from weasyprint import HTML


def revived(value: Any) -> Any:
    """A value of the pack; ``{"xml": …}`` is markup."""
    if isinstance(value, dict):
        return Markup(value["xml"]) if value.keys() == {"xml"} else {key: revived(item) for key, item in value.items()}
    return [revived(item) for item in value] if isinstance(value, list) else value


def main(pack: Path, out: Path) -> None:
    """Write ``OUT.docx`` and ``OUT.pdf``."""
    content = json.loads(pack.read_text(encoding="utf-8"))
    template = DocxTemplate(content["layout"])
    template.render(revived(content["context"]), jinja2.Environment(autoescape=True))
    template.save(out.with_suffix(".docx"))
    html = HTML(string=content["html"], base_url=content["base"])
    html.write_pdf(out.with_suffix(".pdf"), stylesheets=content["css"])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
