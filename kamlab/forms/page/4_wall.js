// On a projector: one card at a time, a heading with what follows it if both fit. Two buttons in the corner and the
// page keys step from card to card; the one in turn stands alone under the strip. A third button, and Esc, bring the
// whole page back.

const WALL = { bar: null, now: null };
const FRONT = ".jp-NotebookPanel.kamlab-page:not(.lm-mod-hidden), body.kamlab-app, .kamlab-app";
const CARDS = ".jp-RenderedMarkdown, .kl-panel > .kl-stack > *, .jp-OutputArea-output > figure, .jp-RenderedHTML > figure";

// A form that fits on a screen is one card, a longer one has several.
function cards() {
  const front = document.querySelector(FRONT) || document.body;
  const whole = (one) => {
    const grid = one.closest(".kl-grid-box"); // its canvas belongs to its headings
    if (grid) return grid;
    const panel = one.closest(".kl-panel");
    return panel && panel.getBoundingClientRect().height < 0.8 * window.innerHeight ? panel : one;
  };
  const found = Array.from(new Set(Array.from(front.querySelectorAll(CARDS), whole)));
  const free = found.filter((one) => one.offsetHeight && !one.querySelector(".kl-strip") && !one.closest(".kl-strip"));
  return free.filter((one) => !free.some((other) => other !== one && other.contains(one)));
}

// What stands on the wall at once.
function screens() {
  const found = [];
  let open = false;
  for (const card of cards()) {
    const last = found[found.length - 1];
    const both = open && card.getBoundingClientRect().bottom - last[0].getBoundingClientRect().top;
    if (open && both < 0.86 * window.innerHeight) last.push(card);
    else found.push([card]);
    open = Boolean(card.querySelector("h2")) && found[found.length - 1].length === 1;
  }
  return found;
}

// A figure that nearly fits below the strip is made to fit: its foot is not behind the keys. A tall one keeps its type.
const LEAST = 0.75;

function fit(card, top) {
  for (const one of card.querySelectorAll("figure img")) {
    one.style.width = "100%";
    const box = one.getBoundingClientRect(), above = box.top - card.getBoundingClientRect().top;
    const part = (window.innerHeight - top - above - 12) / box.height;
    if (part < 1 && part >= LEAST) one.style.width = 100 * part + "%";
  }
}

function unfit() {
  document.querySelectorAll(".kl-wall figure img").forEach((one) => { one.style.width = "100%"; });
}

// Bring a card to the top, just below the strip.
function toTop(card) {
  card.scrollIntoView({ block: "start" });
  const front = document.querySelector(FRONT) || document.body;
  const strip = front.querySelector(".kl-strip");
  if (!strip) return;
  fit(card, strip.offsetHeight + 28);
  const over = strip.getBoundingClientRect().bottom + 14 - card.getBoundingClientRect().top;
  let place = card.parentElement;
  while (place && !(place.scrollHeight > place.clientHeight && /auto|scroll/.test(getComputedStyle(place).overflowY))) place = place.parentElement;
  (place || window).scrollBy(0, -over);
}

function wall(on, words) {
  if (!on) unfit();
  document.documentElement.classList.toggle("kl-wall", on);
  if (!on) return leaveCards(true);
  if (!WALL.bar) {
    WALL.bar = make("div", "kl-wall-bar");
    const back = make("button", "kl-button", "↑"), next = make("button", "kl-button", "↓");
    WALL.told = make("span");
    back.addEventListener("click", () => step(-1));
    next.addEventListener("click", () => step(1));
    WALL.all = make("button", "kl-button");
    WALL.all.type = "button";
    WALL.all.hidden = true;
    WALL.all.addEventListener("click", () => {
      const card = WALL.now;
      leaveCards(false);
      next.focus();
      if (card) toTop(card);
    });
    WALL.bar.append(back, WALL.told, next, WALL.all);
    WALL.ways = [back, next];
    document.addEventListener("keydown", onWallKey, true);
    document.addEventListener("focusin", onWallFocus);
  }
  WALL.ways.forEach((way, i) => {
    way.type = "button";
    way.title = words[i];
    way.setAttribute("aria-label", words[i]);
  });
  WALL.all.textContent = words[2];
  if (!WALL.bar.isConnected) document.body.append(WALL.bar);
}

function step(by) {
  const all = screens();
  if (!all.length) return;
  const at = all.findIndex((some) => some.includes(WALL.now));
  const seen = all.findIndex((some) => some[some.length - 1].getBoundingClientRect().bottom > 160); // the first in sight
  const to = at >= 0 ? at + by : seen + (by < 0 ? -1 : 0);
  alone(all, Math.min(Math.max(to, 0), all.length - 1));
  toTop(WALL.now);
}

function alone(all, at) {
  WALL.now = all[at][0];
  for (const some of all) for (const one of some) one.classList.toggle("kl-aside", some !== all[at]);
  WALL.told.textContent = at + 1 + " / " + all.length;
  WALL.all.hidden = false;
}

function leaveCards(whole) {
  document.querySelectorAll(".kl-aside").forEach((one) => one.classList.remove("kl-aside"));
  WALL.now = null;
  if (WALL.told) WALL.told.textContent = "";
  if (WALL.all) WALL.all.hidden = true;
  if (whole && WALL.bar) WALL.bar.remove();
}

function onWallKey(event) {
  if (!WALL.bar || !WALL.bar.isConnected || event.target.matches("input, textarea, select, [contenteditable]")) return;
  if (event.key === "Escape") return leaveCards(false);
  const by = { PageDown: 1, PageUp: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  event.stopPropagation();
  step(by);
}

function onWallFocus(event) {
  if (!WALL.now || WALL.bar.contains(event.target)) return;
  const all = screens(), at = all.findIndex((some) => some.some((one) => one.contains(event.target)));
  if (at >= 0 && !all[at].includes(WALL.now)) alone(all, at);
}
