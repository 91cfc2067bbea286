// The editor of a cell: C# in the page's own colours, brackets, undo, the compiler's errors at their places.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, indentOnInput, indentUnit, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { csharp } from "@codemirror/legacy-modes/mode/clike";
import { lintKeymap, setDiagnostics } from "@codemirror/lint";
import { StateEffect, StateField } from "@codemirror/state";
import { drawSelection, EditorView, highlightSpecialChars, keymap, showTooltip } from "@codemirror/view";
import { tagHighlighter, tags } from "@lezer/highlight";

const colours = tagHighlighter([
  { tag: [tags.keyword, tags.bool, tags.null], class: "tok-keyword" },
  { tag: [tags.typeName, tags.className], class: "tok-type" },
  { tag: [tags.string, tags.character], class: "tok-string" },
  { tag: tags.number, class: "tok-number" },
  { tag: tags.comment, class: "tok-comment" },
  { tag: tags.meta, class: "tok-directive" },
]);

/**
 * Opens an editor in the place of a cell's code.
 * @param cell The cell: its place in the page, its code and its name.
 * @param page What the page does: change(code), run(), leave(), complete(code, position), signatures(code, position).
 */
export function openEditor(cell, page) {
  const view = new EditorView({
    doc: cell.code,
    extensions: [
      history(),
      drawSelection(),
      highlightSpecialChars(),
      StreamLanguage.define(csharp),
      syntaxHighlighting(colours),
      bracketMatching(),
      closeBrackets(),
      indentOnInput(),
      indentUnit.of("    "),
      autocompletion({ override: [(context) => suggest(context, page)] }),
      call,
      // Tab leaves the editor, as it leaves any other field; so does Escape when nothing else is open.
      keymap.of([
        { key: "Shift-Enter", run: () => (page.run(), true) },
        ...closeBracketsKeymap, ...completionKeymap, ...lintKeymap, ...historyKeymap,
        { key: "Mod-Shift-Space", run: (editor) => (askSignatures(editor, page), true) },
        { key: "Escape", run: closeSignatures },
        { key: "Escape", run: () => (page.leave(), true) },
        ...defaultKeymap,
      ]),
      EditorView.scrollMargins.of((editor) => ({ top: covered(editor) })),
      // A long line scrolls from the keyboard.
      EditorView.contentAttributes.of({ "aria-label": `Code of cell ${cell.number}`, tabindex: "0" }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) page.change(update.state.doc.toString());
        if (update.view.hasFocus && (update.docChanged || update.selectionSet)) update.view.requestMeasure(uncovering);
        if (update.focusChanged && !update.view.hasFocus) closeSignatures(update.view);
        if (opensCall(update) || (update.state.field(call) && (update.docChanged || update.selectionSet))) askSignatures(update.view, page);
      }),
    ],
  });
  cell.place.hidden = true;
  cell.element.querySelector(".copy")?.setAttribute("hidden", "");
  cell.place.after(view.dom);

  let underlined = null;
  return {
    focus: () => view.focus(),
    close: () => view.destroy(),
    set(code) {
      if (view.state.doc.toString() !== code) view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: code } });
    },
    /** Underlines what the compiler found; nothing when the cell has not failed. */
    faults(fault) {
      // While somebody writes, what is underlined moves with its line.
      if (fault === underlined) return;
      underlined = fault;
      view.dispatch(setDiagnostics(view.state, fault ? places(view.state.doc, fault) : []));
    },
  };
}

// "cell [3], line 2, column 5: error CS0103: …", or the line of an exception alone.
function places(doc, fault) {
  const found = (fault.details ?? [])
    .map((detail) => detail.match(/^cell \[\d+\], line (\d+), column (\d+): (.*)$/))
    .filter(Boolean)
    .map(([, line, column, message]) => ({ line: Number(line), column: Number(column), message }));
  if (found.length === 0 && fault.line) found.push({ line: fault.line, column: 1, message: fault.message });
  return found.filter(({ line }) => line <= doc.lines).map(({ line, column, message }) => {
    const { from, to, text } = doc.line(line);
    const start = Math.min(from + column - 1, to);
    const word = text.slice(start - from).match(/^[\p{L}\p{N}_]+|^./u)?.[0].length ?? 0;
    return { from: word > 0 ? start : from, to: Math.min(start + word, to), severity: "error", message };
  });
}

// The page's bar lies over the top of the window, from the first run on.
const barBottom = () => document.querySelector(".live-bar")?.getBoundingClientRect().bottom ?? 0;

// How much of the editor the bar hides. What belongs to a line below it is still shown.
function covered(view) {
  const bottom = Math.max(0, barBottom());
  return Math.min(bottom, Math.max(0, bottom - view.scrollDOM.getBoundingClientRect().top));
}

// The line that is written in is not left below the bar.
const uncovering = {
  read: (view) => (view.coordsAtPos(view.state.selection.main.head)?.top ?? Infinity) - barBottom(),
  write: (above) => {
    if (above < 0) window.scrollBy({ top: above - 4, behavior: "instant" });
  },
};

async function suggest(context, page) {
  const word = context.matchBefore(/[\p{L}\p{N}_]*/u);
  const isMember = context.state.sliceDoc(word.from - 1, word.from) === ".";
  if (!context.explicit && !isMember && word.from === word.to) return null;
  const names = await page.complete(context.state.doc.toString(), context.pos);
  if (context.aborted || names.length === 0) return null;
  return { from: word.from, options: names.map(({ name, kind, detail }) => ({ label: name, type: kind, detail })), validFor: /^[\p{L}\p{N}_]*$/u };
}

// What a call can be given: shown above the line from its bracket on, until the cursor leaves it.
const setCall = StateEffect.define();
const call = StateField.define({
  create: () => null,
  update(shown, transaction) {
    for (const effect of transaction.effects) if (effect.is(setCall)) return effect.value;
    return shown && transaction.docChanged ? { ...shown, pos: transaction.changes.mapPos(shown.pos) } : shown;
  },
  provide: (field) => showTooltip.from(field),
});

function opensCall(update) {
  return update.transactions.some((transaction) => transaction.isUserEvent("input.type"))
    && /[(,]/.test(update.state.sliceDoc(update.state.selection.main.head - 1, update.state.selection.main.head));
}

function closeSignatures(view) {
  if (!view.state.field(call)) return false;
  view.dispatch({ effects: setCall.of(null) });
  return true;
}

const asking = new WeakSet();

// One question at a time: who types faster than the compiler answers is answered for where the cursor is then.
async function askSignatures(view, page) {
  if (asking.has(view)) return;
  asking.add(view);
  let state;
  let found;
  try {
    do {
      state = view.state;
      found = await page.signatures(state.doc.toString(), state.selection.main.head);
    } while (view.state.doc !== state.doc || view.state.selection.main.head !== state.selection.main.head);
  } finally {
    asking.delete(view);
  }

  // An answer that comes when the reader has gone elsewhere is shown to nobody.
  if (!view.hasFocus) found = null;
  if (!found && !view.state.field(call)) return;
  view.dispatch({ effects: setCall.of(found && { pos: state.selection.main.head, above: true, create: () => ({ dom: signaturesView(found) }) }) });
}

function signaturesView({ argument, signatures }) {
  const list = Object.assign(document.createElement("div"), { className: "live-signatures" });
  list.setAttribute("role", "status");
  for (const { name, parameters } of signatures) {
    const line = document.createElement("div");
    line.append(`${name}(`);
    parameters.forEach((parameter, at) => {
      const isHere = at === argument || (at === parameters.length - 1 && argument > at && parameter.startsWith("params "));
      line.append(at > 0 ? ", " : "", Object.assign(document.createElement(isHere ? "strong" : "span"), { textContent: parameter }));
    });
    line.append(")");
    list.append(line);
  }

  return list;
}
