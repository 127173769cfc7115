// Tables: of texts, of fields.

KINDS.table = {
  make() {
    const place = make("div", "kl-table-place");
    const el = make("table", "kl-table");
    el.append(make("thead"), make("tbody"));
    place.append(el);
    place.klTable = el;
    return place;
  },
  show(place, part, view) {
    const [head, body] = place.klTable.children;
    const numbers = new Set(part.numbers || []), strong = new Set(part.strong || []);
    if (!same(place.klHeads, part.heads)) {
      const line = make("tr");
      line.append(...(part.heads || []).map((text, i) => {
        const cell = make("th", numbers.has(i) ? "kl-right" : "", text);
        cell.scope = "col";
        return cell;
      }));
      head.replaceChildren(line);
      place.klHeads = part.heads;
    }
    place.klTable.classList.toggle("kl-many", (part.heads || []).length > 3);
    const lines = part.parts || [];
    const rows = Array.from(body.children).filter((row) => !row.classList.contains("kl-under"));
    rows.splice(lines.length).forEach((row) => {
      under(row, []);
      row.remove();
    });
    lines.forEach((told, i) => {
      const line = rows[i] || body.appendChild(make("tr"));
      line.classList.toggle("kl-total", Boolean(part.total) && i === lines.length - 1);
      const cells = told.parts || [];
      while (line.children.length > cells.length) line.lastElementChild.remove();
      cells.forEach((cell, j) => {
        const td = line.children[j] || line.appendChild(make("td"));
        td.dataset.head = (part.heads || [])[j] || ""; // what stands above it where columns have no room
        td.className = (numbers.has(j) ? "kl-right " : "") + (strong.has(j) ? "kl-strong" : "");
        patch(td, [cell], view);
      });
      under(line, cells);
    });
  },
};

// What is wrong in a row stands under all of it: in its own column it would widen the table, or break letter by letter.
function under(line, cells) {
  const wrong = cells.filter((cell) => cell.error && cell.bare);
  if (!wrong.length) {
    if (line.klUnder) line.klUnder.remove();
    line.klUnder = null;
    return;
  }
  const el = line.klUnder || make("tr", "kl-under");
  line.klUnder = el;
  line.after(el);
  const told = wrong.map((cell) => (cell.label ? cell.label + ": " : "") + cell.error + (cell.safe ? " " + cell.safe : ""));
  if (same(el.klTold, [told, cells.length])) return;
  el.klTold = [told, cells.length];
  const place = make("td");
  place.colSpan = cells.length;
  place.setAttribute("aria-hidden", "true"); // the field itself says it, to whoever reads by ear
  place.append(...told.map((text) => make("p", "kl-error", "✕ " + text)));
  el.replaceChildren(place);
}
