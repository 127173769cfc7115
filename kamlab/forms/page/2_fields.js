// Fields: label above, control, mark beside, sentence and help below. Each control says how it is
// made, how a value is put into it and how it is taken out.

function typed(tag, type) {
  return {
    make(view, part, commit) {
      const el = make(tag, "kl-input");
      if (type) el.type = type;
      el.autocomplete = "off";
      el.spellcheck = false;
      el.addEventListener("input", () => {
        el.klDirty = true;
        clearTimeout(el.klPause);
        if (tag === "textarea") el.klPause = setTimeout(commit, 1000); // a long text is not lost with the page
      });
      el.addEventListener("change", commit);
      el.addEventListener("blur", () => { if (el.klDirty) commit(); });
      el.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && tag !== "textarea") {
          commit();
          view.enter();
        }
        if (event.key === "Escape" && el.klDirty) {
          el.value = el.klGiven;
          el.klDirty = false;
        }
      });
      return el;
    },
    put(el, part) {
      if (part.wide) el.style.width = part.wide + 3 + "ch";
      if (part.lines) el.rows = part.lines;
      if (el.klDirty && document.activeElement === el) return;
      el.klGiven = part.value === undefined ? "" : String(part.value);
      if (tag === "textarea" && document.activeElement === el && el.value.trim() === el.klGiven) return;
      el.klDirty = false;
      if (el.value !== el.klGiven) el.value = el.klGiven;
    },
    take(el) {
      if (!el.klDirty) return undefined;
      el.klDirty = false;
      return el.value;
    },
  };
}

const NUMBER = Object.assign({}, typed("input", "text"), {
  make(view, part, commit) {
    const el = typed("input", "text").make(view, part, commit);
    el.inputMode = "decimal";
    el.classList.add("kl-number");
    return el;
  },
});

const PICK = {
  make(view, part, commit) {
    const el = make("select", "kl-input");
    el.addEventListener("change", commit);
    return el;
  },
  put(el, part) {
    const options = [...(part.value === undefined ? [["", "—"]] : []), ...(part.options || [])];
    if (!same(el.klOptions, options)) {
      el.replaceChildren(...options.map(([name, label]) => {
        const option = make("option", "", label);
        option.value = name;
        return option;
      }));
      el.klOptions = options;
    }
    el.value = part.value === undefined ? "" : part.value;
  },
  take(el) { return el.value; },
};

// Radio buttons that look like one bar, or stand one under another.
function group(type) {
  return {
    make(view, part, commit) {
      const el = make("div", type === "radio" ? "kl-segments" : "kl-ticks");
      el.setAttribute("role", type === "radio" ? "radiogroup" : "group");
      el.klName = fresh();
      el.addEventListener("change", commit);
      el.addEventListener("keydown", (event) => {
        const boxes = Array.from(el.querySelectorAll("input"));
        if (type === "checkbox") arrows(event, boxes, (box) => box.focus());
        const at = el.klDigits ? el.klDigits.indexOf(event.key) : -1;
        if (at >= 0 && boxes[at]) {
          boxes[at].checked = true;
          boxes[at].focus();
          commit();
        }
        if (event.key === "Enter") view.enter();
      });
      return el;
    },
    put(el, part) {
      el.klDigits = part.digits;
      el.classList.toggle("kl-column", Boolean(part.column));
      el.classList.toggle("kl-tick-row", Boolean(part.row));
      el.classList.toggle("kl-apart-last", Boolean(part.apart));
      const letters = (part.options || []).reduce((sum, [, label, note]) => sum + (label + (note || "")).length, 0);
      el.classList.toggle("kl-short", 28 * (part.options || []).length + 9.5 * letters < 290); // one row on a phone too
      if (!same(el.klOptions, part.options)) {
        el.replaceChildren(...(part.options || []).map(([name, label, note], i) => {
          const line = make("label", "kl-option");
          const box = make("input");
          box.type = type;
          box.name = el.klName;
          box.value = name;
          if (type === "checkbox") box.tabIndex = i ? -1 : 0;
          box.addEventListener("focus", () => {
            if (type === "checkbox") el.querySelectorAll("input").forEach((one) => { one.tabIndex = one === box ? 0 : -1; });
          });
          line.append(box, make("span", "kl-option-text", label));
          if (note) line.append(make("span", "kl-option-note", note));
          return line;
        }));
        el.klOptions = part.options;
      }
      const chosen = new Set([].concat(part.value === undefined ? [] : part.value));
      el.querySelectorAll("input").forEach((box) => {
        box.checked = chosen.has(box.value);
        box.parentElement.classList.toggle("kl-on", box.checked);
      });
    },
    take(el) {
      const chosen = Array.from(el.querySelectorAll("input:checked"), (box) => box.value);
      return type === "radio" ? chosen[0] : chosen;
    },
  };
}

const TICK = {
  make(view, part, commit) {
    const el = make("input", "kl-tick");
    el.type = "checkbox";
    el.addEventListener("change", commit);
    el.addEventListener("keydown", (event) => { if (event.key === "Enter") view.enter(); });
    return el;
  },
  put(el, part) { el.checked = Boolean(part.value); },
  take(el) { return el.checked; },
};

// A line of text with the known clients offered under it.
const CLIENT = Object.assign({}, typed("input", "text"), {
  make(view, part, commit) {
    const el = typed("input", "text").make(view, part, commit);
    const list = make("datalist");
    list.id = fresh();
    el.setAttribute("list", list.id);
    el.klList = list;
    view.root.append(list);
    return el;
  },
  put(el, part) {
    typed("input").put(el, part);
    if (!same(el.klNames, part.names)) {
      el.klList.replaceChildren(...(part.names || []).map((name) => {
        const option = make("option");
        option.value = name;
        return option;
      }));
      el.klNames = part.names;
    }
  },
});

// A slider and its number field; while it is dragged the page answers as fast as it can.
const SLIDER = {
  make(view, part, commit) {
    const el = make("div", "kl-slider");
    const low = make("span", "kl-end"), high = make("span", "kl-end");
    const bar = make("input", "kl-bar");
    bar.type = "range";
    const box = NUMBER.make(view, part, commit);
    const unit = make("span", "kl-unit");
    bar.addEventListener("input", () => {
      el.klLive = true;
      box.value = bar.value.replace(".", el.klMark);
      fill(bar);
      view.slide(el.klId, Number(bar.value));
    });
    bar.addEventListener("change", () => {
      // several steps of a key while the page still counts are one change: the last position
      view.soon(el.klId, () => {
        el.klLive = false;
        el.klFrom = "bar";
        commit();
      });
    });
    bar.addEventListener("keydown", (event) => {
      const ten = { PageUp: 10, PageDown: -10 }[event.key];
      if (!ten) return;
      event.preventDefault();
      bar.value = Number(bar.value) + ten * Number(bar.step);
      bar.dispatchEvent(new Event("input"));
      bar.dispatchEvent(new Event("change"));
    });
    el.append(low, bar, high, box, unit);
    Object.assign(el, { klBar: bar, klBox: box, klEnds: [low, high], klUnit: unit });
    return el;
  },
  put(el, part) {
    el.klId = part.id;
    el.klMark = part.mark || ".";
    part.ends.forEach((text, i) => { el.klEnds[i].textContent = text; });
    el.klUnit.textContent = part.unit || "";
    Object.assign(el.klBar, { min: part.low, max: part.high, step: part.step });
    if (!el.klLive) {
      el.klBar.value = part.at === undefined ? part.low : part.at;
      NUMBER.put(el.klBox, part);
    }
    fill(el.klBar);
  },
  take(el) {
    if (el.klFrom === "bar") {
      el.klFrom = "";
      el.klBox.klDirty = false;
      return Number(el.klBar.value);
    }
    return NUMBER.take(el.klBox);
  },
  main(el) { return el.klBar; },
};

function fill(bar) {
  const part = (bar.value - bar.min) / (bar.max - bar.min || 1);
  bar.style.setProperty("--kl-part", (100 * part).toFixed(2) + "%");
}

// Things in order: arrows walk, Alt with an arrow (or the two small buttons) moves.
const ORDER = {
  make(view, part, commit) {
    const el = make("ol", "kl-order");
    el.addEventListener("keydown", (event) => {
      const items = Array.from(el.children);
      const item = event.target.closest("li");
      if (event.key === "Enter" && event.target === item) view.enter();
      if (!item || !event.key.startsWith("Arrow")) return;
      if (event.altKey || event.ctrlKey) {
        event.preventDefault();
        shift(el, item, event.key === "ArrowUp" ? -1 : 1, commit);
      } else {
        arrows(event, items, (one) => one.focus());
      }
    });
    el.klCommit = commit;
    return el;
  },
  put(el, part) {
    const names = part.value || [];
    const labels = new Map((part.options || []).map(([name, label, note]) => [name, [label, note]]));
    if (same(el.klShown, [names, part.options])) return;
    el.klShown = [names, part.options];
    const at = Array.from(el.children).findIndex((item) => item.contains(document.activeElement));
    const moved = at >= 0 ? el.children[at].dataset.name : "";
    el.replaceChildren(...names.map((name, i) => {
      const item = make("li", "kl-item");
      item.dataset.name = name;
      item.tabIndex = i ? -1 : 0;
      item.addEventListener("focus", () => { for (const one of el.children) one.tabIndex = one === item ? 0 : -1; });
      const [label, note] = labels.get(name) || [name, ""];
      item.append(make("span", "kl-place", String(i + 1)), make("span", "kl-option-text", label));
      if (note) item.append(make("span", "kl-option-note", note));
      for (const [sign, step, word] of [["↑", -1, part.up], ["↓", 1, part.down]]) {
        const button = make("button", "kl-arrow", sign);
        button.type = "button";
        button.tabIndex = -1;
        button.setAttribute("aria-label", word + ": " + label);
        button.disabled = i + step < 0 || i + step >= names.length;
        button.addEventListener("click", () => shift(el, item, step, el.klCommit));
        item.append(button);
      }
      return item;
    }));
    if (moved) Array.from(el.children).find((item) => item.dataset.name === moved)?.focus();
  },
  take(el) { return Array.from(el.children, (item) => item.dataset.name); },
};

function shift(el, item, step, commit) {
  const other = step < 0 ? item.previousElementSibling : item.nextElementSibling;
  if (!other) return;
  item.focus();
  if (step < 0) el.insertBefore(item, other);
  else el.insertBefore(other, item);
  item.focus();
  commit();
}

const CONTROLS = {
  text: typed("input", "text"),
  area: typed("textarea"),
  number: NUMBER,
  pick: PICK,
  segments: group("radio"),
  ticks: group("checkbox"),
  tick: TICK,
  client: CLIENT,
  slider: SLIDER,
  order: ORDER,
};

// What surrounds every control. A field in a table is bare: its label is only read aloud.
function field(kind) {
  const control = CONTROLS[kind];
  return {
    make(view, part) {
      const el = make("div", "kl-field kl-field-" + kind);
      const uid = fresh();
      const commit = () => {
        const value = control.take(inner);
        if (value !== undefined) view.set(el.dataset.id, value, el);
      };
      const inner = control.make(view, part, commit);
      const target = control.main ? control.main(inner) : inner;
      target.id = uid;
      const label = make("label", "kl-label");
      label.htmlFor = uid;
      label.id = uid + "-l";
      if (!target.matches("input,select,textarea")) target.setAttribute("aria-labelledby", label.id);
      const line = make("div", "kl-line");
      const unit = make("span", "kl-unit"), mark = make("span", "kl-mark");
      line.append(inner, unit, mark);
      const error = make("div", "kl-error"), other = make("div", "kl-other"), help = make("div", "kl-help");
      error.id = uid + "-e";
      help.id = uid + "-h";
      error.setAttribute("role", "alert");
      mark.setAttribute("role", "status");
      const back = make("button", "kl-link");
      back.type = "button";
      back.addEventListener("click", () => view.press("undo:" + el.dataset.id));
      const told = make("span");
      other.append(told, " ", back);
      el.append(label, line, error, other, help);
      if (kind === "tick") line.insertBefore(label, unit);
      Object.assign(el, { klControl: inner, klTarget: target, klLabel: label, klUnitEl: unit, klMark: mark,
        klError: error, klOther: other, klTold: told, klBack: back, klHelp: help });
      return el;
    },
    show(el, part, view) {
      if (!view.awaits(el)) control.put(el.klControl, part);
      if (!same(el.klWords, [part.of, part.label])) {
        el.klWords = [part.of, part.label];
        el.klLabel.replaceChildren(...(part.of ? [make("span", "kl-of", part.of + ": ")] : []), tied(part.label || ""));
        el.klLabel.hidden = !part.label;
      }
      el.style.minWidth = part.room ? "min(100%, " + part.room + "ch)" : "";
      el.classList.toggle("kl-bare", Boolean(part.bare));
      if (kind !== "slider") write(el.klUnitEl, part.unit);
      el.klSaved = part.saved || "";
      write(el.klMark, el.klSaved);
      write(el.klError, part.error && "✕ " + part.error);
      write(el.klHelp, part.safe || part.news || part.help);
      el.klHelp.classList.toggle("kl-news", Boolean(part.safe || part.news)); // a projector shows it too
      el.klOther.hidden = !part.other;
      write(el.klTold, part.other);
      write(el.klBack, part.back);
      el.classList.toggle("kl-wrong", Boolean(part.error));
      el.classList.toggle("kl-elsewhere", Boolean(part.other));
      const target = el.klTarget;
      target.toggleAttribute("disabled", Boolean(part.off));
      if (part.error) target.setAttribute("aria-invalid", "true");
      else target.removeAttribute("aria-invalid");
      target.setAttribute("aria-describedby", [part.error && el.klError.id, el.klHelp.id].filter(Boolean).join(" "));
    },
  };
}
