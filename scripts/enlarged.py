"""A manual with ten times the procedures, to measure how things grow."""

import re
import shutil
from pathlib import Path

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
