// Draws the figures of this page as pictures, one after the other, and writes each into the page for the program to read.
(async function () {
  "use strict";
  // A picture of at most 256 colours has a quarter of the bytes. UPNG, which finds the colours, comes by npm; without it the
  // pictures are the browser's own.
  const COLOURS = 256;
  const LARGEST = (window.UPNG ? 32 : 150) * 1024;
  // More dots for sharp screens as long as the file stays small; a drawing wider than a page may have fewer.
  const SCALES = [2, 1.5, 1.25, 1, 0.8];

  const bytes = (url) => (url.length - url.indexOf(",") - 1) * 0.75;

  function loaded(url) {
    return new Promise((resolve, reject) => {
      const image = new Image();
      image.onload = () => resolve(image);
      image.onerror = () => reject(new Error("the drawing is no SVG that a browser can show"));
      image.src = url;
    });
  }

  function paper(width, height) {
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width, height });
    const context = canvas.getContext("2d");
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, width, height);
    return { canvas, context };
  }

  function encoded({ canvas, context }) {
    if (!window.UPNG) return canvas.toDataURL("image/png");
    const { width, height } = canvas;
    const png = UPNG.encode([context.getImageData(0, 0, width, height).data.buffer], width, height, COLOURS);
    return `data:image/png;base64,${btoa(Array.from(new Uint8Array(png), (byte) => String.fromCharCode(byte)).join(""))}`;
  }

  async function smallEnough(draw) {
    let url;
    for (const scale of SCALES) {
      url = encoded(await draw(scale));
      if (bytes(url) <= LARGEST) return url;
    }

    throw new Error(`the picture has ${Math.ceil(bytes(url) / 1024)} KB; at most ${LARGEST / 1024} KB are stored`);
  }

  // A picture cannot be moved: it shows the figure where its slider starts.
  async function chart(figure) {
    const { data, layout } = figure;
    const slider = layout.meta?.slider || 0;
    delete layout.sliders;
    layout.height -= slider;
    layout.margin.b -= slider;
    const place = document.createElement("div");
    document.body.append(place);
    await Plotly.newPlot(place, data, layout, { staticPlot: true });
    const { width, height } = layout;
    const url = await smallEnough(async (scale) => {
      const image = await loaded(await Plotly.toImage(place, { format: "png", width, height, scale }));
      const sheet = paper(image.naturalWidth, image.naturalHeight);
      sheet.context.drawImage(image, 0, 0);
      return sheet;
    });
    Plotly.purge(place);
    place.remove();
    return { url, width, height };
  }

  async function drawing(svg) {
    const image = await loaded(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`);
    const [width, height] = [image.naturalWidth, image.naturalHeight];
    const url = await smallEnough((scale) => {
      const sheet = paper(Math.round(width * scale), Math.round(height * scale));
      sheet.context.drawImage(image, 0, 0, sheet.canvas.width, sheet.canvas.height);
      return sheet;
    });
    return { url, width, height };
  }

  for (const source of document.querySelectorAll("script[type='application/json']")) {
    const result = document.createElement("p");
    try {
      const figure = JSON.parse(source.textContent);
      const { url, width, height } = await (typeof figure === "string" ? drawing(figure) : chart(figure));
      result.textContent = `picture ${width} ${height} ${url.slice(url.indexOf(",") + 1)}`;
    } catch (fault) {
      result.textContent = `fault ${fault.message || fault}`;
    }

    document.body.append(result);
  }
})();
