"""The problems of a manual for those who show them: annotations, a comment, data."""

import hashlib
import json
from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import Path

from macros.markup import inline
from macros.problems import Problem
from macros.wording import message

Report = Callable[[Iterable[Problem]], str]

# How many problems there is room for in one comment.
_MOST = 60
# A bot's comment must call nobody; the mark joins the name invisibly.
_CALL, _QUIET = "&#64;", "&#64;&#8288;"


def lines(problems: Iterable[Problem]) -> str:
    """Return one `path:line: message` each, as editors read them."""
    return "".join(f"{problem}\n" for problem in problems)


def github(problems: Iterable[Problem]) -> str:
    """Return GitHub's workflow commands, which it shows on the lines of the change.

    Escaped as its own toolkit does: `%` and line ends everywhere, `:` and `,` in properties
    (actions/toolkit, packages/core/src/command.ts).
    """
    return "".join(
        f"::error file={_property(_path(problem))},line={problem.line}"
        f",title={_property(message('report_title'))}::{_data(problem.message)}\n"
        for problem in problems
    )


def gitlab(problems: Iterable[Problem]) -> str:
    """Return GitLab's Code Quality report, which it shows on the lines of the change."""
    found = [
        {
            "description": problem.message,
            "check_name": "manual",
            "fingerprint": hashlib.sha256(_said(problem).encode()).hexdigest(),
            "severity": "major",
            "location": {"path": _path(problem), "lines": {"begin": problem.line}},
        }
        for problem in problems
    ]
    return _written(found)


def data(problems: Iterable[Problem]) -> str:
    """Return path, line and message of each as JSON."""
    return _written(
        [
            {"path": _path(problem), "line": problem.line, "message": problem.message}
            for problem in problems
        ]
    )


def comment(problems: Iterable[Problem]) -> str:
    """Return one comment for people: by file, what is wrong, and below it what to write."""
    found = list(problems)
    if not found:
        return message("report_sound") + "\n"
    written = [message("report_count", count=len(found)), ""]
    for path, here in groupby(found[:_MOST], _path):
        written += [message("report_file", file=_quoted(path)), ""]
        for problem in here:
            wrong, _, instead = problem.message.partition(" — ")
            words = message("report_line", line=problem.line, wrong=_quoted(wrong))
            written.append(f"- {words}" + (f"<br>{_quoted(instead)}" if instead else ""))
        written.append("")
    if len(found) > _MOST:
        written += [message("report_rest", count=len(found) - _MOST), ""]
    return "\n".join([*written, message("report_again"), ""])


REPORTS: dict[str, Report] = {
    "text": lines,
    "github": github,
    "gitlab": gitlab,
    "markdown": comment,
    "json": data,
}


def _path(problem: Problem) -> str:
    """Return the path as repositories write it, which Windows does not."""
    return Path(problem.path).as_posix()


def _said(problem: Problem) -> str:
    return f"{_path(problem)}:{problem.line}:{problem.message}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _quoted(text: str) -> str:
    return inline(text).replace(_CALL, _QUIET)


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
