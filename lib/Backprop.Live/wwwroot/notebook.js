// The cells of a page as a notebook: what has run, what runs, what was changed.
import { Kernel } from "./kernel.js";
import { faultView, view } from "./views.js";

/** One code cell of the page. */
class Cell {
  constructor(element, position) {
    this.element = element;
    this.position = position;
    this.number = Number(element.dataset.number) || position + 1;
    this.language = element.dataset.language;
    this.place = element.querySelector(".source");
    this.book = this.place.textContent;
    this.code = this.book;
    this.stored = this.outputs;
    this.hasRun = false;
    // The outputs of the last run here, as a notebook stores them.
    this.bundle = null;
  }

  get outputs() {
    return [...this.element.children].filter((child) => child.classList.contains("output"));
  }

  get isChanged() {
    return this.code !== this.book;
  }

  show(outputs) {
    for (const old of this.outputs) old.remove();
    this.element.append(...outputs);
  }

  /** The element that the book has in the place of the output with this index. */
  inBook(index) {
    return this.stored[index] ?? null;
  }
}

export class Notebook {
  #kernel = new Kernel();
  #displays = new Map();
  #queue = [];
  #isBusy = false;
  #current = null;
  #rendered = Promise.resolve();

  /** Told what goes on, in a sentence. */
  onstatus = () => {};

  /** Told when a cell or the whole has another state. */
  onchange = () => {};

  constructor(elements) {
    this.cells = elements.map((element, position) => new Cell(element, position));
    this.#kernel.onprogress = (message) => this.onstatus(progress(message));
    this.#kernel.onshown = (shown) => this.#shown(shown);
  }

  get isBusy() {
    return this.#isBusy;
  }

  get kernel() {
    return this.#kernel;
  }

  /** Starts the kernel and runs nothing: a click that comes later does not wait for it. */
  warm() {
    this.#kernel.start().then(() => this.#isBusy || this.onstatus("The kernel is ready."), () => {});
  }

  /** Runs a cell, after those above it that have not run. */
  run(cell) {
    const first = this.cells.filter((other) => other.position < cell.position && !other.hasRun);
    return this.#enqueue([...first, cell], first);
  }

  /** Runs everything from the top down to a cell, in a session without memory. */
  async runTo(cell) {
    await this.#fresh();
    return this.#enqueue(this.cells.filter((other) => other.position <= cell.position), []);
  }

  runAll() {
    return this.runTo(this.cells.at(-1));
  }

  /** Ends whatever runs; the next run starts from the beginning. */
  stop() {
    this.#queue = [];
    this.#kernel.stop();
    this.#forget();
  }

  /** The page as it was: the book's code and the book's outputs. */
  async reset() {
    this.stop();
    await this.#rendered;
    for (const cell of this.cells) {
      this.restore(cell);
      cell.bundle = null;
      cell.show(cell.stored);
      cell.element.classList.remove("ran", "failed");
      delete cell.element.dataset.took;
    }

    this.onstatus("The page is as in the book.");
    this.onchange();
  }

  /** Gives a cell other code. */
  change(cell, code) {
    cell.code = code;
    cell.element.classList.toggle("changed", cell.isChanged);
    this.onchange(cell);
  }

  /** Gives a cell the book's code. */
  restore(cell) {
    this.change(cell, cell.book);
  }

  async #fresh() {
    if (this.#isBusy) this.stop();
    this.#forget();
    if (this.#kernel.isStarted) await this.#kernel.clear();
  }

  #forget() {
    this.#displays.clear();
    for (const cell of this.cells) cell.hasRun = false;
    this.onchange();
  }

  async #enqueue(cells, first) {
    this.#queue.push(...cells.filter((cell) => !this.#queue.includes(cell)));
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.onchange();
    const said = first.length > 0 ? `${first.length === 1 ? "One cell above runs" : `${first.length} cells above run`} first: ${range(first)}.` : "";
    let ran = 0;
    try {
      while (this.#queue.length > 0) {
        const cell = this.#queue.shift();
        this.onstatus([this.#kernel.isStarted ? `Cell [${cell.number}] runs.` : "The kernel is loaded.", said].filter(Boolean).join(" "));
        const outcome = await this.#runCell(cell);
        if (outcome.status !== "passed") {
          const left = this.#queue.length;
          this.#queue = [];
          this.onstatus(ended(cell, outcome, left));
          return;
        }

        ran++;
      }

      this.onstatus(ran === 1 ? "One cell has run." : `${ran} cells have run.`);
    } finally {
      this.#isBusy = false;
      this.onchange();
    }
  }

  async #runCell(cell) {
    cell.element.setAttribute("aria-busy", "true");
    cell.element.classList.remove("ran", "failed");
    this.#current = { cell, bundle: [], elements: [], isCleared: false };
    const running = this.#current;
    let outcome;
    let took = 0;
    try {
      await this.#kernel.start();
      const began = performance.now();
      outcome = await this.#kernel.run(cell.number, cell.language, cell.code);
      took = performance.now() - began;
    } catch (error) {
      outcome = error.outcome ?? { status: "failed", name: "Kernel", message: error.message, line: null, details: [] };
      this.#forget();
      if (!error.outcome) this.#kernel.stop();
    }

    await this.#rendered;
    if (outcome.status === "failed" || outcome.status === "skipped") {
      this.#clear(running);
      cell.element.append(faultView(cell.number, { name: "Not run here", ...outcome }));
    } else if (outcome.status === "passed") {
      this.#clear(running);
    }

    cell.bundle = running.bundle;
    cell.fault = outcome.status === "failed" ? outcome : null;
    cell.hasRun = outcome.status === "passed";
    cell.element.removeAttribute("aria-busy");
    cell.element.classList.toggle("ran", outcome.status === "passed");
    cell.element.classList.toggle("failed", outcome.status === "failed");
    cell.element.dataset.took = seconds(took);
    this.onchange(cell);
    return outcome;
  }

  // What was there stays until the first output of this run takes its place.
  #clear(running) {
    if (!running.isCleared) running.cell.show([]);
    running.isCleared = true;
  }

  #shown({ output, displayId, isUpdate }) {
    const running = this.#current;
    const last = running.bundle.at(-1);
    if (output.output_type === "stream" && last?.output_type === "stream" && last.name === output.name) {
      last.text.push(...[output.text].flat());
      const index = running.bundle.length - 1;
      this.#render(running, index, structuredClone(last));
    } else if (isUpdate && this.#displays.has(displayId)) {
      const { running: owner, index } = this.#displays.get(displayId);
      owner.bundle[index] = { ...owner.bundle[index], data: output.data };
      this.#render(owner, index, owner.bundle[index]);
    } else {
      const index = running.bundle.push(structuredClone(output)) - 1;
      if (displayId) this.#displays.set(displayId, { running, index });
      this.#render(running, index, output);
    }
  }

  // One after the other, in the order in which they were shown.
  #render(running, index, output) {
    this.#rendered = this.#rendered.then(async () => {
      const isAsInBook = !this.cells.some((cell) => cell.isChanged);
      const shown = (await view(output, running.cell.inBook(index), isAsInBook)) ?? document.createElement("span");
      this.#clear(running);
      if (running.elements[index]) running.elements[index].replaceWith(shown);
      else running.cell.element.append(shown);
      running.elements[index] = shown;
    }).catch((error) => this.onstatus(`An output of cell [${running.cell.number}] cannot be shown: ${error.message}`));
  }
}

function progress({ kind, loaded, total }) {
  if (kind === "preparing") return "The compiler is prepared.";
  return `The kernel is loaded: ${loaded} of ${total} files.`;
}

function range(cells) {
  const [first, last] = [cells[0].number, cells.at(-1).number];
  return first === last ? `[${first}]` : last - first === cells.length - 1 ? `[${first}] to [${last}]` : cells.map((cell) => `[${cell.number}]`).join(", ");
}

function ended(cell, outcome, left) {
  const rest = left === 0 ? "" : left === 1 ? " One cell was not run." : ` ${left} cells were not run.`;
  switch (outcome.status) {
    case "stopped":
      return `Stopped. The next Run starts from the top.${rest}`;
    case "skipped":
      return `Cell [${cell.number}] is not run here: ${outcome.message}.${rest}`;
    default:
      return `Cell [${cell.number}] failed: ${outcome.message}${rest}`;
  }
}

const seconds = (milliseconds) => `${milliseconds < 995 ? (milliseconds / 1000).toFixed(2) : (milliseconds / 1000).toFixed(1)} s`;
