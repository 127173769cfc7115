"""``kamlab app``: the course as clean pages without code, on this machine only."""

from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(name="app")(serve)


def serve(
    *,
    port: Annotated[int | None, typer.Option(metavar="N", min=1, max=65535, help="Port; a free one if absent.")] = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Only show the address.")] = False,
    language: Annotated[str | None, typer.Option(metavar="ru|en", help="Language of the contents page.")] = None,
) -> None:
    """Show the course as pages without code, on this machine only; Ctrl+C ends it.

    Example: kamlab app --language ru
    """
    from kamlab.commands.options import speak
    from kamlab.i18n import current_language
    from kamlab.room.app import open_app

    speak(language)
    open_app(current_language(), port=port, browser=not no_browser)
