import { byId, call, clockText, dateText, platformNow, platformTime, secondText } from './dom.js';

export async function loadClock() {
  show(await call('GET', '/sim/clock'));
}

function show({ now, running }) {
  platformTime.ahead = now - Date.now();
  platformTime.stoppedAt = running ? null : now;
  byId('clock-toggle').textContent = running ? '停住' : '继续走';
  byId('clock-toggle').title = running ? '平台时间停在此刻，只由按钮推进' : '平台时间从这里继续';
  tick();
}

function tick() {
  const now = platformNow();
  byId('clock-time').textContent = `${dateText(now)} ${secondText(now)}`;
  byId('clock-time').dataset.moved = String(Math.abs(now - Date.now()) > 5_000);
  byId('phone-time').textContent = clockText(now);
}

async function move(body) {
  const buttons = document.querySelectorAll('.clock button');
  for (const one of buttons) one.disabled = true;
  try {
    show(await call('POST', '/sim/clock', body));
  } finally {
    for (const one of buttons) one.disabled = false;
  }
}

/** The buttons of the clock: what was planned for the time between is done on the way. */
export function advanceByHand() {
  for (const one of document.querySelectorAll('[data-advance]'))
    one.addEventListener('click', () => void move({ advanceSeconds: Number(one.dataset.advance) }));
  byId('clock-toggle').addEventListener('click', () => void move({ running: platformTime.stoppedAt !== null }));
  setInterval(tick, 1_000);
}
