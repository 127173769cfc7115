"""The sub-commands of ``kamlab``; each module has ``register(app)``."""

from importlib import import_module

import typer

NAMES: tuple[str, ...] = ("accounts", "app", "company", "workbook", "export", "build", "run")


def register(app: typer.Typer) -> None:
    """Add every sub-command to the application, in the order of ``NAMES``."""
    for name in NAMES:
        import_module(f"kamlab.commands.{name}").register(app)
