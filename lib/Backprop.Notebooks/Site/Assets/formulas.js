// Only for pages built where KaTeX was not at hand: sets the formulas in the reader's browser.
(function () {
  "use strict";
  for (const formula of document.querySelectorAll(".formula")) {
    katex.render(formula.textContent, formula, {
      displayMode: formula.classList.contains("display"),
      output: "htmlAndMathml",
      throwOnError: false,
    });
    // The colours of the five quantities, as the build gives them.
    for (const letter of formula.querySelectorAll(".mathnormal"))
      if (/^[wbzaC]$/.test(letter.textContent)) letter.classList.add("quantity-" + letter.textContent);
  }
})();
