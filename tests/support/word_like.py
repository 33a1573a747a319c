"""Files as two engines that follow Word print them: ``word_like.py ENGINE OUT A.docx B.docx …`` writes OUT/A.pdf ….

Runs in an environment of its own (``scripts/word_like.sh``), which has nothing of this project.
"""

from __future__ import annotations

import sys
from pathlib import Path


def main(engine: str, target: Path, files: list[Path]) -> None:
    """Convert ``files`` into ``target``."""
    for path in files:
        wanted = str(target / f"{path.stem}.pdf")
        if engine == "aspose":
            import aspose.words

            aspose.words.Document(str(path)).save(wanted)
        else:
            from spire.doc import Document, FileFormat

            document = Document()
            document.LoadFromFile(str(path))
            document.SaveToFile(wanted, FileFormat.PDF)
            document.Close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), [Path(name) for name in sys.argv[3:]])
