"""How long the handbook takes, how much memory, and how both grow with the procedures."""

import re
import subprocess
import sys
from pathlib import Path

from macros.fingerprint import manual_fingerprint
from macros.folders import PROJECT
from macros.handbook import book, bound, pdf
from macros.loader import load
from macros.prose import read_prose
from scripts.enlarged import TIMES
from scripts.figures import row, seconds
from scripts.site import configuration, convert


def binding(data: Path, large: Path, docs: Path) -> None:
    """Measure the handbook of a manual, and of one with ten times the procedures."""
    once = seconds(lambda: handbook(data, docs), rounds=1)
    row("handbook", once, 3, " s")
    row("memory for the handbook, the program included", _memory(data, docs), 150, " MB")
    times = seconds(lambda: handbook(large, docs), rounds=1) / once
    row("handbook of ten times the procedures", times, TIMES, "×")


def handbook(data: Path, docs: Path) -> bytes:
    """Return the handbook of a manual."""
    manual, prose = load(data), read_prose(docs)[0]
    chapters = bound(manual, prose, convert(configuration(PROJECT / "unused")))
    return pdf(book(manual, chapters, manual_fingerprint(manual, prose)), docs)


def _memory(data: Path, docs: Path) -> float:
    """Return the most memory, in MB, of a process that makes the handbook and nothing else."""
    alone = [sys.executable, "-P", "-m", "scripts.bench_handbook", str(data), str(docs)]
    told = subprocess.run(alone, check=True, capture_output=True, text=True)  # noqa: S603
    return float(told.stdout)


def main() -> int:
    """Make the handbook of the folders that are named, and print the memory in MB."""
    data, docs = map(Path, sys.argv[1:])
    handbook(data, docs)
    # What getrusage(2) tells includes the parent's memory from before the execve(2).
    status = Path("/proc/self/status").read_text(encoding="ascii")
    print(int(re.findall(r"VmHWM:\s*(\d+) kB", status)[0]) / 1024)
    return 0


if __name__ == "__main__":
    sys.exit(main())
