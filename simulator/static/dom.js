import { empty } from './view.js';

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

/** Fills a list, or says what it means that there is nothing. */
export const fill = (id, items, otherwise) =>
  byId(id).replaceChildren(...(items.length > 0 ? items : [empty(otherwise)]));

export function say(id, text, state = '') {
  byId(id).textContent = text;
  byId(id).dataset.state = state;
}
