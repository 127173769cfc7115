"""The panel: one widget that shows a tree of parts and tells what the person does.

The tree lives in the kernel; the browser draws it and sends messages back, each with
a number that the next tree acknowledges. How it is drawn stands in ``page/``.
"""

from functools import cache
from pathlib import Path
from typing import Any

import anywidget
import traitlets

_PAGE = Path(__file__).with_name("page")


@cache
def _joined(ending: str) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(_PAGE.glob(f"*.{ending}")))


class Panel(anywidget.AnyWidget):
    """Shows ``tree``; what the person does arrives at :meth:`on_msg`.

    Attributes
    ----------
    tree
        ``parts``, the language, the words of waiting, the number of the message it
        answers (``ack``), where the focus goes (``focus``).
    """

    _esm = _joined("js")
    _css = _joined("css")
    tree: Any = traitlets.Dict().tag(sync=True)
