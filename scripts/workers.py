"""Files made by as many processes as the machine has processors."""

import gc
import os
import signal
import threading
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import parent_process
from multiprocessing.util import Finalize

from forms.outputs import Files, Make

# Parts in which the work is handed out: what the makers of one part share is sent to them once.
_PARTS = 16


def made(makers: Mapping[str, Make]) -> Files:
    """Return the file of every maker by its address; raises what the first maker raises."""
    size = max(1, len(makers) // _PARTS)
    with ProcessPoolExecutor(initializer=_follow) as pool:
        contents = pool.map(_call, makers.values(), chunksize=size)
        return dict(zip(makers, contents, strict=True))


def _follow() -> None:
    """Leave interruptions to the process that hands out the work, and end when it is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What the parent holds is none of a worker's garbage; looking through it copies its memory.
    gc.freeze()
    # WeasyPrint removes its folders when they are collected, which the end of a worker leaves out
    # (Kozea/WeasyPrint#2090; tests/test_upstream.py tells when this can go).
    Finalize(None, gc.collect, exitpriority=0)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    assert parent is not None  # noqa: S101 - only workers come here
    parent.join()
    os._exit(1)


def _call(make: Make) -> bytes:
    return make()
