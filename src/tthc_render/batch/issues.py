"""Issued outputs: documents that were signed or numbered and sent. They are records; nothing overwrites them."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Issue:
    """What the manifest keeps of an issued document: which file of which report, its number, day and hash.

    ``path`` is relative to the manifest, ``data_hash`` that of the YAML file from which the document was made.
    """

    path: str
    sha256: str
    number: str
    day: str
    file: str
    unit: str
    period: str
    report_type: str
    data_hash: str

    def to_line(self) -> str:
        """The issue as one line of JSON, without the line end."""
        return json.dumps({"issued": asdict(self)}, ensure_ascii=False, separators=(",", ":"))


def parse_issue(line: str) -> Issue | None:
    """The issue in a line of the manifest; None if the line is another one, or torn."""
    try:
        return Issue(**{key: str(value) for key, value in json.loads(line)["issued"].items()})
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
