// Sets formulas: reads [{ "tex": …, "isDisplay": … }, …] from standard input and prints, in the same order,
// [{ "html": …, "width": … } or { "error": … }, …]. Whatever LaTeX itself would not accept is refused here too. The width
// is given in ems, so that a page can make room for it.
import katex from "katex";
import { coloured, tooLong } from "./letters.mjs";
import { displayWidth } from "./width.mjs";

function set({ tex, isDisplay }) {
  const refused = tooLong(tex);
  if (refused) return refused;
  // KaTeX asks here what to do with input that LaTeX would refuse or show differently.
  let complaint;
  const strict = (code, message) => {
    complaint ??= message;
    return "error";
  };
  try {
    const options = { displayMode: isDisplay, output: "htmlAndMathml", throwOnError: true, strict };
    const html = coloured(katex.renderToString(tex, options));
    if (complaint !== undefined) return { error: complaint };
    return { html, width: displayWidth(katex.__renderToHTMLTree(tex, options)) };
  } catch (error) {
    if (error instanceof RangeError) return { error: "its parts are nested too deeply" };
    if (!(error instanceof katex.ParseError)) throw error;
    const place = error.position === undefined ? "" : ` (at character ${error.position + 1})`;
    return { error: (error.rawMessage ?? error.message) + place };
  }
}

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const formulas = JSON.parse(Buffer.concat(chunks).toString("utf8"));
process.stdout.write(JSON.stringify(formulas.map(set)));
