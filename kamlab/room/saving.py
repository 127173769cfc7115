"""What JupyterLab saves of a course page: the still picture of each form, not the living one.

A living form dies with its kernel; a saved one would be shown as an error when the
page is opened again. So the page that lies on the disk holds the still, with the
values as they were, until the form comes alive.
"""

from typing import Any

VIEW = "application/vnd.jupyter.widget-view+json"
STATE = "widgets"


def keep_stills(model: dict[str, Any], **_how: object) -> None:
    """Leave the living forms of a course page out of what is saved.

    Parameters
    ----------
    model
        What is about to be saved; changed in place.
    """
    page = model.get("content")
    if model.get("type") != "notebook" or not isinstance(page, dict) or "kamlab" not in page.get("metadata", {}):
        return
    page["metadata"].pop(STATE, None)
    for cell in page.get("cells", ()):
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            if "text/html" in data:
                data.pop(VIEW, None)


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "kamlab.room.saving"}]


def _load_jupyter_server_extension(server: Any) -> None:  # noqa: ANN401 - the server is untyped
    server.contents_manager.register_pre_save_hook(keep_stills)
