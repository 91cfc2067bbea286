// How wide KaTeX's tree of a formula is, in ems of its font: the sum of what stands side by side, the largest of what
// stands above each other. KaTeX knows each glyph's width; so a page can make room before it is shown or printed,
// whatever fonts have arrived by then.
import metrics from "./node_modules/katex/src/fontMetricsData.mjs";

// KaTeX's sizes 1 to 11, by which "reset-size6 size3" makes a part of a formula smaller.
const SIZES = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.44, 1.728, 2.074, 2.488];
// An equation's number stands at the right; as much is kept free at the left, so that the equation stays in the middle.
const ROOM_FOR_NUMBER = 6;
// Boxes whose width the style sheet states.
const FIXED = { nulldelimiter: 0.12, llap: 0, rlap: 0, clap: 0, pstrut: 0, "katex-strut": 0, "katex-thinbox": 0, "katex-tag": 0 };
const PADDING = { "x-arrow-pad": 1, "cd-arrow-pad": 0.83334, boxpad: 0.6, "cancel-pad": 0.4, anglpad: 0.07778, "katex-root": -0.27778 };

const ems = (length) => (/^-?[\d.]+em$/.test(length ?? "") ? parseFloat(length) : 0);

// Letters of a word share one node, whose width is that of its first letter.
function wordWidth({ text, classes }) {
  const has = (...names) => names.some((name) => classes.includes(name));
  const font = has("texttt", "mathtt") ? "Typewriter-Regular"
    : has("textsf", "mathsf") ? "SansSerif-Regular"
    : has("textbf", "mathbf") ? "Main-Bold"
    : has("textit", "mathit") ? "Main-Italic"
    : "Main-Regular";
  let width = 0;
  for (const letter of text) width += metrics[font][letter.codePointAt(0)]?.[4] ?? (letter === "\u00a0" ? 0.25 : 1);
  return width;
}

function inner(node, classes) {
  if (typeof node.text === "string") return (node.text.length > 1 ? wordWidth(node) : node.width) + Math.max(0, node.italic ?? 0);
  const children = (node.children ?? []).map(width);
  return classes.includes("vlist") || classes.includes("vlist-t")
    ? Math.max(0, ...children)
    : children.reduce((sum, child) => sum + child, 0);
}

function scale(classes) {
  const from = classes.find((name) => /^reset-size\d+$/.test(name));
  const to = classes.find((name) => /^size\d+$/.test(name));
  return from && to ? SIZES[to.slice(4) - 1] / SIZES[from.slice(10) - 1] : 1;
}

/** The width of a node of KaTeX's tree, in ems of the font around it. */
export function width(node) {
  const classes = (node.classes ?? []).flatMap((name) => name.split(" "));
  const style = node.style ?? {};
  const isAccent = classes.includes("accent-body") && !classes.includes("accent-full");
  const fixed = isAccent ? "accent-body" : classes.find((name) => name in FIXED);
  const content = fixed ? FIXED[fixed] ?? 0 : style.width?.endsWith("em") ? ems(style.width) : inner(node, classes);
  const padding = classes.reduce((sum, name) => sum + (PADDING[name] ?? 0), 0);
  const around = ["marginLeft", "marginRight", "paddingLeft", "paddingRight", "borderLeftWidth", "borderRightWidth"];
  return (Math.max(content, ems(style.minWidth)) + padding + around.reduce((sum, side) => sum + ems(style[side]), 0)) * scale(classes);
}

/** The width of a whole formula: that of its longest line, and room for its number. */
export function displayWidth(tree) {
  const find = (node, name) => (node.classes?.includes(name) ? node : (node.children ?? []).map((child) => find(child, name)).find(Boolean));
  const html = find(tree, "katex-html");
  let [line, longest] = [0, 0];
  for (const part of html.children) {
    line = part.classes.includes("katex-newline") ? 0 : line + width(part);
    longest = Math.max(longest, line);
  }

  return longest + (html.children.some((part) => part.classes.includes("katex-tag")) ? ROOM_FOR_NUMBER : 0);
}
