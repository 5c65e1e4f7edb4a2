
/* Colours come from the styles, so that what is drawn follows light, dark and print. */
const page = document.documentElement;
const darkScreen = matchMedia('(prefers-color-scheme: dark)');

function colour(name) {
  return getComputedStyle(page).getPropertyValue('--' + name).trim();
}

function withAlpha(hex, alpha) {
  return hex + Math.round(255 * alpha).toString(16).padStart(2, '0');
}

/* The colours of a picture for the values 0 to levels - 1, between those that the styles name. */
function ramp(name, levels) {
  const stops = colour(name).split(' ').map(hex => [1, 3, 5].map(i => parseInt(hex.slice(i, i + 2), 16)));
  return Array.from({ length: levels }, (_, level) => {
    const at = level / (levels - 1) * (stops.length - 1);
    const below = Math.min(stops.length - 2, Math.floor(at));
    return stops[below].map((from, i) => Math.round(from + (at - below) * (stops[below + 1][i] - from)));
  });
}

function clock(seconds) {
  const tenths = Math.round(10 * Math.max(0, seconds));
  const hours = Math.floor(tenths / 36000);
  const minutes = Math.floor(tenths / 600) % 60;
  const rest = (tenths % 600 / 10).toFixed(1).padStart(4, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

function figure(value, decimals) {
  return value == null || !isFinite(value) ? '–' : value.toFixed(decimals).replace('-', '−');
}
