"""The folder of the course and its ``.venv``: where things stand and whether they are right.

Telling whether ``.venv`` is right takes a few looks at files and starts no process: that is what
keeps a second start as quick as JupyterLab itself.
"""

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

from kamlab.launch.words import Trouble

LOCK = "requirements.lock"  # what a participant needs
TEST_LOCK = "requirements-test.lock"  # the same and the tools of the tests
UV_LOCK = "requirements-uv.lock"  # the fast installer, used once and thrown away
WINDOWS = os.name == "nt"
STRANGERS = frozenset({"PYTHONHOME", "PYTHONPATH", "PYTHONSTARTUP", "PYTHONDONTWRITEBYTECODE", "PIP_TARGET"})


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the last finished installation wrote down.

    Parameters
    ----------
    locks
        Lock file → its hash at that time.
    python
        The interpreter behind ``.venv``.
    parts
        Records of the installed parts (``pandas-3.1.1.dist-info``).
    """

    locks: dict[str, str]
    python: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """One copy of the course on one machine.

    Parameters
    ----------
    root
        The folder that holds ``start.py``.
    """

    root: Path

    @property
    def venv(self) -> Path:
        """The environment."""
        return self.root / ".venv"

    @property
    def programs(self) -> Path:
        """The environment's commands."""
        return self.venv / ("Scripts" if WINDOWS else "bin")

    @property
    def python(self) -> Path:
        """The environment's interpreter."""
        return self.programs / ("python.exe" if WINDOWS else "python")

    @property
    def base(self) -> str:
        """The Python behind the environment; Windows copies it, so there the settings tell."""
        if not WINDOWS:
            return os.path.realpath(self.python)
        settings = (self.venv / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
        return next((line.partition("=")[2].strip() for line in settings if line.startswith("home")), "")

    @property
    def stamp_file(self) -> Path:
        """Written last of all by an installation."""
        return self.venv / "kamlab-stamp.json"

    @property
    def making(self) -> Path:
        """There while an installation runs; left behind when one is cut off."""
        return self.venv / "kamlab-making"

    @property
    def log(self) -> Path:
        """What the installers said."""
        return self.venv / "install.log"

    @property
    def home(self) -> Path:
        """JupyterLab's settings, trust and log; nothing goes to or comes from the person's own.

        With a work folder of its own (a class shares one ``.venv``), they stand there.
        """
        return self.venv / "jupyter" if self.work == self.root / "work" else self.work / ".jupyter"

    @property
    def work(self) -> Path:
        """The folder of what a person enters: theirs, whatever happens to the course."""
        wish = os.environ.get("KAMLAB_WORK", "")
        return Path(wish).expanduser().absolute() if wish else self.root / "work"

    @property
    def copy(self) -> Path:
        """The learner's own copy of the course's pages."""
        return self.work / "course"

    @property
    def packages(self) -> Path | None:
        """The folder of the installed parts, if there is one."""
        found = [self.venv / "Lib" / "site-packages"] if WINDOWS else self.venv.glob("lib/python3*/site-packages")
        return next((folder for folder in found if folder.is_dir()), None)

    def parts(self) -> tuple[str, ...]:
        """Return the records of the installed parts, sorted."""
        folder = self.packages
        return tuple(sorted(record.name for record in folder.glob("*.dist-info"))) if folder else ()

    def fingerprint(self, lock: str) -> str:
        """Return the hash of a lock file."""
        try:
            return hashlib.sha256((self.root / lock).read_bytes()).hexdigest()
        except FileNotFoundError:
            raise Trouble("lost", path=self.root / lock) from None

    def stamp(self) -> Stamp | None:
        """Return what the last finished installation wrote down; None if none was finished."""
        try:
            held = json.loads(self.stamp_file.read_text(encoding="utf-8"))
            return Stamp(dict(held["locks"]), str(held["python"]), tuple(held["parts"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def write_stamp(self, *locks: str) -> None:
        """Write down that ``locks`` are installed."""
        held = {
            "locks": {lock: self.fingerprint(lock) for lock in sorted(locks)},
            "python": self.base,
            "parts": self.parts(),
        }
        self.stamp_file.write_text(json.dumps(held, indent=1), encoding="utf-8")

    def is_ready(self, lock: str) -> bool:
        """Tell whether what stands in ``.venv`` is what ``lock`` says."""
        stamp = self.stamp()
        return (
            stamp is not None
            and stamp.locks.get(lock) == self.fingerprint(lock)
            and self.python.exists()
            and stamp.python == self.base
            and Path(stamp.python).exists()
            and not self.making.exists()
            and set(stamp.parts) <= set(self.parts())
        )

    def surroundings(self) -> dict[str, str]:
        """Return the environment variables of everything we start: our parts first, nobody's leftovers."""
        env = {name: value for name, value in os.environ.items() if name not in STRANGERS}
        return env | {
            "PATH": f"{self.programs}{os.pathsep}{env.get('PATH', '')}",
            "VIRTUAL_ENV": str(self.venv),
            "PYTHONUTF8": "1",
            "PIP_USER": "0",
            "UV_SYSTEM_CERTS": "1",  # a company's network often has a certificate of its own, known to the system
            "UV_NATIVE_TLS": "1",  # the same for older uv
            "JUPYTER_CONFIG_DIR": str(self.home / "config"),
            "JUPYTER_DATA_DIR": str(self.home / "data"),
            "JUPYTER_RUNTIME_DIR": str(self.home / "runtime"),
            "IPYTHONDIR": str(self.home / "ipython"),
            "MPLCONFIGDIR": str(self.venv / "jupyter" / "matplotlib"),  # its list of fonts takes seconds to make
            "KAMLAB_WORK": str(self.work),
        }
