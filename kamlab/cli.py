"""The ``kamlab`` command: one sub-command per thing a trainer does.

Each command lives in its own module of ``kamlab.commands`` and only parses,
calls and prints; this module joins them. An expected error is one sentence on
standard error and exit status 1.
"""

import os
import sys

import typer

from kamlab.commands import register
from kamlab.errors import KamlabError
from kamlab.i18n import say

app = typer.Typer(
    name="kamlab",
    help="Work with key accounts on your own numbers. Every command takes --help.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
register(app)


def main() -> None:
    """Run the command line; any error is one sentence, and exit status 1.

    ``KAMLAB_DEBUG=1`` in the environment shows where an unexpected error came from.
    """
    try:
        app()
    except KamlabError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(1)
    except Exception as error:  # the last door: nobody who uses a command is shown a traceback
        if os.environ.get("KAMLAB_DEBUG"):
            raise
        what = f"{type(error).__name__}: {error}".splitlines()[0]
        sys.stderr.write(f"{say('errors.unexpected', what=what)}\n")
        sys.exit(1)
