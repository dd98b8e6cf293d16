"""Where the manual is and will answer: the project's own, or what the environment says."""

import os
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
DATA = "MANUAL_DATA"
DOCS = "MANUAL_DOCS"
SITE_URL = "MANUAL_SITE_URL"
COMMIT = "MANUAL_COMMIT"


def data_folder() -> Path:
    """Return the folder of the facts."""
    return Path(os.environ.get(DATA) or PROJECT / "data")


def docs_folder() -> Path:
    """Return the folder of the words."""
    return Path(os.environ.get(DOCS) or PROJECT / "docs")


def site_url() -> str | None:
    """Return the address at which the site will answer, if whoever publishes it supplies one."""
    return os.environ.get(SITE_URL) or None
