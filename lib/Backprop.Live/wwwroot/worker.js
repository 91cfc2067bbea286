// The kernel's side of the page: starts the runtime, runs one cell after the other, and tells the page what they show.
import { dotnet } from "./_framework/dotnet.js";

// The page's policy holds for a worker from a blob, and for no other: what a cell starts beside this one would go anywhere.
if (location.protocol !== "blob:") throw new Error("This worker runs under the policy of a page, or not at all.");
delete globalThis.Worker;

let runtime;
let kernel;

// Whether a reader waits for a cell, and for the compiler as well.
let [isAsked, isPreparing] = [false, false];

// A runtime that ends by too deep a recursion tells each of its steps.
const MOST_LINES = 30;
let lines = 0;

// An exception that nothing awaits, from async void or a timer, ends the runtime, which says so here alone, line by line.
let [isUnhandled, unhandled] = [false, null];
function hear(line) {
  const named = isUnhandled && /^(?<type>[\w.+`]+): (?<message>.*)/.exec(line);
  if (named) unhandled ??= { ...named.groups };
  isUnhandled ||= line.startsWith("Unhandled Exception:");
}
for (const level of ["log", "info", "warn", "error"]) {
  const tell = console[level].bind(console);
  console[level] = (...words) => {
    hear(words.join(" "));
    if (lines++ < MOST_LINES) tell(...words);
  };
}

// What the kernel asks of this worker.
const imports = {
  shown: (message) => postMessage({ kind: "shown", message }),
  library: (name) => library(name),
  code: (bytes) => code(bytes),
  preparing: () => {
    if (!isAsked) return;
    postMessage({ kind: "preparing" });
    isPreparing = true;
  },
  prepared: () => {
    if (isPreparing) postMessage({ kind: "done" });
    isPreparing = false;
  },
};

// Loops that the library has written as WebAssembly, beside the runtime in its memory. 0 where this browser lacks an instruction.
function code(bytes) {
  const { wasmExports, _fma, addFunction } = runtime.Module;
  if (!WebAssembly.validate(bytes)) return 0;
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory: wasmExports.memory, fma: _fma } });
  return addFunction(exports.run, "vii");
}

// What no cell of the book as it stands needs: the compiler, what draws figures, and what only they use.
const nameOf = ({ virtualPath }) => virtualPath.replace(/\.(wasm|dll)$/, "");
const late = () => runtime.getConfig().resources.lazyAssembly ?? [];
const fetchedAhead = new Map();
const given = new Set();

// Code is compiled, and a figure is drawn, in the middle of a cell, which cannot wait in any other way.
function library(name) {
  const asset = late().find((candidate) => nameOf(candidate) === name);
  if (!asset) return null;
  // It is asked for once.
  given.add(name);
  const ahead = fetchedAhead.get(name);
  if (fetchedAhead.delete(name)) return ahead;
  const request = new XMLHttpRequest();
  request.open("GET", new URL(`./_framework/${asset.name}`, import.meta.url), false);
  request.responseType = "arraybuffer";
  try {
    request.send();
  } catch {
    // Without a network it has no status.
  }

  if (request.status !== 200) {
    given.delete(name);
    throw new Error(missing = `${asset.name} could not be loaded; Run tries again`);
  }

  return new Uint8Array(request.response);
}

// What comes of a file that is not there is said by the runtime in words of its own, which nobody would understand.
let missing = null;

// What is loaded before the first cell, in bytes as they come over the line: packed where the server packs.
const framework = new URL("./_framework/", import.meta.url).href;
const fetched = globalThis.fetch;
const progress = { sizes: null, names: [], loaded: new Set(), isPacked: false };
globalThis.fetch = async (address, options) => {
  const response = await fetched(address, options);
  const file = response.url.startsWith(framework) ? response.url.slice(framework.length) : "";
  if (progress.names.includes(file)) {
    progress.loaded.add(file);
    progress.isPacked ||= response.headers.has("content-encoding");
    tellProgress();
  }

  return response;
};

function tellProgress() {
  if (!progress.sizes) return;
  const bytes = (names) => [...names].reduce((sum, name) => sum + (progress.sizes[name]?.[progress.isPacked ? 1 : 0] ?? 0), 0);
  postMessage({ kind: "loaded", loaded: bytes(progress.loaded), total: bytes(progress.names) });
}

function expect({ resources }) {
  const { coreAssembly = [], assembly = [], wasmNative = [], icu = [] } = resources;
  progress.names = [...coreAssembly, ...assembly, ...wasmNative, ...icu].map(({ name }) => name);
  fetched(new URL("./sizes.json", import.meta.url)).then((answer) => answer.json()).then((sizes) => {
    progress.sizes = sizes;
    tellProgress();
  }).catch(() => {
    // Then nobody is told how far it is.
  });
}

// While nobody waits: the next cell may be one that has to be compiled.
async function fetchCompiler() {
  await Promise.all(late().filter((asset) => /^(Microsoft|System)\./.test(nameOf(asset)) && !ONLY_FIGURES.has(nameOf(asset)) && !given.has(nameOf(asset))).map(async (asset) => {
    const answer = await fetched(new URL(`./_framework/${asset.name}`, import.meta.url));
    if (answer.ok && !given.has(nameOf(asset))) fetchedAhead.set(nameOf(asset), new Uint8Array(await answer.arrayBuffer()));
  }));
}

const ONLY_FIGURES = new Set(["System.Data.Common", "System.ComponentModel.TypeConverter", "System.Diagnostics.DiagnosticSource", "System.Drawing.Primitives"]);

// Milliseconds: what a cell shows is drawn first.
const AFTER_A_CELL = 500;

let compiling;
const haveCompiler = () => (compiling ??= fetchCompiler().catch(() => {}));

async function compiledCells(address) {
  const answer = address ? await fetched(address) : null;
  return answer?.ok ? new Uint8Array(await answer.arrayBuffer()) : new Uint8Array();
}

async function start({ cells }) {
  const compiled = compiledCells(cells);
  const tables = fetched(new URL("./data.json", import.meta.url)).then((answer) => answer.json()).catch(() => {
    throw new Error("data.json could not be loaded");
  });
  runtime = await dotnet
    .withModuleConfig({
      onConfigLoaded: expect,
      onExit: (code) => ended(code),
      onAbort: () => ended(null),
    })
    .create();
  runtime.setModuleImports("worker", imports);
  const exports = await runtime.getAssemblyExports(runtime.getConfig().mainAssemblyName);
  kernel = exports.Backprop.Live.LiveKernel;
  for (const [name, text] of Object.entries(await tables)) kernel.AddFile(`../data/${name}`, new TextEncoder().encode(text));
  await kernel.Start(await compiled);
}

// What ends the runtime is said on the console before or right after.
const ended = (code) => setTimeout(() => postMessage({ kind: "ended", code, unhandled }));

// One request after the other, in their order.
let before = Promise.resolve();
onmessage = ({ data: request }) => {
  before = before.then(() => answer(request));
};

const ANSWERS = {
  start,
  warm: async ({ step }) => {
    if (step > 0) await haveCompiler();
    return kernel.Warm(step);
  },
  clear: () => kernel.Clear(),
  complete: ({ code, position }) => kernel.Complete(code, position),
  signatures: ({ code, position }) => kernel.Signatures(code, position),
  dependents: ({ cells, changed }) => [...kernel.Dependents(cells, changed)],
  run: async ({ number, language, code }) => {
    isAsked = true;
    const outcome = await kernel.Run(number, language, code);
    imports.prepared();
    isAsked = false;
    setTimeout(haveCompiler, AFTER_A_CELL);
    return outcome;
  },
};

async function answer(request) {
  const { id, kind } = request;
  try {
    missing = null;
    const result = await ANSWERS[kind](request);
    if (missing) throw new Error(missing);
    postMessage({ kind: "answer", id, result });
  } catch (error) {
    // What ends the runtime may say so in either way.
    if (error?.name === "ExitStatus" && !missing) ended(error.status);
    else postMessage({ kind: "fault", id, message: missing ?? String(error?.message ?? error) });
  }
}
