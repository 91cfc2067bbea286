// Pointing at a symbol of a formula, or walking there with the arrow keys, tells what it is, its shape, and where the book introduces it.
(function () {
  "use strict";
  const reading = document.querySelector(".reading[data-symbols]");
  const article = document.querySelector("article");
  if (!reading || !article) return;

  const usual = Number(reading.dataset.style);
  const hasOwnLetters = reading.dataset.ownLetters === "true";
  const choice = reading.querySelector("select[name='notation']");
  let loading, guide, current;

  function load() {
    return loading ??= window.backpropLoad(reading.dataset.symbols).then(
      () => { guide = window.backpropSymbols; },
      (error) => { loading = undefined; throw error; });
  }

  const note = document.createElement("div");
  note.className = "symbol-note";
  note.setAttribute("role", "status");
  note.hidden = true;
  article.after(note);

  // KaTeX puts what stands below and above a letter into one list, from below; a list without depth has nothing below.
  function symbolOf(letter) {
    const raised = letter.nextElementSibling;
    const whole = raised?.classList.contains("msupsub") && letter.previousElementSibling === null ? letter.parentElement : letter;
    const text = (part) => part?.textContent.replace(/[\u200b\s]/g, "") ?? "";
    if (whole === letter) return { element: letter, letter: text(letter), sub: "", sup: "" };
    const rows = [...raised.querySelector(".vlist").children];
    const hasSub = raised.firstElementChild.classList.contains("vlist-t2");
    return { element: whole, letter: text(letter), sub: hasSub ? text(rows[0]) : "", sup: text(rows[hasSub ? 1 : 0]) };
  }

  // In the order of reading: of a fraction what is above first, which KaTeX sets last.
  function letters(part) {
    if (part.classList.contains("mathnormal")) return [part];
    const inside = [...part.children];
    if (part.classList.contains("vlist") && part.closest(".mfrac")?.contains(part) && part.parentElement.parentElement.parentElement.classList.contains("mfrac")) inside.reverse();
    return inside.flatMap(letters);
  }

  function symbolsOf(formula) {
    return [...formula.querySelectorAll(".katex-html")].flatMap(letters)
      .filter((letter) => !letter.closest(".msupsub") && /^[\p{L}]$/u.test(letter.textContent))
      .map(symbolOf);
  }

  // The text whose letters a formula has; null when it has letters of several.
  function styleOf(formula, symbols) {
    const whole = formulaOf(formula);
    const isSwitched = whole.dataset.isSwitched !== undefined && !whole.parentElement.querySelector(":scope > .kept-notation");
    const chosen = choice && choice.value !== "" && isSwitched ? Number(choice.value) : usual;
    // What a sum runs over is an index; a formula of any text may have it.
    const letters = new Set(symbols.filter(({ element }) => !element.closest(".mop")).map(({ letter }) => letter));
    const styles = guide[0].names.map((_, i) => i);
    const used = (style) => new Set(guide.map(({ names }) => names[style][0]));
    const all = new Set(styles.flatMap((style) => [...used(style)]));
    const fitting = styles.filter((style) => [...letters].every((letter) => !all.has(letter) || used(style).has(letter)));
    return fitting.includes(Math.min(chosen, styles.length - 1)) ? Math.min(chosen, styles.length - 1) : fitting[0] ?? null;
  }

  // What the guide says of a symbol in a formula with this text's letters.
  function entryOf(formula, symbol, style) {
    if (style === null) return null;
    const same = guide.filter(({ names }) => names[style][0] === symbol.letter);
    const exact = same.find(({ names }) => names[style][1] === symbol.sub && (names[style][2] === "" || names[style][2] === symbol.sup));
    const layered = symbol.sub === "" ? same.find(({ names }) => names[style][2] !== "" && names[style][2] === symbol.sup) : undefined;
    if (exact ?? layered) return exact ?? layered;
    // In the text a letter with another index may be something else; in a computed formula it is what the letter says.
    const isComputed = formula.closest(".output.latex") !== null;
    if (!isComputed && (hasOwnLetters || symbol.sub !== "")) return null;
    return same.find(({ names }) => names[style][1].startsWith("j")) ?? same[0] ?? null;
  }

  function show(symbol, entry) {
    hide();
    if (!entry) return;
    current = symbol.element;
    current.classList.add("is-named");
    const shown = Object.assign(document.createElement("span"), { className: "katex" });
    shown.setAttribute("aria-hidden", "true");
    const copy = current.cloneNode(true);
    copy.classList.remove("is-named");
    shown.append(copy);
    const heard = Object.assign(document.createElement("span"), { className: "for-ears", textContent: [symbol.letter, symbol.sub, symbol.sup].filter(Boolean).join(" ") + ":" });
    const link = Object.assign(document.createElement("a"), { href: entry.href, textContent: entry.place });
    note.replaceChildren(shown, heard, ` ${entry.meaning}${entry.shape ? `; shape: ${entry.shape}` : ""}; introduced in `, link);
    note.hidden = false;
    const [place, page, size] = [current.getBoundingClientRect(), note.offsetParent.getBoundingClientRect(), note.getBoundingClientRect()];
    const left = Math.max(8, Math.min(place.left, document.documentElement.clientWidth - size.width - 8));
    note.style.left = `${left - page.left}px`;
    note.style.top = `${place.bottom + 6 - page.top}px`;
  }

  function hide() {
    current?.classList.remove("is-named");
    current = null;
    note.hidden = true;
  }

  const formulaOf = (target) => target.closest?.(".formula");

  async function point({ target }) {
    if (target.closest?.(".symbol-note")) return;
    const formula = formulaOf(target);
    if (!formula || !article.contains(formula)) return;
    await load();
    const symbols = symbolsOf(formula);
    const found = symbols.find(({ element }) => element.contains(target));
    if (found && found.element !== current) show(found, entryOf(formula, found, styleOf(formula, symbols)));
  }

  article.addEventListener("pointerover", point);
  article.addEventListener("click", point);
  document.addEventListener("click", ({ target }) => {
    if (!formulaOf(target) && !note.contains(target)) hide();
  });

  // A formula is one stop for the tabulator key; its symbols are reached by arrow keys.
  for (const display of article.querySelectorAll(".output.latex .katex-display")) enable(display);
  // Cells that run in the page give new ones.
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes)
        if (node instanceof Element && node.matches(".output.latex")) node.querySelectorAll(".katex-display").forEach(enable);
  }).observe(article, { childList: true, subtree: true });
  article.addEventListener("formula-changed", ({ target }) => { hide(); target.querySelectorAll(".katex-display").forEach(enable); });

  function enable(display) {
    if (symbolsOf(display).length === 0) return;
    display.tabIndex = 0;
    display.setAttribute("role", "group");
    display.setAttribute("aria-label", "Formula; arrow keys tell what its symbols are");
  }

  async function walk(display, step) {
    await load();
    const symbols = symbolsOf(display);
    const style = styleOf(display, symbols);
    const named = symbols.map((symbol) => ({ symbol, entry: entryOf(display, symbol, style) })).filter(({ entry }) => entry);
    if (named.length === 0) return;
    const at = named.findIndex(({ symbol }) => symbol.element === current);
    const { symbol, entry } = named[at < 0 ? 0 : (at + step + named.length) % named.length];
    show(symbol, entry);
  }

  article.addEventListener("focusin", ({ target }) => {
    if (target.matches(".katex-display:focus-visible")) walk(target, 1);
  });
  article.addEventListener("focusout", ({ target, relatedTarget }) => {
    if (target.matches(".katex-display") && !note.contains(relatedTarget)) hide();
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
    if (!event.target.matches?.(".katex-display")) return;
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      walk(event.target, step);
    } else if (event.key === "Enter" && !note.hidden) {
      note.querySelector("a").click();
    }
  });
})();
