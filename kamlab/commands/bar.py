"""A progress bar on standard error, for the commands that take their time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from kamlab.i18n import say


@contextmanager
def bar(key: str) -> Iterator[Callable[[int, int], None]]:
    """Show a bar named by message ``key``; yields a function of the steps done and the steps in all."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(say(key), total=None)

        def show(done: int, total: int) -> None:
            progress.update(task, completed=done, total=total)

        yield show
