"""``python -m kamlab`` is the ``kamlab`` command."""

from kamlab.cli import main

main()
