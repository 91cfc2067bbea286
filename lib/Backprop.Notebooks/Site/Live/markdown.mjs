// Text that a cell writes in Markdown, as markup. A formula stands in it as its source, in an element that the page sets.
import { Marked } from "marked";

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const formula = {
  name: "formula",
  level: "inline",
  start: (text) => text.indexOf("$"),
  tokenizer(text) {
    const match = text.match(/^\$\$((?:\\.|[^$\\])+)\$\$|^\$((?:\\.|[^$\\\n])+)\$/);
    return match ? { type: "formula", raw: match[0], isDisplay: match[1] !== undefined, tex: (match[1] ?? match[2]).trim() } : undefined;
  },
  renderer: ({ tex, isDisplay }) => `<var class="formula ${isDisplay ? "display" : "inline"}">${escaped(tex)}</var>`,
};

const marked = new Marked({ gfm: true, extensions: [formula] });

/** The text as markup, with nothing taken out of it. */
export const renderMarkdown = (text) => marked.parse(text);
