// Sets the formulas of cells that run in a page, as typeset.mjs sets those of the book.
import katex from "katex";
import { coloured, tooLong } from "./letters.mjs";
import { displayWidth } from "./width.mjs";

/** The formula as markup and its width in ems; without markup when KaTeX refuses it. */
export function setFormula(tex, isDisplay) {
  const refused = tooLong(tex);
  if (refused) return refused;
  try {
    const options = { displayMode: isDisplay, output: "htmlAndMathml", throwOnError: true, strict: "error" };
    return { html: coloured(katex.renderToString(tex, options)), width: displayWidth(katex.__renderToHTMLTree(tex, options)) };
  } catch (error) {
    return { error: error.message };
  }
}
