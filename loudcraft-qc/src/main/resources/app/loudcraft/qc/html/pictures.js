
/* Pictures that were computed with the page: one value a pixel, coloured here as the styles say. */
function loadPicture(png) {
  return new Promise(resolve => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.src = png;
  });
}

function coloured(image, colours) {
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context.drawImage(image, 0, 0);
  const pixels = context.getImageData(0, 0, image.width, image.height);
  for (let i = 0; i < pixels.data.length; i += 4) {
    const found = colours[Math.min(colours.length - 1, pixels.data[i])];
    pixels.data[i] = found[0];
    pixels.data[i + 1] = found[1];
    pixels.data[i + 2] = found[2];
  }
  context.putImageData(pixels, 0, 0);
  return canvas;
}

/* The part of the picture that the chart shows, stretched to it. */
function paintStretch(chart, picture, seconds) {
  const { ctx, bbox } = chart;
  const perSecond = picture.width / seconds;
  const from = Math.max(0, chart.scales.x.min);
  const to = Math.min(seconds, chart.scales.x.max);
  const left = chart.valToPos(from, 'x', true);
  const right = chart.valToPos(to, 'x', true);
  ctx.save();
  ctx.imageSmoothingEnabled = true;
  ctx.imageSmoothingQuality = 'high';
  ctx.drawImage(picture, from * perSecond, 0, (to - from) * perSecond, picture.height,
    left, bbox.top, right - left, bbox.height);
  ctx.restore();
}

/* A bar and a name over each place where something was found; names that would overlap are left out. */
function nameMarks(chart, marks) {
  const { ctx, bbox } = chart;
  const dots = uPlot.pxRatio;
  let free = bbox.left;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, 0, bbox.width, bbox.top + bbox.height);
  ctx.clip();
  ctx.font = `600 ${11 * dots}px system-ui, sans-serif`;
  marks.forEach(mark => {
    const from = chart.valToPos(mark.start, 'x', true);
    const width = Math.max(2 * dots, chart.valToPos(mark.end, 'x', true) - from);
    ctx.fillStyle = colour(mark.status);
    ctx.fillRect(from, bbox.top - 4 * dots, width, 4 * dots);
    const name = ctx.measureText(mark.check).width;
    const at = Math.max(from, bbox.left);
    if (at >= free && from + width > bbox.left && from < bbox.left + bbox.width) {
      ctx.fillStyle = colour(mark.status);
      ctx.fillText(mark.check, at, bbox.top - 7 * dots);
      free = at + name + 6 * dots;
    }
  });
  ctx.restore();
}

function spectrogramChart(view, plot) {
  const spectrogram = view.data.spectrogram;
  const picture = coloured(view.spectrogram, ramp('ramp', spectrogram.levels + 1));
  return timeChart(view, plot, {
    height: 260,
    legend: false,
    data: [[0, view.data.seconds], [null, null]],
    series: [{ label: '', scale: 'y', points: { show: false } }],
    scales: { y: { distr: 3, range: () => [spectrogram.lowestHz, spectrogram.highestHz] } },
    axes: [axis({ size: 44, grid: { show: false }, splits: () => [63, 125, 250, 500, 1000, 2000, 4000, 8000, 16000],
      filter: (u, splits) => splits, values: (u, splits) => splits.map(hertz) })],
    behind: chart => {
      paintStretch(chart, picture, spectrogram.seconds);
      shadeMarks(chart, view.places, 0.22);
      nameMarks(chart, view.marks);
    },
  });
}

/* Guides of a goniometer: mono upright, sides lying, left and right between. */
function drawGuides(context, size) {
  const half = size / 2;
  context.strokeStyle = withAlpha(colour('soft'), 0.35);
  context.lineWidth = size / 400;
  context.beginPath();
  [[0, -1], [1, 0], [Math.SQRT1_2, -Math.SQRT1_2], [Math.SQRT1_2, Math.SQRT1_2]].forEach(([x, y]) => {
    context.moveTo(half - half * x, half - half * y);
    context.lineTo(half + half * x, half + half * y);
  });
  context.moveTo(size, half);
  context.arc(half, half, half - context.lineWidth, 0, 2 * Math.PI);
  context.stroke();
  context.fillStyle = colour('soft');
  context.font = `${size / 22}px system-ui, sans-serif`;
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  context.fillText('L', half - 0.6 * half, half - 0.68 * half);
  context.fillText('R', half + 0.6 * half, half - 0.68 * half);
}

function goniometer(picture, image) {
  const figure = document.createElement('div');
  figure.className = 'goniometer';
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 2 * picture.size;
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.save();
  context.beginPath();
  context.arc(picture.size, picture.size, picture.size, 0, 2 * Math.PI);
  context.clip();
  context.drawImage(coloured(image, ramp('dots', 64)), 0, 0, canvas.width, canvas.height);
  context.restore();
  drawGuides(context, canvas.width);
  const name = document.createElement('span');
  name.textContent = picture.name;
  figure.append(canvas, name);
  return figure;
}

function drawGoniometers(view, plot) {
  view.data.goniometers.forEach((picture, i) => plot.append(goniometer(picture, view.goniometers[i])));
}
