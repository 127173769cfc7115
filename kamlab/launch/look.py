"""How JupyterLab looks to a learner: its settings, the titles of the pages, what every kernel loads.

All of it is written into ``.venv`` at each start, so deleting that folder leaves nothing behind. The pages
themselves are dressed by the extension in ``kamlab/room/labextension``, which reads its words from here:
it has no catalogue of its own.
"""

import json
import shutil
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from kamlab.launch.copy import pages
from kamlab.launch.place import Place
from kamlab.launch.words import Voice

PACKAGE = Path(__file__).resolve().parents[1]
EXTENSIONS = PACKAGE / "room" / "labextension"
WORDS = {  # what the extension says → the sentence here
    "again": "room_again",
    "ready": "room_ready",
    "busy": "room_busy",
    "lost": "room_lost",
    "course": "room_course",
    "toc": "room_toc",
}
# Parts of JupyterLab that a reader has no use for, and single plugins that cannot do without them.
OFF = (
    "@jupyterlab/cell-toolbar-extension",
    "@jupyterlab/celltags-extension",
    "@jupyterlab/console-extension",
    "@jupyterlab/debugger-extension",
    "@jupyterlab/extensionmanager-extension",
    "@jupyterlab/fileeditor-extension:language-server",
    "@jupyterlab/help-extension:jupyter-forum",
    "@jupyterlab/help-extension:resources",
    "@jupyterlab/inspector-extension",
    "@jupyterlab/launcher-extension",
    "@jupyterlab/lsp-extension",
    "@jupyterlab/notebook-extension:language-server",
    "@jupyterlab/pluginmanager-extension",
    "@jupyterlab/running-extension",
    "@jupyterlab/terminal-extension",
    "@jupyterlab/tooltip-extension:consoles",
    "@jupyterlab/workspaces-extension:sidebar",
    "@voila-dashboards/jupyterlab-preview",
    "jupyterlab-jupytext",
)
SERVERS_OFF = ("jupyter_server_terminals", "jupytext", "notebook_shim", "voila.server_extension")
KERNEL = {"InteractiveShellApp": {"extensions": ["kamlab.room"]}}
MENUS_OFF = ("jp-mainmenu-run", "jp-mainmenu-kernel", "jp-mainmenu-tabs")


def write_look(place: Place, voice: Voice) -> None:
    """Give JupyterLab the person's language and the look of the course, and every kernel the course's guard."""
    room = {"language": voice.language, "titles": titles(place), "words": words()}
    page = {"disabledExtensions": list(OFF), "kamlabRoom": json.dumps(room, ensure_ascii=False)}
    for file, held in {
        settings(place) / "overrides.json": overrides(voice.language),
        settings(place) / "page_config.json": page,
        place.home / "config" / "jupyter_server_config.json": server(),
        place.home / "ipython" / "profile_default" / "ipython_kernel_config.json": KERNEL,
    }.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(held, indent=1), encoding="utf-8")
    # Tabs of another day would all come back and all run: a start opens one page.
    shutil.rmtree(place.home / "config" / "lab" / "workspaces", ignore_errors=True)


def settings(place: Place) -> Path:
    """Return the folder JupyterLab takes its settings from when we start it; when others start it, its own."""
    return place.home / "lab"


def server() -> dict[str, Any]:
    """Return the settings of the server: only JupyterLab itself, no terminals."""
    return {"ServerApp": {"jpserver_extensions": dict.fromkeys(SERVERS_OFF, False)}}


def overrides(language: str) -> dict[str, Any]:
    """Return JupyterLab's settings where they differ from its own."""
    return {
        # One message of a page after another, in the order of the keys: in threads of their own they overtake.
        "@jupyterlab/apputils-extension:kernels-settings": {"commsOverSubshells": "disabled"},
        "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
        "@jupyterlab/apputils-extension:themes": {"theme": "JupyterLab Light", "adaptive-theme": False},
        "@jupyterlab/application-extension:shell": {"dockPanelPadding": False},
        "@jupyterlab/translation-extension:plugin": {"locale": "ru_RU" if language == "ru" else "en"},
        "@jupyterlab/mainmenu-extension:plugin": {"menus": [{"id": menu, "disabled": True} for menu in MENUS_OFF]},
        "@jupyterlab/statusbar-extension:plugin": {"visible": False},
        "@jupyterlab/docmanager-extension:plugin": {"autosaveInterval": 15, "renameUntitledFileOnSave": False},
        "@jupyterlab/notebook-extension:tracker": {
            "kernelShutdown": True,  # a page that is closed gives its memory back
            "windowingMode": "none",  # pages are short; drawing them whole keeps scrolling steady
            "scrollPastEnd": False,
            "kernelStatus": {"showOnStatusBar": False, "showProgress": False},
        },
        "@jupyterlab/toc-extension:registry": {"maximalDepth": 2, "includeOutput": False, "numberingH1": False},
    }


def words() -> dict[str, dict[str, str]]:
    """Return what the extension says, by language."""
    return {language: {name: Voice(language).say(key) for name, key in WORDS.items()} for language in ("ru", "en")}


def titles(place: Place) -> dict[str, str]:
    """Return the title of each page of the copy."""
    return {name: title(name) for name, _ in pages(place.root)}


def title(page: str) -> str:
    """Return what a page is called in its own language: ``01 Кто ключевой клиент``.

    Parameters
    ----------
    page
        Its path in the copy: ``notebooks/ru/01_identification.ipynb``.
    """
    kind, language, name = page.split("/")[-3:]
    voice, number = Voice(language), name.partition("_")[0]
    module = _syllabus().get(f"m{number}", {}).get("title", {}).get(language)
    if not module:
        return voice.say("page_contents")
    if kind == "exercises":
        return voice.say("page_exercises", number=number)
    return voice.say("page_solutions", number=number) if kind == "solutions" else f"{number} {module}"


@cache
def _syllabus() -> dict[str, dict[str, dict[str, str]]]:
    """Return the titles of the modules as they stand beside the syllabus."""
    file = PACKAGE / "syllabus" / "messages.toml"
    held = tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return dict(held.get("syllabus", {}))
