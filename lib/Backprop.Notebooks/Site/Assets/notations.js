// One switch writes all computed formulas of a page in the names of another text. The forms lie beside the page.
(function () {
  "use strict";
  const choice = document.querySelector(".reading select[name='notation']");
  if (!choice) return;

  const formulas = [...document.querySelectorAll("article .output.latex > .formula.display")];
  const own = formulas.map((formula) => ({ markup: formula.innerHTML, ems: formula.style.getPropertyValue("--ems") }));
  const status = document.querySelector(".notation-status");
  let loading;

  function load() {
    return loading ??= window.backpropLoad(choice.dataset.source).then(() => window.backpropNotations);
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
    const isOwn = choice.value === "";
    const forms = isOwn ? [] : await load();
    let kept = 0;
    formulas.forEach((formula, i) => {
      const form = isOwn ? "" : forms[i][Number(choice.value)];
      put(formula, form ? parsed(form) : own[i]);
      say(formula, form === null);
      if (form === null) kept++;
    });
    const name = choice.selectedOptions[0].textContent;
    status.textContent = isOwn ? "" : `${formulas.length - kept} of ${formulas.length} in: ${name}. Names change, factors do not: the cost stays the one that this page defines. Text, code and pictures keep their names.`;
  }

  choice.addEventListener("change", () => show().catch((error) => { status.textContent = error.message; }));
})();
