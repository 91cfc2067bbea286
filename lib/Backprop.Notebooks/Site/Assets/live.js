// Cells that run in the page: puts the buttons there. What they do is loaded when the first of them is used.
(function () {
  "use strict";
  const cells = () => [...document.querySelectorAll(".cell[data-language]")];
  const article = document.querySelector("article");
  if (cells().length === 0 || !article) return;

  const SERVE = "dotnet run --project lib/Backprop.Notebooks -- serve";
  const library = new URL("../live/page.js", document.currentScript.src).href;
  // Mail programs write = as %3D.
  const isShared = () => /^#changed(?:=|%3D)/i.test(location.hash);
  let loading;

  // How long a press may go without an answer, in milliseconds.
  const MOMENT = 300;

  // What a reader has written outlasts the page, in this tab and nowhere else: changed cells, each [id, code], answers that are
  // not checked, each [id, text], and the link that stood in the address. A browser that keeps nothing for pages keeps nothing of this one.
  const changes = {
    key: `changed ${location.pathname}`,
    read() {
      try {
        const kept = JSON.parse(sessionStorage.getItem(this.key));
        return Array.isArray(kept?.cells) && Array.isArray(kept.answers) ? kept : null;
      } catch {
        return null;
      }
    },
    write(kept) {
      try {
        if (kept.cells.length + kept.answers.length > 0) sessionStorage.setItem(this.key, JSON.stringify(kept));
        else sessionStorage.removeItem(this.key);
      } catch {
        // Full, or forbidden by the reader.
      }
    },
  };
  const kept = location.protocol === "file:" ? null : changes.read();

  function button(className, text, label) {
    const made = document.createElement("button");
    Object.assign(made, { type: "button", className: `live ${className}`, textContent: text });
    if (label) made.setAttribute("aria-label", label);
    return made;
  }

  const bar = document.createElement("div");
  bar.className = "live-bar";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "Running this page");
  const status = document.createElement("p");
  status.className = "live-status";
  status.setAttribute("role", "status");
  status.textContent = "Every cell can be run here, in your browser.";
  // What is said here is not read out: it changes with every file.
  const progress = document.createElement("p");
  progress.className = "live-progress";
  bar.append(button("live-all", "Run all"), button("live-stop", "Stop"), button("live-reset", "Reset"), status, progress);
  for (const name of [".live-stop", ".live-reset"]) bar.querySelector(name).hidden = true;
  article.before(bar);
  // What scrolls inside itself is a tab stop as long as it does.
  const fit = () => (status.scrollHeight > status.clientHeight + 1 ? status.setAttribute("tabindex", "0") : status.removeAttribute("tabindex"));
  new MutationObserver(fit).observe(status, { childList: true, characterData: true, subtree: true });
  new ResizeObserver(fit).observe(status);

  // As it was measured when it was measured: machines differ, and nobody needs the last second.
  function takes(element, run) {
    const seconds = Number(element.dataset.seconds);
    const length = seconds < 55 ? `${Math.round(seconds / 5) * 5} seconds` : seconds < 90 ? "a minute" : `${Math.round(seconds / 60)} minutes`;
    const said = Object.assign(document.createElement("span"), { className: "live-takes", id: `${element.id}-takes`, textContent: `takes about ${length} in a browser` });
    run.setAttribute("aria-describedby", said.id);
    return said;
  }

  function furnish(element) {
    const name = element.getAttribute("aria-label").toLowerCase();
    const tools = document.createElement("div");
    tools.className = "live-tools";
    tools.append(
      button("live-run", "Run", `Run ${name}`),
      button("live-here", "Run to here", `Run to here: ${name}`),
      button("live-edit", "Edit", `Edit ${name}`));
    if (element.dataset.seconds) tools.append(takes(element, tools.querySelector(".live-run")));
    const source = element.querySelector(":scope > details") ?? element.querySelector(":scope > .source");
    source.after(tools);
    window.backpropSliders.show(element, element.querySelector(".source").textContent, async (index, value) => (await pressed())?.slide(element, index, value));
  }

  // An exercise that is asked and not answered has a field below its question; the reply comes below the field.
  const ASKED = /^Exercises\.Check\("([\d.]+)", ""\)$/;

  function furnishAnswer(element) {
    const exercise = ASKED.exec(element.querySelector(".source").textContent.trim())?.[1];
    const question = element.querySelector(":scope > .output");
    if (!exercise || !question) return;
    question.classList.add("question");
    const form = document.createElement("form");
    form.className = "answer";
    const field = document.createElement("textarea");
    Object.assign(field, { rows: 1, required: true, spellcheck: false, autocomplete: "off", autocapitalize: "off" });
    field.setAttribute("aria-label", `Your answer to exercise ${exercise}`);
    question.id ||= `${element.id}-question`;
    field.setAttribute("aria-describedby", question.id);
    field.placeholder = "your answer, then Enter";
    const check = button("live-check", "Check", `Check your answer to exercise ${exercise}`);
    check.type = "submit";
    form.append(field, check);
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (field.value.trim() !== "") (await pressed())?.answer(element, field.value);
    });
    // Enter checks, Shift+Enter begins a line.
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.stopPropagation();
      if (event.shiftKey) return;
      event.preventDefault();
      form.requestSubmit();
    });
    question.after(form);
  }

  cells().forEach(furnish);
  cells().forEach(furnishAnswer);

  // A notebook to go on with: readers add cells, each below the last.
  function add() {
    const last = cells().at(-1);
    const number = Number(last.dataset.number) + 1;
    const element = document.createElement("div");
    Object.assign(element, { className: "cell added", id: `cell-added-${number}` });
    element.setAttribute("role", "group");
    element.setAttribute("aria-label", `Code cell ${number}`);
    Object.assign(element.dataset, { language: "csharp", number });
    element.innerHTML = `<span class="mark">In [${number}]</span><pre class="source short"><code></code></pre>`;
    last.after(element);
    furnish(element);
    return element;
  }

  if (article.classList.contains("open")) {
    const more = document.createElement("p");
    more.className = "live-more";
    more.append(button("live-add", "Add a cell"));
    // A page that asks for a formula has room for one.
    const last = isShared() || !article.hasAttribute("data-empty") ? cells().at(-1) : add();
    last.after(more);
  }

  function sayHowToServe() {
    status.replaceChildren("A page that is opened as a file cannot load what runs its cells. In the book’s folder: ", Object.assign(document.createElement("code"), { textContent: SERVE }));
  }

  if (location.protocol === "file:") sayHowToServe();

  // Whoever has pressed something is told what it waits for, unless it comes at once.
  async function waitFor(sentence, loading) {
    let before = null;
    const waiting = setTimeout(() => {
      if (status.textContent === sentence) return;
      bar.classList.add("at-work");
      before = status.textContent;
      status.textContent = sentence;
    }, MOMENT);
    try {
      return await loading;
    } finally {
      clearTimeout(waiting);
      if (before !== null && status.textContent === sentence) status.textContent = before;
    }
  }

  const pressed = () => waitFor("What runs the cells is being loaded.", load());

  function load() {
    if (location.protocol === "file:") {
      sayHowToServe();
      status.scrollIntoView({ block: "nearest" });
      return Promise.resolve(null);
    }

    return loading ??= import(library).then(({ open }) => {
      const page = open(cells(), bar, add, (link) => taken.add(link), (now) => changes.write(now), waitFor);
      if (kept) page.resume(kept);
      // A link that came while this could not be had is taken now.
      setTimeout(take);
      return page;
    }, (error) => {
      loading = undefined;
      bar.classList.add("at-work");
      status.textContent = `What runs the cells could not be loaded: ${error.message}`;
      return null;
    });
  }

  const ACTIONS = ["live-all", "live-stop", "live-reset", "live-run", "live-here", "live-edit", "live-book", "live-share", "live-remove", "live-add"];
  document.addEventListener("click", async ({ target }) => {
    const control = target.closest?.("button.live");
    const action = ACTIONS.find((name) => control?.classList.contains(name));
    if (action) await act(action, control.closest(".cell"));
    else if (target.matches?.(".cell.added > .source, .cell.added > .source *")) await act("live-edit", target.closest(".cell"));
  });

  async function act(action, cell) {
    try {
      await (await pressed())?.act(action, cell);
    } catch (error) {
      status.textContent = error.message;
    }
  }

  // Whoever reaches for a button is about to press it: by then the kernel can be there. Scrolling past moves no pointer.
  async function approach({ target, movementX, movementY, pointerType }) {
    const isReached = pointerType !== "touch" && (movementX !== 0 || movementY !== 0);
    if (location.protocol === "file:" || navigator.connection?.saveData || !isReached || !target.closest?.(".live-tools, .live-bar, .answer")) return;
    for (const kind of APPROACHES) document.removeEventListener(kind, approach);
    (await load())?.warm();
  }

  const APPROACHES = ["pointermove", "focusin"];
  for (const kind of APPROACHES) document.addEventListener(kind, approach);

  // As in any notebook: runs the cell and goes to the next one.
  document.addEventListener("keydown", async (event) => {
    const cell = event.target.closest?.(".cell[data-language]");
    if (event.key !== "Enter" || !event.shiftKey || !cell || event.defaultPrevented || event.target.closest("a[href]")) return;
    event.preventDefault();
    await act("live-next", cell);
  });

  // A link can carry a cell that was changed; it is shown, and not run.
  // Each once: whoever comes back to it would lose what was written since.
  const taken = new Set();
  function take() {
    const { hash } = location;
    if (!isShared() || location.protocol === "file:" || taken.has(hash)) return;
    taken.add(hash);
    load().then((page) => (page ? page.receive(hash) : taken.delete(hash)));
  }

  // What was changed since a link was opened is newer than the link.
  if (kept?.link) taken.add(kept.link);
  if (kept) load();
  else take();
  addEventListener("hashchange", take);
})();
