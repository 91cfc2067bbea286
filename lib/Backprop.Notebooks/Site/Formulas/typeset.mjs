// Sets formulas: reads [{ "tex": …, "isDisplay": … }, …] from standard input and prints, in the same order,
// [{ "html": … } or { "error": … }, …]. Whatever LaTeX itself would not accept is refused here too.
import katex from "katex";

function set({ tex, isDisplay }) {
  // KaTeX asks here what to do with input that LaTeX would refuse or show differently.
  let complaint;
  const strict = (code, message) => {
    complaint ??= message;
    return "error";
  };
  try {
    const html = katex.renderToString(tex, {
      displayMode: isDisplay,
      output: "htmlAndMathml",
      throwOnError: true,
      strict,
    });
    return complaint === undefined ? { html } : { error: complaint };
  } catch (error) {
    if (!(error instanceof katex.ParseError)) throw error;
    const place = error.position === undefined ? "" : ` (at character ${error.position + 1})`;
    return { error: (error.rawMessage ?? error.message) + place };
  }
}

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const formulas = JSON.parse(Buffer.concat(chunks).toString("utf8"));
process.stdout.write(JSON.stringify(formulas.map(set)));
