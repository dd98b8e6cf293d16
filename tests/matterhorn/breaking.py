"""How a good document is made bad: the means that the breaks are made with."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

Break = Callable[[Pdf], None]
BREAKS: dict[str, Break] = {}
# What no library writes is done to the bytes of the file.
_WRITTEN: dict[str, Callable[[bytes], bytes]] = {
    "A 6.1.2": lambda data: data.replace(b"\n%", b"\n% ", 1),
    "A 6.1.3": lambda data: data + b"and more",
}


def damaged(number: str, good: bytes) -> bytes:
    """Return a document that the check of this number must refuse."""
    written = BytesIO()
    with pikepdf.open(BytesIO(good)) as pdf:
        BREAKS[number](pdf)
        if number.startswith("26-"):
            pdf.save(written, encryption=pikepdf.Encryption(owner="o"))
        else:
            pdf.save(
                written,
                compress_streams=False,
                stream_decode_level=pikepdf.StreamDecodeLevel.none,
            )
    data = written.getvalue()
    return _WRITTEN[number](data) if number in _WRITTEN else data


def breaks(*numbers: str) -> Callable[[Break], Break]:
    """Register what makes a document bad for the checks of these numbers."""

    def register(function: Break) -> Break:
        BREAKS.update(dict.fromkeys(numbers, function))
        return function

    return register


def find(pdf: Pdf, kind: str) -> Object:
    """Return the first structure of a kind."""
    return next(o for o in pdf.objects if _is(o, "/S", kind) and Name.P in o)


def link(pdf: Pdf) -> Object:
    return next(o for o in pdf.objects if _is(o, Name.Subtype, "Link"))


def font(pdf: Pdf) -> Object:
    return next(o for o in pdf.objects if _is(o, Name.Subtype, "Type0"))


def _is(found: Object, key: str, value: str) -> bool:
    return isinstance(found, Dictionary) and found.get(key) == Name(f"/{value}")


def replace(pdf: Pdf, old: bytes, new: bytes) -> None:
    """Replace something in the content of the first page that has it."""
    for page in pdf.pages:
        data = page.Contents.read_bytes()
        if old in data:
            page.Contents.write(data.replace(old, new, 1))
            return
    raise AssertionError(old)


def put(structure: Object, kind: str) -> None:
    structure.S = Name(f"/{kind}")


def appended(pdf: Pdf, parent: Object, kind: str, **told: object) -> Object:
    """Return a structure that was put behind the others in a parent."""
    kid = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{kind}"), P=parent, **told))
    parent.K.append(kid)
    return kid


def annotated(pdf: Pdf, kind: str, **told: object) -> Object:
    page = pdf.pages[0]
    found = pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=Array([0, 0, 9, 9]), F=4, **told)
    )
    page.Annots.append(found)
    return found


def metadata(pdf: Pdf, old: bytes, new: bytes) -> None:
    """Replace something in the XMP packet."""
    packet = pdf.Root.Metadata.read_bytes()
    assert old in packet
    pdf.Root.Metadata.write(packet.replace(old, new))
