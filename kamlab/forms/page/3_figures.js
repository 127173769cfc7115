// A figure on a narrow screen: its sentence stays, the drawing itself stands behind a line that opens
// it at a size that can be read. Figures outside of forms are folded too.

const NARROW = 600; // pixels; above it a figure is read as it is
const FIGURE = { words: "" }; // what the line says; it comes with each tree

function foldFigures() {
  for (const figure of document.querySelectorAll("figure[lang]:has(img)")) {
    const room = figure.parentElement ? figure.parentElement.clientWidth : 0;
    if (!room || figure.closest(".kl-folded")) continue; // that one folds by itself
    const fold = figure.querySelector(":scope > .kl-figure");
    if (room <= NARROW && !fold) foldOne(figure);
    else if (room > NARROW && fold) {
      fold.replaceWith(fold.querySelector("img"));
    }
  }
}

function foldOne(figure) {
  const image = figure.querySelector(":scope > img");
  if (!image) return;
  const fold = make("details", "kl-figure"), place = make("div", "kl-figure-place");
  const line = make("summary", "kl-figure-open", FIGURE.words);
  image.replaceWith(fold);
  place.append(image);
  fold.append(line, place);
}

let folding = 0;
window.addEventListener("resize", () => {
  cancelAnimationFrame(folding);
  folding = requestAnimationFrame(foldFigures);
});
