"""Write the JSON Schemas that editors use for the data files, and print which changed."""

import argparse
import json
import sys
from pathlib import Path

from macros.json_schema import SUFFIX, schemas

FOLDER = Path(__file__).resolve().parent.parent / "macros" / "schema"


def files() -> dict[str, str]:
    """Return the text of every schema file by its name."""
    return {
        name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in schemas().items()
    }


def main() -> int:
    """Bring the folder up to date; a schema that nothing needs any more goes."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    FOLDER.mkdir(exist_ok=True)
    fresh = files()
    for path in sorted({*FOLDER.glob(f"*{SUFFIX}"), *(FOLDER / name for name in fresh)}):
        text = fresh.get(path.name)
        if text is None:
            path.unlink()
        elif not path.exists() or path.read_bytes() != text.encode():
            path.write_bytes(text.encode())
        else:
            continue
        print(path.name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
