"""What holds for every file of tests."""

import os
from contextlib import ExitStack

import pytest

from kamlab.editions.warm import PLACES, warm_kernels
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


class WarmPages:
    """Let the kernels of the pages that nbval executes begin warm, and no others."""

    def __init__(self, pages):
        before = os.environ.get(PLACES)
        self.stack = ExitStack()
        self.stack.enter_context(warm_kernels(pages))
        self.kernels = os.environ.pop(PLACES, "")
        os.environ.update({PLACES: before} if before is not None else {})

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_setup(self, item):
        with pytest.MonkeyPatch.context() as patch:
            if is_page(item) and self.kernels:
                patch.setenv(PLACES, self.kernels)
            return (yield)

    def pytest_unconfigure(self):
        self.stack.close()


def is_page(item):
    """Tell whether a test is a cell of an executed page that nbval executes again and compares."""
    return type(item).__name__ == "IPyNbCell"


def pytest_collection_finish(session):
    """Prepare for the pages; they lie outside this folder, so a plugin has to do it."""
    pages = {item.path for item in session.items if is_page(item)}
    if pages:
        session.config.pluginmanager.register(WarmPages(len(pages)))
