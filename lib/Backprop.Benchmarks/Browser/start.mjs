// How long a reader waits: from a click to the first result, in one browser, beside Pyodide doing 1 + 1. Both come from one
// server on this machine, packed; every start has a context of its own, so that nothing is cached, and they take turns.
//   node start.mjs SITE [ROUNDS]
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { extname, join, normalize, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";

const [site, rounds = "7"] = process.argv.slice(2);
if (!site || !existsSync(join(site, "live", "page.js"))) {
  console.error("expected the folder of a site whose cells run in the browser, such as ../../../site");
  process.exit(2);
}

const here = fileURLToPath(new URL(".", import.meta.url));
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".json": "application/json", ".wasm": "application/wasm", ".svg": "image/svg+xml" };
const PYODIDE = `<!doctype html><title>Pyodide</title><button>Run</button><output></output><script type="module">
  document.querySelector("button").onclick = async () => {
    const { loadPyodide } = await import("/pyodide/pyodide.mjs");
    document.querySelector("output").textContent = (await loadPyodide()).runPython("1 + 1");
  };
</script>`;

const packed = new Map();
const server = createServer(async (request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
  const type = TYPES[extname(path)] ?? "application/octet-stream";
  if (path === "/pyodide.html") return response.writeHead(200, { "content-type": "text/html" }).end(PYODIDE);
  try {
    if (!packed.has(path)) {
      const file = path.startsWith("/pyodide/") ? join(here, "node_modules", path) : join(resolve(site), path);
      packed.set(path, gzipSync(await readFile(file), { level: 9 }));
    }
    return response.writeHead(200, { "content-type": type, "content-encoding": "gzip" }).end(packed.get(path));
  } catch {
    return response.writeHead(404).end();
  }
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const address = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium", args: ["--disable-gpu"] });

// In the page: presses a button and waits until a condition holds, looked at with each change of the document.
const click = ({ button, done }) => new Promise((resolve) => {
  const isDone = new Function(`return ${done}`);
  const began = performance.now();
  const watch = new MutationObserver(() => {
    if (!isDone()) return;
    watch.disconnect();
    resolve(performance.now() - began);
  });
  watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  document.querySelector(button).click();
});

async function inPage(page, measure) {
  const context = await browser.newContext();
  let bytes = 0;
  const opened = await context.newPage();
  const session = await context.newCDPSession(opened);
  await session.send("Network.enable");
  await opened.goto(`${address}/${page}`);
  await opened.waitForLoadState("networkidle");
  context.on("response", async (response) => {
    bytes += Number(packed.get(new URL(response.url()).pathname)?.length ?? 0);
  });
  const took = await measure(opened);
  const result = { took, bytes };
  await context.close();
  return result;
}

const RAN = "document.querySelector('.cell[data-language]').classList.contains('ran')";
const tasks = {
  "first cell of chapter 1": () => inPage("01-one-neuron.html", (page) => page.evaluate(click, { button: ".live-run", done: RAN })),
  "the same, compiled in the page": () => inPage("01-one-neuron.html", async (page) => {
    await page.evaluate(() => document.querySelector("script[data-compiled]").removeAttribute("data-compiled"));
    return page.evaluate(click, { button: ".live-run", done: RAN });
  }),
  "Pyodide, 1 + 1": () => inPage("pyodide.html", (page) => page.evaluate(click, { button: "button", done: "document.querySelector('output').textContent === '2'" })),
  "first cell, kernel ready": () => inPage("01-one-neuron.html", async (page) => {
    await page.focus(".live-run");
    await page.waitForFunction(() => window.backpropLive?.kernel.isWarm);
    return page.evaluate(click, { button: ".live-run", done: RAN });
  }),
};

const results = new Map(Object.keys(tasks).map((name) => [name, []]));
for (const task of Object.values(tasks)) await task(); // what is packed is kept
for (let round = 0; round < Number(rounds); round++) {
  for (const [name, task] of Object.entries(tasks)) results.get(name).push(await task());
}

const median = (numbers) => numbers.toSorted((one, other) => one - other)[numbers.length >> 1];
console.log(`${await browser.version()}, ${rounds} rounds\n\n| task | least | median | packed |\n|---|---:|---:|---:|`);
for (const [name, all] of results) {
  const times = all.map(({ took }) => took);
  console.log(`| ${name} | ${(Math.min(...times) / 1000).toFixed(2)} s | ${(median(times) / 1000).toFixed(2)} s | ${(median(all.map(({ bytes }) => bytes)) / 1e6).toFixed(2)} MB |`);
}

console.log("");
for (const name of ["first cell of chapter 1", "the same, compiled in the page"]) {
  const ratios = results.get(name).map(({ took }, round) => took / results.get("Pyodide, 1 + 1")[round].took);
  console.log(`${name}, beside Pyodide, round by round: ${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}, median ${median(ratios).toFixed(2)}`);
}

await browser.close();
server.close();
