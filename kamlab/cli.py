"""The ``kamlab`` command: one sub-command per thing a trainer does.

Each command lives in its own module of ``kamlab.commands`` and only parses,
calls and prints; this module joins them. An expected error is one sentence on
standard error and exit status 1.
"""

import sys

import typer

from kamlab.commands import register
from kamlab.errors import KamlabError

app = typer.Typer(
    name="kamlab",
    help="Work with key accounts on your own numbers. Every command takes --help.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
register(app)


def main() -> None:
    """Run the command line; show an expected error as one sentence."""
    try:
        app()
    except KamlabError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(1)
