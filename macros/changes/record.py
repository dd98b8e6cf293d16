"""A comparison as data, for the change log and for other programs."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from macros.changes.comparison import Comparison, Topic
from macros.changes.looks import Look
from macros.changes.marks import Piece
from macros.changes.markup import line
from macros.problems import Problem


def record(comparison: Comparison) -> dict[str, Any]:
    """Return a comparison as values that JSON can write.

    `sentence` is Markdown; `pieces` are the same as runs `{text, mark?, exact?}`. `pages` is
    null where a side could not be built. `lost` are addresses that need a notice.
    """
    return {
        "compared": comparison.compared,
        "count": comparison.count,
        "topics": [_topic(topic) for topic in comparison.topics],
        "pages": None if comparison.pages is None else _looks(comparison.pages),
        "forms": _looks(comparison.forms),
        "problems": {
            side: _problems(problems)
            for side, problems in zip(("base", "head"), comparison.problems, strict=True)
        },
        "unread": list(comparison.unread),
        "lost": [asdict(each) for each in comparison.lost],
    }


def _topic(topic: Topic) -> dict[str, Any]:
    changes = [
        {
            "kind": told.kind,
            "path": "/".join(told.path),
            "where": list(told.where),
            "sentence": line(told.pieces),
            "pieces": [_piece(piece) for piece in told.pieces],
        }
        for told in topic.changes
    ]
    return {"heading": topic.heading, "address": topic.address, "changes": changes}


def _piece(piece: Piece) -> dict[str, Any]:
    return {
        "text": piece.text,
        **({"mark": piece.mark} if piece.mark else {}),
        **({"exact": True} if piece.exact else {}),
    }


def _looks(looks: Iterable[Look]) -> list[dict[str, str]]:
    return [{"kind": each.kind, "address": each.address, "title": each.title} for each in looks]


def _problems(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    return [{"path": p.path.as_posix(), "line": p.line, "message": p.message} for p in problems]
