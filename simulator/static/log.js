import { byId, button, call, copy, count, el, empty, secondText } from './dom.js';

const view = { items: [], filter: 'all', open: null, after: 0 };

const filters = {
  all: ['全部', () => true],
  in: ['商家 → 微信', (entry) => entry.direction === 'in'],
  out: ['微信 → 商家', (entry) => entry.direction === 'out'],
  bad: ['出错', (entry) => isBad(entry)],
};

const kept = 500;

/** Fetches what came since the last time. */
export async function loadLog() {
  const newest = view.items[0]?.id ?? 0;
  const { items } = await call('GET', `/sim/log?limit=${kept}&after=${newest}`);
  if (newest === (view.items[0]?.id ?? 0)) view.items = [...items, ...view.items].slice(0, kept);
  if (!byId('log').closest('[hidden]')) show();
  return view.items;
}

/** Forgets what is shown: the platform may have started anew. */
export function forgetLog() {
  Object.assign(view, { items: [], after: 0 });
}

/** A probe is there to be refused. */
export function isBad(entry) {
  const refused = entry.status === null || entry.status >= 400;
  const probe = entry.note.startsWith('签名探测');
  return (probe ? !refused : refused) || /errcode -?[1-9]/.test(entry.note) || /^[A-Z_]+$/.test(entry.note);
}

function show() {
  const wanted = byId('log-search').value.trim().toLowerCase();
  const matches = (entry) =>
    entry.id > view.after &&
    filters[view.filter][1](entry) &&
    (wanted === '' ||
      `${entry.method} ${entry.path} ${entry.note} ${entry.request} ${entry.opened ?? ''} ${entry.response}`
        .toLowerCase()
        .includes(wanted));
  const found = view.items.filter(matches);
  byId('log-count').textContent = `${count(found.length)} 条`;
  const nothing = view.items.length === 0 ? '商家还没有调用过接口。' : '没有符合的记录，换个词或筛选。';
  byId('log').replaceChildren(...(found.length > 0 ? found.map(line) : [empty(nothing)]));
}

export function line(entry) {
  return el(
    'li',
    {},
    el(
      'button',
      {
        type: 'button',
        class: 'log-line',
        'aria-pressed': String(view.open?.id === entry.id),
        'data-direction': entry.direction,
        click: () => open(entry),
      },
      el('time', {}, secondText(entry.at)),
      el(
        'span',
        { class: 'way', title: entry.direction === 'in' ? '商家 → 微信' : '微信 → 商家' },
        entry.direction === 'in' ? '→' : '←',
      ),
      el('span', { class: 'method' }, entry.method),
      el('span', { class: 'path' }, entry.path.split('?')[0] || '没有发出'),
      el('span', { class: isBad(entry) ? 'note bad' : 'note' }, entry.note === 'ok' ? '' : entry.note),
      el(
        'span',
        { class: isBad(entry) && !(entry.status < 400) ? 'status bad' : 'status' },
        String(entry.status ?? '无回应'),
      ),
      el('span', { class: 'took' }, `${entry.milliseconds} ms`),
    ),
  );
}

function open(entry) {
  view.open = view.open?.id === entry.id ? null : entry;
  show();
  const detail = byId('log-detail');
  detail.hidden = view.open === null;
  if (view.open === null) return;
  const [path, query = ''] = entry.path.split('?');
  const parts = [
    el(
      'header',
      {},
      el('strong', {}, `${entry.method} ${path}`),
      button('关闭', () => open(entry), { class: 'small' }),
    ),
    el(
      'p',
      { class: 'quiet' },
      `${entry.direction === 'in' ? '商家 → 微信' : '微信 → 商家'} · ${secondText(entry.at)} · ${entry.milliseconds} ms · ${entry.status ?? '无回应'}${entry.note === '' ? '' : ` · ${entry.note}`}`,
    ),
    query === '' ? null : part('参数', decodeURIComponent(query).replaceAll('&', '\n')),
    part('解密后的请求', pretty(entry.opened ?? '')),
    part('请求', pretty(entry.request)),
    part('回复', pretty(entry.response)),
  ];
  detail.replaceChildren(...parts.filter((one) => one !== null));
  document.querySelector('#log [aria-pressed="true"]')?.scrollIntoView({ block: 'nearest' });
}

function part(title, text) {
  if (text === '') return null;
  return el(
    'section',
    {},
    el(
      'header',
      {},
      el('h4', {}, title),
      button('复制', () => copy(text), { class: 'small' }),
    ),
    el('pre', {}, text),
  );
}

/** Long numbers are kept as they came: reading them would round them. */
export function pretty(text) {
  try {
    const guarded = text.replace(/([:[,]\s*)(-?\d{16,})(?=\s*[,}\]])/g, '$1"long number $2"');
    return JSON.stringify(JSON.parse(guarded), null, 2).replace(/"long number (-?\d+)"/g, '$1');
  } catch {
    return text.startsWith('<xml>') ? text.replaceAll('><', '>\n<') : text;
  }
}

byId('log-filter').replaceChildren(
  ...Object.entries(filters).map(([key, [name]]) =>
    button(
      name,
      (event) => {
        view.filter = key;
        for (const other of byId('log-filter').children)
          other.setAttribute('aria-pressed', String(other === event.currentTarget));
        show();
      },
      { class: 'small', 'aria-pressed': String(key === 'all') },
    ),
  ),
);
byId('log-search').addEventListener('input', show);
byId('log-clear').addEventListener('click', () => {
  view.after = view.items[0]?.id ?? 0;
  show();
});
