import { advanceByHand, loadClock } from './clock.js';
import { byId, call, calmly, el, say, timeText } from './dom.js';
import { loadCallbacks } from './callbacks.js';
import { loadFaults, showEndpoints } from './faults.js';
import { forgetLog, loadLog } from './log.js';
import { choosePhone, loadPhone } from './phone.js';
import { phone } from './chosen-phone.js';
import { loadAccounts, loadStats } from './quotas.js';
import { loadSettings } from './settings.js';
import { loadWecom } from './wecom.js';

const list = { page: 1 };

async function loadPhones() {
  const search = byId('search').value;
  try {
    const query = new URLSearchParams({ search, page: String(list.page), size: '30' });
    const found = await call('GET', `/sim/phones?${query}`);
    if (search !== byId('search').value) return;
    const pages = Math.max(1, Math.ceil(found.total / found.size));
    if (list.page > pages) {
      list.page = pages;
      return void loadPhones();
    }
    byId('list-state').textContent = found.total > 0 ? `${found.total.toLocaleString('zh-CN')} 部` : '';
    const nothing = search === '' ? '还没有手机。商家用 POST /sim/phones 添加。' : '没有找到，换个名字试试。';
    byId('phones').replaceChildren(
      ...(found.total === 0 ? [el('li', { class: 'empty' }, nothing)] : found.items.map(phoneItem)),
    );
    byId('pager').hidden = pages === 1;
    byId('page-of').textContent = `${found.page} / ${pages}`;
    byId('previous').disabled = found.page === 1;
    byId('next').disabled = found.page === pages;
  } catch {
    byId('list-state').textContent = '没有读出来，连上后会再试。';
  }
}

function phoneItem(one) {
  const last = one.lastMessage ? `${timeText(one.lastMessage.at)} ${one.lastMessage.title}` : '还没有消息';
  return el(
    'li',
    {},
    el(
      'button',
      {
        type: 'button',
        'data-testid': 'phone-item',
        'data-openid': one.openid,
        'aria-pressed': String(one.openid === phone.openid),
        click: () => choose(one.openid),
      },
      el('span', { class: 'avatar', 'aria-hidden': 'true' }, [...one.name].at(0) ?? ''),
      el('span', { class: 'phone-title' }, one.name),
      one.messages > 0 ? el('small', {}, `${one.messages} 条`) : null,
      el('small', { class: 'last' }, last),
    ),
  );
}

function choose(openid) {
  history.replaceState(null, '', `?phone=${encodeURIComponent(openid)}${location.hash}`);
  for (const item of document.querySelectorAll('[data-testid="phone-item"]'))
    item.setAttribute('aria-pressed', String(item.dataset.openid === openid));
  showPane('phone');
  choosePhone(openid);
}

// The desk: what the platform does and is told to do

const quietly = (load) => () => void load().catch(() => {});
const desk = {
  log: { name: '请求记录', load: loadLog },
  faults: { name: '故障', load: loadFaults },
  callbacks: { name: '事件推送', load: loadCallbacks },
  pay: { name: '支付', load: async () => {} },
  wecom: { name: '企业微信', load: loadWecom },
  quotas: { name: '用量', load: loadStats },
  accounts: { name: '接入', load: loadAccounts },
};

let shownDesk = 'log';

function showDesk(name) {
  const chosen = desk[name] ? name : 'log';
  shownDesk = chosen;
  for (const page of document.querySelectorAll('.desk-page')) page.hidden = page.dataset.desk !== chosen;
  for (const tab of document.querySelectorAll('#desk-tabs [role="tab"]'))
    tab.setAttribute('aria-selected', String(tab.dataset.desk === chosen));
  history.replaceState(null, '', `${location.search}#${chosen}`);
  quietly(desk[chosen].load)();
}

byId('desk-tabs').replaceChildren(
  ...Object.entries(desk).map(([name, { name: title }]) =>
    el(
      'button',
      { type: 'button', role: 'tab', 'data-desk': name, 'data-testid': `desk-${name}`, click: () => showDesk(name) },
      title,
      el('span', { class: 'badge', id: `badge-${name}` }),
    ),
  ),
);

/** What a call changes is fetched only where it is looked at. */
function loadShown() {
  if (['log', 'callbacks', 'quotas'].includes(shownDesk)) quietly(desk[shownDesk].load)();
}

// Live updates

const soon = {
  phone: calmly(120, loadPhone),
  list: calmly(800, loadPhones),
  log: calmly(400, loadShown),
  faults: calmly(200, quietly(loadFaults)),
  settings: calmly(200, () => {
    quietly(loadSettings)();
    quietly(loadClock)();
    loadPhone();
  }),
  wecom: calmly(300, quietly(loadWecom)),
};

function onEvent(event) {
  const change = JSON.parse(event.data);
  if (change.kind === 'phone' && change.openid === phone.openid) soon.phone();
  if (change.kind === 'phone' || change.kind === 'phones') soon.list();
  else soon[change.kind]?.();
}

function watch() {
  const source = new EventSource('/sim/events');
  source.addEventListener('message', onEvent);
  source.addEventListener('open', () => {
    say('connection', '已连接', 'open');
    loadAll();
  });
  source.addEventListener('error', () => say('connection', '连接断开，正在重连', 'lost'));
}

async function loadAll() {
  phone.info = await call('GET', '/sim/info').catch(() => phone.info);
  byId('merchant').textContent = phone.info ? `商家 ${phone.info.merchantUrl}` : '';
  showEndpoints(phone.info?.endpoints ?? []);
  await loadClock().catch(() => {});
  loadPhone();
  loadPhones();
  forgetLog();
  for (const load of [loadFaults, loadSettings, loadWecom, desk[shownDesk].load]) quietly(load)();
}

function showPane(pane) {
  document.body.dataset.pane = pane;
  for (const item of document.querySelectorAll('.panes button'))
    item.setAttribute('aria-current', String(item.dataset.pane === pane));
}

const searchSoon = calmly(200, loadPhones);
window.addEventListener('hashchange', () => showDesk(location.hash.slice(1)));
byId('search').addEventListener('input', () => {
  list.page = 1;
  searchSoon();
});
const turn = (by) => {
  list.page += by;
  loadPhones();
};
byId('previous').addEventListener('click', () => turn(-1));
byId('next').addEventListener('click', () => turn(1));
for (const item of document.querySelectorAll('.panes button'))
  item.addEventListener('click', () => showPane(item.dataset.pane));
advanceByHand();
phone.openid = new URLSearchParams(location.search).get('phone');
showPane(phone.openid === null ? 'list' : 'phone');
showDesk(location.hash.slice(1));
watch();
