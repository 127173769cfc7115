"""What holds for every file of tests."""

import os

import pytest

from kamlab.i18n import catalogue


@pytest.fixture(autouse=True, scope="module")
def _leave_as_found():
    """Leave language and environment as they were: the next file of tests in this process chooses for itself."""
    chosen = catalogue._chosen  # noqa: SLF001 - there is no way to un-choose a language, and none is needed elsewhere
    language, surroundings = [*chosen], dict(os.environ)
    yield
    chosen[:] = language
    for name in set(os.environ) - set(surroundings):
        del os.environ[name]
    os.environ.update(surroundings)
