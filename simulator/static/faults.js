import { byId, button, call, count, el, say } from './dom.js';

export const kinds = {
  busy: ['系统繁忙', '回答 errcode -1，事情没有做。支付接口回答 500 SYSTEM_ERROR。'],
  errcode: ['指定错误码', '回答这个错误码，事情没有做。'],
  tokenExpired: ['token 提前失效', '这次用的 token 当场过期，接口回答 42001。'],
  http500: ['HTTP 500', '网关的错误页，不是 JSON。'],
  http502: ['HTTP 502', '网关的错误页，不是 JSON。'],
  slow: ['慢', '3 秒后才处理。'],
  truncated: ['回复截断', '事情做了，回复只有一半。'],
  timeoutBefore: ['不处理也不回复', '一直不回，事情没有做。'],
  timeoutAfter: ['处理后不回复', '事情做了，但没有回复：最危险的一种。'],
  resetBefore: ['连接断开，没处理', '连接被重置，事情没有做。'],
  resetAfter: ['连接断开，已处理', '事情做了，连接在回复前被重置。'],
};

export async function loadFaults() {
  const { items, mix } = await call('GET', '/sim/faults');
  byId('faults').replaceChildren(...items.map(faultItem));
  byId('badge-faults').textContent = items.length > 0 || mix ? '开' : '';
  showMix(mix);
}

function faultItem(fault) {
  const what = kinds[fault.kind]?.[0] ?? fault.kind;
  return el(
    'li',
    {},
    el('span', { class: 'code grow' }, whereOf(fault.endpoint)),
    el('span', {}, fault.kind === 'errcode' ? `${what} ${fault.errcode}` : what),
    el('span', { class: 'quiet' }, `还剩 ${fault.count} 次`),
    button('关', () => change({ endpoint: fault.endpoint, kind: fault.kind, count: 0 }), { class: 'small' }),
  );
}

const whereOf = (endpoint) => (endpoint === '*' ? '所有接口' : endpoint);

function showMix(mix) {
  if (mix === null || mix === undefined) return byId('mix-state').replaceChildren();
  const spoiled = Object.values(mix.taken).reduce((sum, number) => sum + number, 0);
  byId('mix-state').replaceChildren(
    el(
      'p',
      { class: 'mix-now' },
      `开着：${Math.round(mix.probability * 1_000) / 10}%，种子 ${mix.seed}。${count(mix.calls)} 次调用里有 ${count(spoiled)} 次出错。`,
    ),
    el(
      'div',
      { class: 'chips' },
      ...Object.entries(mix.taken).map(([kind, number]) =>
        el('span', { class: 'chip' }, `${kinds[kind]?.[0] ?? kind} ${count(number)}`),
      ),
    ),
  );
}

async function change(fault) {
  await call('POST', '/sim/faults', fault).then(
    () => say('fault-result', ''),
    (error) => say('fault-result', error.message, 'error'),
  );
  await loadFaults();
}

function addFault(event) {
  event.preventDefault();
  const kind = byId('fault-kind').value;
  const code = byId('fault-code').value.trim();
  void change({
    endpoint: byId('fault-endpoint').value,
    kind,
    count: Number(byId('fault-count').value),
    ...(kind === 'errcode' ? (/^-?\d+$/.test(code) ? { errcode: Number(code) } : { code }) : {}),
  });
}

async function addMix(event) {
  event.preventDefault();
  const endpoint = byId('mix-endpoint').value;
  const chosen = [...document.querySelectorAll('#mix-kinds input:checked')].map((input) => input.value);
  await call('POST', '/sim/faults/mix', {
    probability: Number(byId('mix-share').value) / 100,
    seed: byId('mix-seed').value || '1',
    endpoints: endpoint === '*' ? [] : [endpoint],
    ...(chosen.length > 0 ? { kinds: chosen } : {}),
  }).then(
    () => say('fault-result', ''),
    (error) => say('fault-result', error.message, 'error'),
  );
  await loadFaults();
}

/** Offers the endpoints that faults can be made for; a choice already made stays. */
export function showEndpoints(endpoints) {
  for (const id of ['fault-endpoint', 'mix-endpoint']) {
    const kept = byId(id).value;
    byId(id).replaceChildren(
      el('option', { value: '*' }, '所有接口'),
      ...endpoints.map((endpoint) => el('option', { value: endpoint }, endpoint)),
    );
    if (kept) byId(id).value = kept;
  }
}

function showHint() {
  const kind = byId('fault-kind').value;
  byId('fault-hint').textContent = kinds[kind]?.[1] ?? '';
  byId('fault-code-field').hidden = kind !== 'errcode';
}

byId('fault-kind').replaceChildren(
  ...Object.entries(kinds).map(([kind, [name]]) => el('option', { value: kind }, name)),
);
byId('mix-kinds').replaceChildren(
  ...Object.entries(kinds).map(([kind, [name, what]]) =>
    el(
      'label',
      { class: 'chip', title: what },
      el('input', { type: 'checkbox', value: kind, checked: kind !== 'slow' }),
      name,
    ),
  ),
);
byId('fault').addEventListener('submit', addFault);
byId('fault-kind').addEventListener('change', showHint);
byId('mix').addEventListener('submit', (event) => void addMix(event));
byId('fault-clear').addEventListener('click', () => call('DELETE', '/sim/faults').then(loadFaults, loadFaults));
showHint();
