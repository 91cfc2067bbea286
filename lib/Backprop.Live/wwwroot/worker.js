// The kernel's side of the page: starts the runtime, runs one cell after the other, and tells the page what they show.
import { dotnet } from "./_framework/dotnet.js";

let runtime;
let kernel;

// A runtime that ends by too deep a recursion tells each of its steps.
const MOST_LINES = 30;
let lines = 0;
for (const level of ["log", "info", "warn", "error"]) {
  const tell = console[level].bind(console);
  console[level] = (...words) => {
    if (lines++ < MOST_LINES) tell(...words);
  };
}

// What the kernel asks of this worker.
const imports = {
  shown: (message) => postMessage({ kind: "shown", message }),
  library: (name) => library(name),
  code: (bytes) => code(bytes),
};

// Loops that the library has written as WebAssembly, beside the runtime in its memory. 0 where this browser lacks an instruction.
function code(bytes) {
  const { wasmExports, _fma, addFunction } = runtime.Module;
  if (!WebAssembly.validate(bytes)) return 0;
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory: wasmExports.memory, fma: _fma } });
  return addFunction(exports.run, "vii");
}

// A figure is drawn in the middle of a cell, which cannot wait in any other way.
function library(name) {
  const asset = (runtime.getConfig().resources.lazyAssembly ?? []).find(({ virtualPath }) => virtualPath.replace(/\.(wasm|dll)$/, "") === name);
  if (!asset) return null;
  const request = new XMLHttpRequest();
  request.open("GET", new URL(`./_framework/${asset.name}`, import.meta.url), false);
  request.responseType = "arraybuffer";
  request.send();
  if (request.status !== 200) throw new Error(`${asset.name} was not loaded (${request.status})`);
  return new Uint8Array(request.response);
}

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
  });
}

async function start() {
  runtime = await dotnet
    .withModuleConfig({
      onConfigLoaded: expect,
      onExit: (code) => postMessage({ kind: "ended", code }),
      onAbort: () => postMessage({ kind: "ended", code: null }),
    })
    .create();
  runtime.setModuleImports("worker", imports);
  const exports = await runtime.getAssemblyExports(runtime.getConfig().mainAssemblyName);
  kernel = exports.Backprop.Live.LiveKernel;
  postMessage({ kind: "preparing" });
  const data = await (await fetch(new URL("./data.json", import.meta.url))).json();
  for (const [name, text] of Object.entries(data)) kernel.AddFile(`../data/${name}`, new TextEncoder().encode(text));
  await kernel.Start();
}

// One request after the other, in their order.
let before = Promise.resolve();
onmessage = ({ data: request }) => {
  before = before.then(() => answer(request));
};

const ANSWERS = {
  start,
  warm: ({ step }) => kernel.Warm(step),
  clear: () => kernel.Clear(),
  complete: ({ code, position }) => kernel.Complete(code, position),
  signatures: ({ code, position }) => kernel.Signatures(code, position),
  dependents: ({ cells, changed }) => [...kernel.Dependents(cells, changed)],
  run: ({ number, language, code }) => kernel.Run(number, language, code),
};

async function answer(request) {
  const { id, kind } = request;
  try {
    postMessage({ kind: "answer", id, result: await ANSWERS[kind](request) });
  } catch (error) {
    // What ends the runtime may say so in either way.
    if (error?.name === "ExitStatus") postMessage({ kind: "ended", code: error.status });
    else postMessage({ kind: "fault", id, message: String(error?.message ?? error) });
  }
}
