/** Builds an element: `el('li', { class: 'x' }, 'text', child)`. Text stays text; a function listens. */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(key, value);
    else if (value === true) element.setAttribute(key, '');
    else if (value !== null && value !== false && value !== undefined) element.setAttribute(key, String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

export const button = (text, click, attributes = {}) => el('button', { type: 'button', click, ...attributes }, text);

/** An icon of the 24 grid, one stroke. */
export function icon(paths) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  for (const d of paths) {
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}

/** Calls the simulator; a refusal becomes an Error with its message. */
export async function call(method, path, body) {
  const reply = await fetch(path, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const value = await reply.json();
  if (!reply.ok) throw new Error(value.error?.message ?? `模拟器回答了 ${reply.status}。`);
  return value;
}

/** Puts a text on the clipboard, where the browser lets it. */
export const copy = (text) => void window.navigator.clipboard?.writeText(text);

/** Runs at most once per pause, and once more after the last call. */
export function calmly(pause, work) {
  let timer = null;
  return () => {
    timer ??= setTimeout(() => {
      timer = null;
      work();
    }, pause);
  };
}

export const byId = (id) => document.getElementById(id);

export const empty = (text) => el('li', { class: 'empty' }, text);

/** Fills a list, or says what it means that there is nothing. */
export const fill = (id, items, otherwise) =>
  byId(id).replaceChildren(...(items.length > 0 || otherwise === undefined ? items : [empty(otherwise)]));

export function say(id, text, state = '') {
  byId(id).textContent = text;
  byId(id).dataset.state = state;
}

export const yuan = (fen) => `¥${(fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2 })}`;

export const count = (number) => number.toLocaleString('zh-CN');

const china = (options) => new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false, ...options });
const clockOf = china({ hour: '2-digit', minute: '2-digit' });
const secondsOf = china({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
const dayOf = china({ month: 'numeric', day: 'numeric' });
const dateOf = china({ year: 'numeric', month: '2-digit', day: '2-digit' });

/** The platform's time as the last answer told it; everything on the page is dated by it. */
export const platformTime = { ahead: 0, stoppedAt: null };
export const platformNow = () => platformTime.stoppedAt ?? Date.now() + platformTime.ahead;

export const clockText = (at) => clockOf.format(at);
export const secondText = (at) => secondsOf.format(at);
export const dateText = (at) => dateOf.format(at).replaceAll('/', '.');

export function timeText(at) {
  if (dateText(at) === dateText(platformNow())) return clockText(at);
  const [month, day] = dayOf.format(at).split('/');
  return `${month} 月 ${day} 日 ${clockText(at)}`;
}
