// The panel: shows the tree of parts the kernel keeps, and tells it what the person does.
// Every message has a number; the tree comes back with the number it answers.

const ENDS = ["pointerup", "pointercancel", "dragend"];

class View {
  constructor(model, el) {
    this.model = model;
    this.name = fresh();
    this.sent = 0;
    this.done = 0;
    this.asked = new Map();
    this.due = new Map();
    this.root = make("div", "kl-panel");
    this.root.dataset.lmSuppressShortcuts = "true"; // no letter typed here is a command of JupyterLab
    this.root.addEventListener("keydown", (event) => event.stopPropagation());
    this.box = make("div", "kl-stack");
    this.root.append(this.box);
    el.append(this.root);
    this.onTree = () => { if (this.held) this.late = true; else this.show(); };
    this.onDown = (event) => this.hold(event);
    this.onUp = () => setTimeout(() => this.release(), 0); // the click comes straight after
    this.onMessage = (answer, buffers) => this.heard(answer, buffers);
    model.on("change:tree", this.onTree);
    model.on("msg:custom", this.onMessage);
    document.addEventListener("pointerdown", this.onDown, true);
    for (const end of ENDS) document.addEventListener(end, this.onUp, true);
    this.show();
  }

  // While a button is held down nothing may move: one that slips away from under the pointer loses its click.
  // Leaving a field to press it brings an answer in just that moment.
  hold(event) {
    if (!event.target.closest || !event.target.closest("button, summary, label, a")) return;
    clearTimeout(this.held);
    this.held = setTimeout(() => this.release(), 2000);
  }

  release() {
    clearTimeout(this.held);
    this.held = 0;
    if (this.late) this.show();
  }

  show() {
    this.late = false;
    const tree = this.model.get("tree");
    if (tree.ack && tree.ack[0] === this.name) this.done = Math.max(this.done, tree.ack[1]);
    this.tree = tree;
    FIGURE.words = tree.figure || FIGURE.words;
    this.root.lang = tree.lang || "";
    this.root.dataset.form = tree.form || "";
    this.root.classList.toggle("kl-wide", Boolean(tree.wide));
    patch(this.box, tree.parts || [], this);
    requestAnimationFrame(foldFigures); // drawings outside of forms come with the page
    if (this.done >= this.sent) this.rest();
    if (tree.focus && !same(tree.focus, this.focused)) {
      this.focused = tree.focus;
      if (tree.focus[2] === this.name) this.go(tree.focus[0]);
    }
    if (this.due.size && this.done >= this.sent) {
      const [id, deed] = this.due.entries().next().value;
      this.due.delete(id);
      if (this.next && this.next[0] === id) this.next = null;
      deed();
    } else if (this.next && this.done >= this.sent) {
      const [id, value] = this.next;
      this.next = null;
      this.slide(id, value);
    }
  }

  go(id) {
    const el = this.box.querySelector('[data-id="' + CSS.escape(id) + '"]');
    if (!el) return;
    const inner = el.matches("[tabindex]") ? el : el.querySelector("input,select,textarea,button:not([hidden]),li[tabindex='0']");
    (inner || el).focus();
  }

  tell(message, el) {
    this.sent += 1;
    this.root.dataset.unheard = "true"; // whoever ends the kernel looks at this first
    clearTimeout(this.later);
    this.later = setTimeout(() => {
      this.root.classList.add("kl-busy");
      if (el && el.klMark) write(el.klMark, this.tree.saving);
    }, 300);
    this.model.send(Object.assign({ view: this.name, seq: this.sent }, message));
  }

  rest() {
    clearTimeout(this.later);
    this.root.classList.remove("kl-busy");
    delete this.root.dataset.unheard;
  }

  set(id, value, el) {
    this.tell({ do: "set", id, value }, el);
    el.klSent = this.sent;
  }

  // Whether a field waits for the answer to what it told: until then the tree is older than the field.
  awaits(el) { return (el.klSent || 0) > this.done; }

  press(id) { this.tell({ do: "press", id }); }

  enter() { if (this.tree.enter) this.press(this.tree.enter); }

  // Only the latest position of a slider matters, and the kernel is asked one at a time.
  slide(id, value) {
    if (this.done < this.sent) this.next = [id, value];
    else this.tell({ do: "slide", id, value });
  }

  // Do something once the kernel has answered; of several deeds for one part only the last is done.
  soon(id, deed) {
    if (this.done >= this.sent) deed();
    else this.due.set(id, deed);
  }

  ask(message, buffers) {
    this.sent += 1;
    const seq = this.sent;
    this.done = Math.max(this.done, seq);
    return new Promise((resolve) => {
      this.asked.set(seq, resolve);
      this.model.send(Object.assign({ view: this.name, seq }, message), undefined, buffers);
    });
  }

  heard(answer, buffers) {
    if (answer.view !== this.name) return;
    if (answer.file) hand(answer.file, buffers[0]);
    if (answer.page) this.root.dispatchEvent(new CustomEvent("kamlab:" + answer.page, { bubbles: true }));
    if (!this.asked.has(answer.seq)) return;
    this.asked.get(answer.seq)(answer);
    this.asked.delete(answer.seq);
  }

  close() {
    clearTimeout(this.later);
    clearTimeout(this.held);
    document.removeEventListener("pointerdown", this.onDown, true);
    for (const end of ENDS) document.removeEventListener(end, this.onUp, true);
    this.model.off("change:tree", this.onTree);
    this.model.off("msg:custom", this.onMessage);
  }
}

// Hand a file to the person: the browser asks where to, or puts it among the downloads.
function hand(name, bytes) {
  const link = make("a");
  link.href = URL.createObjectURL(new Blob([bytes]));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

export default {
  render({ model, el }) {
    const view = new View(model, el);
    return () => view.close();
  },
};
