"""Manuals larger than the real one, to measure how things grow."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from macros.model import Procedure

TIMES = 10


def enlarge(data: Path, large: Path) -> Path:
    """Copy a data folder and give each procedure nine siblings with ids of their own."""
    shutil.copytree(data, large)
    number = 1000
    for path in sorted((large / "procedures").glob("[!_]*.yml")):
        text = path.read_text(encoding="utf-8")
        for copy in range(1, TIMES):
            number += 1
            name = f"{path.stem}-{copy}"
            sibling = re.sub(r"(?m)^id: .*$", f"id: {name}", text)
            sibling = re.sub(r"(?m)^number: .*$", f"number: {number}", sibling)
            sibling = re.sub(r"(?m)^( *(?:- id|to|next): .*)$", rf"\1-{copy}", sibling)
            (path.parent / f"{name}.yml").write_text(sibling, encoding="utf-8")
    return large


def procedures(count: int) -> Iterator[Procedure]:
    """Yield procedures of twenty steps, every fifth a decision that goes back or ahead."""
    steps = []
    for number in range(20):
        back, ahead = f"s{number - 2}", f"s{number + 3}"
        decides = number % 5 == 3
        step: dict[str, Any] = {
            "id": f"s{number}",
            "text": "word " * 12,
            "kind": "decision" if decides else "task",
        }
        if decides:
            step |= {"no": {"to": ahead if number % 2 and number < 15 else back}}
        steps.append(step)
    for number in range(1, count + 1):
        record = {"id": f"p{number}", "number": number, "title": "title", "steps": steps}
        yield Procedure.model_validate(record)
