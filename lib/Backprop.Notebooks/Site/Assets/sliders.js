// Numbers that a reader can slide. Slider("ε", 0.01, 2, 0.1) in a cell becomes a slider below its code, and what it moves
// is the last number in the code: there is nothing to know about a cell but its code.
(function () {
  "use strict";
  const NUMBER = String.raw`(?:\w+\s*:\s*)?(-?\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?)[dD]?`;
  const CALL = new RegExp(String.raw`\bSlider\(\s*(?:\w+\s*:\s*)?"((?:[^"\\]|\\.)*)"\s*,\s*${NUMBER}\s*,\s*${NUMBER}\s*,\s*${NUMBER}\s*\)`, "dg");

  /** The sliders in a cell's code: { name, from, to, text, place, step, digits }; text stands at place, [start, end]. */
  function find(code) {
    return [...code.matchAll(CALL)].filter((call) => !isUnread(code, call.index)).map((call) => {
      const [, name, from, to, text] = call;
      const isWhole = [from, to, text].every((number) => /^-?[\d_]+$/.test(number));
      const [low, high] = [from, to].map((number) => Number(number.replaceAll("_", "")));
      // A hundred steps or more, each a round number; and as many digits as its ends have, which must be reached.
      const power = isWhole ? 0 : Math.min(Math.floor(Math.log10((high - low) / 100)), ...[from, to].map((number) => -digitsOf(number)));
      return { name, from: low, to: high, text, value: Number(text.replaceAll("_", "")), place: call.indices[4], step: isWhole ? 1 : Number(`1e${power}`), digits: isWhole ? 0 : Math.max(1, -power) };
    }).filter(({ from, to }) => from < to);
  }

  // Comments, strings and single letters of C#: no call stands in them, but for the holes of an interpolated string.
  const UNREAD = /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"{3,}[\s\S]*?"{3,}|\$"(?:[^"\\{}\n]|\\.|\{\{|\}\}|\{[^{}]*\})*"|@\$?"(?:[^"]|"")*"|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)+'/g;
  const isUnread = (code, index) => [...code.matchAll(UNREAD)].some((part) => {
    const before = code.slice(part.index, index);
    const isInHole = part[0].startsWith("$") && before.lastIndexOf("{") > before.lastIndexOf("}");
    return part.index < index && index < part.index + part[0].length && !isInHole;
  });

  // How many digits stand behind the point: 3 of 0.015 and of 1.5e-2.
  function digitsOf(number) {
    const [, fraction = "", exponent = "0"] = /^-?[\d_]+(?:\.(\d+))?(?:[eE](.+))?$/.exec(number);
    return Math.min(Math.max(fraction.length - Number(exponent), 0), 12);
  }

  // As a person would write it, and never as a whole number where it was none: in C# these are two kinds.
  const written = (value, digits) => (digits === 0 ? String(value) : Number(value).toFixed(digits).replace(/(\.\d+?)0+$/, "$1"));

  /** The code with another number at one of its sliders. */
  function moved(code, index, value) {
    const slider = find(code)[index];
    return code.slice(0, slider.place[0]) + written(value, slider.digits) + code.slice(slider.place[1]);
  }

  /**
   * Shows the sliders of a cell as its code has them now.
   * @param cell The cell's element.
   * @param code Its code.
   * @param slide Told when one is moved: its index and its value.
   */
  function show(cell, code, slide) {
    const sliders = find(code);
    let box = cell.querySelector(":scope > .live-sliders");
    if (sliders.length === 0) return void box?.remove();
    if (!box) {
      box = document.createElement("div");
      box.className = "live-sliders";
      cell.querySelector(":scope > .live-tools").before(box);
    }

    while (box.children.length > sliders.length) box.lastElementChild.remove();
    sliders.forEach((slider, index) => {
      const row = box.children[index] ?? box.appendChild(rowOf(index, slide));
      const [name, input, value] = row.children;
      name.textContent = slider.name;
      Object.assign(input, { min: slider.from, max: slider.to, step: slider.step });
      if (Number(input.value) !== slider.value) input.value = slider.value;
      input.setAttribute("aria-valuetext", slider.text);
      value.textContent = slider.text;
    });
  }

  function rowOf(index, slide) {
    const row = document.createElement("label");
    const input = Object.assign(document.createElement("input"), { type: "range" });
    input.addEventListener("input", () => slide(index, input.value));
    // The control itself says its value.
    const value = Object.assign(document.createElement("span"), { className: "live-value" });
    value.setAttribute("aria-hidden", "true");
    row.append(document.createElement("span"), input, value);
    return row;
  }

  window.backpropSliders = { find, moved, show };
})();
