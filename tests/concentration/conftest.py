"""Tests of module 02 see their pages as on paper."""

import pytest


@pytest.fixture(autouse=True)
def _still(on_paper):
    """Show everything in every test of this folder."""
