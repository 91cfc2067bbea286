// Comfort only: everything on a page can be read and reached without this file.
(function () {
  "use strict";
  const root = document.documentElement;

  function themeButton(button) {
    const system = matchMedia("(prefers-color-scheme: dark)");
    const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
    const show = () => button.setAttribute("aria-pressed", String(isDark()));
    button.hidden = false;
    show();
    system.addEventListener("change", show);
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      show();
      try {
        localStorage.setItem("backprop-theme", root.dataset.theme);
      } catch {
        // No storage here: the choice lasts as long as the page.
      }
    });
  }

  // What scrolls inside itself can be reached and scrolled from the keyboard; what fits is not a tab stop.
  function keyboardScrolling(boxes) {
    const observer = new ResizeObserver((entries) => {
      for (const { target } of entries) {
        const scrolls = target.scrollWidth > target.clientWidth + 1;
        if (scrolls) target.tabIndex = 0;
        else target.removeAttribute("tabindex");
      }
    });
    for (const box of boxes) observer.observe(box);
  }

  // Marks the section being read in the page's contents.
  function readingPosition(links) {
    const headings = [...new Set(links.map((link) => decodeURIComponent(link.hash.slice(1))))]
      .map((id) => document.getElementById(id))
      .filter(Boolean);
    if (headings.length === 0) return;
    const mark = () => {
      const line = innerHeight / 4;
      const reached = headings.filter((heading) => heading.getBoundingClientRect().top <= line);
      const current = reached.length > 0 ? reached[reached.length - 1].id : null;
      for (const link of links) {
        if (decodeURIComponent(link.hash.slice(1)) === current) link.setAttribute("aria-current", "location");
        else link.removeAttribute("aria-current");
      }
    };
    let waiting = false;
    addEventListener("scroll", () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        mark();
      });
    }, { passive: true });
    mark();
  }

  const button = document.querySelector("button.theme");
  if (button) themeButton(button);
  keyboardScrolling(document.querySelectorAll(".formula.display, pre, .scroll"));
  if (window.backpropFigures) window.backpropFigures.watch(document.querySelectorAll("figure.output.figure"));
  readingPosition([...document.querySelectorAll(".contents a")]);
})();
