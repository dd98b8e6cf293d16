"""What a document may take in: files of its folders, and the data that it carries itself."""

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from weasyprint import URLFetcher
from weasyprint.urls import URLFetcherResponse


class Fetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Opens files inside some folders and `data:` addresses; keeps what else it was asked for."""

    def __init__(self, folders: Iterable[Path]) -> None:
        super().__init__(allowed_protocols=("file", "data"))
        self._folders = tuple(folder.resolve() for folder in folders)
        self.refused: list[str] = []

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return what an address holds; raises `ValueError` for one that is out of bounds."""
        if not self._allowed(url):
            self.refused.append(url)
            raise ValueError(url)
        return super().fetch(url, headers)

    def _allowed(self, url: str) -> bool:
        address = urlsplit(url)
        if address.scheme == "data":
            return True
        path = Path(url2pathname(address.path)).resolve()
        inside = any(path.is_relative_to(folder) for folder in self._folders)
        return address.scheme == "file" and not address.netloc and inside
