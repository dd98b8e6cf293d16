"""How the guide shows the macros: each as it is written, and what it shows in this manual."""

import re
from dataclasses import dataclass

from markupsafe import Markup

from macros import fragments
from macros.model import Manual
from macros.wording import wording

# What holds a page together, and would do so twice where a piece of it is quoted.
_HOLDS = re.compile(r'\s(?:id|for|headers|aria-(?:labelledby|describedby|controls|owns))="[^"]*"')
_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
_HERE = re.compile(r'\shref="#[^"]*"')


# The macro that shows what another one shows.
_QUOTING = "example"


@dataclass(frozen=True)
class Call:
    """A macro as a page writes it; `arguments` are ids of what it is about.

    It cannot be shown where the manual has nothing of the kind.
    """

    name: str
    arguments: tuple[str, ...] = ()
    can_be_shown: bool = True

    def __str__(self) -> str:
        """What the guide's own page writes to show the result."""
        return f"{{{{ {Call(_QUOTING, (self.name, *self.arguments)).source} }}}}"

    @property
    def source(self) -> str:
        """What stands between the braces."""
        return self.name + "(" + ", ".join(f'"{each}"' for each in self.arguments) + ")"


def calls(manual: Manual) -> tuple[Call, ...]:
    """Return a call of every macro, about the first record of its kind that the manual has."""
    return tuple(_call(name, manual) for name in sorted(wording()["macros"]) if name != _QUOTING)


def _call(name: str, manual: Manual) -> Call:
    if name == "key_guide":
        return Call(name, ("roles.yml",))
    if name in (*fragments.OF_PROCEDURE, "flow"):
        ids = [procedure.id for procedure in manual.procedures]
    elif name in fragments.OF_FORM:
        ids = [form.id for form in manual.forms]
    elif name == "edition":
        ids = [edition.version for edition in manual.editions]
    else:
        return Call(name)
    return Call(name, (ids[0],)) if ids else Call(name, ("…",), can_be_shown=False)


def quoted(shown: str) -> Markup:
    """Return a piece of a page without ids, scripts and links to itself, for a second showing."""
    whole = _HERE.sub("", _HOLDS.sub("", _SCRIPT.sub("", shown)))
    return Markup(whole)  # noqa: S704 - made by our templates


def purpose(name: str) -> str:
    """Return in a few words what a macro shows."""
    words: str = wording()["macros"][name]
    return words
