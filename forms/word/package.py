"""The file around a form: its parts, and the same bytes every time."""

import zipfile
from collections.abc import Iterable, Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO

from lxml import etree

from forms.word.control import prompt_parts
from forms.word.font import embedded
from macros.archive import archive

_STYLES, _FONTS, _GLOSSARY = "word/styles.xml", "word/fontTable.xml", "word/glossary"


def blank(prompts: Iterable[str]) -> bytes:
    """Return a document without content: its styles, its fonts, the prompts of its controls."""
    parts = dict(_parts(files("forms.word") / "parts", ""))
    glossary = etree.tostring(prompt_parts(prompts), encoding="UTF-8", standalone=True)
    own = {f"{_GLOSSARY}/document.xml": glossary, f"{_GLOSSARY}/styles.xml": parts[_STYLES]}
    return archive(parts | own | embedded(parts[_FONTS]))


def _parts(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for each in folder.iterdir():
        if each.is_dir():
            yield from _parts(each, f"{path}{each.name}/")
        else:
            yield f"{path}{each.name}", each.read_bytes()


def sealed(written: bytes) -> bytes:
    """Return a file with fixed times instead of those of the clock."""
    with zipfile.ZipFile(BytesIO(written)) as file:
        return archive({name: file.read(name) for name in file.namelist()})
