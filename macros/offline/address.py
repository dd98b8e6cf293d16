"""Where the links of the copy lead: to files, as a disk has no page that answers for a folder."""

import posixpath
from dataclasses import dataclass
from urllib.parse import quote, unquote, urljoin, urlsplit

# Stands for the site's address while nobody has given it one.
_NOWHERE = "https://site.invalid/"
_INDEX = "index.html"


@dataclass(frozen=True)
class Shelf:
    """The names of the files in the copy, and the address of the site, if it has one."""

    names: frozenset[str]
    site_url: str | None

    def leads_away(self, link: str, page: str) -> bool:
        """Tell whether a link of a page belongs to somebody else."""
        return not self._there(link, page).startswith(self.site_url or _NOWHERE)

    def link(self, link: str, page: str) -> str | None:
        """Return a link into the site as the copy writes it; None if it has no such file."""
        there = urlsplit(self._there(link, page).removeprefix(self.site_url or _NOWHERE))
        path = unquote(there.path)
        for name in (path, posixpath.join(path, _INDEX)):
            if name in self.names:
                return there._replace(path=relative(name, page)).geturl()
        return None

    def online(self, link: str, page: str) -> str | None:
        """Return the address at which the site answers a link, if the site has an address."""
        return self._there(link, page) if self.site_url else None

    def _there(self, link: str, page: str) -> str:
        return urljoin(urljoin(self.site_url or _NOWHERE, quote(page)), link)


def relative(name: str, page: str) -> str:
    """Return the link from one file of the copy to another."""
    return posixpath.relpath(quote(name), quote(posixpath.dirname(page)) or ".")
