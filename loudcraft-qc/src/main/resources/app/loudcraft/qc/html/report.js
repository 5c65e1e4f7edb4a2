
/* Puts the page to work: draws what is in its data, and lets findings show their place. */
const DRAW = {
  loudness: loudnessChart,
  peak: peakChart,
  limiting: limitingChart,
  spectrogram: spectrogramChart,
  image: imageChart,
  tone: toneChart,
  goniometer: drawGoniometers,
};

function draw(view) {
  view.charts.forEach(chart => chart.destroy());
  view.charts = [];
  view.timeCharts = [];
  document.querySelectorAll('[data-chart]').forEach(plot => {
    plot.replaceChildren();
    const chart = DRAW[plot.dataset.chart](view, plot);
    if (chart) {
      view.charts.push(chart);
      chart.plot = plot;
    }
  });
  if (view.player) view.timeCharts.forEach(chart => moveHead(chart, view.player.seconds));
}

function follow(view) {
  view.moving = true;
  view.timeCharts.forEach(chart => {
    chart.setScale('x', { min: view.range.min, max: view.range.max });
    if (view.player) moveHead(chart, view.player.seconds);
  });
  queueMicrotask(() => { view.moving = false; });
}

function fit(view) {
  view.charts.forEach(chart => {
    if (chart.plot.clientWidth > 0 && chart.plot.clientWidth !== chart.width) {
      chart.setSize({ width: chart.plot.clientWidth, height: chart.height });
    }
  });
}

function showPlaces(view) {
  const group = document.getElementById('timelines');
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  document.querySelectorAll('button.place').forEach(button => button.addEventListener('click', () => {
    view.chosen = { start: Number(button.dataset.start), end: Number(button.dataset.end) };
    view.range.show(view.chosen.start, view.chosen.end);
    view.timeCharts.forEach(chart => chart.redraw(false));
    group.scrollIntoView({ behavior: calm ? 'auto' : 'smooth', block: 'start' });
    group.focus({ preventScroll: true });
  }));
}

function openChecks() {
  document.querySelectorAll('a.chip').forEach(chip => chip.addEventListener('click', () => {
    document.querySelector(chip.getAttribute('href')).open = true;
  }));
}

/* On paper everything is light, and what is folded away is shown. */
function print(view) {
  addEventListener('beforeprint', () => {
    page.classList.add('printing');
    view.folded = [...document.querySelectorAll('details.check:not([open])')];
    view.folded.forEach(details => { details.open = true; });
    draw(view);
  });
  addEventListener('afterprint', () => {
    page.classList.remove('printing');
    view.folded.forEach(details => { details.open = false; });
    draw(view);
  });
}

async function start() {
  const data = JSON.parse(document.getElementById('data').textContent);
  const view = {
    data,
    range: makeRange(data.seconds),
    marks: [...data.marks].sort((a, b) => a.start - b.start),
    places: stretches(data.marks, data.seconds),
    charts: [],
    timeCharts: [],
    spectrogram: data.spectrogram.png ? await loadPicture(data.spectrogram.png) : new Image(1, 1),
    goniometers: await Promise.all(data.goniometers.map(picture => loadPicture(picture.png))),
  };
  steerRange(view.range);
  view.player = makePlayer(view);
  draw(view);
  view.range.listen(() => follow(view));
  darkScreen.addEventListener('change', () => draw(view));
  new ResizeObserver(() => fit(view)).observe(document.querySelector('main'));
  showPlaces(view);
  openChecks();
  print(view);
  window.report = view;
  page.dataset.ready = 'true';
}

start();
