"""Texts and files changed at random, as hostile or broken ones are: the same seed gives the same change."""

from __future__ import annotations

import io
import random
import zipfile
from typing import Final

TOKENS: Final = (
    *(
        "\x00",
        "\x1b[31m",
        "\u202e",
        "\u200b",
        "\ufeff",
        "\ud7ff",
        "\U0001f600",
        "\u2028",
        "\r",
        "\t",
        "\x85",
        "e\u0301",
    ),
    *("[=", "]", "[= 1 / 0 ]", "[= 9**9**9 ]", "[= a.b['c'] | so ]", "{{", "}}", "{% for i in range(10**9) %}", "{#"),
    *(
        "{{ loop }}",
        "{% endfor %}",
        "{% if %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{{ ''.__class__ }}",
    ),
    *(
        "&a",
        "*a",
        "<<: *a",
        "!!python/object/apply:os.system [id]",
        "? ",
        "- - - ",
        ": ",
        "|\n",
        ">-\n",
        "''",
        '"',
        "#",
    ),
    *(
        "null",
        "~",
        "true",
        ".inf",
        "1e400",
        "-0",
        "010",
        "1_000",
        "12:30",
        "9" * 400,
        "2024-Q9",
        "31/2/2024",
        "../../x",
    ),
    *("^[", "^[^[", "**", "***", "~~", "<https://", "[a](b", "[[bảng: II.06a]]", "[[hình: /etc/passwd]]", "#. ", "a) "),
    *("sum(", "(1)", "tong(tong(1))", "1 =", ")(", "((((((((", "round(1, 99)", "M.01", "x" * 3000, "{" * 60, "[" * 60),
)


def mutated(text: str, seed: int) -> str:
    """``text`` with one to four changes: something cut, doubled, moved, or put in."""
    chance = random.Random(seed)
    for _ in range(chance.choice((1, 1, 2, 4))):
        start, end = sorted(chance.randrange(len(text) + 1) for _ in range(2))
        end = min(end, start + chance.choice((0, 1, 3, 30, 300)))
        piece = text[start:end]
        match chance.randrange(6):
            case 0:
                text = text[:start] + text[end:]
            case 1:
                text = text[:end] + piece * chance.choice((1, 2, 50)) + text[end:]
            case 2:
                at = chance.randrange(len(text) + 1)
                text = text[:at] + piece + text[at:]
            case 3:
                lines = text.split("\n")
                at = chance.randrange(len(lines))
                lines[at] = " " * chance.randrange(4) + lines[at].strip()
                text = "\n".join(lines)
            case _:
                text = text[:start] + chance.choice(TOKENS) + text[end:]
    return text


def mutated_bytes(data: bytes, seed: int) -> bytes:
    """``data`` with some bytes changed, cut or doubled."""
    chance = random.Random(seed)
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 20))):
        at = chance.randrange(len(changed)) if changed else 0
        match chance.randrange(4):
            case 0:
                del changed[at : at + chance.choice((1, 10, 1000))]
            case 1:
                changed[at:at] = changed[at : at + chance.choice((1, 10, 1000))]
            case _:
                changed[at : at + 1] = bytes([chance.randrange(256)])
    return bytes(changed)


def mutated_zip(data: bytes, seed: int) -> bytes:
    """An archive one of whose text parts is changed, so that the change is read and not the broken archive."""
    chance = random.Random(seed)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = [name for name in old.namelist() if name.endswith((".xml", ".rels"))]
        chosen = chance.choice(names)
        for name in old.namelist():
            part = old.read(name)
            if name == chosen and chance.randrange(8) == 0:
                continue
            if name == chosen:
                text = part.decode("utf-8", "replace")
                part = mutated(text, seed).encode("utf-8", "replace")
            new.writestr(name, part)
    return out.getvalue()
