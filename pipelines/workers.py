"""Running a pure function over many documents: a process pool, a time limit, and one document's failure its own."""

from __future__ import annotations

import os
import signal
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from types import FrameType
from typing import TypeVar

S = TypeVar("S")
R = TypeVar("R")

TIME_LIMIT = 60  # seconds for one document in one stage
_POOL_FROM = 16  # documents; below that, starting processes costs more than they save
_CHUNK = 8


def in_parallel(work: Callable[[S], R], refuse: Callable[[S, str], R], items: Sequence[S]) -> Iterator[R]:
    """The results in the order of the items, from as many processes as there are cores.

    `work` must not raise; `refuse` gives the result for an item that took its process down.
    """
    workers = min(os.cpu_count() or 1, len(items))
    if len(items) < _POOL_FROM or workers < 2:
        yield from map(work, items)
        return
    done = 0
    try:
        with _pool(workers) as pool:
            for result in pool.map(work, items, chunksize=_CHUNK):
                done += 1
                yield result
    except BrokenProcessPool:  # one document took its process down, and the others' results with it
        for item in items[done:]:
            yield _alone(work, refuse, item)


def _alone(work: Callable[[S], R], refuse: Callable[[S, str], R], item: S) -> R:
    try:
        with _pool(1) as pool:
            return pool.submit(work, item).result()
    except BrokenProcessPool:
        return refuse(item, "brought its process down (out of memory, or a parser's crash): look at the page by hand")


def _pool(workers: int) -> ProcessPoolExecutor:
    # "spawn": the parent may hold DuckDB and Dagster threads, which a fork would copy in an unknown state.
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))


@contextmanager
def time_limit() -> Iterator[None]:
    """Raise `TimeoutError` in the block after `TIME_LIMIT`; without effect outside the main thread of a process."""

    def expire(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"took longer than {TIME_LIMIT} s: look at the page by hand, or report it")

    try:
        previous = signal.signal(signal.SIGALRM, expire)
    except ValueError:  # not the main thread: signals are not ours to set
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, TIME_LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)


def fault(error: Exception) -> str:
    """The reason given for a document on which our own code failed: it names the error and the place."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"internal error, please report: {type(error).__name__}: {error} ({place.name}, line {place.lineno})"
