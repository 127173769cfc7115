"""The server of the app: Voilà on loopback, with the course's own page template and nothing from the network.

Run as ``python -m kamlab.room.app_server PORT FOLDER LANGUAGE`` by :mod:`kamlab.room.app`; the token comes in the
environment, where other users of the machine do not see it.
"""

import os
import sys
from pathlib import Path
from typing import Any

from kamlab.i18n import LANGUAGES, say
from kamlab.launch.lab import DOOR
from kamlab.launch.look import EXTENSIONS, title

HERE = Path(__file__).resolve().parent
LOOK = HERE / "voila" / "templates" / "kamlab"
WORDS = ("gathering", "sorry", "sorry_what")
IDLE_SECONDS, LOOK_SECONDS = 90, 30  # a kernel whose page is gone without a goodbye ends after this; looked at every
WIDGETS = (
    "@jupyter-widgets/jupyterlab-manager",
    "@voila-dashboards/widgets-manager8",
    "anywidget",
    "ipydatagrid",
    "bqplot",  # ipydatagrid draws its scales with these two
    "bqscales",
)


def settings(port: int, folder: Path, language: str) -> dict[str, dict[str, Any]]:
    """Return the settings of Voilà.

    Parameters
    ----------
    port
        Where it listens.
    folder
        The learner's own copy of the course.
    language
        Language of pages that do not say theirs.
    """
    look = {
        "words": {lang: {word: say(f"room.app.{word}", lang) for word in WORDS} for lang in LANGUAGES},
        "language": language,
        "page_css": (EXTENSIONS / "kamlab-room" / "static" / "page.css").read_text(encoding="utf-8"),
        "app_css": (LOOK / "app.css").read_text(encoding="utf-8"),
        "app_js": (LOOK / "app.js").read_text(encoding="utf-8"),
    }
    return {
        "Voila": {
            "ip": DOOR,
            "port": port,
            "port_retries": 0,
            "open_browser": False,
            "root_dir": str(folder),
            # A page that closes ends its kernel with a request that cannot carry the usual mark; the kernel's id,
            # which nobody else knows, and the cookie stand for it.
            "tornado_settings": {"disable_check_xsrf": True},
            "token": os.environ.pop("JUPYTER_TOKEN"),  # taken out: no page needs to know it
        },
        "VoilaConfiguration": {
            "template": "kamlab",
            "theme": "light",
            "show_tracebacks": False,
            "resources": look,
            "allow_template_override": "NO",
            "allow_theme_override": "NO",
            "extension_allowlist": list(WIDGETS),
            "file_denylist": [".*"],  # pages are shown, files are not handed out
            "prelaunch_hook": name_page,
        },
        "VoilaExecutor": {"allow_errors": True, "timeout": 600},  # a figure that failed leaves the rest of the page
        "MappingKernelManager": {
            "cull_idle_timeout": IDLE_SECONDS,
            "cull_interval": LOOK_SECONDS,
            "cull_connected": False,
        },
    }


def name_page(request: Any, notebook: Any, cwd: str) -> Any:  # noqa: ANN401 - as Voilà calls it
    """Give a page its title and its language before it is drawn."""
    own = notebook.metadata.get("kamlab", {})
    path = Path(request.request.path)
    if own:
        folder = (own.get("edition", ""), own.get("language", ""))
        notebook.metadata["title"] = f"{title('/'.join((*folder, path.name)))} · {say('syllabus.course', folder[1])}"
    del cwd
    return notebook


def main(port: int, folder: Path, language: str) -> None:
    """Serve until interrupted."""
    os.environ["JUPYTER_PATH"] = str(HERE)  # where Voilà looks for the template
    from traitlets.config import Config
    from voila.app import Voila

    server = Voila(config=Config(settings(port, folder, language)))
    server.initialize([])
    server.start()


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
