// What the buttons of a page do.
import { Notebook } from "./notebook.js";
import { isShared, readLink, writeLink } from "./links.js";

const NO_EDITOR = "The editor could not be loaded";

/**
 * Takes the page over.
 * @param elements Its cells.
 * @param bar The bar that says what goes on.
 * @param addElement Puts an empty cell below the last one.
 * @param keepLink Told of a link that this page has made: it has what the link carries.
 * @param keep Told what is written, for the next time: { cells: [[id, code], …], answers: [[id, text], …], link }.
 * @param waitFor Waits for a promise, and says a sentence where it takes long.
 */
export function open(elements, bar, addElement, keepLink, keep, waitFor) {
  const status = bar.querySelector(".live-status");
  const { compiled } = document.querySelector("script[data-compiled]")?.dataset ?? {};
  const notebook = new Notebook(elements, compiled ? new URL(compiled, document.baseURI).href : null);
  const editors = new Map();
  // What the page had said when an editor could not be loaded.
  let before = null;
  const isOpen = document.querySelector(".live-add") !== null;
  const progress = bar.querySelector(".live-progress");
  notebook.onstatus = (sentence) => {
    status.textContent = sentence;
  };
  notebook.onprogress = (sentence) => {
    progress.textContent = sentence;
  };
  notebook.onchange = (cell) => {
    show(cell);
    leaveSoon();
  };
  window.backpropLive = notebook;

  const written = () => ({
    cells: codes(notebook.cells.filter((cell) => cell.isChanged)),
    answers: notebook.cells.filter((cell) => answerField(cell)?.value && answerField(cell).value !== answerIn(cell, cell.code)).map((cell) => [cell.element.id, answerField(cell).value]),
  });
  // A page that goes is not always told, and a tab that dies never is: what is written is kept a moment later.
  const leave = () => keep({ ...written(), link: isShared(location.hash) ? location.hash : null });
  let leaving;
  const leaveSoon = () => {
    clearTimeout(leaving);
    leaving = setTimeout(leave, MOMENT);
  };
  addEventListener("pagehide", leave);
  document.addEventListener("input", ({ target }) => {
    if (target.closest?.("form.answer")) forgetReset();
    leaveSoon();
  });

  const forgetReset = () => bar.querySelector(".live-undo")?.remove();

  const cellOf = (element) => notebook.cells.find((cell) => cell.element === element);

  function show(changed) {
    const stop = bar.querySelector(".live-stop");
    const hadFocus = document.activeElement === stop;
    stop.hidden = !notebook.isBusy;
    for (const button of bar.querySelectorAll(".live-reset, .live-undo")) button.hidden = notebook.isBusy;
    if (hadFocus && stop.hidden) bar.querySelector(".live-all").focus();
    for (const cell of changed ? [changed] : notebook.cells) showCell(cell);
  }

  function showCell(cell) {
    const tools = cell.element.querySelector(".live-tools");
    let note = tools.querySelector(".live-note");
    const isOfOther = cell.gave !== null && cell.gave !== cell.code;
    const said = [
      cell.isChanged && !cell.isAdded ? "changed" : "",
      cell.element.classList.contains("ran") ? `run here in ${cell.element.dataset.took}${isOfOther ? ", with other code" : ""}` : "",
    ].filter(Boolean).join(", ");
    if (said && !note) tools.append(note = Object.assign(document.createElement("span"), { className: "live-note" }));
    if (note) note.textContent = said;
    optional(tools, cell.isAdded, "live-remove", "Remove");
    optional(tools, cell.isChanged && !cell.isAdded, "live-book", "As in the book");
    optional(tools, cell.isChanged, "live-share", "Copy a link");
    window.backpropSliders.show(cell.element, cell.code, (index, value) => slide(cell, index, value));
    editors.get(cell)?.faults(cell.fault);
  }

  // The number stands in the code, and so it is there that it moves.
  function slide(cell, index, value) {
    bar.classList.add("at-work");
    forgetReset();
    write(cell, window.backpropSliders.moved(cell.code, index, value));
    notebook.rerun(cell);
  }

  // The answer is put between the quotation marks of the exercise's call.
  async function answer(cell, text) {
    bar.classList.add("at-work");
    const before = cell.bundle;
    cell.answered = cell.book.replace('""', () => literal(text.trim()));
    write(cell, cell.answered);
    await notebook.answer(cell);
    // Whoever cannot see the reply hears it, if there is one to this answer.
    const reply = cell.hasRun && cell.bundle !== before && cell.bundle.find((output) => output.data);
    if (reply) notebook.onstatus([reply.data["text/plain"] ?? []].flat().join(""));
  }

  // Other code for a cell, wherever it is shown.
  function write(cell, code) {
    notebook.change(cell, code);
    display(cell);
  }

  function display(cell) {
    if (editors.has(cell)) editors.get(cell).set(cell.code);
    else cell.write();
  }

  // What the reader has written into a cell and its field goes.
  function takeBack(cell) {
    display(cell);
    cell.element.querySelector(":scope > form.answer")?.reset();
  }

  function optional(tools, isThere, name, text) {
    const found = tools.querySelector(`.${name}`);
    if (isThere && !found) {
      const made = Object.assign(document.createElement("button"), { type: "button", className: `live ${name}`, textContent: text });
      tools.querySelector(".live-edit").after(made);
    } else if (!isThere) {
      found?.remove();
    }
  }

  async function edit(cell, isFocused = true) {
    const details = cell.element.querySelector(":scope > details");
    if (details) details.open = true;
    if (!editors.has(cell)) {
      const loaded = await waitFor("The editor is being loaded.", import("./editor.js")).catch((error) => {
        before ??= status.textContent;
        notebook.onstatus(`${NO_EDITOR}: ${error.message}`);
      });
      if (!loaded || editors.has(cell)) return;
      // What was said before is true again, unless something else has been said since.
      if (status.textContent.startsWith(NO_EDITOR)) notebook.onstatus(before);
      before = null;
      const { openEditor } = loaded;
      editors.set(cell, openEditor(cell, {
        // Whoever writes on has other words to lose now.
        change: (code) => {
          forgetReset();
          notebook.change(cell, code);
        },
        run: () => runAndGoOn(cell),
        leave: () => cell.element.querySelector(".live-run").focus(),
        complete: (code, position) => notebook.kernel.complete(code, position).catch(() => []),
        signatures: (code, position) => notebook.kernel.signatures(code, position).catch(() => null),
      }));
    }

    if (isFocused) editors.get(cell).focus();
  }

  // As in any notebook: below the last cell there is a new one, where there can be.
  function runAndGoOn(cell) {
    notebook.run(cell);
    const next = notebook.cells[cell.position + 1] ?? (isOpen ? add() : null);
    if (next?.isAdded) edit(next);
    else next?.element.querySelector(".live-run").focus();
  }

  function restore(cell) {
    notebook.restore(cell);
    takeBack(cell);
    if (!notebook.cells.some((other) => other.isChanged)) forgetLink();
    cell.element.querySelector(".live-edit").focus();
  }

  function add() {
    const cell = notebook.add(addElement());
    showCell(cell);
    return cell;
  }

  function remove(cell) {
    notebook.remove(cell);
    editors.get(cell)?.close();
    editors.delete(cell);
    leaveSoon();
  }

  // With it go all other changes of the page, since a cell may need another; not the answers to exercises.
  async function share(shared) {
    const sent = notebook.cells.filter((cell) => cell === shared || (cell.isChanged && cell.code !== cell.answered));
    let link;
    try {
      link = await writeLink(codes(sent));
    } catch (error) {
      return notebook.onstatus(`No link was made: ${error.message}.`);
    }

    keepLink(link);
    history.replaceState(null, "", link);
    try {
      await navigator.clipboard.writeText(new URL(link, location.href).href);
      notebook.onstatus("The link is copied: it opens this page as you have changed it.");
    } catch {
      notebook.onstatus("The page’s address is now the link that opens it as you have changed it.");
    }
  }

  async function reset() {
    const lost = written();
    await notebook.reset();
    notebook.cells.filter((cell) => cell.isAdded).forEach(remove);
    notebook.cells.forEach(takeBack);
    forgetLink();
    if (document.querySelector("article[data-empty]")) add();
    if (lost.cells.length + lost.answers.length > 0) offerBack(lost, "Undo the reset");
  }

  // One press takes it back; another one brings it again, until something else is written.
  function offerBack(lost, words) {
    forgetReset();
    const undo = Object.assign(document.createElement("button"), { type: "button", className: "live live-undo", textContent: words });
    undo.hidden = notebook.isBusy;
    undo.addEventListener("click", () => {
      const [reset, all] = [".live-reset", ".live-all"].map((name) => bar.querySelector(name));
      (reset.hidden ? all : reset).focus();
      undo.remove();
      bringBack(lost);
      notebook.onstatus(`What you had written is back.${notebook.cells.some((cell) => cell.hasRun) ? "" : " Nothing has run yet."}`);
    });
    bar.querySelector(".live-reset").after(undo);
  }

  // Loaded again, the page stays as it is now.
  function forgetLink() {
    if (isShared(location.hash)) history.replaceState(null, "", location.pathname + location.search);
  }

  const known = (id) => notebook.cells.find((cell) => cell.element.id === id);

  const isKnown = (id) => known(id) !== undefined || (isOpen && id.startsWith("cell-added-"));

  // Cells come with other code, each [id, code]. An answer stands in its field too.
  function take(cells) {
    return cells.map(([id, code]) => {
      const cell = known(id) ?? add();
      const text = answerIn(cell, code);
      if (text !== null) {
        cell.answered = code;
        answerField(cell).value = text;
      }

      write(cell, code);
      return { cell, code };
    });
  }

  // What was written, as far as the page has its cells.
  function bringBack({ cells, answers }) {
    const taken = take(cells.filter(([id]) => isKnown(id)));
    for (const [id, text] of answers) if (known(id) && answerField(known(id))) answerField(known(id)).value = text;
    return taken;
  }

  return {
    warm: () => notebook.warm(),

    slide: (element, index, value) => slide(cellOf(element), index, value),

    answer: (element, text) => answer(cellOf(element), text),

    act(action, element) {
      const cell = cellOf(element);
      bar.classList.add("at-work");
      switch (action) {
        case "live-all":
          return notebook.runAll();
        case "live-stop":
          return notebook.stop();
        case "live-reset":
          return reset();
        case "live-run":
          return notebook.run(cell);
        case "live-next":
          return runAndGoOn(cell);
        case "live-here":
          return notebook.runTo(cell);
        case "live-edit":
          // Whoever edits will run.
          notebook.warm();
          return edit(cell);
        case "live-book":
          return restore(cell);
        case "live-share":
          return share(cell);
        case "live-add":
          notebook.warm();
          return edit(add());
        case "live-remove":
          remove(cell);
          notebook.onstatus(`Cell [${cell.number}] is removed.`);
          if (cell.code.trim() !== "") offerBack({ cells: codes([cell]), answers: [] }, "Undo the removal");
          return document.querySelector(".live-add").focus();
        default:
          throw new Error(`no action ${action}`);
      }
    },

    /** Shows the changed cells that a link carries. */
    async receive(hash) {
      bar.classList.add("at-work");
      const sent = await readLink(hash);
      // What is shown has not run: what was asked for before is not asked of other code.
      if (notebook.isBusy) await notebook.stop();
      if (!sent?.length) return notebook.onstatus("The link is damaged: what it carries cannot be read.");
      if (!sent.every(([id]) => isKnown(id))) return notebook.onstatus("The link carries a changed cell that this page does not have.");
      const all = [...new Map(sent)].filter(([id, code]) => known(id)?.book !== code || known(id).isChanged).sort(([one], [other]) => (known(one)?.position ?? Infinity) - (known(other)?.position ?? Infinity));
      if (all.length === 0) return notebook.onstatus("The link opens the page as it is in the book.");
      // What the reader has written there stays in the editor's memory.
      const covered = all.map(([id, code]) => ({ cell: known(id), code })).filter(({ cell, code }) => cell?.isChanged && cell.code !== code);
      for (const { cell } of covered) await edit(cell, false);
      forgetReset();
      // It is seen before anything is loaded: nobody runs what they cannot read.
      const received = take(all);
      for (const { cell, code } of received) if (code !== cell.answered) await edit(cell, false);

      received[0].cell.element.scrollIntoView();
      received[0].cell.element.querySelector(".live-edit").focus({ preventScroll: true });
      const changed = received.filter(({ cell, code }) => code !== cell.book);
      return notebook.onstatus(`${changed.length > 0 ? `${subject(changed)} changed by whoever sent the link. Nothing has run yet.` : "The link opens the page as it is in the book."}${covered.length > 0 ? " Undo, in the cell, brings back what you had written." : ""}`);
    },

    /** Shows what was written when the page was left, as far as the page still has its cells. */
    resume({ cells, answers }) {
      const taken = bringBack({ cells, answers });
      const changed = taken.filter(({ cell, code }) => code !== cell.answered);
      if (taken.length + answers.length === 0) return;
      bar.classList.add("at-work");
      notebook.onstatus([
        changed.length > 0 ? `${subject(changed)} changed when you were here.` : "",
        taken.length - changed.length + answers.length > 0 ? "What you had answered stands in its field; Check judges it." : "",
        "Nothing has run yet.",
      ].filter(Boolean).join(" "));
    },
  };
}

// How long what is written waits until it is kept, in milliseconds.
const MOMENT = 300;

const answerField = (cell) => cell.element.querySelector(":scope > form.answer > textarea");

const codes = (cells) => cells.map((cell) => [cell.element.id, cell.code]);

const subject = (taken) => `${taken.length === 1 ? "Cell" : "Cells"} ${taken.map(({ cell }) => `[${cell.number}]`).join(", ")} ${taken.length === 1 ? "was" : "were"}`;

// An answer is the exercise's call with one literal in it; anything else is other code, whoever sent it, and null here.
function answerIn({ isExercise, book }, code) {
  const [before, after] = book.split('""');
  if (!isExercise || !code.startsWith(before) || !code.endsWith(after)) return null;
  const written = code.slice(before.length, code.length - after.length);
  return /^"(?:[^"\\\u0000-\u001f\u0085\u2028\u2029]|\\["\\]|\\u[0-9a-f]{4})*"$/u.test(written) ? JSON.parse(written) : null;
}

// Text as a literal of C#; a line end of any kind would end the literal.
function literal(text) {
  const escaped = text.replace(/[\\"]/g, "\\$&").replace(/[\u0000-\u001f\u0085\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return `"${escaped}"`;
}
