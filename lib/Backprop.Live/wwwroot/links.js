// Links that carry changed cells: their ids and their code, packed.
const START = "#changed=";

/** The fragment for cells with this code, each [id, code]. */
export async function writeLink(cells) {
  const packed = await through(new TextEncoder().encode(JSON.stringify(cells)), new CompressionStream("deflate-raw"));
  return START + toBase64(packed);
}

/** The cells that a fragment carries; null when it carries none. */
export async function readLink(hash) {
  try {
    const unpacked = await through(fromBase64(hash.slice(START.length)), new DecompressionStream("deflate-raw"));
    const cells = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(unpacked));
    const isRight = Array.isArray(cells) && cells.every((cell) => Array.isArray(cell) && cell.length === 2 && cell.every((part) => typeof part === "string"));
    return isRight ? cells : null;
  } catch {
    return null;
  }
}

async function through(bytes, stream) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}

const toBase64 = (bytes) => btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");

const fromBase64 = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
