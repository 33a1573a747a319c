"""Files inside a PDF that belong to the whole document (ISO 19005-3, 6.8)."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from tthc_render.formats.record import KINDS

if TYPE_CHECKING:
    import pydyf

NO_DATE: Final = "D:19800101000000Z"
"""PDF/A wants a date of each file; that of the day would make other bytes every day."""


def attach_files(pdf: pydyf.PDF, files: Mapping[str, bytes]) -> None:
    """Put ``files``, by their names in ``KINDS``, into a ``pydyf.PDF``."""
    import pydyf

    names, associated = pydyf.Array(), pydyf.Array()
    for name, data in sorted(files.items()):
        kind = KINDS[name]
        digest = hashlib.md5(data, usedforsecurity=False).hexdigest()
        stream = pydyf.Stream(
            [zlib.compress(data, 9)],
            extra={
                "Type": "/EmbeddedFile",
                "Subtype": f"/{kind.media_type.replace('/', '#2f')}",
                "Filter": "/FlateDecode",
                "Params": pydyf.Dictionary(
                    {
                        "Size": len(data),
                        "CheckSum": f"<{digest}>",
                        "ModDate": pydyf.String(NO_DATE),
                    }
                ),
            },
        )
        pdf.add_object(stream)
        file = pydyf.Dictionary(
            {
                "Type": "/Filespec",
                "F": pydyf.String(name),
                "UF": pydyf.String(name),
                "Desc": pydyf.String(kind.description),
                "AFRelationship": f"/{kind.relationship}",
                "EF": pydyf.Dictionary({"F": stream.reference, "UF": stream.reference}),
            }
        )
        pdf.add_object(file)
        names.extend((pydyf.String(name), file.reference))
        associated.append(file.reference)
    tree = pdf.catalog.setdefault("Names", pydyf.Dictionary())
    tree["EmbeddedFiles"] = pydyf.Dictionary({"Names": names})
    pdf.catalog["AF"] = associated
