"""Our worker in the place of the theme's, and the index that it reads."""

import json
from pathlib import Path

from macros.model import Manual
from macros.problems import ManualError, Problem
from macros.search.index import documents
from macros.search.script import worker
from macros.wording import message


def install(site: Path, manual: Manual) -> None:
    """Replace the theme's worker and write the index; raises `ManualError` if there is not one."""
    folder = Path("assets/javascripts/workers")
    found = sorted((site / folder).glob("search.*.min.js"))
    if len(found) != 1:
        raise ManualError([Problem(folder, 1, message("search_worker", count=len(found)))])
    found[0].write_text(worker(), encoding="utf-8")
    found[0].with_name(f"{found[0].name}.map").unlink(missing_ok=True)
    path = site / "search" / "search_index.json"
    index = json.loads(path.read_text(encoding="utf-8"))
    index["docs"] = documents(manual, index["docs"])
    # Of the file the theme hands the worker only `config` and `docs`, and reads itself but these.
    config = {key: index["config"][key] for key in ("lang", "separator")}
    own = {"synonyms": manual.search.synonyms, "stop": manual.search.stop}
    index["config"] = config | own
    written = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    path.write_text(written, encoding="utf-8")
