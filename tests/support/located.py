"""YAML texts as located trees."""

from __future__ import annotations

from tests.support.collecting import collected
from tthc_render.yaml_files.loader import parse_source
from tthc_render.yaml_files.source import Source

SAMPLE = """\
# yaml-language-server: $schema=../../schemas/x.json
loai: kiem-soat
so: 04
trong:
nul: ~
van_ban:
  ngay: "2024-06-20"   # ngày ký
  kinh_gui:
    - UBND tỉnh
    - {ten: 'Sở', so: 12.000}
loi: |
  Dòng một.

  Dòng ba.
"""


def tree(text: str) -> Source:
    source, findings = collected(parse_source, text.encode(), "a.yaml")
    assert source is not None, findings
    assert findings == []
    return source
