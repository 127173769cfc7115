"""How fast and how large kamlab is, as ratios from one run: ``python benchmarks/run.py``."""
