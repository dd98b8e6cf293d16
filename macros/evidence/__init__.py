"""Evidence: what is published, from which record, in which edition, with which checksum."""

from macros.evidence.bom import bill_of_materials
from macros.evidence.difference import difference, source
from macros.evidence.index import evidence_index, evidence_schema
from macros.evidence.pack import change_log, pack
from macros.evidence.published import published_index

__all__ = [
    "bill_of_materials",
    "change_log",
    "difference",
    "evidence_index",
    "evidence_schema",
    "pack",
    "published_index",
    "source",
]
