"""How a reader's program shows a document when it is opened."""

from pikepdf import Array, Name, Pdf


def as_book(pdf: Pdf) -> None:
    """Open a document at its first page, as wide as the window, with the outline beside it."""
    first = pdf.pages[0]
    top = first.mediabox[3]
    pdf.Root.OpenAction = Array([first.obj, Name.FitH, top])
    if Name.Outlines in pdf.Root:
        pdf.Root.PageMode = Name.UseOutlines
