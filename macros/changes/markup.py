"""What is told, as Markdown that shows data as it is and reaches nobody by accident."""

import re
import unicodedata
from collections.abc import Iterable

from macros.changes.marks import Piece
from macros.checks.writing import without_secrets

_MARKS = {"": "", "added": "**", "removed": "~~"}
# What services turn into links, pictures or messages to people, wherever it stands in a text.
_CALLING = re.compile(
    r"""(?:
    https?://[^\s<>"'()`]+ | www\.[^\s<>"'()`]+
  | (?<![\w.])@[A-Za-z0-9_./-]+
  | [A-Za-z0-9_./-]*[#!$~%&][0-9]+ | \bGH-[0-9]+ | \b[0-9a-f]{7,40}\b
  | :[A-Za-z+-][A-Za-z0-9_+-]*:
    )+""",
    re.X,
)
# Everything that Markdown, HTML or a template could read as a sign.
_SIGN = re.compile(r"[\\`*_{}\[\]<>#|~&$^!@=\"']")
# Letters that are not there to be seen, and may turn round those that are.
_UNSEEN = {"Cc", "Cf", "Co", "Cs"}


def line(pieces: Iterable[Piece]) -> str:
    """Return runs as one line; a mark is set off by spaces, for only so is it sure to be one."""
    written = ""
    after_mark = False
    for piece in pieces:
        text = code(piece.text) if piece.exact else plain(piece.text)
        mark = _MARKS[piece.mark]
        text = text.strip() if mark else text
        if not text:
            continue
        together = written == "" or written[-1].isspace() or text[0].isspace()
        # Of two runs of code beside each other the signs between them would be text.
        apart = mark or after_mark or written[-1:] == text[0] == "`"
        written += " " if apart and not together else ""
        written += f"{mark}{text}{mark}"
        after_mark = bool(mark)
    return written.strip()


def plain(text: str) -> str:
    """Return text that reads as typed; what services would act on is written as code."""
    shown = _shown(text)
    written, end = [], 0
    for found in _CALLING.finditer(shown):
        written += [_entities(shown[end : found.start()]), code(found[0])]
        end = found.end()
    return "".join([*written, _entities(shown[end:])])


def code(text: str) -> str:
    """Return text as code, exactly as it is."""
    one_line = " ".join(_shown(text).split())
    if re.search(r"[`<&\\|]", one_line):
        return f"<code>{_entities(one_line)}</code>"
    return f"`{one_line}`" if one_line else ""


def _entities(text: str) -> str:
    return _SIGN.sub(lambda sign: f"&#{ord(sign[0])};", text)


def _shown(text: str) -> str:
    """Return text in one line in which letters that nobody sees are written as `[U+202E]`.

    A citizen's number or a password is not said a second time.
    """
    one_line = without_secrets(re.sub(r"\s", " ", text))
    return "".join(
        f"[U+{ord(each):04X}]" if unicodedata.category(each) in _UNSEEN else each
        for each in one_line
    )
