"""The metadata of a PDF: what it is, and which standards it claims to keep."""

from typing import Any

import pydyf
from jinja2 import Environment, PackageLoader, StrictUndefined

# The variant whose claim to keep ISO 19005-2, level A, the packet makes.
ARCHIVE = "pdf/a-2a"


def write_metadata(pdf: Any, described: Any, variant: str | None) -> None:
    """Write the XMP packet of a PDF (ISO 16684-1) in place of the one it has.

    It says the same as the document's information dictionary, and nothing of the day it was made.
    WeasyPrint's own claims to keep one standard only (Kozea/WeasyPrint#2783;
    tests/test_upstream.py tells when this can go).
    """
    environment = Environment(
        loader=PackageLoader("macros.typesetting", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    text = environment.get_template("metadata.xml").render(
        described=described, producer=pdf.info["Producer"].string, archive=variant == ARCHIVE
    )
    packet = pydyf.Stream([text.encode()], {"Type": "/Metadata", "Subtype": "/XML"})
    pdf.add_object(packet)
    pdf.catalog["Metadata"] = packet.reference
