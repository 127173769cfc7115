// Parts of exercises: a grid of choices, tries, hints, ways from one exercise to another.

KINDS.apart = holder("kl-row kl-apart");

// Fields that share their options: a line each, a column per option. A line is one stop of the Tab key;
// the arrows to the sides walk in it, those up and down change the line.
KINDS.matrix = {
  make(view) {
    const place = make("div", "kl-table-place");
    const el = make("table", "kl-table kl-matrix");
    el.append(make("thead"), make("tbody"));
    place.append(el);
    place.klTable = el;
    el.addEventListener("change", (event) => {
      const line = event.target.closest("tr");
      const chosen = Array.from(line.querySelectorAll("input:checked"), (box) => box.value);
      view.set(line.dataset.id, line.klRadio ? chosen[0] : chosen, line);
    });
    el.addEventListener("keydown", (event) => walk(event, view));
    el.addEventListener("focusin", (event) => {
      const line = event.target.closest("tr");
      if (!line || line.klRadio || event.target.type !== "checkbox") return;
      line.querySelectorAll("input").forEach((box) => { box.tabIndex = box === event.target ? 0 : -1; });
    });
    return place;
  },
  show(place, part, view) {
    const [head, body] = place.klTable.children;
    const heads = [part.corner || "", ...(part.heads || [])];
    if (!same(place.klHeads, heads)) {
      const line = make("tr");
      line.append(...heads.map((text) => {
        const cell = make("th", "", text);
        cell.scope = "col";
        return cell;
      }));
      head.replaceChildren(line);
      place.klHeads = heads;
    }
    const fields = part.parts || [];
    if (!same(place.klFields, fields.map((field) => [field.id, field.kind, field.options]))) {
      body.replaceChildren(...fields.map((field) => choices(field, view)));
      place.klFields = fields.map((field) => [field.id, field.kind, field.options]);
    }
    fields.forEach((field, i) => fillLine(body.children[i], field, view));
  },
};

function choices(field, view) {
  const line = make("tr"), name = make("th"), label = make("span", "kl-line-name"), other = make("div", "kl-other");
  line.dataset.id = field.id;
  line.klRadio = field.kind === "segments";
  name.scope = "row";
  label.id = fresh();
  const told = make("span"), back = make("button", "kl-link");
  back.type = "button";
  back.addEventListener("click", () => view.press("undo:" + field.id));
  other.append(told, " ", back);
  name.append(label, other);
  Object.assign(line, { klName: label, klOther: other, klTold: told, klBack: back, klMark: make("span") });
  const group = fresh();
  line.append(name, ...(field.options || []).map(([option, text], i) => {
    const cell = make("td"), place = make("label", "kl-choice"), box = make("input"), words = make("span", "kl-choice-text", text);
    box.type = line.klRadio ? "radio" : "checkbox";
    box.name = group;
    box.value = option;
    if (!line.klRadio) box.tabIndex = i ? -1 : 0;
    words.id = fresh();
    box.setAttribute("aria-labelledby", label.id + " " + words.id);
    place.append(box, words);
    cell.append(place);
    return cell;
  }));
  return line;
}

function fillLine(line, field, view) {
  write(line.klName, field.label);
  line.klOther.hidden = !field.other;
  write(line.klTold, field.other);
  write(line.klBack, field.back);
  const chosen = new Set([].concat(field.value === undefined ? [] : field.value));
  const newer = view.awaits(line);
  line.querySelectorAll("input").forEach((box) => {
    if (!newer) box.checked = chosen.has(box.value);
    box.closest("td").classList.toggle("kl-on", box.checked);
  });
}

function walk(event, view) {
  const box = event.target;
  if (!box.matches("input")) return;
  if (event.key === "Enter") {
    event.preventDefault();
    view.enter();
    return;
  }
  const line = box.closest("tr");
  const boxes = Array.from(line.querySelectorAll("input"));
  const up = { ArrowUp: line.previousElementSibling, ArrowDown: line.nextElementSibling };
  if (event.key in up) {
    event.preventDefault();
    const to = up[event.key] && up[event.key].querySelectorAll("input")[boxes.indexOf(box)];
    if (to) to.focus();
  } else if (box.type === "checkbox") {
    arrows(event, boxes, (one) => one.focus());
  }
}

KINDS.tries = {
  make() {
    const el = make("div", "kl-tries");
    el.klDots = make("span", "kl-dots");
    el.klDots.setAttribute("aria-hidden", "true");
    el.klText = make("span", "kl-help");
    el.append(el.klDots, el.klText);
    return el;
  },
  show(el, part) {
    const dots = [...Array(part.done || 0).fill("kl-dot kl-used"), ...Array(part.left || 0).fill("kl-dot")];
    if (!same(el.klShown, dots)) el.klDots.replaceChildren(...dots.map((name) => make("span", name)));
    el.klShown = dots;
    write(el.klText, part.text);
  },
};

// Hints open in order and stay open; the texts are read aloud as they appear.
KINDS.hints = {
  make(view, part) {
    const el = make("div", "kl-hints");
    const line = make("div", "kl-row");
    el.klLabel = make("b", "kl-help");
    el.klNote = make("span", "kl-help");
    el.klButtons = Array.from({ length: part.most }, (_, i) => {
      const button = make("button", "kl-button", String(i + 1));
      button.type = "button";
      button.dataset.weight = "small";
      button.setAttribute("aria-label", part.name + " " + (i + 1));
      button.addEventListener("click", () => view.press(part.id + ":" + (i + 1)));
      return button;
    });
    line.append(el.klLabel, ...el.klButtons, el.klNote);
    el.klTexts = make("ol", "kl-hint-texts");
    el.klTexts.setAttribute("aria-live", "polite");
    el.append(line, el.klTexts);
    return el;
  },
  show(el, part) {
    const texts = part.texts || [];
    write(el.klLabel, part.label);
    write(el.klNote, texts.length ? "" : part.note);
    el.klButtons.forEach((button, i) => {
      button.disabled = i > texts.length;
      button.classList.toggle("kl-on", i < texts.length);
      if (i < texts.length) button.setAttribute("aria-pressed", "true");
      else button.removeAttribute("aria-pressed");
    });
    while (el.klTexts.children.length > texts.length) el.klTexts.lastElementChild.remove();
    texts.forEach((text, i) => write(el.klTexts.children[i] || el.klTexts.appendChild(make("li")), text));
    el.klTexts.hidden = !texts.length;
  },
};

// A way to another form of the page: its question comes into view, the focus goes to its first field.
KINDS.jump = {
  make() {
    const el = make("a", "kl-button");
    el.dataset.weight = "main";
    el.addEventListener("click", go);
    return el;
  },
  show(el, part) {
    write(el, part.label);
    el.setAttribute("href", "#" + part.to);
  },
};

KINDS.trail = {
  make: () => make("nav", "kl-trail"),
  show(el, part) {
    if (same(el.klStops, part.stops)) return;
    el.klStops = part.stops;
    const at = Array.from(el.children).indexOf(document.activeElement);
    el.replaceChildren(...(part.stops || []).map(([tone, sign, key, state]) => {
      const stop = make("a", "kl-stop"), mark = make("span", "kl-stop-sign", sign);
      mark.dataset.tone = tone;
      mark.setAttribute("aria-hidden", "true");
      stop.append(mark, make("span", "", key));
      stop.title = state;
      stop.setAttribute("aria-label", key + ": " + state);
      stop.setAttribute("href", "#" + key);
      stop.addEventListener("click", go);
      return stop;
    }));
    if (at >= 0 && el.children[at]) el.children[at].focus();
  },
};

function go(event) {
  event.preventDefault();
  const key = event.currentTarget.getAttribute("href").slice(1);
  const panel = document.querySelector('.kl-panel[data-form="' + CSS.escape(key) + '"]');
  const cell = (panel || event.currentTarget).closest(".jp-Cell");
  // the question stands in the cell above its form; a form that is not there yet is in one of the next cells
  const question = cell && (panel ? cell.previousElementSibling : cell.nextElementSibling);
  (question || panel || cell || event.currentTarget).scrollIntoView({ block: "start" });
  const first = panel && panel.querySelector("input,select,textarea,li[tabindex='0'],a,button:not([hidden])");
  if (first) first.focus({ preventScroll: true });
}
