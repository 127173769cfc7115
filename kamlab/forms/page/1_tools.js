// Small tools of the panel. The files of this folder are joined in the order of their names.

// Keep initials with their name: "A. V. Sokolov" does not part at the end of a line, on either side of the name.
function tied(text) {
  return String(text)
    .replace(/(\p{Lu}\.) (?=\p{Lu}\.)/gu, "$1\u00a0")
    .replace(/(\p{Lu}\.\u00a0\p{Lu}\.) (?=[A-Z][a-z])/gu, "$1\u00a0")
    .replace(/(\p{Lu}\p{L}+) (?=\p{Lu}\.\u00a0\p{Lu}\.)/gu, "$1\u00a0");
}

// The same for markup a finding has drawn; on a phone the cells of a table need each place to part they have.
function tieIn(el) {
  const texts = document.createTreeWalker(el, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    if (window.innerWidth < 640 && texts.currentNode.parentElement.closest("td")) continue;
    const words = tied(texts.currentNode.data);
    if (words !== texts.currentNode.data) texts.currentNode.data = words;
  }
}

// Make an element: make("p", "kl-help", "text"). Text is always text, never markup.
function make(tag, name, text) {
  const el = document.createElement(tag);
  if (name) el.className = name;
  if (text !== undefined) el.textContent = tied(text);
  return el;
}

// Write a text only if it changed: a screen reader would read it again.
function write(el, text) {
  const words = tied(text || "");
  if (el.textContent !== words) el.textContent = words;
  el.hidden = !text;
}

// Compare what two parts told.
function same(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}

let counter = 0;
function fresh() {
  counter += 1;
  return "kl-" + counter + "-" + Math.random().toString(36).slice(2, 8);
}

// Bring a box's children in line with parts. Elements that stay are kept, so focus, selection
// and scrolling stay too; what is no longer told goes first, so that nothing needs to move.
function patch(box, parts, view) {
  const seen = new Map();
  const keys = parts.map((part) => {
    const name = part.kind + ":" + (part.id || "");
    seen.set(name, (seen.get(name) || 0) + 1);
    return name + "#" + seen.get(name);
  });
  const wanted = new Set(keys);
  const old = new Map();
  for (const el of Array.from(box.children)) {
    if (wanted.has(el.klKey)) old.set(el.klKey, el);
    else el.remove();
  }
  let at = box.firstElementChild;
  parts.forEach((part, i) => {
    let el = old.get(keys[i]);
    if (!el) {
      el = KINDS[part.kind].make(view, part);
      el.klKey = keys[i];
      if (part.id) el.dataset.id = part.id;
    }
    if (el === at) at = at.nextElementSibling;
    else box.insertBefore(el, at);
    KINDS[part.kind].show(el, part, view);
  });
}

// Move among the items of a group with the arrow keys: the group is one stop of the Tab key.
function arrows(event, items, go) {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (!step || !items.length) return;
  const now = items.indexOf(document.activeElement);
  event.preventDefault();
  go(items[(now + step + items.length) % items.length]);
}
