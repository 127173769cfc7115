// A place for a file. It travels in slices, each acknowledged before the next: a file of
// 30 MB neither freezes the page nor exceeds what one message may hold.

const SLICE = 1 << 20;

KINDS.drop = {
  make(view, part) {
    const el = make("div", "kl-drop");
    const text = make("div");
    el.klTitle = make("b");
    el.klHelp = make("p", "kl-help");
    text.append(el.klTitle, el.klHelp);
    const input = make("input");
    input.type = "file";
    input.hidden = true;
    input.multiple = true;
    const button = make("button", "kl-button");
    button.type = "button";
    button.dataset.weight = "second";
    button.addEventListener("click", () => input.click());
    input.addEventListener("change", () => {
      send(view, part.id, Array.from(input.files));
      input.value = "";
    });
    for (const name of ["dragenter", "dragover"]) {
      el.addEventListener(name, (event) => {
        event.preventDefault();
        event.stopPropagation();
        el.classList.add("kl-over");
      });
    }
    for (const name of ["dragleave", "drop"]) el.addEventListener(name, () => el.classList.remove("kl-over"));
    el.addEventListener("drop", (event) => {
      event.preventDefault();
      event.stopPropagation();
      send(view, part.id, Array.from(event.dataTransfer.files));
    });
    Object.assign(el, { klInput: input, klButton: button });
    el.append(text, button, input);
    return el;
  },
  show(el, part) {
    write(el.klTitle, part.title);
    write(el.klHelp, part.help);
    write(el.klButton, part.label);
    el.klInput.accept = part.accept || "";
  },
};

// A few columns side by side, one per month: tall where many rows are. The text says the same.
KINDS.months = {
  make() {
    const el = make("div", "kl-months");
    el.klText = make("p", "kl-help");
    el.klBars = make("div", "kl-months-bars");
    el.klBars.setAttribute("aria-hidden", "true");
    el.append(el.klText, el.klBars);
    return el;
  },
  show(el, part) {
    write(el.klText, part.text);
    el.classList.toggle("kl-on", Boolean(part.on));
    if (same(el.klTold, part.bars)) return;
    el.klTold = part.bars;
    const most = Math.max(1, ...(part.bars || []).map((bar) => bar[1]));
    el.klBars.replaceChildren(...(part.bars || []).map(([name, count]) => {
      const place = make("div", "kl-month");
      const bar = make("div", "kl-month-bar");
      bar.style.height = Math.round((88 * count) / most) + "px";
      place.append(bar, make("span", "", name));
      return place;
    }));
  },
};

async function send(view, id, files) {
  if (!files.length) return;
  const token = fresh();
  view.files = token; // a later choice ends this one
  const told = files.map((file) => ({ name: file.name, size: file.size }));
  const begun = await view.ask({ do: "files", id, token, files: told });
  if (begun && begun.stop) return;
  for (let turn = 0; turn < files.length; turn += 1) {
    for (let at = 0; at < files[turn].size; at += SLICE) {
      if (view.files !== token) return;
      let piece;
      try {
        piece = await files[turn].slice(at, at + SLICE).arrayBuffer();
      } catch (problem) {
        view.model.send({ do: "broken", id, token, turn });
        return;
      }
      const answer = await view.ask({ do: "slice", id, token, turn, at }, [piece]);
      if (answer && answer.stop) return;
    }
  }
  view.model.send({ do: "complete", id, token });
}
