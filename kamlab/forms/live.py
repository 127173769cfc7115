"""Whether forms are alive here, or still pictures."""

import os

STILL = "KAMLAB_STILL"  # set by the build, by headless runs and by the tests


def is_live() -> bool:
    """Tell whether a page may be there that can show a form."""
    return not os.environ.get(STILL)
