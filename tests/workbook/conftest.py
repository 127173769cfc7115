"""What the tests of the workbook share: files in a folder of their own, a real server."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from kamlab.i18n import set_language
from kamlab.workbook import open_workbook


@pytest.fixture(autouse=True)
def own_work(tmp_path, monkeypatch):
    """Keep the answers of this machine's person away, and speak Russian."""
    for name in ("KAMLAB_WORKBOOK", "KAMLAB_PARTICIPANT", "JUPYTERHUB_USER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("KAMLAB_WORK", str(tmp_path / "work"))
    set_language("ru")


@pytest.fixture
def file(tmp_path):
    return tmp_path / "тетрадь.sqlite"


@pytest.fixture
def wb(file):
    return open_workbook(str(file))


@pytest.fixture
def other(file, wb):  # noqa: ARG001 - the first window makes the file
    """Open a second window on the same file."""
    return open_workbook(str(file))


def _binaries():
    """Return the folder with PostgreSQL's server, if the machine has one."""
    places = [shutil.which("initdb"), *sorted(map(str, Path("/usr/lib/postgresql").glob("*/bin/initdb")))]
    return next((Path(place).resolve().parent for place in reversed(places) if place), None)


def _port():
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


@pytest.fixture(scope="session")
def server():
    """Start a real PostgreSQL server on loopback; return its address."""
    home = _binaries()
    if home is None:
        pytest.skip("PostgreSQL is not installed; on Debian: apt-get install postgresql")
    person = "nobody" if os.geteuid() == 0 else None  # the server refuses to run as root
    base = Path(tempfile.mkdtemp(prefix="kamlab-pg-"))
    if person:
        shutil.chown(base, person)
    data, port = base / "data", _port()
    plain = {"user": person, "cwd": base, "stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    orders = ["--pgdata", data, "--username=course", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"]
    subprocess.run([home / "initdb", *orders], check=True, **plain)
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=on -c max_connections=100"
    process = subprocess.Popen([home / "postgres", "-D", data, *options.split()], **plain)
    address = f"postgresql://course@127.0.0.1:{port}/postgres"
    try:
        _wait(address)
        yield address
    finally:
        process.send_signal(signal.SIGQUIT)
        process.wait(30)
        process.stderr.close()
        shutil.rmtree(base, ignore_errors=True)


def _wait(address):
    for _ in range(150):
        try:
            psycopg.connect(address).close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return
    psycopg.connect(address).close()


@pytest.fixture
def base(server):
    """Make an empty database of its own; return its address."""
    name = f"class_{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as line:
        line.execute(f'CREATE DATABASE "{name}"')
    return server.rsplit("/", 1)[0] + f"/{name}"
