// Loaded before the first paint, so that a page never flashes in the colours that its reader has turned off.
(function () {
  "use strict";
  try {
    const theme = localStorage.getItem("backprop-theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch {
    // No storage here: the page follows the system's setting.
  }
})();
