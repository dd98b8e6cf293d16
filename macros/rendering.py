"""Every page of a manual with its macros run: Markdown that any engine can take."""

import traceback
from collections.abc import Iterable, Iterator
from dataclasses import replace

from jinja2 import Environment, StrictUndefined, TemplateSyntaxError, UndefinedError

from macros.calls import misused
from macros.markup import inline
from macros.model import Manual
from macros.pages import Page, pages, styled
from macros.problems import Problem, nearest
from macros.prose import Prose
from macros.repository import NOWHERE, Origins
from macros.vocabulary import vocabulary
from macros.wording import message


def rendered(
    manual: Manual, prose: Iterable[Prose], origins: Origins = NOWHERE
) -> tuple[Page, ...]:
    """Return the pages of words, then those made from data, each as plain Markdown."""
    written = (_page_of(words, manual) for words in prose)
    return tuple(_run(page, manual, origins) for page in (*written, *pages(manual)))


def _page_of(words: Prose, manual: Manual) -> Page:
    title, description = (
        styled(inline(text), manual) for text in (words.head.title, words.head.description)
    )
    return Page(words.path, title, description, words.markdown, "")


def _run(page: Page, manual: Manual, origins: Origins) -> Page:
    environment = _environment()
    environment.globals = {**vocabulary(manual, lambda: page.address, origins)}
    markdown = environment.from_string(page.markdown).render()
    return replace(page, markdown=styled(markdown, manual))


def _environment() -> Environment:
    return Environment(undefined=StrictUndefined, autoescape=False)  # noqa: S701 - Markdown


def unknown_macros(manual: Manual, prose: Iterable[Prose]) -> Iterator[Problem]:
    """Yield where a page of words asks for what the vocabulary does not have."""
    for words in prose:
        page = _page_of(words, manual)
        before = words.text.count("\n") - words.markdown.count("\n")
        # One line at a time is wrong, and then left out, so that the next one is found too.
        while found := _first_problem(page, manual):
            line, said = found
            yield Problem(words.file, before + line, said)
            lines = page.markdown.split("\n")
            if not lines[line - 1]:
                break
            lines[line - 1] = ""
            page = replace(page, markdown="\n".join(lines))


def _first_problem(page: Page, manual: Manual) -> tuple[int, str] | None:
    try:
        known = vocabulary(manual, str, NOWHERE)
        wrong = misused(_environment().parse(page.markdown), page.markdown, known)
        if wrong:
            return wrong
        _run(page, manual, NOWHERE)
    except TemplateSyntaxError as error:
        return error.lineno, message("macro_syntax")
    except (UndefinedError, LookupError, TypeError) as error:
        return _line(error), _explained(error, manual)
    return None


def _line(error: Exception) -> int:
    frames = traceback.extract_tb(error.__traceback__)
    return next((f.lineno or 1 for f in frames if f.filename == "<template>"), 1)


def _explained(error: Exception, manual: Manual) -> str:
    if isinstance(error, UndefinedError):
        name = str(error).partition("'")[2].partition("'")[0]
        guess = nearest(name, vocabulary(manual, str, NOWHERE))
        rule = "unknown_macro_near" if guess else "unknown_macro"
        return message(rule, name=name, guess=guess)
    if isinstance(error, TypeError):
        return message("macro_arguments")
    return str(error.args[0])
