"""Fill in forms, read filled ones back, write blank ones.

scripts/forms fill ID answers.json -o out.pdf          a PDF that can still be changed
scripts/forms fill ID answers.json -o out.docx         the same for Word
scripts/forms fill ID answers.json -o out.pdf --flat   a finished copy
scripts/forms fill ID rows.csv -o FOLDER [--flat]      one PDF a row
scripts/forms fill ID --blank -o out.pdf               paper to write on
scripts/forms fill --all -o FOLDER                     every file of every form
scripts/forms table ID -o rows.csv                     an empty table for many forms
scripts/forms read filled.pdf                          the answers as JSON (also from .docx)
"""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from tqdm import tqdm

from forms.answers import Answers, problems
from forms.filling import FILLED, FINISHED, Fill, form_of, many, one, read_back
from forms.paper import blank_pdf
from forms.table import blank_table
from macros.loader import load
from macros.model import Form, Manual
from macros.problems import ManualError, Problem
from macros.staging import staged, write_whole
from macros.wording import message
from scripts.arguments import manual_parser, unwritten
from scripts.documents import forms


def main() -> int:
    """Do what the arguments ask; exit 1 with every problem in Thai, and nothing written."""
    parser = _parser()
    arguments = parser.parse_args()
    try:
        manual = load(arguments.data)
        if arguments.verb == "read":
            return _read(manual, arguments.file)
        if arguments.verb == "fill" and arguments.all:
            _write_all(manual, arguments.output)
        else:
            form = form_of(manual, arguments.id or "", arguments.data / "forms")
            _write(arguments, form, manual)
    except ManualError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(unwritten(error), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(message("stopped"), file=sys.stderr)
        return 130
    return 0


def _read(manual: Manual, file: Path) -> int:
    """Print the answers as `fill` takes them, and what is wrong with them."""
    form, answers = read_back(manual, file)
    print(json.dumps(answers, ensure_ascii=False, indent=2))
    print(message("form_read", title=form.title, id=form.id), file=sys.stderr)
    wrong = problems(form, answers)
    if wrong:
        raise ManualError([Problem(file, 1, words) for words in wrong])
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = manual_parser(__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    verbs = parser.add_subparsers(dest="verb", required=True)
    fill = verbs.add_parser("fill", help="fill in a form, or write it blank")
    fill.add_argument("id", nargs="?")
    fill.add_argument("answers", nargs="?", type=Path, help=".json for one, .csv for many")
    fill.add_argument("-o", "--output", type=Path, required=True)
    kinds = fill.add_mutually_exclusive_group()
    kinds.add_argument("--flat", action="store_true", help="a finished copy, not to be changed")
    kinds.add_argument("--blank", action="store_true", help="paper to write on")
    kinds.add_argument("--all", action="store_true", help="every file of every form")
    table = verbs.add_parser("table", help="write an empty table for a form")
    table.add_argument("id")
    table.add_argument("-o", "--output", type=Path, required=True)
    verbs.add_parser("read", help="print the answers in a filled form").add_argument(
        "file", type=Path
    )
    return parser


def _write(arguments: argparse.Namespace, form: Form, manual: Manual) -> None:
    out: Path = arguments.output
    if arguments.verb == "table":
        write_whole(_named(out, (".csv",)), blank_table(form))
        return
    if arguments.blank:
        write_whole(_named(out, (".pdf",)), blank_pdf(form, manual))
        return
    source: Path | None = arguments.answers
    fills = FINISHED if arguments.flat else FILLED
    if source is None:
        raise ManualError([Problem(out, 1, message("no_answers"))])
    if source.suffix.lower() == ".csv":
        found = many(form, source)
        _write_rows(form, fills[".pdf"](form, manual), found, out)
    else:
        fill = fills[_named(out, fills).suffix.lower()](form, manual)
        write_whole(out, fill(one(form, source)))


def _named(out: Path, endings: Iterable[str]) -> Path:
    """Return the path of a result; raises `ManualError` for one of another kind."""
    if out.suffix.lower() not in endings:
        known = ", ".join(endings)
        raise ManualError([Problem(out, 1, message("unknown_ending", known=known))])
    return out


def _write_rows(form: Form, fill: Fill, found: Mapping[int, Answers], out: Path) -> None:
    """Write one PDF a row, named by the row; the folder appears whole or not at all."""
    with staged(out) as folder:
        for number, answers in tqdm(found.items(), bar_format=message("filling")):
            (folder / f"{form.id}-{number:04}.pdf").write_bytes(fill(answers))


def _write_all(manual: Manual, out: Path) -> None:
    with staged(out) as folder:
        for address, content in forms(manual).items():
            write_whole(folder / address, content)


if __name__ == "__main__":
    sys.exit(main())
