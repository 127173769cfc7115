"""The picture of the tables in the docs is drawn from the models and shows each of them."""

import runpy
from pathlib import Path

from kamlab.workbook.models import Base

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"


def test_the_picture_is_the_one_that_the_models_draw():
    drawn = runpy.run_path(str(PICTURES / "draw_workbook.py"))["draw"]()
    assert (PICTURES / "workbook.svg").read_text(encoding="utf-8") == drawn


def test_every_table_stands_on_the_picture():
    picture = (PICTURES / "workbook.svg").read_text(encoding="utf-8")
    for mapper in Base.registry.mappers:
        assert f">{mapper.class_.__name__}<" in picture
