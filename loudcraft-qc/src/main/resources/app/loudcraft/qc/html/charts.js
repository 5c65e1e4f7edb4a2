
/* Charts over time and over frequency, by uPlot. */
const TIME_HEIGHT = 190;
const TALL_HEIGHT = 230;
const LOW_HEIGHT = 130;
const TONE_HEIGHT = 300;
const TIME_STEPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200];
const NARROW = 520;
const FREQUENCIES = [31.5, 63, 125, 250, 500, 1000, 2000, 4000, 8000, 16000];

/* [times, values] of a track as the page stores it. */
function unpack(track) {
  const times = track.values.map((_, i) => Math.round(1000 * (track.start + i * track.step)) / 1000);
  return [times, track.values.map(value => value == null ? null : value / track.per)];
}

function join(...tracks) {
  return tracks[0].values.length ? uPlot.join(tracks.map(unpack)) : [[0], ...tracks.map(() => [null])];
}

function highest(values, least) {
  return values.reduce((most, value) => value != null && value > most ? value : most, least);
}

function lowest(values, most) {
  return values.reduce((least, value) => value != null && value < least ? value : least, most);
}

/* What is seldom undercut: a fade-out needs no room of its own. */
function quiet(values) {
  const known = values.filter(value => value != null).sort((a, b) => a - b);
  return known.length ? known[Math.floor(0.03 * known.length)] : 0;
}

function axis(more) {
  return {
    stroke: colour('soft'),
    font: '12px system-ui, sans-serif',
    grid: { stroke: colour('line'), width: 1 },
    ticks: { show: false },
    gap: 4,
    ...more,
  };
}

function line(label, name, decimals, more) {
  return {
    label,
    stroke: colour(name),
    width: 1.5,
    points: { show: false },
    value: (chart, value) => figure(value, decimals),
    ...more,
  };
}

/* A level with its name at the right end, over the chart. */
function level(chart, scale, value, name, stroke, dash) {
  if (value == null) return;
  const { ctx, bbox } = chart;
  const y = chart.valToPos(value, scale, true);
  if (y < bbox.top || y > bbox.top + bbox.height) return;
  const dots = uPlot.pxRatio;
  ctx.save();
  ctx.strokeStyle = stroke;
  ctx.fillStyle = stroke;
  ctx.lineWidth = 1.25 * dots;
  ctx.setLineDash(dash.map(length => length * dots));
  ctx.beginPath();
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
  ctx.font = `${11 * dots}px system-ui, sans-serif`;
  ctx.textAlign = 'right';
  ctx.setLineDash([]);
  ctx.lineWidth = 4 * dots;
  ctx.strokeStyle = colour('panel');
  ctx.lineJoin = 'round';
  ctx.strokeText(name, bbox.left + bbox.width - 4 * dots, y - 5 * dots);
  ctx.fillText(name, bbox.left + bbox.width - 4 * dots, y - 5 * dots);
  ctx.restore();
}

/* Places that are not most of the programme, joined where they touch, each with the worse state. */
function stretches(marks, seconds) {
  const joined = [];
  marks.filter(mark => mark.end - mark.start < 0.3 * seconds)
    .sort((a, b) => a.start - b.start)
    .forEach(mark => {
      const last = joined[joined.length - 1];
      if (last && mark.start <= last.end) {
        last.end = Math.max(last.end, mark.end);
        last.status = mark.status === 'fail' ? 'fail' : last.status;
      } else {
        joined.push({ ...mark });
      }
    });
  return joined;
}

/* Where something was found, behind the lines. */
function shadeMarks(chart, places, alpha) {
  const { ctx, bbox } = chart;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  places.forEach(place => {
    const from = chart.valToPos(place.start, 'x', true);
    const width = Math.max(1.5 * uPlot.pxRatio, chart.valToPos(place.end, 'x', true) - from);
    ctx.fillStyle = withAlpha(colour(place.status), alpha);
    ctx.fillRect(from, bbox.top, width, bbox.height);
  });
  ctx.restore();
}

/* The place that was asked for, between two lines. */
function frameChosen(chart, chosen) {
  if (!chosen) return;
  const { ctx, bbox } = chart;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.strokeStyle = colour('ink');
  ctx.lineWidth = 1.5 * uPlot.pxRatio;
  ctx.setLineDash([3 * uPlot.pxRatio, 3 * uPlot.pxRatio]);
  [chosen.start, chosen.end].forEach(seconds => {
    const x = chart.valToPos(seconds, 'x', true);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
  });
  ctx.restore();
}

/* As wide as an axis on the right, so that the same moment is at the same place in every chart. */
function rightMargin(plot) {
  return plot.clientWidth < NARROW ? 28 : 40;
}

/* Tenths only where the ticks need them. */
function tickTimes(chart, splits) {
  const whole = splits.every(seconds => seconds == null || Math.abs(seconds - Math.round(seconds)) < 1e-6);
  return splits.map(seconds => seconds == null ? '' : whole ? clock(seconds).slice(0, -2) : clock(seconds));
}

/* A chart over the shared range: dragging zooms all of them, a click goes there in the player. */
function timeChart(view, plot, options) {
  let ready = false;
  const chart = new uPlot({
    width: plot.clientWidth,
    height: options.height || TIME_HEIGHT,
    padding: [14, options.right ? 0 : rightMargin(plot), 0, 0],
    legend: { show: options.legend !== false },
    cursor: {
      sync: { key: 'time', setSeries: false },
      drag: { x: true, y: false, setScale: true },
      points: { size: 6 },
      bind: { dblclick: () => () => view.range.all() },
    },
    scales: { x: { time: false, min: view.range.min, max: view.range.max }, ...options.scales },
    axes: [axis({ values: tickTimes, incrs: TIME_STEPS, space: 62, size: 28 }), ...options.axes],
    series: [{ label: 'Time', value: (u, seconds) => seconds == null ? '–' : clock(seconds) }, ...options.series],
    hooks: {
      drawAxes: [u => options.behind ? options.behind(u) : shadeMarks(u, view.places, 0.13)],
      draw: [u => frameChosen(u, view.chosen), ...(options.over ? [options.over] : [])],
      setScale: [(u, key) => {
        if (ready && key === 'x' && !view.moving) view.range.set(u.scales.x.min, u.scales.x.max);
      }],
    },
  }, options.data, plot);
  ready = true;
  seekOnClick(view, chart);
  view.timeCharts.push(chart);
  return chart;
}

function seekOnClick(view, chart) {
  let downAt = 0;
  const head = document.createElement('div');
  head.className = 'head';
  chart.over.append(head);
  chart.head = head;
  chart.over.addEventListener('pointerdown', event => { downAt = event.clientX; });
  chart.over.addEventListener('click', event => {
    if (Math.abs(event.clientX - downAt) < 3 && view.player) {
      view.player.seek(chart.posToVal(event.offsetX, 'x'));
    }
  });
}

function between(low, high) {
  return { auto: false, range: () => [low, high] };
}

function loudnessChart(view, plot) {
  const loudness = view.data.loudness;
  const tracks = [loudness.momentary, loudness.shortTerm];
  const series = [
    line('Momentary', 'faint', 1, { width: 1 }),
    line('Short-term', 'main', 1, { width: 2 }),
  ];
  if (loudness.mix) {
    tracks.push(loudness.mix);
    series.push(line('Short-term, mix', 'other', 1));
  }
  const data = join(...tracks);
  const top = highest(data.slice(1).flat(), loudness.target == null ? -70 : loudness.target) + 2;
  const least = Math.min(quiet(data[1]), loudness.target == null ? 0 : loudness.target);
  const bottom = Math.max(top - 40, Math.min(least, top - 10) - 2);
  return timeChart(view, plot, {
    data,
    series,
    height: TALL_HEIGHT,
    scales: { y: between(bottom, top) },
    axes: [axis({ size: 44 })],
    over: chart => {
      level(chart, 'y', loudness.target, `target ${figure(loudness.target, 1)}`, colour('pass'), [6, 4]);
      const near = loudness.target != null && Math.abs(loudness.target - loudness.integrated) < 1;
      level(chart, 'y', loudness.integrated, near ? '' : `integrated ${figure(loudness.integrated, 1)}`,
        colour('ink'), [2, 3]);
    },
  });
}

function peakChart(view, plot) {
  const peak = view.data.peak;
  const data = join(peak.truePeak);
  data.push(data[1].map(value => value != null && value > peak.ceiling ? value : null));
  const top = Math.max(1, highest(data[1], peak.ceiling) + 1);
  const bottom = Math.max(top - 30, lowest(data[1], peak.ceiling - 6) - 1);
  return timeChart(view, plot, {
    data,
    series: [
      line('True peak', 'main', 2, { width: 1, fill: withAlpha(colour('main'), 0.14), fillTo: () => bottom }),
      line('Over the ceiling', 'fail', 2, { width: 0, points: { show: true, size: 5, fill: colour('fail') } }),
    ],
    scales: { y: between(bottom, top) },
    axes: [axis({ size: 44 })],
    over: chart => level(chart, 'y', peak.ceiling, `ceiling ${figure(peak.ceiling, 1)}`, colour('fail'), [6, 4]),
  });
}

function limitingChart(view, plot) {
  const data = join(view.data.limiting);
  return timeChart(view, plot, {
    data,
    height: LOW_HEIGHT,
    series: [line('Reduction', 'main', 1,
      { width: 1, fill: withAlpha(colour('main'), 0.3), fillTo: () => 0 })],
    scales: { y: { ...between(0, Math.max(3, highest(data[1], 0) + 0.5)), dir: -1 } },
    axes: [axis({ size: 44 })],
  });
}

function imageChart(view, plot) {
  const image = view.data.image;
  return timeChart(view, plot, {
    data: join(image.correlation, image.width),
    right: true,
    series: [
      line('Correlation', 'main', 2, { scale: 'c', width: 1.5 }),
      line('Width', 'other', 1, { scale: 'w', width: 1 }),
    ],
    scales: { c: between(-1.05, 1.05), w: between(-42, 12) },
    axes: [
      axis({ scale: 'c', size: 44, splits: () => [-1, -0.5, 0, 0.5, 1] }),
      axis({ scale: 'w', side: 1, size: rightMargin(plot), gap: 2, grid: { show: false }, splits: () => [-36, -24, -12, 0, 12] }),
    ],
    over: chart => level(chart, 'c', 0, '', colour('soft'), [2, 3]),
  });
}

function hertz(value) {
  return value >= 1000 ? value / 1000 + 'k' : String(value);
}

function toneChart(view, plot) {
  const tone = view.data.tone;
  const data = [tone.hz, tone.low, tone.high, tone.curve];
  const edge = { width: 0, label: '', points: { show: false } };
  const series = [{ label: 'Hz', value: (u, hz) => figure(hz, 0) }, edge, edge,
    line(`Curve: ${tone.name}`, 'soft', 1, { dash: [5, 4], width: 1 })];
  if (tone.mix) {
    data.push(tone.mix);
    series.push(line('Mix', 'other', 1));
  }
  data.push(tone.programme);
  series.push(line(tone.mix ? 'Master' : 'File', 'main', 1, { width: 2.25 }));
  const all = data.slice(1).flat();
  const top = highest(all, -100) + 3;
  const chart = new uPlot({
    width: plot.clientWidth,
    height: TONE_HEIGHT,
    padding: [12, 16, 0, 0],
    cursor: { drag: { x: false, y: false }, points: { size: 6 } },
    scales: {
      x: { time: false, distr: 3, range: () => [18, 22000] },
      y: between(Math.max(top - 60, lowest(all, top - 20) - 3), top),
    },
    axes: [
      axis({ splits: () => FREQUENCIES, filter: (u, splits) => splits, size: 28,
        values: (u, splits) => splits.map((hz, i) => u.width < NARROW && i % 2 === 0 ? '' : hertz(hz)) }),
      axis({ size: 44 }),
    ],
    series,
    bands: [{ series: [2, 1], fill: withAlpha(colour('pass'), 0.16) }],
  }, data, plot);
  chart.root.querySelectorAll('.u-legend .u-series').forEach((row, i) => { row.hidden = i === 1 || i === 2; });
  return chart;
}
