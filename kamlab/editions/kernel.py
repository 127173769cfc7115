"""How kernels are started: quietly, one event loop per page, closed when the page is done."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

QUIET_KERNEL = ("--log-level=40",)  # the kernel's remarks on its transport are no concern of a reader


STILL = {"KAMLAB_STILL": "1", "KAMLAB_WORKBOOK": "sqlite://"}  # pictures of forms, nobody's answers


def build_environment() -> dict[str, str]:
    """Return the environment of a kernel that builds the course: the demo company, nobody's answers, no display."""
    return {**os.environ, **STILL, "KAMLAB_COMPANY": "demo", "MPLBACKEND": "agg"}


@contextmanager
def still_kernels() -> Iterator[None]:
    """Let every kernel started meanwhile show forms as pictures; answers only of a workbook that was asked for."""
    before = dict(os.environ)
    os.environ.update(STILL | {name: before[name] for name in ("KAMLAB_WORKBOOK",) if before.get(name)})
    try:
        yield
    finally:
        for name in STILL:
            os.environ.pop(name, None)
        os.environ.update({name: before[name] for name in STILL if name in before})


@contextmanager
def own_loop() -> Iterator[None]:
    """Give this thread an event loop for the time of one page.

    The Jupyter libraries open one per thread and leave it open.
    """
    from jupyter_core.utils import ensure_event_loop

    loop = ensure_event_loop(prefer_selector_loop=True)  # sockets of kernels need it on Windows
    try:
        yield
    finally:
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()
