// Draws the figures of a page with plotly.js, in the page's own colours and type. Written for pages of the site and
// for notebook outputs alike: it asks the page for nothing but its text colour.
(function () {
  "use strict";
  if (window.backpropFigures?.watch) return;

  const CONFIG = { displayModeBar: false, responsive: true, scrollZoom: false, doubleClick: "reset" };
  // Browsers keep about sixteen drawings in space alive and drop the oldest; the farthest one gives way before that.
  const MOST_IN_SPACE = 8;
  const NARROW = 560;
  // How wide a drawing in space is for its height, with the numbers beside its axes; on a phone there are fewer of these.
  const SHAPE_IN_SPACE = 1.64;
  const NARROW_SHAPE_IN_SPACE = 1.45;
  // Surface, scale of colours and contour lines, where they stand above one another.
  const STACKED_HEIGHT = 590;
  const INK_ON_PAPER = "#24221e";
  const SIGNS_OF_A_READER = ["scroll", "pointermove", "pointerdown", "keydown", "focusin"];
  const drawn = new Set();
  // Those of a page. What an editor has put aside it may put back.
  const watched = new WeakSet();
  let chain = Promise.resolve();

  // Where the browser draws nothing in space, the still picture stays.
  let space;
  function hasSpace() {
    if (space === undefined) {
      const context = document.createElement("canvas").getContext("webgl");
      space = Boolean(context);
      context?.getExtension("WEBGL_lose_context")?.loseContext();
    }

    return space;
  }

  // The page is dark where its text is light: true for every page and editor, whatever it calls its themes.
  function colours(figure) {
    const ink = getComputedStyle(figure).color;
    const [r, g, b] = ink.match(/[\d.]+/g).map(Number);
    const isDark = 0.2126 * r + 0.7152 * g + 0.0722 * b > 140;
    return { ink, paper: isDark ? "#1f2227" : "#ffffff", isDark };
  }

  function themed(figure) {
    const { ink, paper } = colours(figure);
    return {
      "font.color": ink,
      paper_bgcolor: "rgba(0,0,0,0)",
      plot_bgcolor: "rgba(0,0,0,0)",
      "hoverlabel.bgcolor": paper,
      "hoverlabel.bordercolor": "#808080",
      "hoverlabel.font.color": ink,
    };
  }

  // The title and the slider are the page's own elements: they wrap, they can be reached by keyboard and be read aloud.
  function layoutFor(figure, chart) {
    const layout = structuredClone(chart.layout);
    const meta = layout.meta || {};
    delete layout.title;
    delete layout.sliders;
    delete layout.width;
    layout.autosize = true;
    layout.margin.t -= meta.title || 0;
    layout.margin.b -= meta.slider || 0;
    layout.height -= (meta.title || 0) + (meta.slider || 0);
    if (layout.scene) {
      const isNarrow = figure.clientWidth < NARROW;
      if (isNarrow && layout.xaxis) stack(layout);
      if (isNarrow) layout.legend = { ...layout.legend, font: { size: 11 } };
      // The name beside the contour lines takes its room from the surface too.
      stepBack(layout, figure.clientWidth - (isNarrow ? 30 : 0), isNarrow ? NARROW_SHAPE_IN_SPACE : SHAPE_IN_SPACE);
      strengthen(layout.scene, isNarrow);
    }

    return layout;
  }

  // What is seen in space is as large as its room is high; where that is too wide, the eye goes farther away.
  function stepBack(layout, width, shape) {
    const { height, margin, scene } = layout;
    const share = ([from, to] = [0, 1]) => to - from;
    const room = { width: (width - margin.l - margin.r) * share(scene.domain?.x), height: (height - margin.t - margin.b) * share(scene.domain?.y) };
    const factor = Math.max(1, (shape * room.height) / room.width);
    const { eye } = scene.camera;
    for (const direction of ["x", "y", "z"]) eye[direction] *= factor;
  }

  // Lines of axes that can be seen on any paper, and no numbers of two axes that meet in their corner.
  function strengthen(scene, isNarrow) {
    for (const axis of [scene.xaxis, scene.yaxis, scene.zaxis]) {
      Object.assign(axis, { linecolor: "#777777", linewidth: 2, gridcolor: "#999999" });
      if (isNarrow) axis.nticks = 4;
      if (axis !== scene.zaxis && axis.type === "linear") axis.tickvals = innerTicks(...axis.range);
    }
  }

  // Three or four round numbers, none of them near an end.
  function innerTicks(from, to) {
    const least = (to - from) / 5;
    const power = 10 ** Math.floor(Math.log10(least));
    const step = [1, 2, 3, 4, 5, 10].find((factor) => factor * power >= least * 0.999) * power;
    const ticks = [];
    for (let n = Math.ceil((from + step / 2) / step); n * step <= to - step / 2; n++) ticks.push(n * step);
    return ticks;
  }

  // Surface above, contour lines below, where both have no room side by side; the scale of colours between them is for both.
  function stack(layout) {
    if (layout.showlegend === false) layout.margin.t = 0;
    layout.height = STACKED_HEIGHT + layout.margin.t + layout.margin.b;
    layout.scene.domain = { x: [0, 1], y: [0.6, 1] };
    layout.xaxis.domain = [0.14, 1];
    layout.yaxis.domain = [0, 0.44];
  }

  function slider(figure, chart, place) {
    const [model] = chart.layout.sliders || [];
    if (!model) return;
    const box = document.createElement("label");
    box.className = "figure-slider";
    const name = document.createElement("span");
    // The control itself says its value; a live region beside it would say it twice.
    const value = document.createElement("span");
    value.className = "figure-slider-value";
    value.setAttribute("aria-hidden", "true");
    const input = document.createElement("input");
    Object.assign(input, { type: "range", min: 0, max: model.steps.length - 1, step: 1, value: model.active });
    name.textContent = model.currentvalue.prefix;
    const show = () => {
      const step = model.steps[input.value];
      value.textContent = step.label;
      input.setAttribute("aria-valuetext", step.label);
      return step;
    };
    show();
    input.addEventListener("input", () => {
      const step = show();
      // One change after the other, and none that a later one has overtaken.
      chain = chain.then(() => (model.steps[input.value] === step ? Plotly.animate(place, ...step.args) : null)).catch(() => null);
    });
    box.append(name, value, input);
    place.after(box);
  }

  function draw(figure, chart) {
    if (drawn.has(figure)) return figure.backpropDrawn;
    sweep();
    if (chart.layout.scene && figure.querySelector("img.still") && !hasSpace()) return Promise.resolve();
    drawn.add(figure);
    const place = figure.querySelector(".chart");
    // Whoever has to wait for the drawing finds it at the figure.
    return figure.backpropDrawn = library()
      .then(() => {
        figure.classList.add("drawn");
        isDrawn(figure, true);
        return Plotly.newPlot(place, narrowed(figure, whole(chart.data), chart.layout), layoutFor(figure, chart), CONFIG);
      })
      .then(() => Plotly.relayout(place, themed(figure)))
      .then(() => {
        // Until now it took as much room as the one before it.
        for (const held of ["min-height", "display"]) place.style.removeProperty(held);
        // The browser may have refused this one drawing in space although it can, or it has been replaced meanwhile.
        if (!figure.isConnected || (figure.querySelector("img.still") && place.querySelector(".no-webgl"))) return takeAway(figure);
        if (!figure.querySelector(".figure-slider")) slider(figure, chart, place);
        giveWay(figure);
      })
      .catch((fault) => {
        takeAway(figure);
        if (figure.querySelector("img.still")) throw fault;
        // One that has just been made has no picture that could stand there.
        place.style.removeProperty("min-height");
        place.textContent = `The figure could not be drawn: ${fault.message}. Run its cell again.`;
      });
  }

  // What has been replaced would keep its drawing, and plotly.js a listener for it.
  function sweep() {
    for (const figure of drawn) if (!figure.isConnected && watched.has(figure)) takeAway(figure);
  }

  // The still picture comes back.
  function takeAway(figure) {
    if (window.Plotly?.purge) Plotly.purge(figure.querySelector(".chart"));
    figure.querySelector(".figure-slider")?.remove();
    figure.classList.remove("drawn");
    isDrawn(figure, false);
    drawn.delete(figure);
  }

  // The style sheet says the same, but an output that is run again may take it along.
  function isDrawn(figure, drawn) {
    for (const still of figure.querySelectorAll(".still")) still.hidden = drawn;
    for (const title of figure.querySelectorAll(".figure-title")) title.hidden = !drawn;
  }

  // The name of a scale of colours stands above it and is wider than it; on a narrow page it runs along it, and the drawing keeps its width.
  // Between a surface and its contour lines the scale lies.
  function narrowed(figure, traces, layout) {
    if (figure.clientWidth >= NARROW) return traces;
    for (const { colorbar } of traces) {
      const lies = colorbar && layout.scene && layout.xaxis;
      if (lies) Object.assign(colorbar, { orientation: "h", x: 0.5, xanchor: "center", y: 0.54, yanchor: "middle", ypad: 0 });
      if (colorbar?.title) colorbar.title.side = lies ? "top" : "right";
    }

    return traces;
  }

  // A surface and the contour lines below it show one table of numbers: a page holds it once and names the trace that has it.
  function whole(data) {
    const traces = structuredClone(data);
    for (const trace of traces) {
      if (typeof trace.z === "number") trace.z = traces[trace.z].z;
    }

    return traces;
  }

  // A page may leave plotly.js until its first figure comes near. It has a file of its own; a notebook output names a public
  // copy, which is run only if it is the very file that the figures are made for.
  const { plotly: script, integrity } = document.currentScript?.dataset ?? {};
  let loading;
  function library() {
    if (window.Plotly?.newPlot || !script) return Promise.resolve();
    return loading ??= integrity ? copied() : own();
  }

  async function copied() {
    try {
      const text = await (await fetch(script, { integrity })).text();
      const element = document.createElement("script");
      // A module loader, as editors hold one, would keep plotly.js to itself: it is kept from seeing one.
      element.textContent = `(function (define, module, exports) { if (!window.Plotly?.newPlot) { ${text} } }).call(window);`;
      document.head.append(element);
    } catch (fault) {
      // The next figure asks again.
      loading = undefined;
      throw fault;
    }
  }

  function own() {
    return new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = script;
      element.onload = resolve;
      element.onerror = () => {
        loading = undefined;
        reject(new Error(`${script} was not loaded`));
      };
      document.head.append(element);
    });
  }

  function inSpace(figure) {
    return Boolean(figure.querySelector(".chart").layout?.scene);
  }

  function giveWay(latest) {
    const middle = (figure) => figure.getBoundingClientRect().top - latest.getBoundingClientRect().top;
    const open = [...drawn].filter((figure) => figure.isConnected && inSpace(figure));
    for (const figure of open.sort((a, b) => Math.abs(middle(b)) - Math.abs(middle(a))).slice(0, Math.max(0, open.length - MOST_IN_SPACE))) {
      takeAway(figure);
    }
  }

  function retheme() {
    sweep();
    for (const figure of drawn) {
      if (figure.isConnected && figure.classList.contains("drawn")) Plotly.relayout(figure.querySelector(".chart"), themed(figure));
    }
  }

  // Paper is light; a figure that has a still picture is printed from that.
  function toPaper() {
    for (const figure of drawn) {
      if (figure.isConnected && figure.classList.contains("drawn") && !figure.querySelector("img.still")) Plotly.relayout(figure.querySelector(".chart"), { "font.color": INK_ON_PAPER });
    }
  }

  // Figures of a page: each is drawn when it comes near the window, and again when it had to give way meanwhile. A page that is
  // only opened shows its still pictures and loads no plotly.js.
  const near = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) draw(target, JSON.parse(target.querySelector("script[type='application/json']").textContent));
    }
  }, { rootMargin: "600px 0px" });

  // Somebody who has run a cell is there.
  function watch(figures, isAsked = false) {
    if (figures.length === 0) return;
    for (const figure of figures) watched.add(figure);
    const begin = () => {
      for (const sign of SIGNS_OF_A_READER) removeEventListener(sign, begin);
      for (const figure of figures) near.observe(figure);
    };
    for (const sign of SIGNS_OF_A_READER) addEventListener(sign, begin, { passive: true });
    if (isAsked || scrollY > 0) begin();
  }

  // A notebook output: drawn at once, wherever in the page its text has been put. Without plotly.js it keeps its still picture
  // until a later output brings that.
  const late = new Map();
  function show(id, chart) {
    for (const figure of document.querySelectorAll(`figure[data-figure="${id}"]`)) {
      figure.backpropDrawn ??= library().then(
        () => draw(figure, chart),
        () => (window.Plotly?.newPlot ? draw(figure, chart) : void late.set(figure, chart)));
    }
  }

  function drawLate() {
    const figures = [...late];
    late.clear();
    for (const [figure, chart] of figures) draw(figure, chart);
  }

  window.backpropFigures = { draw, show, drawLate, watch };
  const changes = new MutationObserver(retheme);
  for (const element of [document.documentElement, document.body].filter(Boolean)) {
    changes.observe(element, { attributes: true, attributeFilter: ["class", "data-theme", "data-vscode-theme-kind", "data-jp-theme-light"] });
  }

  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", retheme);
  addEventListener("beforeprint", toPaper);
  addEventListener("afterprint", retheme);
  for (const [id, chart] of window.backpropFiguresWaiting || []) show(id, chart);
})();
