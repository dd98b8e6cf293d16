"""The pages that are made from data: headings with anchors, and macros below them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from macros import addresses, guide, keyguide
from macros.markup import inline
from macros.model import Manual
from macros.notices import Notice, page_notices, part_notices
from macros.prose import Prose
from macros.thai import digits
from macros.wording import wording

Menu = list[Any]

_REGISTERS = (
    *("verify", "in_force", "editions", "revisions", "completeness", "corrections", "questions"),
    "data",
)

_NOTES = ("contribute", "editing", "keys", "macros", "rules", "privacy")
_UNSEARCHED = "search:\n  exclude: true\n"
# The home page needs no menu beside it, and registers of wrong spellings no search.
_MANNERS = {
    addresses.HOME: "hide: [navigation, toc]\n",
    addresses.CORRECTIONS: _UNSEARCHED,
    addresses.QUESTIONS: _UNSEARCHED,
    addresses.MACROS: _UNSEARCHED,
}


@dataclass(frozen=True)
class Page:
    """A page before its macros are run; `path` is that of its source.

    `record` is the data file that says what the page says, empty where none does. `moved_to`
    stands on a notice alone: the address of the page in its place, empty if none is.
    """

    path: str
    title: str
    description: str
    markdown: str
    record: str
    moved_to: str | None = None

    @property
    def address(self) -> str:
        """Where the site answers with this page."""
        return addresses.of_source(self.path)

    @property
    def source(self) -> str:
        """The page as a Markdown file, its head included."""
        record = f'record: "{self.record}"\n' if self.record else ""
        moved = "" if self.moved_to is None else f'moved_to: "{self.moved_to}"\n'
        head = f'title: "{self.title}"\ndescription: "{self.description}"\n{record}{moved}'
        manners = _MANNERS.get(self.address, "") if self.moved_to is None else _UNSEARCHED
        return f"---\n{head}{manners}---\n{self.markdown}"


def _environment() -> Environment:
    # Pages hold macros in `{{ }}` for later, so what is filled in now has other brackets.
    return Environment(
        loader=PackageLoader("macros", "templates/pages"),
        variable_start_string="[[",
        variable_end_string="]]",
        block_start_string="[%",
        block_end_string="%]",
        comment_start_string="[#",
        comment_end_string="#]",
        trim_blocks=True,
        finalize=lambda value: inline(value) if isinstance(value, str) else value,
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 - `finalize` writes each sign of the data as an entity
    )


_ENVIRONMENT = _environment()
_ENVIRONMENT.globals |= {
    "at": addresses,
    "guide": guide,
    "keyguide": keyguide,
    "sections": wording()["sections"],
}
# The lists and registers: the name of the template and the file that holds what the page says,
# if one does: a list of files has none, nor have the project's own words.
_LISTS = {
    addresses.HOME: ("home", "manual.yml"),
    addresses.DUTIES: ("duties", "duties.yml"),
    addresses.PROCEDURES: ("procedures", ""),
    addresses.FORMS: ("forms", ""),
    addresses.REFERENCES: ("references", "references.yml"),
    addresses.GLOSSARY: ("glossary", "glossary.yml"),
    addresses.CALENDAR: ("calendar", "duties.yml"),
    addresses.AUDIT: ("audit", "audit.yml"),
    addresses.CONTRIBUTE: ("contribute", ""),
    addresses.EDITING: ("editing", ""),
    addresses.KEYS: ("keys", ""),
    addresses.MACROS: ("macros", ""),
    addresses.RULES: ("rules", ""),
    addresses.PRIVACY: ("privacy", ""),
    addresses.COMPLETENESS: ("completeness", ""),
    addresses.CORRECTIONS: ("corrections", "corrections.yml"),
    addresses.REVISIONS: ("revisions", "revisions.yml"),
    addresses.QUESTIONS: ("questions", "questions.yml"),
    addresses.EDITIONS: ("editions", ""),
    addresses.IN_FORCE: ("in_force", ""),
    addresses.VERIFY: ("verify", ""),
    addresses.DATA: ("data", ""),
}


def pages(manual: Manual) -> tuple[Page, ...]:
    """Return every page that the data makes, in the order of the menu."""
    made = [
        _page(addresses.source_of(address), name, record, manual)
        for address, (name, record) in _LISTS.items()
    ]
    for procedure in manual.procedures:
        path = f"procedures/{procedure.id}.md"
        record = f"procedures/{procedure.id}.yml"
        made.append(_page(path, "procedure", record, manual, procedure=procedure))
    for form in manual.forms:
        record = f"forms/{form.id}.yml"
        made.append(_page(f"forms/{form.id}.md", "form", record, manual, form=form))
    for edition in manual.history:
        path = addresses.source_of(addresses.of_edition(edition.version))
        made.append(_page(path, "edition", "", manual, edition=edition))
    made = [_with_moved_parts(page, manual) for page in made]
    return (*made, *(_notice(notice, manual) for notice in page_notices(manual)))


def _page(path: str, name: str, record: str, manual: Manual, **facts: Any) -> Page:
    template = _ENVIRONMENT.get_template(f"{name}.md")
    module = template.make_module({"manual": manual, **facts})
    markdown = str(module).strip() + "\n"
    title, description = (
        styled(str(getattr(module, key)).strip(), manual) for key in ("title", "description")
    )
    return Page(path, title, description, markdown, record)


def _with_moved_parts(page: Page, manual: Manual) -> Page:
    notices = part_notices(manual, page.address)
    if not notices:
        return page
    template = _ENVIRONMENT.get_template("_moved_parts.md")
    told = template.render(notices=notices, link=partial(addresses.relative, here=page.address))
    return replace(page, markdown=f"{page.markdown}\n{told}\n")


def _notice(notice: Notice, manual: Manual) -> Page:
    """Return a page whose record is gone; its address is of no use to search, so it is left out."""
    procedures = {addresses.of_procedure(found): found for found in manual.procedures}
    made = _page(
        addresses.source_of(notice.address),
        "notice",
        "moved.yml",
        manual,
        notice=notice,
        procedure=procedures.get(notice.to or ""),
        link=partial(addresses.relative, here=notice.address),
    )
    return replace(made, moved_to=notice.to or "")


def names(manual: Manual) -> tuple[str, ...]:
    """Return the names that keep their own digits whatever the style of the publication."""
    return tuple(system.name for system in manual.systems)


def styled(markup: str, manual: Manual) -> str:
    """Write the numbers of a page, its macros run, in the style of the publication."""
    return digits(markup, manual.digits, names(manual))


def menu(manual: Manual, prose: Iterable[Prose]) -> Menu:
    """Return the menu as paths of sources, grouped where a group has a page of its own."""
    title: dict[str, str] = wording()["menu"]
    top = {name: addresses.source_of(address) for address, (name, _) in _LISTS.items()}
    procedures = [f"procedures/{procedure.id}.md" for procedure in manual.procedures]
    forms = [f"forms/{form.id}.md" for form in manual.forms]
    return [
        top["home"],
        {title["about"]: [*(page.path for page in prose), *(top[name] for name in _NOTES)]},
        top["duties"],
        {title["procedures"]: [top["procedures"], *procedures]},
        {title["forms"]: [top["forms"], *forms]},
        {title["lookup"]: [top["references"], top["glossary"], top["calendar"]]},
        {title["audit"]: [top["audit"], *(top[name] for name in _REGISTERS)]},
    ]
