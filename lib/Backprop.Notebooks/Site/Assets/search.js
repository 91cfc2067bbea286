// Finds words in all pages, without a server: what can be found lies beside the pages, and is read at the first search.
(function () {
  "use strict";
  const { library, index } = document.currentScript.dataset;
  const opener = document.querySelector("button.search-open");
  if (!library || !opener || !window.HTMLDialogElement) return;

  const MOST = 20;
  const AROUND = 70;
  let engine;

  const dialog = document.createElement("dialog");
  dialog.className = "search";
  dialog.setAttribute("aria-label", "Search the book");
  dialog.innerHTML = `
    <form method="dialog">
    <label>Search the book <input type="search" autocomplete="off" spellcheck="false"></label>
    <button type="submit" value="close" formnovalidate>Close</button>
    </form>
    <p class="search-count" role="status"></p>
    <ol class="search-results"></ol>`;
  document.body.append(dialog);
  const [form, input, count, list] = ["form", "input", ".search-count", ".search-results"].map((part) => dialog.querySelector(part));

  // y-d is a difference.
  const HYPHENATED = /\p{L}{2,}(?:-\p{L}{2,})+/gu;
  // Back-propagation is found by its parts and as one word.
  const wordsOf = (text) => [...text.split(/[\n\r\p{Z}\p{P}]+/u), ...joined(text)];
  const joined = (text) => (text.match(HYPHENATED) ?? []).map((word) => word.replaceAll("-", ""));

  function ready() {
    return engine ??= Promise.all([library, index].map(window.backpropLoad)).then(() => {
      const search = new MiniSearch({
        fields: ["heading", "page", "text"],
        tokenize: wordsOf,
        storeFields: ["heading", "page", "text"],
        searchOptions: { tokenize: (text) => wordsOf(text.replace(HYPHENATED, (word) => word.replaceAll("-", ""))), boost: { heading: 4, page: 2 }, combineWith: "AND", prefix: true, fuzzy: (term) => (term.length > 5 ? 0.15 : false) },
      });
      search.addAll(window.backpropSearchIndex);
      return search;
    }).catch((error) => {
      // The next word asks again.
      engine = undefined;
      count.textContent = `The search could not be loaded: ${error.message}`;
      return null;
    });
  }

  // The words around the first one that was found, with every found word marked.
  function excerpt(place, text, terms) {
    const lower = text.toLowerCase();
    const words = [...terms].sort((a, b) => b.length - a.length).map((term) => [...term].map((sign) => sign.replace(/[.*+?^${}()|[\]\\]/, "\\$&")).join("-?"));
    const found = words.map((word) => lower.search(new RegExp(word, "u"))).filter((position) => position >= 0);
    const near = found.length > 0 ? Math.max(0, Math.min(...found) - AROUND) : 0;
    // At the beginning of a word.
    const start = near > 0 ? text.indexOf(" ", near) + 1 : 0;
    const shown = text.slice(start, start + 3 * AROUND);
    if (start > 0) place.append("… ");
    for (const part of words.length > 0 ? shown.split(new RegExp(`(${words.join("|")})`, "gi")) : [shown]) {
      if (terms.includes(part.toLowerCase().replaceAll("-", ""))) place.append(Object.assign(document.createElement("mark"), { textContent: part }));
      else place.append(part);
    }

    if (start + 3 * AROUND < text.length) place.append(" …");
  }

  async function show() {
    const words = input.value.trim();
    const search = await ready();
    if (!search || input.value.trim() !== words) return;
    const results = words.length > 0 ? search.search(words) : [];
    count.textContent = words.length === 0 ? "" : results.length === 0 ? "Nothing found." : results.length === 1 ? "1 section." : `${results.length} sections${results.length > MOST ? `, the ${MOST} best of them here` : ""}.`;
    list.replaceChildren(...results.slice(0, MOST).map((result) => {
      const item = document.createElement("li");
      const link = Object.assign(document.createElement("a"), { href: result.id, textContent: result.heading || result.page });
      const from = Object.assign(document.createElement("span"), { className: "search-page", textContent: result.heading ? result.page : "" });
      const text = document.createElement("p");
      excerpt(text, result.text, result.terms);
      link.addEventListener("click", () => dialog.close());
      item.append(link, " ", from, text);
      return item;
    }));
  }

  function open() {
    if (!dialog.open) dialog.showModal();
    input.select();
    ready();
  }

  opener.hidden = false;
  opener.addEventListener("click", open);
  input.addEventListener("input", show);
  // Where the browser would empty the field first.
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    dialog.close();
  });
  form.addEventListener("submit", (event) => {
    // Enter goes to the first section found.
    if (event.submitter && event.submitter.value === "close" && document.activeElement !== input) return;
    event.preventDefault();
    list.querySelector("a")?.click();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  // Ctrl+K, or ⌘K: a letter alone would be pressed by who dictates, and where something is typed it is the editor's.
  addEventListener("keydown", (event) => {
    const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && !isTyping) {
      event.preventDefault();
      open();
    }
  });
})();
