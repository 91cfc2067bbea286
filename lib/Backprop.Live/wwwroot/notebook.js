// The cells of a page as a notebook: what has run, what runs, what was changed.
import { Kernel } from "./kernel.js";
import { faultView, PrintedView, view } from "./views.js";

/** One code cell of the page. */
class Cell {
  constructor(element, position) {
    this.element = element;
    this.position = position;
    this.number = Number(element.dataset.number) || position + 1;
    this.language = element.dataset.language;
    this.place = element.querySelector(".source");
    this.shown = this.place.querySelector("code");
    this.book = this.shown.textContent;
    this.colours = [...this.shown.childNodes].map((node) => node.cloneNode(true));
    this.code = this.book;
    this.stored = this.outputs;
    this.hasRun = false;
    // A reader's own cell is in no book.
    this.isAdded = element.classList.contains("added");
    // The code that an answer has made: it changes nothing that the page shows.
    this.answered = null;
    this.isExercise = element.querySelector(":scope > form.answer") !== null;
    // The outputs of the last run here, as a notebook stores them, and the code that gave them.
    this.bundle = null;
    this.gave = null;
    this.fault = null;
  }

  get outputs() {
    // The question of an exercise stays where it is while answers come and go.
    return [...this.element.children].filter((child) => child.classList.contains("output") && !child.classList.contains("question"));
  }

  get isChanged() {
    return this.code !== this.book;
  }

  /** Shows the code in its place: the book's in its colours, another one as near to them as it is to the book's. */
  write() {
    if (this.code === this.shown.textContent) return;
    if (!this.isChanged) this.shown.replaceChildren(...this.colours.map((node) => node.cloneNode(true)));
    else if (!this.#rewrite()) this.shown.textContent = this.code;
  }

  // A number that was moved is one piece of text, in its colour.
  #rewrite() {
    const [old, now] = [this.shown.textContent, this.code];
    let [start, end] = [0, 0];
    while (start < Math.min(old.length, now.length) && old[start] === now[start]) start++;
    while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end++;
    const texts = document.createTreeWalker(this.shown, NodeFilter.SHOW_TEXT);
    for (let at = 0; texts.nextNode(); at += texts.currentNode.length) {
      if (start < at || old.length - end > at + texts.currentNode.length) continue;
      texts.currentNode.replaceData(start - at, old.length - end - start, now.slice(start, now.length - end));
      return true;
    }

    return false;
  }

  show(outputs) {
    for (const old of this.outputs) old.remove();
    this.append(...outputs);
  }

  /** As if it had never run here: what the book has given stands below it again. */
  leave() {
    Object.assign(this, { hasRun: false, gave: null, fault: null, bundle: null });
    this.element.classList.remove("ran", "failed", "asked");
    delete this.element.dataset.took;
    this.show(this.stored);
  }

  append(...outputs) {
    // Outputs stand above the line that says which words the cell introduces.
    const last = this.element.querySelector(":scope > .introduces");
    if (last) last.before(...outputs);
    else this.element.append(...outputs);
  }

  /** The element that the book has in the place of the output with this index. */
  inBook(index) {
    return this.stored[index] ?? null;
  }
}

export class Notebook {
  #kernel;
  #displays = new Map();
  #queue = [];
  #isBusy = false;
  #work = Promise.resolve();
  #current = null;
  #rendered = Promise.resolve();
  // How many sessions have ended: a cell that ran in one of them has not run in the next.
  #session = 0;
  #mustClear = false;
  // Whether anything has run in this session that is not the book's.
  #differs = false;
  // What runs before what was asked for, in a sentence.
  #before = "";
  // What depends on the cell that is being slid: the question is the same for every value.
  #asked = null;

  /** Told what goes on, in a sentence. */
  onstatus = () => {};

  /** Told how far the kernel is; an empty sentence when it is there. */
  onprogress = () => {};

  /** Told when a cell or the whole has another state. */
  onchange = () => {};

  /**
   * @param elements The cells of the page.
   * @param compiled Where they lie as they came compiled; null where they did not.
   */
  constructor(elements, compiled) {
    this.#kernel = new Kernel(compiled);
    this.cells = elements.map((element, position) => new Cell(element, position));
    this.#kernel.onprogress = (message) => this.onprogress(progress(message));
    this.#kernel.onshown = (shown) => this.#shown(shown);
    this.#kernel.onlost = ({ message }) => {
      this.#forget();
      if (message && !this.#isBusy) this.onstatus(`${message[0].toUpperCase()}${message.slice(1)}.`);
    };
  }

  get isBusy() {
    return this.#isBusy;
  }

  get kernel() {
    return this.#kernel;
  }

  /** Starts the kernel and runs nothing: a click that comes later does not wait for it. */
  warm() {
    this.#kernel.warm().catch(() => {});
  }

  /** Runs a cell, after those above it that have not run. */
  run(cell) {
    const first = this.cells.filter((other) => other.position < cell.position && this.#isNeeded(other));
    return this.#enqueue([...first, cell], first);
  }

  // What has not run, but for the cell that runs at this moment, as it is.
  #isNeeded(cell) {
    const running = this.#isBusy && this.#current;
    return !cell.hasRun && !(running?.cell === cell && running.code === cell.code && !running.isStopped && !running.isLeft);
  }

  /** Runs an exercise: it needs nothing but the library, which the first cell brings. */
  answer(cell) {
    const first = this.cells.slice(0, 1).filter((other) => other !== cell && this.#isNeeded(other));
    return this.#enqueue([...first, cell], first, true);
  }

  /** Runs a cell of which a number has been moved, and what depends on it. */
  async rerun(cell) {
    this.run(cell);
    const { cells } = this;
    const all = (await this.#dependents(cell)).map((position) => cells[position]);
    // What takes long is run by whoever wants it, and so is what stands below it.
    const isLong = (other) => Number(other.element.dataset.seconds) > 10;
    const wall = cells.find((other) => other.position > cell.position && isLong(other) && !other.hasRun)?.position ?? Infinity;
    const wanted = all.filter((other) => !isLong(other) && other.position < wall);
    const late = all.filter((other) => !wanted.includes(other));
    const isToRun = this.#queue.includes(cell) || (this.#isBusy && this.#current?.cell === cell);
    if (wanted.length > 0 && (isToRun || !cell.fault)) {
      const last = wanted.at(-1).position;
      this.#enqueue([...this.cells.filter((other) => other.position < last && other !== cell && this.#isNeeded(other)), ...wanted], []);
    }

    await this.#work;
    if (late.length > 0 && cell.hasRun) this.onstatus(`Not rerun, since it takes long: ${range(late)}.`);
  }

  #dependents(cell) {
    const codes = this.cells.map(({ language, code }) => (language === "csharp" ? code : ""));
    const key = JSON.stringify([cell.position, ...codes.map((code, at) => (at === cell.position ? code.replace(/(?<![\p{L}\p{N}_])\d[\d_.]*/gu, "") : code))]);
    if (this.#asked?.key !== key) this.#asked = { key, found: this.#kernel.dependents(codes, cell.position) };
    return this.#asked.found.catch(() => {
      this.#asked = null;
      return [];
    });
  }

  /** Runs everything from the top down to a cell, in a session without memory. */
  runTo(cell) {
    if (this.#isBusy) this.stop();
    this.#forget();
    this.#mustClear = this.#kernel.isStarted;
    return this.#enqueue(this.cells.filter((other) => other.position <= cell.position), []);
  }

  runAll() {
    return this.runTo(this.cells.at(-1));
  }

  /** Ends whatever runs; the next run starts from the beginning. Gives what waits until it has ended. */
  stop() {
    this.#queue = [];
    this.#before = "";
    if (this.#isBusy && this.#current) {
      this.#current.isStopped = true;
      // Nobody waits long for what it still shows.
      this.#current.stop();
    }

    this.#kernel.stop();
    return this.#work;
  }

  /** The page as it was: the book's code and the book's outputs. */
  async reset() {
    await this.stop();
    for (const cell of this.cells) this.restore(cell);
    this.onstatus("The page is as in the book.");
    this.onchange();
  }

  /** Gives a cell other code. */
  change(cell, code) {
    cell.code = code;
    cell.element.classList.toggle("changed", cell.isChanged);
    this.onchange(cell);
  }

  /** Takes in a cell that a reader has added below the last one. */
  add(element) {
    const cell = new Cell(element, this.cells.length);
    this.cells.push(cell);
    return cell;
  }

  /** Forgets a reader's cell. What it has declared stays in the session until a run from the top. */
  remove(cell) {
    this.#drop(cell);
    // One that runs would go on, and nothing would show it.
    if (this.#isBusy && this.#current?.cell === cell) this.stop();
    this.cells = this.cells.filter((other) => other !== cell);
    this.cells.forEach((other, position) => {
      other.position = position;
    });
    cell.element.remove();
  }

  /** Makes a cell as it is in the book, with the book's outputs, and asks nothing more of it. */
  restore(cell) {
    this.#drop(cell);
    if (this.#current?.cell === cell) this.#current.isLeft = true;
    // What is taken back is not to run on where nothing shows it.
    if (this.#isBusy && this.#current?.cell === cell && this.#current.code !== cell.book) this.stop();
    cell.leave();
    this.change(cell, cell.book);
  }

  #drop(cell) {
    this.#queue = this.#queue.filter((other) => other !== cell);
  }

  #forget() {
    this.#session++;
    if (this.#isBusy && this.#current) this.#current.isStopped = true;
    this.#displays.clear();
    this.#differs = false;
    for (const cell of this.cells) cell.hasRun = false;
    this.onchange();
  }

  // Cells that are asked for while others run are run by the same work, in the order of the page; an answer does not wait for those that have not begun.
  #enqueue(cells, first, isNext = false) {
    this.#queue = isNext
      ? [...new Set([...cells, ...this.#queue])]
      : [...new Set([...this.#queue, ...cells])].sort((one, other) => one.position - other.position);
    if (first.length > 0 || !this.#isBusy) this.#before = first.length > 0 ? `${first.length === 1 ? "One cell above runs" : `${first.length} cells above run`} first: ${range(first)}.` : "";
    if (!this.#isBusy) this.#work = this.#runQueue();
    return this.#work;
  }

  async #runQueue() {
    this.#isBusy = true;
    this.onchange();
    let ran = 0;
    try {
      while (this.#queue.length > 0) {
        const cell = this.#queue.shift();
        this.onstatus([this.#kernel.isReady ? `Cell [${cell.number}] runs.` : "The kernel is loaded first.", this.#before].filter(Boolean).join(" "));
        const outcome = await this.#runCell(cell);
        // What was asked for after a stop is still to be run.
        if (outcome.status === "stopped" && this.#queue.length > 0) continue;
        // And a value that fails is passed over where the next one waits already.
        if (outcome.status === "failed" && this.#queue.includes(cell) && this.#kernel.isStarted) continue;
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
    for (const [id, { running }] of this.#displays) if (running.cell === cell) this.#displays.delete(id);
    const { code } = cell;
    const running = this.#current = { cell, code, bundle: [], elements: [], isCleared: false, isLeft: false, isStopped: false, isGivenUp: false };
    const stopped = new Promise((resolve) => {
      running.stop = resolve;
    });
    let session;
    let outcome;
    let took = 0;
    try {
      await this.#kernel.start();
      if (this.#mustClear) await this.#kernel.clear();
      this.#mustClear = false;
      session = this.#session;
      this.#differs ||= !cell.isAdded && code !== cell.book && code !== cell.answered;
      const began = performance.now();
      outcome = await this.#kernel.run(cell.number, cell.language, code);
      took = performance.now() - began;
    } catch (error) {
      outcome = error.outcome ?? { status: "failed", name: "Kernel", message: error.message, line: null, details: [] };
      if (!error.outcome) this.#kernel.stop();
    }

    await this.#settled(running, stopped);
    // A session may end while the last output is still being set.
    if (outcome.status === "passed" && session !== this.#session) outcome = { status: "stopped" };
    if (running.isLeft) {
      cell.element.removeAttribute("aria-busy");
      this.onchange(cell);
      return outcome;
    }

    // A kernel that cannot be had says nothing of the cell: what stood below it stays.
    if (outcome.status === "failed" && outcome.name === "Kernel" && !running.isCleared) {
      cell.hasRun = false;
      cell.element.classList.toggle("ran", cell.gave !== null && cell.fault === null);
      cell.element.classList.toggle("failed", cell.fault !== null);
      cell.element.removeAttribute("aria-busy");
      this.onchange(cell);
      return outcome;
    }

    if (outcome.status === "failed" || outcome.status === "skipped") {
      this.#clear(running);
      cell.append(faultView(cell.number, { name: "Not run here", ...outcome }));
    } else if (outcome.status === "passed") {
      this.#clear(running);
    }

    cell.bundle = running.bundle;
    cell.gave = code;
    cell.fault = outcome.status === "failed" ? outcome : null;
    cell.hasRun = outcome.status === "passed";
    cell.element.removeAttribute("aria-busy");
    cell.element.classList.toggle("ran", cell.hasRun);
    cell.element.classList.toggle("failed", cell.fault !== null);
    cell.element.classList.toggle("asked", cell.isExercise && cell.hasRun && code === cell.book);
    cell.element.dataset.took = seconds(took);
    this.onchange(cell);
    return outcome;
  }

  // All that was shown is to stand there; but what cannot be set, since a file of the page does not come, is not waited for after a stop.
  async #settled(running, stopped) {
    let isSet = false;
    const rendered = this.#rendered.then(() => {
      isSet = true;
    });
    await Promise.race([rendered, stopped.then(() => Promise.race([rendered, later(PATIENCE)]))]);
    if (isSet) return;
    running.isGivenUp = true;
    this.#rendered = Promise.resolve();
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
      for (const part of [output.text].flat()) last.text.push(part);
      this.#inOrder(running, () => running.printed?.append(output.text));
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

  #render(running, index, output) {
    this.#inOrder(running, async () => {
      // What has run counts, and not what stands in the cells now.
      const isAsInBook = !this.#differs;
      const shown = output.output_type === "stream"
        ? (running.printed = new PrintedView(output)).element
        : await this.#viewed(running.cell, output, index, isAsInBook);
      if (running.isLeft || running.isGivenUp) return;
      keepHeight(running.elements[index] ?? running.cell.outputs[index], shown);
      this.#clear(running);
      if (running.elements[index]) running.elements[index].replaceWith(shown);
      else running.cell.append(shown);
      running.elements[index] = shown;
    });
  }

  // What cannot be shown is said in its place.
  async #viewed(cell, output, index, isAsInBook) {
    try {
      return (await view(output, cell.inBook(index), isAsInBook)) ?? document.createElement("span");
    } catch (error) {
      return faultView(cell.number, { name: "Not shown", message: `an output cannot be shown here: ${error.message}`, line: null, details: [] });
    }
  }

  // One after the other, in the order in which they were shown.
  #inOrder(running, show) {
    this.#rendered = this.#rendered.then(show).catch((error) => this.onstatus(`An output of cell [${running.cell.number}] cannot be shown: ${error.message}`));
  }
}

// How long a reader who has stopped a cell waits for its last output, in milliseconds.
const PATIENCE = 1000;

const later = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

// Until it is drawn, a chart takes as much room as the one whose place it takes: the page does not jump.
function keepHeight(old, shown) {
  const [before, chart] = [old, shown].map((output) => output?.querySelector(".chart"));
  if (before?.offsetHeight > 0 && chart) Object.assign(chart.style, { minHeight: `${before.offsetHeight}px`, display: "block" });
}

function progress({ kind, loaded, total }) {
  switch (kind) {
    case "loaded":
      return `Loading the kernel: ${megabytes(loaded)} of ${megabytes(total)} MB.`;
    case "preparing":
      return "Preparing the compiler.";
    case "done":
      return "";
    default:
      throw new Error(`no progress ${kind}`);
  }
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
      return `Cell [${cell.number}] is not run here: ${ending(outcome.message)}${rest}`;
    default:
      return `${outcome.name === "Kernel" ? "The kernel does not run here" : `Cell [${cell.number}] failed`}: ${ending(outcome.message)}${rest}`;
  }
}

// With one full stop, unless it ends in another sign.
const ending = (words) => words.replace(/\.*$/, (stops) => (/[!?…]$/.test(words) ? stops : "."));

const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

const seconds = (milliseconds) => `${milliseconds < 995 ? (milliseconds / 1000).toFixed(2) : (milliseconds / 1000).toFixed(1)} s`;
