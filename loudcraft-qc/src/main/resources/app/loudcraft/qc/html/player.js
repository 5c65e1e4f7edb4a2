
/* Recordings that play together, one of them heard, matched in loudness by turning the louder ones down. */
const IN_SYNC_SECONDS = 0.02;
const FAR_SECONDS = 1;
const MOST_RATE_CHANGE = 0.25;

function makePlayer(view) {
  const box = document.getElementById('player');
  if (!box) return null;
  const sounds = [...box.querySelectorAll('audio')];
  const play = document.getElementById('play');
  const position = document.getElementById('position');
  const time = document.getElementById('clock');
  const buttons = [...box.querySelectorAll('[data-player]')];
  let heard = sounds.length - 1;

  const player = {
    sounds,
    get heard() { return heard; },
    get seconds() { return sounds[heard].currentTime; },
    get playing() { return !sounds[heard].paused; },
    seek(seconds) {
      sounds.forEach(sound => { sound.currentTime = Math.max(0, seconds); });
      tell();
    },
    choose(index) {
      const before = sounds[heard];
      heard = index;
      if (Math.abs(sounds[heard].currentTime - before.currentTime) > IN_SYNC_SECONDS) {
        sounds[heard].currentTime = before.currentTime;
      }
      sounds.forEach((sound, i) => { sound.muted = i !== heard; });
      sounds[heard].playbackRate = 1;
      buttons.forEach((button, i) => button.setAttribute('aria-pressed', String(i === heard)));
    },
    toggle() {
      if (player.playing) {
        sounds.forEach(sound => sound.pause());
      } else {
        const at = sounds[heard].currentTime;
        sounds.forEach(sound => {
          if (Math.abs(sound.currentTime - at) > IN_SYNC_SECONDS) sound.currentTime = at;
          sound.play().catch(() => {});
        });
      }
    },
  };

  function tell() {
    time.textContent = clock(player.seconds);
    position.value = player.seconds;
    view.timeCharts.forEach(chart => moveHead(chart, player.seconds));
  }

  /* Those that are not heard keep up with the one that is: a little faster or slower, or by a jump from afar. */
  function keepUp() {
    sounds.forEach((sound, i) => {
      if (i === heard) return;
      const behind = sounds[heard].currentTime - sound.currentTime;
      if (Math.abs(behind) > FAR_SECONDS) {
        sound.currentTime = sounds[heard].currentTime;
      }
      const change = Math.abs(behind) < 0.25 * IN_SYNC_SECONDS ? 0 : 2 * behind;
      sound.playbackRate = 1 + Math.max(-MOST_RATE_CHANGE, Math.min(MOST_RATE_CHANGE, change));
    });
  }

  function follow() {
    tell();
    if (player.playing) {
      keepUp();
      requestAnimationFrame(follow);
    }
  }

  function missing() {
    box.classList.add('missing');
    document.getElementById('player-note').textContent =
      'The audio is not where it was when this page was made, or this browser cannot play its format.';
  }

  sounds.forEach((sound, i) => {
    sound.volume = Math.pow(10, view.data.players[i].gainDb / 20);
    sound.muted = i !== heard;
    sound.addEventListener('error', missing);
    if (sound.error) missing();
    sound.addEventListener('play', () => {
      if (i === heard) {
        play.textContent = 'Pause';
        follow();
      }
    });
    sound.addEventListener('pause', () => { if (i === heard) play.textContent = 'Play'; });
  });
  play.addEventListener('click', player.toggle);
  position.max = view.data.seconds;
  position.addEventListener('input', () => player.seek(Number(position.value)));
  buttons.forEach((button, i) => button.addEventListener('click', () => player.choose(i)));
  box.querySelector('.controls').hidden = false;
  box.querySelectorAll('.native').forEach(native => { native.hidden = true; });
  return player;
}

function moveHead(chart, seconds) {
  const x = chart.valToPos(seconds, 'x');
  const inside = x >= 0 && x <= chart.over.clientWidth && seconds > 0;
  chart.head.hidden = !inside;
  chart.head.style.left = `${x}px`;
}
