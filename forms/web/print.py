"""The paper inside the page: the sheet that is printed, with a slot for each answer."""

from lxml import html

from forms.paper.sheet import sheet
from macros.model import Form, Manual

# Height in mm of a line; what is typed needs no more than the lowest that the paper has.
_PITCH = 7.2


def paper(form: Form, manual: Manual) -> str:
    """Return the body of a form's sheet; the script fills its slots when somebody prints.

    The page's policy forbids attributes of style, so the script sets them from `data-style`.
    """
    document = html.document_fromstring(sheet(form, manual, "slots", _PITCH, {}))
    (body,) = document.iter("body")
    body.tag = "div"
    body.set("class", f"sheet {document.get('class')}")
    body.set("data-style", document.get("style", ""))
    for element in body.iterfind(".//*[@style]"):
        element.set("data-style", element.attrib.pop("style"))
    written: str = html.tostring(body, encoding="unicode")
    return written.replace("\n", "")
