"""What a program can decide of the Matterhorn Protocol 1.1 (PDF/UA-1) and of PDF/A-2a.

Each check has the number of its failure condition or clause, and a way to break what it checks.
"""

from tests.matterhorn import (
    annotations,
    archive,
    broken,
    broken_files,
    content,
    fonts,
    metadata,
    structure,
    tables,
)
from tests.matterhorn.breaking import BREAKS, damaged
from tests.matterhorn.check import CHECKS, failures
from tests.matterhorn.reading import Document, Element

__all__ = [
    "BREAKS",
    "CHECKS",
    "Document",
    "Element",
    "annotations",
    "archive",
    "broken",
    "broken_files",
    "content",
    "damaged",
    "failures",
    "fonts",
    "metadata",
    "structure",
    "tables",
]
