"""Where the manual is: the project's own folders, or those that the environment names."""

import os
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
DATA = "MANUAL_DATA"
DOCS = "MANUAL_DOCS"


def data_folder() -> Path:
    """Return the folder of the facts."""
    return Path(os.environ.get(DATA) or PROJECT / "data")


def docs_folder() -> Path:
    """Return the folder of the words."""
    return Path(os.environ.get(DOCS) or PROJECT / "docs")
