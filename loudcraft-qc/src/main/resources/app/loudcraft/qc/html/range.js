
/* The stretch of time that all timelines show. Whoever draws time listens to it. */
const SHORTEST_SECONDS = 0.05;

function makeRange(seconds) {
  const whole = Math.max(seconds, SHORTEST_SECONDS);
  const listeners = [];
  const range = {
    min: 0,
    max: whole,
    listen: listener => listeners.push(listener),
    set(min, max) {
      const length = Math.min(whole, Math.max(SHORTEST_SECONDS, max - min));
      const start = Math.min(whole - length, Math.max(0, 0.5 * (min + max) - 0.5 * length));
      if (Math.abs(start - range.min) + Math.abs(start + length - range.max) > 1e-6) {
        range.min = start;
        range.max = start + length;
        listeners.forEach(listener => listener());
      }
    },
    zoom(factor) {
      const middle = 0.5 * (range.min + range.max);
      const half = 0.5 * factor * (range.max - range.min);
      range.set(middle - half, middle + half);
    },
    move(share) {
      const by = share * (range.max - range.min);
      range.set(range.min + by, range.max + by);
    },
    all: () => range.set(0, whole),
    /* A place with what surrounds it. */
    show(start, end) {
      const around = Math.max(0.5, end - start);
      range.set(start - around, end + around);
    },
  };
  return range;
}

const RANGE_ACTIONS = {
  in: range => range.zoom(0.5),
  out: range => range.zoom(2),
  left: range => range.move(-0.5),
  right: range => range.move(0.5),
  all: range => range.all(),
};

const RANGE_KEYS = {
  '+': 'in', '=': 'in', '-': 'out', ArrowLeft: 'left', ArrowRight: 'right', 0: 'all', Home: 'all',
};

function steerRange(range) {
  const group = document.getElementById('timelines');
  const shown = document.getElementById('range');
  const tell = () => { shown.textContent = `${clock(range.min)} – ${clock(range.max)}`; };
  group.querySelector('.toolbar').hidden = false;
  group.querySelectorAll('[data-range]').forEach(button =>
    button.addEventListener('click', () => RANGE_ACTIONS[button.dataset.range](range)));
  group.addEventListener('keydown', event => {
    const action = RANGE_KEYS[event.key];
    if (action && !event.ctrlKey && !event.metaKey && !event.altKey) {
      RANGE_ACTIONS[action](range);
      event.preventDefault();
    }
  });
  range.listen(tell);
  tell();
}
