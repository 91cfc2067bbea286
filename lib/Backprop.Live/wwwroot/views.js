// Shows what cells give as the built pages show it: the same forms in the same order, in the same markup.
const ELEMENTS = new Set(`a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure
  h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p path pre q rp rt ruby s samp section small span strong sub summary sup svg
  table tbody td tfoot th thead time tr u ul var wbr`.split(/\s+/));
const ATTRIBUTES = new Set(`align alt class colspan d datetime dir height href id lang open reversed role rowspan scope span src
  start title version viewbox width`.split(/\s+/));
const LONGEST_DESCRIPTION = 250;
const SMALLEST_LETTERS = 9;
const BASIC = new Set(["scatter", "bar", "pie"]);
const CHART = "application/vnd.plotly.v1+json";

/**
 * A value as an element of the page; null for one without content.
 * @param output What the cell shows, as a notebook stores it.
 * @param stored The element that the page holds in its place, whose number and id it takes over; null for none.
 * @param isAsInBook Whether nothing has been changed: then what the book's authors say of a picture holds.
 */
export async function view(output, stored, isAsInBook) {
  switch (output.output_type) {
    case "display_data":
    case "execute_result":
      for (const [type, show] of BY_RICHNESS) {
        if (type in output.data) {
          const shown = await show(output.data[type], output, stored, isAsInBook);
          if (shown) return shown;
        }
      }

      return null;
    default:
      return null;
  }
}

/** What a cell prints. It grows while the cell runs, each time by what is new. */
export class PrintedView {
  #place = preformatted("");
  #heldBack = "";

  constructor({ name, text: first }) {
    this.element = name === "stderr"
      ? element("div", "output stderr", element("p", "which", "Standard error"), this.#place)
      : element("div", "output stdout", this.#place);
    this.append(first);
  }

  append(more) {
    const added = text(more);
    // Line ends that nothing follows are not shown; a code for terminals may go on in the next part.
    if (beforeLineEnds(added) === 0) {
      this.#heldBack += added;
      return;
    }

    const printed = this.#heldBack + added;
    const end = beforeLineEnds(printed, printed.match(/\u001b(?:\[[0-?]*[ -/]*)?$/)?.index);
    this.#heldBack = printed.slice(end);
    this.#place.append(withoutCodes(printed.slice(0, end)));
  }
}

/** What stopped a cell. */
export function faultView(number, { name, message, line, details }) {
  const place = line ? `Cell [${number}], line ${line}` : `Cell [${number}]`;
  const heading = element("p", "error-name", `${place}: ${name}: ${message}`);
  return details?.length > 0
    ? element("div", "output error", heading, preformatted(details.join("\n")))
    : element("div", "output error", heading);
}

// Richest first, as the pages are built.
const BY_RICHNESS = [
  [CHART, figure],
  ["text/html", (content) => html(text(content))],
  ["image/svg+xml", (content, output, stored, isAsInBook) => drawing(text(content), output, stored, isAsInBook)],
  ["text/latex", (content, output, stored, isAsInBook) => latex(text(content), stored, isAsInBook)],
  ["text/markdown", (content) => markdown(text(content))],
  ["image/png", (content, output) => picture("image/png", text(content), output)],
  ["image/jpeg", (content, output) => picture("image/jpeg", text(content), output)],
  ["text/plain", (content) => words(text(content))],
];

function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

const text = (content) => (Array.isArray(content) ? content.join("") : String(content));

// Codes by which a terminal would colour it say nothing here.
const withoutCodes = (content) => content.replace(/\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\^_])/g, "");

// Where the line ends begin that a text ends with. A search for them would begin anew at each line end.
function beforeLineEnds(content, end = content.length) {
  while (end > 0 && content[end - 1] === "\n") end--;
  return end;
}

function plain(content) {
  const shown = withoutCodes(content);
  return shown.slice(0, beforeLineEnds(shown));
}

// A single line is a sentence, and goes on in the next line where the page ends; several lines may stand in columns.
const words = (content) => element("div", content.trimEnd().includes("\n") ? "output plain" : "output plain sentence", preformatted(content));

const preformatted = (content) => scrolling(element("pre", "", plain(content)));

// What scrolls inside itself is a tab stop as long as it does.
const observer = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth + 1) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});

function scrolling(box) {
  observer.observe(box);
  return box;
}

function description(output) {
  const said = text(output.data["text/plain"] ?? "").replace(/\s+/g, " ").trim();
  if (said.length === 0) return "Picture: the output of a cell";
  return said.length <= LONGEST_DESCRIPTION ? said : `${said.slice(0, LONGEST_DESCRIPTION).trimEnd()}…`;
}

// Formulas

async function latex(content, stored, isAsInBook) {
  const { setFormula } = await import("./formulas.js");
  const shown = element("div", "output latex");
  for (const part of latexParts(content)) {
    if (part.words !== undefined) {
      shown.append(` ${part.words} `);
      continue;
    }

    shown.append(formula(setFormula, part.tex, part.isDisplay));
  }

  // It stays a link to itself. The paper's number is that of the formula in the book.
  const link = stored?.querySelector(":scope > .permalink, :scope > .number");
  if (link && (isAsInBook || link.matches(".permalink"))) {
    Object.assign(shown, { id: stored.id, className: stored.className });
    shown.append(link.cloneNode(true));
  } else if (link) {
    shown.id = stored.id;
    shown.append(permalink(stored.id));
  }

  return shown;
}

function permalink(id) {
  const link = element("a", "permalink", "#");
  Object.assign(link, { href: `#${id}`, tabIndex: -1, title: "Link to this formula" });
  link.setAttribute("aria-label", link.title);
  return link;
}

function formula(setFormula, tex, isDisplay) {
  const made = element("span", `formula ${isDisplay ? "display" : "inline"}`);
  const set = setFormula(tex, isDisplay);
  if (set.html === undefined) made.textContent = tex;
  else made.innerHTML = set.html;
  if (isDisplay && set.width !== undefined) made.style.setProperty("--ems", String(Math.round(set.width * 100) / 100));
  return isDisplay ? scrolling(made) : made;
}

function latexParts(content) {
  const delimited = /\$\$(?<display>(?:\\.|[^$\\]|\$(?!\$))+)\$\$|\\\[(?<bracketed>.+?)\\\]|\\begin\{(?<environment>(?:equation|align|gather|multline|alignat|CD)\*?)\}.*?\\end\{\k<environment>\}|\$(?<inline>(?:\\.|[^$\\])+)\$|\\\((?<parenthesized>.+?)\\\)/gs;
  const parts = [];
  const words = (between) => {
    if (between.trim().length > 0) parts.push({ words: between.trim() });
  };
  let position = 0;
  for (const match of content.matchAll(delimited)) {
    words(content.slice(position, match.index));
    const { display, bracketed, environment, inline, parenthesized } = match.groups;
    const tex = (environment ? match[0] : display ?? bracketed ?? inline ?? parenthesized).trim();
    const isDisplay = environment !== undefined || display !== undefined || bracketed !== undefined || tex.startsWith("\\displaystyle");
    parts.push({ tex, isDisplay });
    position = match.index + match[0].length;
  }

  words(content.slice(position));
  return parts;
}

// Markup: what is plain becomes a part of the page; anything else is shown in a box that it cannot leave.

function html(content) {
  const markup = content.replace(/<style>\s*\.dni-[^<]*<\/style>/g, "");
  const body = parsed(markup);
  if (!isPlain(body)) return foreign(markup);
  for (const table of body.querySelectorAll("table")) nameRows(table);
  const shown = element("div", "output html scroll");
  shown.append(...[...body.childNodes].filter((node) => node.nodeType !== Node.COMMENT_NODE));
  return scrolling(shown);
}

async function markdown(content) {
  const [{ renderMarkdown }, { setFormula }] = await Promise.all([import("./markdown.js"), import("./formulas.js")]);
  const body = parsed(renderMarkdown(content));
  if (!isPlain(body)) return element("div", "output plain", preformatted(content));
  for (const place of body.querySelectorAll("var.formula")) place.replaceWith(formula(setFormula, place.textContent, place.classList.contains("display")));
  for (const table of body.querySelectorAll("table")) {
    nameRows(table);
    const box = scrolling(element("div", "scroll"));
    table.replaceWith(box);
    box.append(table);
  }

  for (const code of body.querySelectorAll("pre")) scrolling(code);
  return element("div", "output markdown", ...body.childNodes);
}

// The inside of a page of its own: nothing in it runs or is loaded, and nothing has the looks and the places of this page's own parts.
function parsed(markup) {
  const { body } = new DOMParser().parseFromString(markup, "text/html");
  for (const found of body.querySelectorAll("[class]")) {
    const own = [...found.classList].filter((name) => OWN_CLASS.test(name));
    if (own.length > 0) found.setAttribute("class", own.join(" "));
    else found.removeAttribute("class");
  }

  return body;
}

const OWN_CLASS = /^(?:number|formula|display|(?:dni|fill|stroke|language|quantity)-[a-z0-9-]+)$/i;

const isPlain = (body) => body.ownerDocument.head.childElementCount === 0 && [...body.querySelectorAll("*")].every(isPlainElement);

function isPlainElement(found) {
  return ELEMENTS.has(found.localName) && [...found.attributes].every(({ localName, value }) => {
    const name = localName.toLowerCase();
    if (name === "href") return isLink(value);
    if (name === "src") return isLink(value) || /^data:image\//i.test(value);
    if (name === "style") return /^\s*text-align:\s*(?:left|right|center)\s*;?\s*$/.test(value);
    return ATTRIBUTES.has(name) || name.startsWith("aria-");
  });
}

function isLink(address) {
  const scheme = address.replace(/[\u0000-\u0020]/g, "").match(/^([a-zA-Z][a-zA-Z0-9+.-]*):/);
  return scheme === null || ["http", "https", "mailto"].includes(scheme[1].toLowerCase());
}

// An empty head is no head: below it stand the names of the rows.
function nameRows(table) {
  const empty = [...table.querySelectorAll("thead th")].filter((head) => head.textContent.trim() === "");
  if (empty.some((head) => head.previousElementSibling === null)) {
    for (const name of table.querySelectorAll("tbody > tr > td:first-child")) renamed(name, "th").setAttribute("scope", "row");
  }

  for (const head of empty) renamed(head, "td").removeAttribute("scope");
}

function renamed(old, name) {
  const made = old.ownerDocument.createElement(name);
  for (const { name: attribute, value } of old.attributes) made.setAttribute(attribute, value);
  made.append(...old.childNodes);
  old.replaceWith(made);
  return made;
}

function foreign(markup) {
  const box = element("iframe", "output foreign");
  box.setAttribute("sandbox", "allow-scripts");
  box.title = "The output of a cell";
  box.src = new URL("./foreign.html", import.meta.url).href;
  // The page gives each box as much height as it asks for; this one asks for its content first.
  addEventListener("message", function give({ source, data }) {
    if (!box.isConnected) return removeEventListener("message", give);
    if (source !== box.contentWindow || !data?.isReady) return;
    removeEventListener("message", give);
    source.postMessage({ markup }, "*");
  });
  return box;
}

// Pictures

function picture(type, base64, output) {
  const image = element("img", "still");
  image.alt = description(output);
  image.src = `data:${type};base64,${base64.replace(/\s/g, "")}`;
  return element("div", "output picture", image);
}

// The quantities of a neuron keep their colours; the style sheet has them for light ground and for dark.
const QUANTITIES = { w: "weight", b: "bias", z: "net-input", a: "activation", C: "cost" };

function tinted(svg) {
  const coloured = svg.replace(/<text\b[^>]*class="fill-ink"[^>]*>.*?<\/text>/gs, (words) =>
    words.replace(/<tspan([^>]*font-style="italic"[^>]*)>([wbzaC])<\/tspan>/g, '<tspan class="quantity-$2"$1>$2</tspan>'));
  if (coloured === svg) return svg;
  const page = getComputedStyle(document.documentElement);
  const [light, dark] = [0, 1].map((ground) => Object.entries(QUANTITIES)
    .map(([letter, name]) => `.quantity-${letter}{fill:${page.getPropertyValue(`--${name}`).match(/#[0-9a-f]{6}/g)[ground]}}`).join(""));
  return coloured.replace(/<svg\b[^>]*>/, (root) => `${root}<style>${light}@media (prefers-color-scheme: dark){${dark}}</style>`);
}

function drawing(drawn, output, stored, isAsInBook) {
  const svg = tinted(drawn);
  const image = element("img", "");
  const root = svg.match(/<svg\b[^>]*>/)?.[0] ?? "";
  const [width, height] = ["width", "height"].map((name) => root.match(new RegExp(`\\s${name}=["']([0-9]+)(?:\\.[0-9]+)?(?:px)?["']`))?.[1]);
  image.alt = description(output);
  if (width && height) Object.assign(image, { width: Number(width), height: Number(height) });
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  const said = text(output.data["text/plain"] ?? "");
  const place = scrolling(element("div", "scroll drawing", image));
  // A narrow page makes it smaller only as long as its smallest letters can be read.
  const letters = [...svg.matchAll(/font-size(?:=["']|:\s*)([0-9.]+)/g)].map(([, size]) => Number(size));
  if (width && letters.length > 0) image.style.minWidth = `${Math.ceil(Math.min(width, (width * SMALLEST_LETTERS) / Math.min(...letters)))}px`;
  if (said.length === 0) return element("div", "output picture", place);
  return numbered(element("figure", "output picture", place, element("figcaption", "", said)), stored, isAsInBook);
}

// A figure that takes the place of one of the book's keeps its number, and the authors' words where they still hold.
function numbered(made, stored, isAsInBook) {
  const number = stored?.querySelector("figcaption .number");
  if (!number) return made;
  made.id = stored.id;
  if (isAsInBook) {
    made.querySelector("figcaption").replaceWith(stored.querySelector("figcaption").cloneNode(true));
    made.querySelector("img")?.setAttribute("alt", stored.querySelector("img")?.alt ?? "");
    made.querySelector(".chart")?.setAttribute("aria-label", stored.querySelector(".chart")?.getAttribute("aria-label") ?? "");
  } else {
    made.querySelector("figcaption").prepend(number.cloneNode(true), " ");
  }

  return made;
}

// Figures

async function figure(chart, output, stored, isAsInBook) {
  if (!chart?.layout) return null;
  const title = chart.layout.title?.text ?? "Figure";
  const said = text(output.data["text/plain"] ?? title);
  const sentences = said.startsWith(title) ? said.slice(title.length).replace(/^[. ]+/, "") : said;
  const place = element("div", "chart");
  place.setAttribute("role", "img");
  place.setAttribute("aria-label", title);
  const data = element("script", "", JSON.stringify(chart));
  data.type = "application/json";
  const made = numbered(element("figure", "output figure", element("p", "figure-title", title), "\n", place, "\n", element("figcaption", "", sentences), data), stored, isAsInBook);
  await figureScript(chart);
  window.backpropFigures.watch([made], true);
  return made;
}

// The page's copy of plotly.js may be the small one, or not be there at all.
async function figureScript(chart) {
  if (!window.backpropFigures?.watch) await script("../assets/figures.js", { plotly: new URL("../assets/plotly.min.js", import.meta.url).href });
  const isBasic = chart.data.every(({ type }) => BASIC.has(type ?? "scatter"));
  if (!isBasic && document.querySelector("script[data-plotly*='plotly-basic']") && window.backpropWholePlotly !== true) {
    await script("../assets/plotly.min.js", {});
    window.backpropWholePlotly = true;
  }
}

function script(source, data) {
  return new Promise((resolve, reject) => {
    const made = element("script", "");
    Object.assign(made.dataset, data);
    made.onload = resolve;
    made.onerror = () => reject(new Error(`${source} was not loaded`));
    made.src = new URL(source, import.meta.url).href;
    document.head.append(made);
  });
}
