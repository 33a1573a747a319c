"""The text in the bytes of a YAML file, or what they are instead: another encoding, another kind of file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import PurePath

from tthc_render.diagnostics.file_contents import content_kind
from tthc_render.vietnamese.old_encodings import converted_name
from tthc_render.yaml_files.syntax import LIMITS, Notes, position

_ZIP = b"PK\x03\x04"
_WIDE: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
# Bytes that write frequent Vietnamese letters in one encoding and rare or no letters in the others.
_LEGACY: Mapping[str, frozenset[int]] = {
    "TCVN3 (ABC)": frozenset(b"\xa8\xa9\xaa\xab\xac\xad\xae\xb5\xb6\xb7\xb8\xb9"),
    "VNI": frozenset(b"\xf1\xf6\xef\xf8\xf9\xfb\xe4"),
    "Windows-1258": frozenset(b"\xf0\xfd\xec\xcc\xd2\xf2\xde"),
}


def decode(raw: bytes, notes: Notes) -> str | None:
    """The text with line ends as ``\\n`` and without a mark at its start; None with a finding."""
    if len(raw) > LIMITS["bytes"]:
        notes.add("D001", limit=f"{LIMITS['bytes'] / 1_000_000:g}")
        return None
    kind = content_kind(raw)
    if kind is not None or raw.startswith(_ZIP):
        notes.add("D002", 1, 1, kind=kind.name if kind else "Word/Excel (docx, xlsx)")
        return None
    for start, encoding in _WIDE:
        if raw.startswith(start):
            notes.add("D003", 1, 1, encoding=encoding)
            return None
    if b"\0" in raw:
        # UTF-16 without its mark: zeros are frequent, and every second byte only is zero.
        halves = raw[::2].count(b"\0"), raw[1::2].count(b"\0")
        if min(halves) == 0 and max(halves) * 10 > len(raw):
            notes.add("D003", 1, 1, encoding="UTF-16")
        else:
            index = raw.index(b"\0")
            notes.add("D002", raw.count(b"\n", 0, index) + 1, kind="NUL")
        return None
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        _report_encoding(raw, error.start, notes)
        return None
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _report_encoding(raw: bytes, start: int, notes: Notes) -> None:
    before = raw[:start].removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line, column = position(before.decode("utf-8") + "?", len(before.decode("utf-8")))
    high = Counter(byte for byte in raw if byte > 0x7F)
    scores = {name: sum(high[byte] for byte in telling) for name, telling in _LEGACY.items()}
    likely = max(scores, key=lambda name: scores[name])
    if scores[likely] * 4 >= high.total():
        name = PurePath(notes.file).name
        notes.add(
            "D005", line, column, byte=f"0x{raw[start]:02X}", encoding=likely, file=notes.file, name=name,
            copy=converted_name(name),
        )  # fmt: skip
    else:
        notes.add("D004", line, column, byte=f"0x{raw[start]:02X}")
