"""How far engines that follow Word print the lines of our PDF: ``make test-word-like``.

The engines are evaluation versions. They cut long files, add marks and may shift what follows; so only the lines
that they print are counted, and page breaks prove nothing.
"""

from __future__ import annotations

import os
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from tests.support import word_like
from tests.support.compare_pages import page_lines
from tests.support.printed import NAMES, write_all

pytestmark = [pytest.mark.office, pytest.mark.word_like]

# An address in black, in two lines, among the marks of Aspose.Words, which are red.
MARKS = {"https://products.aspose.com/words/temporary-", "license/"}
LEAST_SHARE = 0.99


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("printed")
    write_all(folder)
    return folder


@pytest.mark.parametrize("engine", ["aspose", "spire"])
def test_the_lines_are_those_of_the_pdf(engine: str, printed: Path, tmp_path: Path) -> None:
    home = Path(os.environ["TTHC_WORD_LIKE"])
    libraries = ":".join(str(path.resolve()) for path in home.glob("openssl/usr/lib/*"))
    environment = {
        "PATH": os.environ["PATH"],
        "LD_LIBRARY_PATH": libraries,
        "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1",
    }
    files = [str(printed / f"{name}.docx") for name in NAMES]
    command = [home / "bin" / "python", word_like.__file__, engine, str(tmp_path), *files]
    subprocess.run(command, check=True, env=os.environ | environment, timeout=600)
    all_lines, all_same = 0, 0
    for name in NAMES:
        ours, theirs = lines_of(printed / f"{name}.pdf"), lines_of(tmp_path / f"{name}.pdf")
        same, lines = (ours & theirs).total(), theirs.total()
        print(f"{engine} {name}: {same} of {lines} lines ({same / lines:.1%}); not ours: {list(theirs - ours)[:6]}")
        all_lines, all_same = all_lines + lines, all_same + same
    print(f"{engine}: {all_same} of {all_lines} lines ({all_same / all_lines:.2%})")
    assert all_same >= LEAST_SHARE * all_lines


def lines_of(path: Path) -> Counter[str]:
    """The lines of a PDF on whatever page, without spaces and marks."""
    lines = [line.replace(" ", "") for page in page_lines(path) for line in page]
    return Counter(line for line in lines if line not in MARKS)
