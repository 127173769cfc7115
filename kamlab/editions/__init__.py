"""One master, every edition: read the masters, write the notebooks, run them.

**A master is written once, in both languages; every notebook is built from it.**
:mod:`~kamlab.editions.master` reads a master into texts and code,
:mod:`~kamlab.editions.faults` says what does not fit together,
:mod:`~kamlab.editions.assemble` makes the notebooks of an edition,
:mod:`~kamlab.editions.execute` runs them, and :mod:`~kamlab.editions.build`
writes or compares all of it. :mod:`~kamlab.editions.run` is for the day itself:
the course on a company's own data, outputs outside the repository.
"""
