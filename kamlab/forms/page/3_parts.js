// Parts that are no fields: boxes, texts, buttons, messages, figures.

const KINDS = {};
for (const kind of Object.keys(CONTROLS)) KINDS[kind] = field(kind);

// A box that only holds other parts.
function holder(name, more) {
  return {
    make(view, part) {
      const el = make("div", name);
      el.klInner = el;
      return el;
    },
    show(el, part, view) {
      if (more) more(el, part);
      patch(el.klInner, part.parts || [], view);
    },
  };
}

KINDS.row = holder("kl-row");
KINDS.narrow = holder("kl-stack kl-narrow"); // stands on a narrow screen only
KINDS.panes = holder("kl-panes", (el, part) => {
  const beside = part.tall ? part.parts.length - 1 : 0;
  el.style.gridTemplateColumns = (part.widths || []).map((n) => "minmax(0," + n + "fr)").join(" ");
  el.style.gridTemplateRows = beside ? "auto ".repeat(beside - 1) + "1fr" : "";
  el.style.setProperty("--kl-beside", beside);
  el.classList.toggle("kl-tall", beside > 0);
});
KINDS.waiting = {
  make() {
    const el = make("div", "kl-waiting-place");
    el.klText = make("p");
    el.klInner = make("div", "kl-row");
    el.append(el.klText, el.klInner);
    return el;
  },
  show(el, part, view) {
    write(el.klText, part.text);
    patch(el.klInner, part.parts || [], view);
  },
};

KINDS.card = {
  make() {
    const el = make("section", "kl-card");
    const head = make("div", "kl-card-head");
    el.klTitle = make("h3", "kl-card-title");
    el.klNote = make("span", "kl-help");
    el.klMark = make("span", "kl-mark");
    el.klMark.setAttribute("role", "status");
    head.append(el.klTitle, el.klNote, el.klMark);
    el.klHead = head;
    el.klInner = make("div", "kl-stack");
    el.append(head, el.klInner);
    return el;
  },
  show(el, part, view) {
    el.classList.toggle("kl-main-card", Boolean(part.main));
    el.classList.toggle("kl-quiet-card", Boolean(part.quiet));
    write(el.klTitle, part.title);
    write(el.klNote, part.note);
    write(el.klMark, part.mark);
    el.klHead.hidden = !(part.title || part.note || part.mark);
    patch(el.klInner, part.parts || [], view);
  },
};

// One large number or word in a small box.
KINDS.figure_card = {
  make() {
    const el = make("section", "kl-card kl-figure-card");
    el.klLabel = make("p", "kl-help");
    el.klValue = make("p", "kl-figure");
    el.klNote = make("p", "kl-help");
    el.append(el.klLabel, el.klValue, el.klNote);
    return el;
  },
  show(el, part) {
    el.classList.toggle("kl-main-card", Boolean(part.main));
    el.klValue.dataset.tone = part.tone || "";
    write(el.klLabel, part.label);
    write(el.klValue, part.value);
    write(el.klNote, part.note);
  },
};

KINDS.fold = {
  make() {
    const el = make("details", "kl-fold");
    el.klTitle = make("summary", "kl-link");
    el.klInner = make("div", "kl-stack");
    el.append(el.klTitle, el.klInner);
    return el;
  },
  show(el, part, view) {
    write(el.klTitle, part.title);
    patch(el.klInner, part.parts || [], view);
  },
};

KINDS.heading = {
  make(view, part) {
    const el = make("h" + part.level, "kl-h" + part.level);
    el.klText = make("span");
    el.klNote = make("span", "kl-note");
    el.append(el.klText, " ", el.klNote);
    return el;
  },
  show(el, part) {
    write(el.klText, part.text);
    write(el.klNote, part.note);
  },
};

KINDS.prose = {
  make(view, part) {
    const el = make("p", "kl-prose");
    if (part.id) el.tabIndex = -1;
    return el;
  },
  show(el, part) {
    el.classList.toggle("kl-help", Boolean(part.quiet));
    const at = part.bold ? part.text.indexOf(part.bold) : -1;
    if (at < 0) {
      write(el, part.text);
    } else if (!same(el.klTold, [part.text, part.bold])) {
      el.replaceChildren(part.text.slice(0, at), make("b", "", part.bold), part.text.slice(at + part.bold.length));
    }
    el.klTold = [part.text, part.bold];
  },
};

KINDS.so_what = {
  make() {
    const el = make("p", "kl-so-what");
    el.klStrong = make("b");
    el.klText = make("span");
    el.append(el.klStrong, " ", el.klText);
    el.setAttribute("aria-live", "polite");
    return el;
  },
  show(el, part) {
    write(el.klStrong, part.strong);
    write(el.klText, part.text);
  },
};

const SIGNS = { act: "→", done: "✓", check: "!", refused: "✕", client: "◆", quiet: "○" };

KINDS.message = {
  make() {
    const el = make("div", "kl-message");
    el.tabIndex = -1;
    el.setAttribute("role", "status");
    el.klTitle = make("b", "kl-message-title");
    el.klText = make("p", "kl-message-text");
    el.klRows = make("dl", "kl-facts");
    el.klInner = make("div", "kl-row");
    el.append(el.klTitle, el.klText, el.klRows, el.klInner);
    return el;
  },
  show(el, part, view) {
    el.dataset.tone = part.tone;
    write(el.klTitle, part.title && SIGNS[part.tone] + " " + part.title);
    write(el.klText, part.text);
    if (!same(el.klFacts, part.rows)) {
      el.klRows.replaceChildren(...(part.rows || []).flatMap(([name, text]) => [make("dt", "", name), make("dd", "", text)]));
      el.klFacts = part.rows;
    }
    el.klRows.hidden = !part.rows;
    patch(el.klInner, part.parts || [], view);
    el.klInner.hidden = !part.parts;
  },
};

KINDS.button = {
  make(view, part) {
    const el = make("span", "kl-button-place");
    const button = make("button", "kl-button");
    button.type = "button";
    button.addEventListener("click", () => {
      // what the page itself does (run everything anew) is asked of the page, not of the kernel
      if (part.id.startsWith("page:")) button.dispatchEvent(new CustomEvent("kamlab:" + part.id.slice(5), { bubbles: true }));
      else view.press(part.id);
    });
    el.klButton = button;
    el.klReason = make("span", "kl-help");
    el.append(button, el.klReason);
    return el;
  },
  show(el, part) {
    write(el.klButton, part.label);
    el.klButton.dataset.weight = part.weight;
    el.klButton.disabled = Boolean(part.reason);
    if (part.hint) el.klButton.setAttribute("aria-label", part.hint);
    el.klButton.classList.toggle("kl-on", Boolean(part.on));
    if (part.on) el.klButton.setAttribute("aria-pressed", "true");
    else el.klButton.removeAttribute("aria-pressed");
    write(el.klReason, part.reason);
  },
};

KINDS.link = {
  make() { return make("a", "kl-link"); },
  show(el, part) {
    write(el, part.label);
    el.className = part.weight ? "kl-button" : "kl-link";
    if (part.weight) el.dataset.weight = part.weight;
    if (el.getAttribute("href") !== part.to) el.setAttribute("href", part.to);
  },
};

KINDS.chips = {
  make: () => make("div", "kl-chips"),
  show(el, part) {
    if (same(el.klLabels, part.labels)) return;
    el.klLabels = part.labels;
    el.replaceChildren(...(part.labels || []).map(([tone, sign, text]) => {
      const chip = make("span", "kl-chip", sign + " " + text);
      chip.dataset.tone = tone;
      return chip;
    }));
  },
};

// The one place where markup comes in: what a Finding draws. It escapes the names in it itself.
KINDS.picture = {
  make() {
    const el = make("div", "kl-picture");
    el.klDrawn = make("div");
    el.klUnfold = make("button", "kl-link kl-unfold"); // on a phone the sentence comes first, the figure when it is asked for
    el.klUnfold.type = "button";
    el.klUnfold.setAttribute("aria-expanded", "false");
    el.klUnfold.addEventListener("click", () => {
      el.klUnfold.setAttribute("aria-expanded", String(el.classList.toggle("kl-unfolded")));
    });
    el.append(el.klDrawn, el.klUnfold);
    return el;
  },
  show(el, part) {
    write(el.klUnfold, part.unfold);
    el.classList.toggle("kl-folded", Boolean(part.unfold));
    if (el.klHtml === part.html) return;
    el.klHtml = part.html;
    el.style.minHeight = el.offsetHeight ? el.offsetHeight + "px" : "";
    const open = Array.from(el.querySelectorAll("details"), (one) => one.open);
    el.klDrawn.innerHTML = part.html;
    tieIn(el.klDrawn);
    el.querySelectorAll("details").forEach((one, i) => { one.open = Boolean(open[i]); });
    foldFigures();
    requestAnimationFrame(() => { el.style.minHeight = ""; });
  },
};

KINDS.empty = {
  make() {
    const el = make("div", "kl-empty");
    el.klTitle = make("b");
    el.klText = make("p");
    el.klInner = make("div");
    el.append(el.klTitle, el.klText, el.klInner);
    return el;
  },
  show(el, part, view) {
    write(el.klTitle, part.title);
    write(el.klText, part.text);
    patch(el.klInner, part.parts || [], view);
  },
};

KINDS.cell = {
  make: () => make("span", "kl-cell"),
  show(el, part) {
    el.classList.toggle("kl-strong", Boolean(part.strong));
    el.classList.toggle("kl-help", Boolean(part.quiet));
    el.dataset.tone = part.tone || "";
    el.parentElement?.classList.toggle("kl-long", /\S{31}/.test(part.text || "")); // a word no column can hold
    write(el, part.text);
  },
};

// How much of something is done: a bar and the words for it.
KINDS.bar = {
  make() {
    const el = make("div", "kl-share");
    el.klBar = make("progress");
    el.klBar.max = 1;
    el.klText = make("span");
    el.klBar.setAttribute("aria-hidden", "true");
    el.append(el.klBar, el.klText);
    return el;
  },
  show(el, part) {
    el.klBar.value = part.share || 0;
    write(el.klText, part.text);
  },
};

// The strip at the top of a page.
KINDS.strip = holder("kl-strip", (el, part) => {
  if (part.wall) wall(part.wall === "on", part.ways || ["", "", ""]);
});
KINDS.gap = { make: () => make("span", "kl-gap"), show() {} };
KINDS.badge = { make: () => make("b", "kl-badge"), show(el, part) { write(el, part.text); } };
KINDS.languages = {
  make: () => make("span", "kl-languages"),
  show(el, part) {
    if (same(el.klNames, part.names)) return;
    el.klNames = part.names;
    el.replaceChildren(...part.names.map(([name, to]) => {
      const one = make(to ? "a" : "b", "kl-language", name);
      if (to) one.href = to;
      else one.setAttribute("aria-current", "true");
      return one;
    }));
  },
};

KINDS.steps = {
  make: () => make("ol", "kl-steps"),
  show(el, part) {
    el.replaceChildren(...(part.names || []).map((name, i) => {
      const at = i + 1 < part.now ? "past" : i + 1 === part.now ? "now" : "next";
      const item = make("li", "kl-step", (at === "past" ? "✓ " : "") + (i + 1) + ". " + name);
      item.dataset.at = at;
      if (at === "now") item.setAttribute("aria-current", "step");
      return item;
    }));
  },
};

KINDS.progress = {
  make() {
    const el = make("div", "kl-progress");
    const head = make("div", "kl-row");
    el.klTitle = make("b");
    el.klInner = make("span");
    head.append(el.klTitle, el.klInner);
    el.klBar = make("progress");
    el.klBar.max = 1;
    el.klNote = make("p", "kl-help");
    el.append(head, el.klBar, el.klNote);
    return el;
  },
  show(el, part, view) {
    write(el.klTitle, part.title);
    if (part.done) el.klBar.value = part.done;
    else el.klBar.removeAttribute("value"); // it moves, and says no more than that
    write(el.klNote, part.note);
    patch(el.klInner, part.parts || [], view);
  },
};
