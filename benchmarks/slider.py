"""Print how long a page takes from a moved slider to the new figure, against drawing that figure alone.

Usage: ``python benchmarks/slider.py [--rounds 15]``. The threshold form of module 01 runs in
JupyterLab in a real browser, as a participant has it; the time ends when the new picture is
decoded. In the same run, in turn, the same figure is drawn by matplotlib and written as PNG,
with no page, no sentence and no table around it. Not a test: a busy machine gives other times.
"""

import argparse
import io
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "browser"))
DPI = 72  # of the picture in a page
MOVE = """
async (value) => {
  const bar = document.querySelector('.kl-panel [data-id="threshold"] .kl-bar');
  const picture = () => bar.closest('.kl-panel').querySelector('.kl-picture img');
  const before = picture().src, start = performance.now();
  bar.value = value;
  bar.dispatchEvent(new Event('input'));
  for (;;) {
    await new Promise(requestAnimationFrame);
    const now = picture();
    if (now && now.src !== before) {
      await now.decode();
      return performance.now() - start;
    }
  }
}
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    page_times, bare_times = [], []
    for moved, drawn in _both(rounds):
        page_times.append(moved)
        bare_times.append(drawn)
    page, bare = statistics.median(page_times), statistics.median(bare_times)
    _say(f"slider to new figure in the browser: {page:.0f} ms; the figure alone: {bare:.0f} ms; {page / bare:.2f} ×")


def _both(rounds: int) -> Iterator[tuple[float, float]]:
    """Yield pairs of milliseconds: the page's and the bare figure's."""
    from conftest import CHROMIUM, FLAGS, serve
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory(prefix="kamlab-slider-") as folder, sync_playwright() as play:
        servers = serve("lab", "ru", Path(folder))
        site = next(servers)
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        try:
            page = browser.new_page(viewport={"width": 1366, "height": 768})
            site.open(page, "notebooks/ru/01_identification.ipynb")
            form = page.locator('.kl-panel[data-form="01.threshold"]')
            form.locator('[data-id="skip"] button').click()  # the figure waits for a guess
            form.locator(".kl-picture img").wait_for()
            page.wait_for_timeout(3000)
            figures = _figures()
            for turn in range(rounds + 2):
                moved, drawn = page.evaluate(MOVE, 4 + turn), next(figures)
                if turn > 1:  # the first ones warm both sides
                    yield moved, drawn
        finally:
            browser.close()
            servers.close()


def _figures() -> Iterator[float]:
    """Yield the milliseconds of drawing the form's figure alone, each time with another line."""
    from kamlab.desk import open_desk
    from kamlab.modules.identification import findings
    from kamlab.modules.identification.findings.volume import View

    desk, turn = open_desk("ru", "demo"), 4
    amounts = desk.accounts().revenue()
    while True:
        finding = findings.shares(desk, view=View(threshold=turn / 100), amounts=amounts)
        start = time.perf_counter()
        finding.figure().savefig(io.BytesIO(), format="png", dpi=DPI)
        yield 1000 * (time.perf_counter() - start)
        turn += 1


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
