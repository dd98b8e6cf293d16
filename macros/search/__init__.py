"""The search: a worker of our own for the theme's box, and what it searches."""

from macros.search.index import documents
from macros.search.install import install
from macros.search.script import worker

__all__ = ["documents", "install", "worker"]
