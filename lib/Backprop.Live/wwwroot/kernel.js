// The page's side of the kernel: one worker, which the page can end at any time.
const WORKER = new URL("./worker.js", import.meta.url).href;

export class Kernel {
  #worker = null;
  #started = null;
  #isReady = false;
  #isWarm = false;
  #waiting = new Map();
  #last = 0;

  /** Where the page's cells lie as they came compiled; null to compile them here. */
  cells;

  constructor(cells) {
    this.cells = cells;
  }

  /** Told what loading and starting has come to: { kind: "loaded", loaded, total } in bytes, then "done"; "preparing" while the compiler is made ready for a cell, then "done". */
  onprogress = () => {};

  /** Told when the kernel has ended, and with it all that its session knew: { status, message }. */
  onlost = () => {};

  /** Told of each output of the cell that runs. */
  onshown = () => {};

  get isStarted() {
    return this.#started !== null;
  }

  /** Whether it waits for nothing but a cell. */
  get isReady() {
    return this.#isReady;
  }

  /** Starts the kernel, unless it runs already. */
  start() {
    return this.#started ??= this.#begin();
  }

  /** Starts it while nobody waits, and goes once through what first cells need, as long as nobody asks for more. */
  async warm() {
    if (this.isStarted) return;
    await this.start();
    for (let [step, isMore] = [0, true]; isMore; step++) {
      if (this.#waiting.size > 0) return;
      isMore = await this.#ask({ kind: "warm", step });
    }

    this.#isWarm = true;
  }

  /** Whether a cell would wait for nothing but itself. */
  get isWarm() {
    return this.#isWarm;
  }

  /** Forgets what cells have declared. */
  async clear() {
    await this.start();
    await this.#ask({ kind: "clear" });
  }

  /** Runs a cell: { status, name, message, line, details }. */
  async run(number, language, code) {
    await this.start();
    return JSON.parse(await this.#ask({ kind: "run", number, language, code }));
  }

  /** What can stand at a place in the code: [{ name, kind, detail }]. */
  async complete(code, position) {
    return this.#started === null ? [] : JSON.parse(await this.#ask({ kind: "complete", code, position }));
  }

  /** How the call at a place in the code can be written: { argument, signatures: [{ name, parameters }] }, or null. */
  async signatures(code, position) {
    return this.#started === null ? null : JSON.parse(await this.#ask({ kind: "signatures", code, position }));
  }

  /** The positions of the cells that depend on a changed one. */
  async dependents(cells, changed) {
    await this.start();
    return this.#ask({ kind: "dependents", cells, changed });
  }

  /** Ends the worker, whatever it is doing. */
  stop() {
    this.#end({ status: "stopped" });
  }

  // A worker from an address would have no policy of its own; one from a blob has the page's.
  #begin() {
    const address = URL.createObjectURL(new Blob([`import ${JSON.stringify(WORKER)};`], { type: "text/javascript" }));
    const worker = this.#worker = new Worker(address, { type: "module" });
    // What a worker had said before it was ended may arrive after that.
    worker.onmessage = ({ data }) => worker === this.#worker && this.#receive(data);
    worker.onerror = (event) => {
      event.preventDefault();
      if (worker !== this.#worker) return;
      this.#end({ status: "failed", name: "Kernel", message: event.message || "the kernel could not be loaded", line: null, details: [] });
    };
    return this.#ask({ kind: "start", cells: this.cells }).then(() => {
      this.#isReady = true;
      this.onprogress({ kind: "done" });
    }).catch((error) => {
      // The next Run begins anew, and does not meet this fault again.
      if (worker === this.#worker) this.#end({ status: "failed", name: "Kernel", message: error.message, line: null, details: [] });
      throw error;
    }).finally(() => URL.revokeObjectURL(address));
  }

  #ask(request) {
    return new Promise((resolve, reject) => {
      const id = ++this.#last;
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ ...request, id });
    });
  }

  #receive(message) {
    if (message.kind === "shown") this.onshown(JSON.parse(message.message));
    else if (message.kind === "answer") this.#settle(message.id, ({ resolve }) => resolve(message.result));
    else if (message.kind === "fault") this.#settle(message.id, ({ reject }) => reject(new Error(message.message)));
    else if (message.kind === "ended") this.#end({ status: "failed", name: this.#isReady ? "KernelDied" : "Kernel", message: this.#isReady ? `${whyEnded(message.unhandled)}; the next Run starts it anew` : "the runtime could not be started here", line: null, details: [] });
    else this.onprogress(message);
  }

  #settle(id, how) {
    const asked = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (asked) how(asked);
  }

  #end(outcome) {
    this.#worker?.terminate();
    this.#worker = null;
    this.#started = null;
    this.#isReady = false;
    this.#isWarm = false;
    this.onprogress({ kind: "done" });
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(Object.assign(new Error(outcome.message ?? outcome.status), { outcome }));
    this.onlost(outcome);
  }
}

// Why a runtime has ended, as far as it has said so.
function whyEnded(unhandled) {
  if (!unhandled || /StackOverflow/.test(unhandled.type)) return "the cell has ended the runtime, by too deep a recursion or by leaving it";
  return `an exception that nothing awaits (async void, a timer) has ended the runtime: ${unhandled.type}: ${unhandled.message}`;
}
