"""What pages of words link to and show: pages, headings and pictures that are there, no code."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from macros.addresses import HOME, of_source
from macros.attachments import oddly_named, unlinked
from macros.model import Manual
from macros.pictures import fault
from macros.problems import ID_LIKENESS, Problem, nearest
from macros.prose import Prose
from macros.rendering import rendered
from macros.wording import message

# `[words](target)`, with `!` in front a picture, and `[name]: target` at the start of a line.
_LINK = re.compile(r"(?P<picture>!?)\[(?P<words>[^\[\]]*)\]\([ ]*<?(?P<target>[^)\s>]*)")
_OUTER = re.compile(r"\)\]\([ ]*<?(?P<target>[^)\s>]*)")
_NAMED = re.compile(r"[ ]{0,3}\[[^\]]+\]:[ ]*<?(?P<target>[^\s>]+)")
_ID = re.compile(r"""\bid=["']([^"']+)["']|\{:[^}]*\#([^\s}]+)""")
# Any element but the end of a line, attributes that run; `<https://…>` is a link.
_CODE = re.compile(
    r"</?(?!br\b|https?:|mailto:)[a-z][\w:-]*(?=>|[\s/][^<>]*>|\s[^<>]*=[^<>]*$)"
    r"|\bon[a-z]+[ ]*=[ ]*[\"']",
    re.IGNORECASE,
)
_HOST = re.compile(r"www\.[\w-]+\.|[\w-]+(?:\.[\w-]+)*\.(?:th|com|org|net)(?:[/?#]|$)")
_PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".svg")
# What leads out of the manual; the rules on personal data speak of `mailto`.
_ELSEWHERE = ("http", "https", "mailto", "tel")


Wrong = tuple[str, str | None]


@dataclass(frozen=True)
class _Target:
    """Something that a line of a page links to or shows."""

    page: Prose
    written: str
    is_picture: bool = False
    words: str = ""

    @property
    def folder(self) -> str:
        """The folder of the page, which the target is relative to."""
        return posixpath.dirname(self.page.path)

    @property
    def path(self) -> str:
        """Where it is in the folder of all pages."""
        path = unquote(urlsplit(self.written).path)
        joined = posixpath.normpath(posixpath.join("/", self.folder, path))[1:]
        return joined if path else self.page.path

    def meant(self, path: str) -> str:
        """Return the target as it would lead to another path."""
        _, mark, part = self.written.partition("#")
        return posixpath.relpath(path, self.folder or ".") + mark + part


def unfit_links(manual: Manual, prose: Iterable[Prose], docs: Path) -> Iterator[Problem]:
    """Yield where a page of words leads nowhere, or holds what is no words; `docs` has the files.

    The pages must be sound enough to be rendered.
    """
    prose = tuple(prose)
    anchors = {page.path: _ids(page.markdown) for page in rendered(manual, prose)}
    files = {file.relative_to(docs).as_posix() for file in docs.rglob("*") if file.is_file()}
    files -= anchors.keys()
    guesses: list[str] = []
    for page in prose:
        for number, line in page.words:
            for rule, facts in _of_line(page, line, anchors, files, docs):
                guesses.append(str(facts.get("guess")))
                yield Problem(page.file, number, message(rule, **facts))
    for file in unlinked(files, [*(page.text for page in prose), *guesses]):
        yield Problem(docs / file, 1, message("unlinked_file", name=file))


def _of_line(
    page: Prose, line: str, anchors: Mapping[str, set[str]], files: set[str], docs: Path
) -> Iterator[tuple[str, dict[str, object]]]:
    code = _CODE.search(line)
    if code:
        yield "page_code", {"written": code[0]}
    odd = [*oddly_named(files, line)]
    for name, better in odd:
        yield "odd_file_name", {"name": name, "example": better}
    for target in _targets(page, line):
        rule, guess = _wrong(target, anchors, files) or (None, None)
        if rule and not (odd and rule.startswith("unknown_linked")):
            yield rule, {"link": target.written, "guess": guess}
        shown = target.is_picture or target.path.lower().endswith(_PICTURES)
        unfit = fault(docs / target.path) if shown and target.path in files else None
        if unfit:
            size = f"{(docs / target.path).stat().st_size / 2**20:.1f}"
            yield unfit, {"link": target.written, "size": size}


def _ids(markdown: str) -> set[str]:
    return {one or other for one, other in _ID.findall(markdown)}


def _targets(page: Prose, line: str) -> Iterator[_Target]:
    for found in _LINK.finditer(line):
        yield _Target(page, found["target"], bool(found["picture"]), found["words"].strip())
    for pattern in (_OUTER, _NAMED):
        yield from (_Target(page, found["target"]) for found in pattern.finditer(line))


def _wrong(target: _Target, anchors: Mapping[str, set[str]], files: set[str]) -> Wrong | None:
    """Return the rule that a target breaks, and what was most likely meant."""
    parts = urlsplit(target.written)
    if target.is_picture and (parts.scheme or parts.netloc):
        return "picture_elsewhere", None
    if _HOST.match(target.written) and target.path not in files:
        return "link_without_scheme", f"https://{target.written}"
    if parts.scheme:
        return None if parts.scheme in _ELSEWHERE else ("link_scheme", None)
    if target.path in anchors:
        return _wrong_part(target, parts.fragment, anchors[target.path])
    if target.path in files:
        unseen = target.is_picture and not target.words
        return ("picture_without_words", None) if unseen else None
    return _nowhere(target, anchors, files)


def _nowhere(target: _Target, anchors: Mapping[str, set[str]], files: set[str]) -> Wrong:
    pages = {of_source(path): path for path in anchors}
    address = target.path.removesuffix("/") + "/" if target.path else HOME
    if address in pages:
        return "link_to_address", target.meant(pages[address])
    alike = {path.casefold(): path for path in (*files, *anchors)}
    same = alike.get(target.path.replace("\\", "/").casefold())
    if same:
        rule = "unknown_page" if same in anchors else "unknown_linked"
        return _near(rule, target.meant(same))
    if target.path.endswith(".md"):
        guess = nearest(of_source(target.path), pages)
        return _near("unknown_page", target.meant(pages[guess]) if guess else None)
    names = {posixpath.basename(file): file for file in files}
    guess = nearest(posixpath.basename(target.path), names, ID_LIKENESS)
    return _near("unknown_linked", target.meant(names[guess]) if guess else None)


def _wrong_part(target: _Target, part: str, known: set[str]) -> Wrong | None:
    if not part or part in known:
        return None
    guess = nearest(part, known)
    page = target.written.partition("#")[0]
    return _near("unknown_part", f"{page}#{guess}" if guess else None)


def _near(rule: str, guess: str | None) -> Wrong:
    return f"{rule}_near" if guess else rule, guess
