"""The offline copy: the finished site, made to open and to be searched without a server."""

from macros.offline.copy import offline_copy

__all__ = ["offline_copy"]
