// Links that carry a changed cell: its id and its code, packed.
const START = "#changed=";

/** The fragment for a cell with this code. */
export async function writeLink(id, code) {
  const packed = await through(new TextEncoder().encode(code), new CompressionStream("deflate-raw"));
  return `${START}${encodeURIComponent(id)}.${toBase64(packed)}`;
}

/** The cell that a fragment carries, { id, code }; null when it carries none. */
export async function readLink(hash) {
  const match = hash.match(/^#changed=([^.]+)\.([\w-]+)$/);
  if (!match) return null;
  try {
    return { id: decodeURIComponent(match[1]), code: new TextDecoder("utf-8", { fatal: true }).decode(await through(fromBase64(match[2]), new DecompressionStream("deflate-raw"))) };
  } catch {
    return null;
  }
}

async function through(bytes, stream) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}

const toBase64 = (bytes) => btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");

const fromBase64 = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
