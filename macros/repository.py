"""Where the manual's files are kept: addresses to edit a file and to report a mistake."""

from urllib.parse import urlsplit

from macros.model import Site


def _is_gitlab(site: Site) -> bool:
    return "gitlab" in (urlsplit(site.repo_url or "").hostname or "")


def edit_base(site: Site) -> str | None:
    """Return what stands before a file's path in the address of its web editor."""
    if site.repo_url is None:
        return None
    middle = "-/edit" if _is_gitlab(site) else "edit"
    return f"{site.repo_url.rstrip('/')}/{middle}/{site.branch}/"


def report_base(site: Site) -> str | None:
    """Return what stands before a page's address in the address of a new report."""
    if site.repo_url is None:
        return None
    if _is_gitlab(site):
        return f"{site.repo_url.rstrip('/')}/-/issues/new?issue[title]="
    return f"{site.repo_url.rstrip('/')}/issues/new?title="
