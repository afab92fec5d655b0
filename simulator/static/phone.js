import { byId, button, call, el, fill, icon, say, timeText, yuan } from './dom.js';
import { onPhone, phone } from './chosen-phone.js';
import { showConsents } from './consents.js';
import { loadContacts } from './contacts.js';
import { askPayment } from './sheet.js';

export function choosePhone(openid) {
  phone.openid = openid;
  for (const id of ['pay-result', 'consent-result', 'contacts-result']) say(id, '');
  byId('sheet').hidden = true;
  void loadPhone();
}

export async function loadPhone() {
  const { openid } = phone;
  if (openid === null) return;
  try {
    const value = await call('GET', `/sim/phones/${encodeURIComponent(openid)}`);
    if (openid === phone.openid) show(value);
  } catch (error) {
    if (openid !== phone.openid) return;
    byId('screen').hidden = true;
    byId('nobody').hidden = false;
    byId('nobody').replaceChildren(el('p', {}, '这部手机没有读出来。'), el('p', { class: 'quiet' }, error.message));
  }
  if (!byId('contacts').closest('[hidden]')) await loadContacts().catch(() => {});
}

function show(value) {
  phone.value = value;
  byId('nobody').hidden = true;
  byId('screen').hidden = false;
  byId('phone-name').textContent = value.name;
  byId('phone-openid').textContent = value.openid;
  byId('open-mini').href = miniLink('');
  byId('device').dataset.closed = String(value.cancelledAt !== null);
  fill('messages', value.messages.map(messageCard), '还没有收到消息。');
  fill('orders', value.orders.slice(0, 30).map(orderItem), '还没有订单。');
  showConsents(value);
  const waiting = value.orders.filter((order) => order.state === 'NOTPAY').length;
  byId('badge-tab-orders').textContent = waiting > 0 ? String(waiting) : '';
}

function miniLink(page) {
  const base = `${phone.info?.merchantUrl ?? ''}/m/?phone=${encodeURIComponent(phone.openid)}`;
  return page === '' ? base : `${base}#/${page.replace(/^\//, '')}`;
}

// Messages

const channels = {
  subscription: '小程序订阅消息',
  officialAccount: '公众号消息',
  wecom: '企业微信',
  serviceCard: '服务卡片',
};

function messageCard(message) {
  return el(
    'li',
    { class: 'message', 'data-testid': 'message', 'data-id': message.id, 'data-channel': message.channel },
    el(
      'header',
      {},
      el('span', {}, channels[message.channel] ?? message.channel),
      el('time', {}, timeText(message.at)),
    ),
    el('h4', {}, message.title),
    message.channel === 'wecom'
      ? el('div', { class: 'bubbles' }, ...message.fields.filter((field) => field.value !== '').map(bubble))
      : el('dl', {}, ...message.fields.flatMap((field) => [el('dt', {}, field.label), el('dd', {}, field.value)])),
    message.page === ''
      ? null
      : el('a', { href: miniLink(message.page), target: '_blank', rel: 'noreferrer' }, '进入小程序'),
  );
}

const bubble = (field) => el('p', { class: field.label === '' ? 'bubble' : 'bubble quiet-bubble' }, field.value);

// Orders and paying

const orderStates = { NOTPAY: '待付款', SUCCESS: '已付款', CLOSED: '已关闭', REFUND: '已退款' };

function orderItem(order) {
  return el(
    'li',
    { 'data-testid': 'order', 'data-state': order.state },
    el('div', { class: 'order-line' }, el('span', {}, order.description), el('b', {}, yuan(order.amountFen))),
    el(
      'div',
      { class: 'order-line quiet-line' },
      el('span', {}, stateOf(order)),
      order.state === 'NOTPAY'
        ? button('去付款', () => void payOrder(order), { class: 'wx-button slim', 'data-testid': 'order-pay' })
        : order.shippedAt
          ? null
          : el('time', {}, timeText(order.paidAt ?? order.createdAt)),
    ),
    el('div', { class: 'order-line' }, el('p', { class: 'order-number' }, order.outTradeNo), afterPaying(order)),
  );
}

function stateOf(order) {
  if (order.receivedAt) return `已收货 · ${timeText(order.receivedAt)}`;
  if (order.shippedAt) return `商家已发货 · ${timeText(order.shippedAt)}`;
  return `${orderStates[order.state]}${noticeOf(order.notification)}`;
}

/** What comes after paying, where money waits for shipping information. */
function afterPaying(order) {
  if (order.state !== 'SUCCESS' || order.receivedAt) return null;
  const path = order.shippedAt ? 'confirm-receipt' : 'remind-shipping';
  const act = () =>
    call('POST', `/sim/orders/${encodeURIComponent(order.outTradeNo)}/${path}`, {}).then(loadPhone, (error) =>
      say('pay-result', error.message, 'error'),
    );
  return button(order.shippedAt ? '确认收货' : '催发货', () => void act(), { class: 'wx-plain' });
}

function noticeOf(notification) {
  if (!notification) return '';
  if (notification.state === 'delivered') return ' · 商家已收到通知';
  if (notification.state === 'lost') return ' · 通知已丢失';
  if (notification.state === 'given-up') return ' · 商家一直没有收下通知';
  if (notification.attempts === 0) return ' · 正在通知商家';
  return ` · 商家没有收下通知（${notification.lastStatus ?? '无回应'}），${timeText(notification.nextAt)} 再试`;
}

async function payOrder(order) {
  const agreed = await askPayment({ what: order.description, amountFen: order.amountFen });
  if (agreed) await payWith('pay', { prepayId: order.prepayId });
}

async function payWith(path, body) {
  byId('pay-button').disabled = true;
  say('pay-result', '正在付款');
  try {
    const paid = await onPhone(path, body);
    say('pay-result', `已付款 ${yuan(paid.payerTotalFen)}。`, 'ok');
    return true;
  } catch (error) {
    say('pay-result', error.message, 'error');
    return false;
  } finally {
    byId('pay-button').disabled = false;
    void loadPhone();
  }
}

async function payAmount(event) {
  event.preventDefault();
  const text = byId('amount').value.trim();
  const amountFen = /^\d{1,6}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : 0;
  if (amountFen < 1 || amountFen > 10_000_000)
    return say('pay-result', '金额写成 42 或 42.50 这样，0.01 到 100,000 元。', 'error');
  const description = byId('description').value.trim() || '到店消费';
  if (await payWith('quick-pay', { amountFen, description })) byId('amount').value = '';
}

// The tabs of the phone

const tabs = {
  messages: ['通知', '服务通知', ['M5 6h14v10H9l-4 3z']],
  consents: ['授权', '订阅与账号', ['M5 12l4.5 4.5L19 7', 'M3 4h18v16H3z']],
  orders: ['订单', '支付订单', ['M6 3h12v18l-3-2-3 2-3-2-3 2z', 'M9 8h6M9 12h6']],
  contacts: [
    '企微',
    '企业微信',
    ['M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6z', 'M3 19c0-3 3-5 6-5s6 2 6 5', 'M16 6a3 3 0 0 1 0 5M17 14c2.5.5 4 2.5 4 5'],
  ],
};

function showTab(name) {
  byId('nav-title').textContent = tabs[name][1];
  for (const page of document.querySelectorAll('.tab')) page.hidden = page.dataset.tab !== name;
  byId('pay').hidden = name === 'consents' || name === 'contacts';
  if (name === 'contacts') void loadContacts().catch(() => {});
  for (const one of byId('tabs').children) one.setAttribute('aria-current', String(one.dataset.tab === name));
}

byId('tabs').replaceChildren(
  ...Object.entries(tabs).map(([name, [title, , paths]]) =>
    el(
      'button',
      { type: 'button', 'data-tab': name, 'data-testid': `phone-tab-${name}`, click: () => showTab(name) },
      icon(paths),
      el('span', {}, title),
      el('span', { class: 'badge', id: `badge-tab-${name}` }),
    ),
  ),
);
byId('pay').addEventListener('submit', (event) => void payAmount(event));
showTab('messages');
