// Comfort only: everything on a page can be read and reached without this file.
(function () {
  "use strict";

  /** Loads a script that lies beside the page, where the page needs it. */
  window.backpropLoad = (source) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    Object.assign(script, { src: source, onload: resolve, onerror: () => reject(new Error(`${source} was not loaded`)) });
    document.head.append(script);
  });

  const root = document.documentElement;

  // What an address names on its page; nothing where it is damaged.
  function named() {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return "";
    }
  }

  function themeButton(button) {
    const system = matchMedia("(prefers-color-scheme: dark)");
    const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
    const show = () => button.setAttribute("aria-pressed", String(isDark()));
    button.hidden = false;
    show();
    system.addEventListener("change", show);
    // A page that is gone back to, or lies open beside this one, follows what was chosen elsewhere.
    const follow = () => {
      try {
        const theme = localStorage.getItem("backprop-theme");
        if (theme === "light" || theme === "dark") root.dataset.theme = theme;
      } catch {
        // No storage here: nothing was chosen elsewhere.
      }
      show();
    };
    addEventListener("pageshow", ({ persisted }) => persisted && follow());
    addEventListener("storage", ({ key }) => key === "backprop-theme" && follow());
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
    links = links.filter((link) => link.getAttribute("href").startsWith("#") && link.hash !== "#content");
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

  // Markup that a cell gave, in a box of its own, tells how high it is; it can tell the page nothing else.
  function foreignOutputs() {
    addEventListener("message", ({ source, data }) => {
      const box = [...document.querySelectorAll("iframe.foreign")].find((candidate) => candidate.contentWindow === source);
      const height = Number(data?.height);
      if (box && height > 0) box.style.height = `${Math.min(Math.ceil(height), 4000)}px`;
    });
  }

  // The code of a cell goes to the clipboard.
  function copyButtons(sources) {
    for (const source of sources) {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "copy" });
      // What the button is called has the words in it that stand there.
      const say = (words, name) => {
        button.textContent = words;
        button.setAttribute("aria-label", name);
      };
      const where = source.closest(".cell")?.getAttribute("aria-label")?.toLowerCase() ?? "this code";
      const offer = () => say("Copy", `Copy ${where}`);
      offer();
      button.addEventListener("click", async () => {
        try {
          await navigator.clipboard.writeText(source.textContent);
          say("Copied", `Copied ${where}`);
        } catch {
          say("Not allowed here", `Not allowed here: copying ${where}`);
        }
      });
      button.addEventListener("blur", offer);
      source.before(button);
    }
  }

  // A link to a part of a page opens what it is folded in, and a link to a cell its code.
  function openTarget() {
    const target = document.getElementById(named());
    for (const code of target?.querySelectorAll(":scope > .plumbing") ?? []) code.open = true;
    for (let fold = target?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  }

  // The list beside the page is longer than a window: the page's own place in it comes into sight.
  function showPlace(contents) {
    const place = contents?.querySelector("[aria-current='page']");
    if (place) contents.scrollTop = Math.max(0, place.offsetTop - contents.clientHeight / 3);
  }

  const button = document.querySelector("button.theme");
  if (button) themeButton(button);
  keyboardScrolling(document.querySelectorAll(".formula.display, pre, .scroll"));
  copyButtons(document.querySelectorAll(".cell .source"));
  showPlace(document.querySelector(".contents.side"));
  openTarget();
  addEventListener("hashchange", openTarget);
  foreignOutputs();
  if (window.backpropFigures?.watch) window.backpropFigures.watch(document.querySelectorAll("figure.output.figure"));
  readingPosition([...document.querySelectorAll(".contents a")]);
})();
