"""Work that takes longer than a key press: in a thread, with a bar, to be stopped at any time.

The page stays usable meanwhile. A job that ends at once is never shown as one. What
a job finds is handed over where the page's other messages are handled, so a form
needs no locks.
"""

import asyncio
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from kamlab.forms.parts import Part, button, progress
from kamlab.i18n import say

if TYPE_CHECKING:
    from kamlab.forms.form import Form

AT_ONCE = 0.25  # seconds that a job may take without a bar
BETWEEN = 0.3  # seconds between two drawings of the bar
LEFT_FROM = 1.0  # seconds left from which they are told


class StoppedError(Exception):
    """The person stopped the job; raised inside it."""


class Job:
    """One piece of work of a form.

    Parameters
    ----------
    form
        The form that waits.
    work
        What is done in the thread; it gets the job and calls :meth:`tell` now and then.
    then
        What happens with its result, back among the messages of the page.
    failed
        What happens with what it raised.
    title
        What runs, for the bar: «Читаем файл».
    """

    def __init__(
        self,
        form: "Form",
        work: "Callable[[Job], Any]",
        then: Callable[[Any], None],
        failed: Callable[[Exception], None],
        title: str,
    ) -> None:
        self.form, self.title = form, title
        self.done = self.expected = 0
        self.running = True
        self._work, self._then, self._failed = work, then, failed
        self._stopped, self._over = threading.Event(), threading.Event()
        self.started = self._drawn = time.monotonic()
        self._result: tuple[Any, Exception | None] = (None, None)
        self._thread = threading.Thread(target=self._run, name="kamlab-job", daemon=True)
        try:
            self._loop: asyncio.AbstractEventLoop | None = asyncio.get_running_loop()
        except RuntimeError:  # a script or a test: nobody else is waiting
            self._loop = None

    def start(self) -> None:
        """Begin; a short job is over when this returns."""
        self._thread.start()
        if self._over.wait(AT_ONCE):
            self._finish()

    def stop(self) -> None:
        """End the job; its result is forgotten."""
        self._stopped.set()
        self.running = False

    def wait(self) -> None:
        """Wait for the end of the job: for those without a page."""
        self._over.wait()
        self._finish()

    def tell(self, done: int, expected: int = 0) -> None:
        """Say how far the work is; called by the work.

        Raises
        ------
        StoppedError
            If the person has stopped the job.
        """
        if self._stopped.is_set():
            raise StoppedError
        self.done, self.expected = done, expected
        now = time.monotonic()
        if self._loop is not None and now - self._drawn > BETWEEN and now - self.started > AT_ONCE:
            self._drawn = now
            self._loop.call_soon_threadsafe(self._draw)

    def turn(self, title: str) -> None:
        """Go over to the next part of the work, whose length is not known; called by the work.

        Raises
        ------
        StoppedError
            If the person has stopped the job.
        """
        self.title = title
        self._drawn = 0.0
        self.tell(self.done)

    def part(self) -> Part:
        """Return the bar: what runs, rows done, seconds left, a way to stop."""
        lang = self.form.lang
        share = min(self.done / self.expected, 1.0) if self.expected else 0.0
        words = [say("forms.job.rows", lang, n=self.done)] if self.done else []
        if (left := self._left(share)) > LEFT_FROM:
            words.append(say("forms.job.left", lang, n=round(left)))
        stop = button("stop", say("forms.job.stop", lang), weight="small")
        return progress(self.title, share if share < 1 else 0.0, " · ".join(words), stop)

    def _left(self, share: float) -> float:
        spent = time.monotonic() - self.started
        return spent * (1 - share) / share if 0 < share < 1 and spent > AT_ONCE else 0.0

    def _run(self) -> None:
        try:
            self._result = (self._work(self), None)
        except Exception as problem:  # noqa: BLE001 - handed to the form, which turns it into a sentence
            self._result = (None, problem)
        self._over.set()
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._finish)

    def _draw(self) -> None:
        if self.running:
            self.form.refresh()

    def _finish(self) -> None:
        if not self.running:
            return
        self.running = False
        result, problem = self._result
        if isinstance(problem, StoppedError):
            return
        self.form.guard(lambda: self._failed(problem) if problem is not None else self._then(result))
