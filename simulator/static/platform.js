import { byId, call, fill, say } from './dom.js';
import { el, faultItem, logItem } from './view.js';

export async function loadFaults() {
  const { items } = await call('GET', '/sim/faults');
  byId('faults').replaceChildren(...items.map(faultItem));
}

async function addFault(event) {
  event.preventDefault();
  const fault = {
    endpoint: byId('fault-endpoint').value,
    kind: byId('fault-kind').value,
    count: Number(byId('fault-count').value),
  };
  await call('POST', '/sim/faults', fault).then(
    () => say('fault-result', ''),
    (error) => say('fault-result', error.message, 'error'),
  );
  await loadFaults();
}

export async function loadSettings() {
  const settings = await call('GET', '/sim/settings');
  for (const input of byId('settings').elements) {
    if (input.type === 'checkbox') input.checked = settings[input.name];
    else if (input.name && input !== document.activeElement) input.value = settings[input.name];
  }
}

function changeSetting(event) {
  const { name, type, checked, value } = event.target;
  call('POST', '/sim/settings', { [name]: type === 'checkbox' ? checked : Number(value) }).catch(loadSettings);
}

export async function loadLog() {
  const { items } = await call('GET', '/sim/log?limit=80');
  const open = new Set([...document.querySelectorAll('#log details[open]')].map((details) => details.dataset.id));
  fill(
    'log',
    items.map((entry) => logItem(entry, open.has(String(entry.id)))),
    '商家还没有调用过接口。',
  );
}

/** Offers the endpoints that faults can be made for; a choice already made stays. */
export function showEndpoints(endpoints) {
  const kept = byId('fault-endpoint').value;
  byId('fault-endpoint').replaceChildren(
    el('option', { value: '*' }, '所有接口'),
    ...endpoints.map((endpoint) => el('option', { value: endpoint }, endpoint)),
  );
  if (kept) byId('fault-endpoint').value = kept;
}

byId('fault').addEventListener('submit', addFault);
byId('fault-clear').addEventListener('click', () => call('DELETE', '/sim/faults').then(loadFaults, loadFaults));
byId('settings').addEventListener('change', changeSetting);
byId('settings').addEventListener('submit', (event) => event.preventDefault());
