"""The pages that are made from data: headings with anchors, and macros below them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from macros import addresses
from macros.markup import inline
from macros.model import Manual
from macros.prose import Prose
from macros.thai import digits
from macros.wording import wording

Menu = list[Any]

# The home page needs no menu beside it, and registers of wrong spellings no search.
_MANNERS = {
    addresses.HOME: "hide: [navigation, toc]\n",
    addresses.CORRECTIONS: "search:\n  exclude: true\n",
    addresses.QUESTIONS: "search:\n  exclude: true\n",
}


@dataclass(frozen=True)
class Page:
    """A page before its macros are run; `path` is that of its source, `record` its data file."""

    path: str
    title: str
    description: str
    markdown: str
    record: str

    @property
    def address(self) -> str:
        """Where the site answers with this page."""
        return addresses.of_source(self.path)

    @property
    def source(self) -> str:
        """The page as a Markdown file, its head included."""
        record = f'record: "{self.record}"\n' if self.record else ""
        head = f'title: "{self.title}"\ndescription: "{self.description}"\n{record}'
        return f"---\n{head}{_MANNERS.get(self.address, '')}---\n{self.markdown}"


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
# The lists and registers: the name of the template and the file that its facts come from.
_LISTS = {
    addresses.HOME: ("home", "manual.yml"),
    addresses.DUTIES: ("duties", "duties.yml"),
    addresses.PROCEDURES: ("procedures", "manual.yml"),
    addresses.FORMS: ("forms", "manual.yml"),
    addresses.REFERENCES: ("references", "references.yml"),
    addresses.GLOSSARY: ("glossary", "glossary.yml"),
    addresses.CALENDAR: ("calendar", "duties.yml"),
    addresses.AUDIT: ("audit", "audit.yml"),
    addresses.CONTRIBUTE: ("contribute", "manual.yml"),
    addresses.PRIVACY: ("privacy", "manual.yml"),
    addresses.CORRECTIONS: ("corrections", "corrections.yml"),
    addresses.QUESTIONS: ("questions", "questions.yml"),
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
    return tuple(made)


def _page(path: str, name: str, record: str, manual: Manual, **facts: Any) -> Page:
    template = _ENVIRONMENT.get_template(f"{name}.md")
    module = template.make_module({"manual": manual, **facts})
    markdown = str(module).strip() + "\n"
    title, description = (
        styled(str(getattr(module, key)).strip(), manual) for key in ("title", "description")
    )
    return Page(path, title, description, markdown, record)


def site_name(manual: Manual) -> str:
    """Return the name of the site as markup: the manual's title and the office."""
    office = manual.office.abbreviation or manual.office.name
    return styled(inline(f"{manual.title} {office}"), manual)


def imprint_line(manual: Manual) -> str:
    """Return whose manual it is, as markup for the foot of every page."""
    return styled(inline(" · ".join(filter(None, (manual.office.name, manual.group)))), manual)


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
        {title["about"]: [*(page.path for page in prose), top["contribute"], top["privacy"]]},
        top["duties"],
        {title["procedures"]: [top["procedures"], *procedures]},
        {title["forms"]: [top["forms"], *forms]},
        {title["lookup"]: [top["references"], top["glossary"], top["calendar"]]},
        {title["audit"]: [top["audit"], top["corrections"], top["questions"]]},
    ]
