"""The index of evidence: every page and document that is published, as JSON for programs."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from pydantic import BaseModel, Field

from macros import addresses
from macros.checksums import names, sha256
from macros.model import Approval, Edition, Manual
from macros.pages import pages
from macros.prose import Prose

# What a browser needs to show and search the pages is no evidence; SHA256SUMS has it all.
_MACHINERY = (
    *("assets/", "search/", "fonts/", "sitemap.xml", "404.html"),
    addresses.PUBLISHED_FILE,  # it has the checksum of this index
)
_INDEX = "index.html"


class Entry(BaseModel):
    """One page or document: where it is, what it is made from, who approved its edition."""

    address: str = Field(description="relative to site_url; the home page is the empty address")
    record: str | None = Field(description="source file in the repository, if it is one file")
    version: str = Field(description="edition whose text it has; draft: nobody approved it")
    commit: str | None = Field(description="state of the repository that it was made from")
    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    size: int = Field(ge=0, description="bytes")
    approval: Approval | None
    effective_on: str | None = Field(description="first day in force, ISO 8601, C.E.")


class Index(BaseModel):
    """Every page and document of a site but the lists of checksums, in order of address."""

    title: str
    office: str
    site_url: str | None
    edition: str
    fingerprint: str = Field(description="of the text that the pages show")
    commit: str | None
    entries: list[Entry]


def evidence_index(
    site: Path, manual: Manual, prose: Iterable[Prose], fingerprint: str, commit: str | None
) -> bytes:
    """Return the index of a finished site; `commit` is the state that it was made from."""
    released = manual.edition != "draft"
    current = Edition.model_construct(
        version=manual.edition,
        commit=commit,
        # What stands there while a draft is written is the approval of the edition before it.
        approval=manual.approval if released else None,
        effective_on=manual.effective_on if released else None,
    )
    index = Index(
        title=manual.title,
        office=manual.office.name,
        site_url=manual.site.site_url,
        edition=manual.edition,
        fingerprint=fingerprint,
        commit=commit,
        entries=list(_entries(site, manual, dict(_records(manual, prose)), current)),
    )
    return _written(index.model_dump(mode="json"))


def evidence_schema() -> bytes:
    """Return the JSON Schema of the index."""
    schema = Index.model_json_schema(mode="serialization")
    return _written({"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema)


def _entries(
    site: Path, manual: Manual, records: dict[str, str], current: Edition
) -> Iterator[Entry]:
    for name in names(site):
        if name.startswith(_MACHINERY) or name == addresses.EVIDENCE_FILE:
            continue
        address = name.removesuffix(_INDEX)
        edition = next((each for each in manual.editions if _is_frozen(name, each)), current)
        file = site / name
        yield Entry(
            address=address,
            record=records.get(address) or records.get(_page_of(address)),
            version=edition.version,
            commit=edition.commit,
            sha256=sha256(file),
            size=file.stat().st_size,
            approval=edition.approval,
            effective_on=edition.effective_on.isoformat() if edition.effective_on else None,
        )


def _is_frozen(name: str, edition: Edition) -> bool:
    """Whether a file is a frozen document of an edition, where it stands now or stood first."""
    path = name.removeprefix(addresses.of_edition(edition.version))
    return (path != name and path in edition.files) or name == addresses.of_pack(edition.version)


def _records(manual: Manual, prose: Iterable[Prose]) -> Iterator[tuple[str, str]]:
    """Yield the source of each page by its address."""
    yield from ((addresses.of_source(words.path), f"docs/{words.path}") for words in prose)
    yield from ((page.address, f"data/{page.record}") for page in pages(manual) if page.record)
    yield addresses.CALENDAR_FILE, "data/duties.yml"


def _page_of(address: str) -> str:
    """Return the page of a record that a file or a page below it belongs to."""
    parts = PurePosixPath(address).parts
    return f"{parts[0]}/{parts[1]}/" if len(parts) > 2 else address


def _written(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"
