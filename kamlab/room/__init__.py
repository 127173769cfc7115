"""The room around the pages: what every kernel of the course loads when it starts.

JupyterLab and the app tell IPython to load this package as an extension. It stays small: the work is in
the modules beside it, and a page without them is still a page.
"""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

__all__ = ["load_ipython_extension"]


def load_ipython_extension(shell: Any) -> None:  # noqa: ANN401 - IPython's shell is untyped
    """Stand guard over the cells of a page: called by IPython when a kernel starts."""
    if find_spec("kamlab.room.guard"):
        import_module("kamlab.room.guard").install(shell)
