// The headings of a grid of entries, and its manners: the grid itself is drawn on a canvas by
// ipydatagrid. One stop of the Tab key, no menus in another language, no key that leaves it.

KINDS.heads = {
  make(view) {
    const el = make("div", "kl-heads");
    el.setAttribute("aria-hidden", "true");
    requestAnimationFrame(() => tame(view.root.closest(".kl-grid-box")));
    return el;
  },
  show(el, part) {
    const told = [part.columns, part.names];
    if (same(el.klTold, told)) return;
    el.klTold = told;
    el.replaceChildren(...(part.columns || []).map(([title, note, width]) => {
      const cell = make("div", "kl-head");
      cell.style.width = width + "px";
      cell.append(make("b", "", title));
      if (note) cell.append(make("span", "kl-note", note));
      return cell;
    }));
    el.firstChild?.append(names(part));
  },
};

// The names once more, over those of the canvas: they wrap, and stay in view when the grid is scrolled sideways.
function names(part) {
  const list = make("div", "kl-names");
  for (const name of part.names || []) {
    const line = make("div", "");
    line.style.height = part.row + "px";
    line.title = name;
    line.append(make("span", "", name));
    list.append(line);
  }
  return list;
}

const STOPS = "input:not([type=hidden]),select,textarea,button,a[href],summary,[tabindex='0']";

// Teach the box around a grid its manners, once; wait for the grid, which is drawn a moment later.
function tame(box) {
  if (!box || box.klTame) return;
  box.klTame = true;
  box.dataset.lmSuppressShortcuts = "true";
  const stop = () => {
    const canvas = box.querySelector(".lm-DataGrid-viewport");
    if (canvas) canvas.tabIndex = 0;
  };
  new MutationObserver(stop).observe(box, { childList: true, subtree: true });
  stop();
  box.addEventListener("contextmenu", (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Tab") leave(box, event);
    if (event.key === "Enter" && event.isTrusted && event.target.matches("input,textarea")) setTimeout(() => down(box));
  }, true);
  box.addEventListener("keydown", (event) => event.stopPropagation());
}

// After an entry the cell below is next: ipydatagrid stays where it was.
function down(box) {
  const told = { key: "ArrowDown", keyCode: 40, bubbles: true, cancelable: true };
  box.querySelector(".lm-DataGrid-viewport")?.dispatchEvent(new KeyboardEvent("keydown", told));
}

// Tab leaves the grid for what stands after it (with Shift: before it); an open cell is written first.
function leave(box, event) {
  const back = event.shiftKey;
  if (event.target.matches("input,textarea")) {
    event.target.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: 13, bubbles: true, cancelable: true }));
  }
  const side = back ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  const found = Array.from(document.querySelectorAll(STOPS)).filter((one) =>
    !box.contains(one) && !one.disabled && one.tabIndex >= 0 && one.offsetParent && box.compareDocumentPosition(one) & side);
  const next = back ? found[found.length - 1] : found[0];
  if (!next) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  next.focus();
}
