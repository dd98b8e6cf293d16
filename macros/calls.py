"""How a page of words calls the vocabulary: by name, in brackets, with texts and nothing else."""

import re
from collections.abc import Container, Iterator

from jinja2 import nodes

from macros.wording import message

_ARGUMENTS = r"\(\s*(?P<argument>[^()\"'\s][^()\"']*?)\s*\)"


def misused(template: nodes.Template, text: str, known: Container[str]) -> tuple[int, str] | None:
    """Return the first line on which a page uses the marks for anything else, and what to write."""
    lines = text.split("\n")
    for node in _parts(template):
        said = _misuse(node, lines[node.lineno - 1], known)
        if said:
            return node.lineno, said
    return None


def _parts(template: nodes.Template) -> Iterator[nodes.Node]:
    """Yield what stands between the marks."""
    for statement in template.body:
        if isinstance(statement, nodes.Output):
            parts = statement.nodes
            yield from (each for each in parts if not isinstance(each, nodes.TemplateData))
        else:
            yield statement


def _misuse(node: nodes.Node, line: str, known: Container[str]) -> str | None:
    if isinstance(node, nodes.Name):
        # A name that is not known is told with the one that was meant.
        return message("macro_without_brackets", name=node.name) if node.name in known else None
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        return message("macro_form")
    return _argument_misuse(node, node.node.name, line) if node.node.name in known else None


def _argument_misuse(call: nodes.Call, name: str, line: str) -> str | None:
    if call.kwargs or call.dyn_args or call.dyn_kwargs:
        return message("macro_form")
    if all(isinstance(each, nodes.Const) and isinstance(each.value, str) for each in call.args):
        return None
    written = re.search(rf"\b{re.escape(name)}\s*{_ARGUMENTS}", line)
    if not written or "," in written["argument"]:
        return message("macro_form")
    return message("macro_without_quotes", name=name, argument=written["argument"])
