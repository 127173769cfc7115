"""A page on the disk holds still pictures: a living form would be an error without its kernel."""

import pytest

from kamlab.room.saving import VIEW, keep_stills


def saved(metadata, *outputs):
    cells = [{"cell_type": "markdown", "source": "text"}, {"cell_type": "code", "outputs": list(outputs)}]
    model = {"type": "notebook", "content": {"metadata": metadata, "cells": cells}}
    keep_stills(model=model, path="page.ipynb", contents_manager=None)
    return model["content"]["metadata"], [list(output.get("data", {})) for output in cells[1]["outputs"]]


FORM = {"data": {VIEW: {"model_id": "1"}, "text/html": "<p>12 %</p>", "text/plain": "12 %"}}
ALONE = {"data": {VIEW: {"model_id": "1"}, "text/plain": "slider"}}


def test_a_form_is_saved_as_its_still():
    assert saved({"kamlab": {}, "widgets": {}}, FORM) == ({"kamlab": {}}, [["text/html", "text/plain"]])


def test_what_has_no_still_stays_as_it_is():
    assert saved({"kamlab": {}}, ALONE, {"output_type": "stream", "text": "x"})[1] == [[VIEW, "text/plain"], []]


def test_a_notebook_of_ones_own_is_left_alone():
    assert saved({"widgets": {}}, FORM)[0] == {"widgets": {}}


@pytest.mark.parametrize("model", [{"type": "file", "content": "x"}, {"type": "notebook", "content": None}])
def test_other_files_are_left_alone(model):
    before = dict(model)
    keep_stills(model=model)
    assert model == before
