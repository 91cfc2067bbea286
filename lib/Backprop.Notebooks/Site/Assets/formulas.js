// Only for pages built where KaTeX was not at hand: sets the formulas in the reader's browser.
(function () {
  "use strict";
  for (const formula of document.querySelectorAll(".formula")) {
    katex.render(formula.textContent, formula, {
      displayMode: formula.classList.contains("display"),
      output: "htmlAndMathml",
      throwOnError: false,
    });
  }
})();
