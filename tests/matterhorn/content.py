"""Content: everything painted is either in the structure tree, once, or an artifact."""

from collections import Counter
from collections.abc import Iterator

import pikepdf
from pikepdf import Name

from tests.matterhorn.check import check
from tests.matterhorn.reading import Document

Place = tuple[int, int]


@check("01-003")
def no_artifact_in_tagged_content(document: Document) -> Iterator[str]:
    for shown in document.shown:
        tagged = False
        for marked in shown.within:
            if marked.artifact and tagged:
                yield f"page {shown.page + 1}"
            tagged = tagged or marked.number is not None


@check("01-004")
def no_tagged_content_in_artifact(document: Document) -> Iterator[str]:
    for shown in document.shown:
        artifact = False
        for marked in shown.within:
            if marked.number is not None and artifact:
                yield f"page {shown.page + 1}: {marked.number}"
            artifact = artifact or marked.artifact


@check("01-005")
def everything_is_tagged_or_artifact(document: Document) -> Iterator[str]:
    owned = _owned(document)
    for shown in document.shown:
        numbers = [marked.number for marked in shown.within if marked.number is not None]
        artifact = any(marked.artifact for marked in shown.within)
        if not artifact and not any((shown.page, number) in owned for number in numbers):
            yield f"page {shown.page + 1}: {shown.operator}"


@check("01-007")
def nothing_is_suspect(document: Document) -> Iterator[str]:
    marking = document.root.get("/MarkInfo")
    if marking is not None and marking.get("/Suspects") is True:
        yield "Suspects"


@check("ISO 14.7.4.2")
def no_number_stands_twice_on_a_page(document: Document) -> Iterator[str]:
    """Neither in the content nor in the tree."""
    yield from (f"{place} is twice in the tree" for place, n in _owned(document).items() if n > 1)
    for number, page in enumerate(document.pdf.pages):
        used = Counter(
            int(operands[1].MCID)
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "BDC" and Name.MCID in operands[1]
        )
        yield from (f"page {number + 1}: {mcid}" for mcid, n in used.items() if n > 1)


@check("ISO 14.7.4.4")
def the_way_back_into_the_tree_is_complete(document: Document) -> Iterator[str]:
    """From content and annotations to the structures that hold them, and nowhere else."""
    ways = _ways(document)
    for element in document.elements:
        for page, number in element.content:
            key = document.pdf.pages[page].obj.get("/StructParents")
            found = ways.get(int(key)) if key is not None else None
            back = found[number] if found is not None and number < len(found) else None
            if back is None or back.objgen != element.told.objgen:
                yield f"page {page + 1}: {number}"
        for annotation in element.annotations:
            key = annotation.get("/StructParent")
            back = ways.get(int(key)) if key is not None else None
            if back is None or back.objgen != element.told.objgen:
                yield f"annotation {annotation.objgen}"


@check("ISO 14.8.2.2.2")
def running_heads_are_pagination(document: Document) -> Iterator[str]:
    """Artifacts of text say what they are."""
    for shown in document.shown:
        for marked in shown.within:
            if shown.text and marked.artifact:
                told = marked.told
                if told is None or told.get("/Type") not in (Name.Pagination, Name.Layout):
                    yield f"page {shown.page + 1}"


@check("30-001")
def no_reference_to_another_file(document: Document) -> Iterator[str]:
    yield from (str(form.objgen) for form in document.streams("/Form") if "/Ref" in form)


@check("30-002")
def forms_with_content_of_the_tree_are_shown_once(document: Document) -> Iterator[str]:
    uses = Counter(
        page.Resources.XObject[str(operands[0])].objgen
        for page in document.pdf.pages
        for operands, operator in pikepdf.parse_content_stream(page)
        if str(operator) == "Do"
    )
    for form in document.streams("/Form"):
        if uses[form.objgen] > 1 and b"/MCID" in form.read_bytes():
            yield str(form.objgen)


def _owned(document: Document) -> Counter[Place]:
    return Counter(place for element in document.elements for place in element.content)


def _ways(document: Document) -> dict[int, pikepdf.Object]:
    root = document.root.get("/StructTreeRoot")
    if root is None or "/ParentTree" not in root:
        return {}
    return dict(pikepdf.NumberTree(root.ParentTree).items())
