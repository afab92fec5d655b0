import { byId, call, calmly, fill, say } from './dom.js';
import { loadFaults, loadLog, loadSettings, showEndpoints } from './platform.js';
import { consentItem, el, messageCard, orderItem, phoneItem, yuan } from './view.js';

const view = { openid: new URLSearchParams(location.search).get('phone'), page: 1, phone: null, info: null };

// The list of phones

async function loadPhones() {
  const search = byId('search').value;
  const state = byId('list-state');
  try {
    const query = new URLSearchParams({ search, page: String(view.page), size: '30' });
    const list = await call('GET', `/sim/phones?${query}`);
    if (search !== byId('search').value) return;
    const pages = Math.max(1, Math.ceil(list.total / list.size));
    if (view.page > pages) {
      view.page = pages;
      return void loadPhones();
    }
    state.textContent =
      list.total > 0
        ? `${list.total.toLocaleString('zh-CN')} 部`
        : search === ''
          ? '还没有手机，启动演示商店后会出现在这里。'
          : '没有找到，换个名字试试。';
    byId('phones').replaceChildren(
      ...list.items.map((phone) => phoneItem(phone, phone.openid === view.openid, choose)),
    );
    byId('pager').hidden = pages === 1;
    byId('page-of').textContent = `${list.page} / ${pages}`;
    byId('previous').disabled = list.page === 1;
    byId('next').disabled = list.page === pages;
  } catch {
    state.textContent = '列表没有读出来，连接恢复后会再试。';
  }
}

function choose(openid) {
  view.openid = openid;
  history.replaceState(null, '', `?phone=${encodeURIComponent(openid)}`);
  for (const button of document.querySelectorAll('[data-testid="phone-item"]'))
    button.setAttribute('aria-pressed', String(button.dataset.openid === openid));
  say('pay-result', '');
  say('consent-result', '');
  showPane('phone');
  loadPhone();
}

// The chosen phone

async function loadPhone() {
  const { openid } = view;
  if (openid === null) return;
  try {
    const phone = await call('GET', `/sim/phones/${encodeURIComponent(openid)}`);
    if (openid === view.openid) showPhone(phone);
  } catch (error) {
    if (openid !== view.openid) return;
    byId('screen').hidden = true;
    byId('nobody').hidden = false;
    byId('nobody').replaceChildren(el('p', {}, '这部手机没有读出来。'), el('p', { class: 'quiet' }, error.message));
  }
}

function showPhone(phone) {
  view.phone = phone;
  byId('nobody').hidden = true;
  byId('screen').hidden = false;
  byId('phone-name').textContent = phone.name;
  byId('phone-openid').textContent = phone.openid;
  byId('open-mini').href = miniLink('');
  byId('follows').checked = phone.follows;
  fill(
    'orders',
    phone.orders.slice(0, 20).map((order) => orderItem(order, payOrder)),
    '还没有订单。',
  );
  fill(
    'messages',
    phone.messages.map((message) => messageCard(message, miniLink(message.page))),
    '还没有收到消息。',
  );
  const templates = view.info?.templates ?? [];
  fill(
    'consents',
    templates.map((template) => consentItem(template, phone.consents[template.id] ?? 0, () => accept(template))),
    '没有模板。',
  );
}

function miniLink(page) {
  const base = `${view.info?.merchantUrl ?? ''}/m/?phone=${encodeURIComponent(view.openid)}`;
  return page === '' ? base : `${base}#/${page.replace(/^\//, '')}`;
}

const onPhone = (path, body) => call('POST', `/sim/phones/${encodeURIComponent(view.openid)}/${path}`, body);

async function payWith(path, body) {
  const button = byId('pay-button');
  button.disabled = true;
  say('pay-result', '正在付款');
  try {
    const paid = await onPhone(path, body);
    say('pay-result', `已付款 ${yuan(paid.payerTotalFen)}。`, 'ok');
    return true;
  } catch (error) {
    say('pay-result', error.message, 'error');
    return false;
  } finally {
    button.disabled = false;
    loadPhone();
  }
}

const payOrder = (order) => payWith('pay', { prepayId: order.prepayId });

async function payAmount(event) {
  event.preventDefault();
  const text = byId('amount').value.trim();
  const amountFen = /^\d{1,6}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : 0;
  if (amountFen < 1 || amountFen > 10_000_000)
    return say('pay-result', '金额写成 42 或 42.50 这样，0.01 到 100,000 元。', 'error');
  const description = byId('description').value.trim() || '到店消费';
  if (await payWith('quick-pay', { amountFen, description })) byId('amount').value = '';
}

async function accept(template) {
  try {
    const { untold } = await onPhone('quick-consent', { results: { [template.id]: 'accept' } });
    say('consent-result', untold === null ? '' : `微信已记下，但没能告诉商家。${untold}`, 'error');
  } catch (error) {
    say('consent-result', error.message, 'error');
  }
  loadPhone();
}

// Live updates

const soon = {
  phone: calmly(120, loadPhone),
  list: calmly(800, loadPhones),
  log: calmly(400, () => void loadLog().catch(() => {})),
  faults: calmly(200, () => void loadFaults().catch(() => {})),
  settings: calmly(200, () => void loadSettings().catch(() => {})),
};

function onEvent(event) {
  const change = JSON.parse(event.data);
  if (change.kind === 'phone' && change.openid === view.openid) soon.phone();
  if (change.kind === 'phone' || change.kind === 'phones') soon.list();
  if (change.kind in soon && change.kind !== 'phone') soon[change.kind]();
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
  view.info = await call('GET', '/sim/info').catch(() => view.info);
  showEndpoints(view.info?.endpoints ?? []);
  loadPhone();
  loadPhones();
  soon.log();
  soon.faults();
  soon.settings();
}

function showPane(pane) {
  document.body.dataset.pane = pane;
  for (const button of document.querySelectorAll('.panes button'))
    button.setAttribute('aria-current', String(button.dataset.pane === pane));
}

byId('search').addEventListener('input', () => {
  view.page = 1;
  soon.search();
});
soon.search = calmly(200, loadPhones);
byId('previous').addEventListener('click', () => turn(-1));
byId('next').addEventListener('click', () => turn(1));
const turn = (by) => {
  view.page += by;
  loadPhones();
};
byId('pay').addEventListener('submit', payAmount);
byId('follows').addEventListener('change', (event) =>
  onPhone('follow', { follows: event.target.checked }).catch(loadPhone),
);
for (const button of document.querySelectorAll('.panes button'))
  button.addEventListener('click', () => showPane(button.dataset.pane));
showPane(view.openid === null ? 'list' : 'phone');
watch();
