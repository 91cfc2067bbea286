// Derivations open line by line. Without this file, and on paper, they are whole.
(function () {
  "use strict";
  const article = document.querySelector("body:not(.booklet) article");
  if (!article) return;

  const SLOPE = /\\frac\{\\partial [^{}]*(?:\{[^{}]*\}[^{}]*)*\}\{\\partial/;
  const CHAIN = new RegExp(`${SLOPE.source}.*?\\} \\\\cdot \\\\frac\\{\\\\partial`);

  // KaTeX sets a table column by column, and leaves out the cells that a line does not have; its MathML has the lines.
  function linesOf(formula) {
    const table = formula.querySelector(".katex-html .mtable");
    const rows = [...formula.querySelectorAll(".katex-mathml mtable > mtr")];
    if (!table || rows.length < 2) return [];
    const sources = (formula.querySelector("annotation")?.textContent ?? "").replace(/\\(?:begin|end)\{aligned\}/g, "").split(/\\\\\[[^\]]*\]/);
    const lines = rows.map((row, i) => ({ row, cells: [], source: (sources[i] ?? "").trim() }));
    [...table.children].filter((part) => /^col-align/.test(part.className)).forEach((column, place) => {
      const cells = [...column.querySelector(".vlist").children];
      for (const line of lines.filter(({ row }) => row.children.length > place)) line.cells.push(cells.shift());
    });
    return lines;
  }

  // What stands side by side in a cell, without the spaces between.
  function parts(cell) {
    return [...(cell?.lastElementChild?.children ?? [])].filter((part) => part.textContent.trim() !== "" && !part.classList.contains("mspace"));
  }

  const sides = (line) => parts(line.cells[0]).reduce((all, part) => {
    if (part.classList.contains("mrel")) all.push([]);
    else all[all.length - 1].push(part);
    return all;
  }, [[]]).filter((side) => side.length > 0);

  // The parts of both lines that the other line has not, by their longest common part.
  function different(before, after) {
    const length = Array.from({ length: before.length + 1 }, () => new Array(after.length + 1).fill(0));
    for (let i = before.length - 1; i >= 0; i--)
      for (let j = after.length - 1; j >= 0; j--)
        length[i][j] = before[i].innerHTML === after[j].innerHTML ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
    const [old, made] = [[], []];
    for (let i = 0, j = 0; i < before.length || j < after.length;) {
      if (i < before.length && j < after.length && before[i].innerHTML === after[j].innerHTML) [i, j] = [i + 1, j + 1];
      else if (j < after.length && (i === before.length || length[i][j + 1] >= length[i + 1][j])) made.push(after[j++]);
      else old.push(before[i++]);
    }
    return { old, made };
  }

  // The earlier lines whose left side stands in this one, with the places.
  function uses(lines, current) {
    return lines.slice(0, current).flatMap((line, i) => sides(line).filter((side) => side.length === 1).flatMap(([name]) => {
      const found = parts(lines[current].cells[1]).filter((part) => part.innerHTML === name.innerHTML);
      return found.length > 0 ? [{ number: i + 1, old: [name], made: found }] : [];
    }));
  }

  // A cell of a formula as a formula of its own, to be seen and to be heard.
  function formulaOf(heard, seen) {
    const [whole, hidden, shown] = ["katex", "katex-mathml", "katex-html"].map((className) => Object.assign(document.createElement("span"), { className }));
    const math = document.createElementNS("http://www.w3.org/1998/Math/MathML", "math");
    math.append(...[...heard.cloneNode(true).childNodes]);
    hidden.append(math);
    shown.setAttribute("aria-hidden", "true");
    shown.append(seen.lastElementChild.cloneNode(true));
    whole.append(hidden, shown);
    return whole;
  }

  // What leads to a line: the rule that stands beside it, else what its form tells.
  function rule(lines, i) {
    const { row, cells, source } = lines[i];
    const [left, right = ""] = source.split("&=");
    if (right.includes("&&")) return [formulaOf(row.children[3], cells[3])];
    if (left.trim() === "") return [CHAIN.test(lines[i - 1].source.split("&=")[1]) ? "each link solved in its place" : "what the names stand for, put in"];
    if (CHAIN.test(right)) return [/ \+ |\\sum/.test(right) ? "chain rule: multiply along each path, add over the paths" : "chain rule: one link after the other"];
    if (right.includes("\\frac{\\partial}{")) return ["what is to be differentiated"];
    const numbers = [...new Set(uses(lines, i).map(({ number }) => String(number)))];
    if (numbers.length > 0) return [`uses line${numbers.length > 1 ? "s" : ""} ${new Intl.ListFormat("en").format(numbers)}`];
    if (i === 0 && lines[1].source.startsWith("&=")) return ["where it starts"];
    if (!left.includes("\\partial")) return ["a definition"];
    return [i === 0 && !right.includes("\\partial") ? "differentiated directly" : "a line of the backward sweep"];
  }

  // Where the glyphs of these parts are, measured from the corner of the formula.
  function around(found, corner) {
    const places = found.flatMap((part) => {
      const [texts, walker] = [[], document.createTreeWalker(part, NodeFilter.SHOW_TEXT)];
      while (walker.nextNode()) texts.push(walker.currentNode);
      return texts.flatMap((text) => {
        const range = document.createRange();
        range.selectNode(text);
        return [...range.getClientRects()].filter(({ width }) => width > 2);
      });
    });
    const [left, top] = ["left", "top"].map((side) => Math.min(...places.map((place) => place[side])));
    const [right, bottom] = ["right", "bottom"].map((side) => Math.max(...places.map((place) => place[side])));
    return { left: left - corner.left, top: top - corner.top, width: right - left, height: bottom - top };
  }

  // Neighbours are marked together.
  function runs(found) {
    return found.filter((part) => !part.classList.contains("mrel")).reduce((all, part) => {
      const last = all.at(-1)?.at(-1);
      let before = part.previousElementSibling;
      while (before?.classList.contains("mspace")) before = before.previousElementSibling;
      if (last && before === last) all.at(-1).push(part);
      else all.push([part]);
      return all;
    }, []).filter((run) => !run.every((part) => /^[()[\]]$/.test(part.textContent)));
  }

  // Frames what the line has changed: dashed where it was, full where it is now.
  function mark(formula, lines, shown) {
    const display = formula.querySelector(".katex-display");
    for (const frame of display.querySelectorAll(":scope > .changed")) frame.remove();
    if (shown === 0) return;
    const current = shown - 1;
    const found = lines[current].source.startsWith("&=") ? [different(parts(lines[current - 1].cells[1]), parts(lines[current].cells[1]))] : uses(lines, current);
    const [corner, size] = [display.getBoundingClientRect(), parseFloat(getComputedStyle(display).fontSize)];
    for (const name of ["old", "made"]) {
      for (const run of runs([...new Set(found.flatMap((change) => change[name]))])) {
        const frame = Object.assign(document.createElement("span"), { className: `changed ${name}` });
        // In ems: where the page sets the formula smaller, the frame goes with it.
        for (const [side, length] of Object.entries(around(run, corner))) frame.style[side] = `${(length / size).toFixed(3)}em`;
        frame.setAttribute("aria-hidden", "true");
        display.append(frame);
      }
    }
  }

  function button(text) {
    return Object.assign(document.createElement("button"), { type: "button", textContent: text });
  }

  function unfold(formula) {
    const lines = linesOf(formula);
    if (lines.length < 2) return null;
    let tools = formula.nextElementSibling;
    if (!tools?.classList.contains("steps")) formula.after(tools = Object.assign(document.createElement("div"), { className: "steps" }));
    tools.setAttribute("role", "group");
    tools.setAttribute("aria-label", `Derivation of ${lines.length} lines`);
    const [open, back, next, all] = ["Step by step", "Back", "Next step", "All"].map(button);
    const where = formula.closest(".cell")?.getAttribute("aria-label")?.toLowerCase();
    if (where) open.setAttribute("aria-label", `Step by step: ${where}`);
    const status = document.createElement("p");
    status.setAttribute("role", "status");
    tools.replaceChildren(open, back, next, all, status);

    // 0 is the whole of it.
    let shown = 0;
    function show(count) {
      shown = count;
      const isWhole = shown === 0;
      lines.forEach(({ row, cells }, i) => [row, ...cells].forEach((part) => part.classList.toggle("is-to-come", !isWhole && i >= shown)));
      tools.classList.toggle("is-open", !isWhole);
      open.hidden = !isWhole;
      for (const control of [back, next, all]) control.hidden = isWhole;
      back.setAttribute("aria-disabled", String(shown <= 1));
      next.textContent = shown < lines.length ? "Next step" : "Again";
      status.replaceChildren(...(isWhole ? [] : [`Line ${shown} of ${lines.length}: `, ...rule(lines, shown - 1)]));
      mark(formula, lines, shown);
    }

    const forward = () => show(shown < lines.length ? shown + 1 : 1);
    const backward = () => show(Math.max(1, shown - 1));
    const whole = () => { show(0); open.focus(); };
    open.addEventListener("click", () => { show(1); next.focus(); });
    next.addEventListener("click", forward);
    back.addEventListener("click", backward);
    all.addEventListener("click", whole);
    // Set and not added: in another notation the same buttons get another derivation.
    tools.onkeydown = (event) => {
      const act = { ArrowRight: forward, ArrowDown: forward, ArrowLeft: backward, ArrowUp: backward, Escape: whole }[event.key];
      if (!act || shown === 0) return;
      event.preventDefault();
      act();
    };
    show(0);
    return { show, place: () => shown };
  }

  const KEPT = "backprop-steps";

  function remember(isStepwise) {
    try {
      localStorage.setItem(KEPT, isStepwise ? "yes" : "no");
    } catch {
      // No storage here: the choice lasts as long as the page.
    }
  }

  function remembered() {
    try {
      return localStorage.getItem(KEPT) === "yes";
    } catch {
      return false;
    }
  }

  const derivations = new WeakMap();
  const selector = ".output.latex > .formula.display";
  const choice = document.querySelector(".reading [name='steps']");
  if (choice) choice.checked = remembered();
  const add = (formula) => {
    const made = unfold(formula);
    if (made) derivations.set(formula, made);
    else derivations.delete(formula);
    if (made && choice?.checked) made.show(1);
  };
  for (const formula of article.querySelectorAll(selector)) add(formula);

  // Cells that run in the page give new ones.
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes)
        if (node instanceof Element)
          // The book's own may come back, in other letters than it went.
          for (const formula of node.matches(selector) ? [node] : node.querySelectorAll(selector)) add(formula);
  }).observe(article, { childList: true, subtree: true });

  // In another notation a derivation may have the same lines or others.
  article.addEventListener("formula-changed", ({ target }) => {
    if (!target.matches(selector)) return;
    const before = derivations.get(target)?.place() ?? 0;
    add(target);
    derivations.get(target)?.show(before);
  });

  choice?.addEventListener("change", () => {
    remember(choice.checked);
    for (const formula of article.querySelectorAll(selector)) derivations.get(formula)?.show(choice.checked ? 1 : 0);
  });
})();
