// Links that carry changed cells: their ids and their code, packed.
const START = "#changed=";

// As it may have come through a mail program: with = written as %3D, and with a full stop or a space behind it.
const RECEIVED = /^#changed(?:=|%3D)/i;
const packedIn = (hash) => hash.replace(RECEIVED, "").replace(/(?:%[0-9a-f]{2}|[^A-Za-z0-9_-])+$/i, "");

// In bytes: nobody reads more, and a few packed ones may be many.
const MOST = 1_000_000;
const MOST_CELLS = 100;

export const isShared = (hash) => RECEIVED.test(hash);

/** The fragment for cells with this code, each [id, code]. */
export async function writeLink(cells) {
  const bytes = new TextEncoder().encode(JSON.stringify(cells));
  if (cells.length > MOST_CELLS || bytes.length > MOST) throw new Error(`it would carry more than ${MOST_CELLS} cells or ${MOST} bytes`);
  const packed = await through(bytes, new CompressionStream("deflate-raw"));
  return START + toBase64(packed);
}

/** The cells that a fragment carries; null when it carries none. */
export async function readLink(hash) {
  try {
    const unpacked = await through(fromBase64(packedIn(hash)), new DecompressionStream("deflate-raw"));
    const cells = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(unpacked));
    const isRight = Array.isArray(cells) && cells.length <= MOST_CELLS && cells.every((cell) => Array.isArray(cell) && cell.length === 2 && cell.every((part) => typeof part === "string"));
    return isRight ? cells : null;
  } catch {
    return null;
  }
}

async function through(bytes, stream) {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const parts = [];
  for (let size = 0, part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    if ((size += part.value.length) > MOST) throw new Error(`a link carries at most ${MOST} bytes`);
  }

  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

const toBase64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");

const fromBase64 = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
