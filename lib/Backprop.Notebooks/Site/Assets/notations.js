// One switch writes all computed formulas of a page in the names of another text. The forms lie beside the page.
(function () {
  "use strict";
  const choice = document.querySelector(".reading select[name='notation']");
  if (!choice) return;

  const formulas = [...document.querySelectorAll("article .output.latex > .formula.display")];
  for (const formula of formulas) formula.dataset.isSwitched = "";
  const own = formulas.map((formula) => ({ markup: formula.innerHTML, ems: formula.style.getPropertyValue("--ems") }));
  const status = document.querySelector(".notation-status");
  let loading;
  // What the formulas are written in now.
  let shown = choice.value;

  function load() {
    return loading ??= window.backpropLoad(choice.dataset.source).then(
      () => window.backpropNotations,
      (error) => { loading = undefined; throw error; });
  }

  function put(formula, { markup, ems }) {
    if (formula.innerHTML === markup) return;
    formula.innerHTML = markup;
    formula.style.setProperty("--ems", ems);
    formula.dispatchEvent(new CustomEvent("formula-changed", { bubbles: true }));
  }

  function parsed(markup) {
    const made = document.createElement("template");
    made.innerHTML = markup;
    const formula = made.content.firstElementChild;
    return { markup: formula.innerHTML, ems: formula.style.getPropertyValue("--ems") };
  }

  function say(formula, isKept) {
    const note = formula.parentElement.querySelector(":scope > .kept-notation");
    if (!isKept) note?.remove();
    else if (!note) formula.after(Object.assign(document.createElement("p"), { className: "kept-notation", textContent: "Those names cannot say this; it keeps the page’s." }));
  }

  async function show() {
    const { value } = choice;
    const isOwn = value === "";
    const forms = isOwn ? [] : await load();
    // While they were loaded another may have been chosen.
    if (choice.value !== value) return;
    shown = value;
    let kept = 0;
    formulas.forEach((formula, i) => {
      const form = isOwn ? "" : forms[i][Number(value)];
      put(formula, form ? parsed(form) : own[i]);
      say(formula, form === null);
      if (form === null && formula.isConnected) kept++;
    });
    const there = formulas.filter((formula) => formula.isConnected).length;
    const isComputed = document.querySelector("article .output.latex > .formula.display:not([data-is-switched])") !== null;
    const name = choice.selectedOptions[0].textContent;
    status.textContent = isOwn ? "" : `${there - kept} of ${there} in: ${name}. Names change, factors do not: the cost stays the one that this page defines. Text, code and pictures keep their names${isComputed ? ", and so do formulas that were computed here" : ""}.`;
  }

  const change = () => show().catch((error) => {
    status.textContent = `${error.message}: the formulas stay as they are.`;
    // So that it can be chosen again.
    choice.value = shown;
  });

  // By its name: not every page has every notation. A browser that keeps nothing for pages keeps nothing of this one.
  const KEPT = "backprop-notation";
  function kept() {
    try {
      return localStorage.getItem(KEPT);
    } catch {
      return null;
    }
  }

  function keep({ value, textContent }) {
    try {
      if (value === "") localStorage.removeItem(KEPT);
      else localStorage.setItem(KEPT, textContent);
    } catch {
      // Full, or forbidden by the reader.
    }
  }

  choice.addEventListener("change", () => {
    keep(choice.selectedOptions[0]);
    change();
  });
  const before = [...choice.options].find((option) => option.value !== "" && option.textContent === kept());
  if (before) {
    choice.value = before.value;
    change();
  }
})();
