"""Numbers that a bench measures and prints."""

import statistics
import time
from collections.abc import Callable


def seconds(work: Callable[[], object], rounds: int = 5) -> float:
    """Return the median time of some work, after one run to warm up."""
    work()
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def row(name: str, value: float, limit: float, unit: str = "") -> None:
    """Print one number beside the most that it may be."""
    verdict = "ok" if value <= limit else "OVER"
    print(f"{name:<56} {value:7.2f}{unit:<3} (at most {limit:g}{unit}) {verdict}")
