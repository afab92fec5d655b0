/** Builds an element: `el('li', { class: 'x' }, 'text', child)`. Text stays text. */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(key, value);
    else if (value !== null && value !== false) element.setAttribute(key, String(value));
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

export const yuan = (fen) => `¥${(fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2 })}`;

export function timeOf(at) {
  const date = new Date(at);
  const two = (number) => String(number).padStart(2, '0');
  const clock = `${two(date.getHours())}:${two(date.getMinutes())}`;
  const sameDay = date.toDateString() === new Date().toDateString();
  return sameDay ? clock : `${date.getMonth() + 1} 月 ${date.getDate()} 日 ${clock}`;
}

export function phoneItem(phone, selected, choose) {
  const last = phone.lastMessage ? `${timeOf(phone.lastMessage.at)} ${phone.lastMessage.title}` : '还没有消息';
  return el(
    'li',
    {},
    el(
      'button',
      {
        type: 'button',
        'data-testid': 'phone-item',
        'data-openid': phone.openid,
        'aria-pressed': selected,
        click: () => choose(phone.openid),
      },
      el('span', {}, phone.name),
      el('small', {}, phone.messages > 0 ? `${phone.messages} 条` : ''),
      el('small', { class: 'last' }, last),
    ),
  );
}

export function messageCard(message, link) {
  return el(
    'li',
    { class: 'message', 'data-testid': 'message', 'data-id': message.id },
    el(
      'header',
      {},
      el('span', {}, message.channel === 'subscription' ? '小程序订阅消息' : '公众号消息'),
      el('time', {}, timeOf(message.at)),
    ),
    el('h4', {}, message.title),
    el('dl', {}, ...message.fields.flatMap((field) => [el('dt', {}, field.label), el('dd', {}, field.value)])),
    message.page === '' ? null : el('a', { href: link, target: '_blank', rel: 'noreferrer' }, '进入小程序'),
  );
}

const orderStates = { NOTPAY: '待付款', SUCCESS: '已付款', CLOSED: '已关闭', REFUND: '已退款' };

export function orderItem(order, payNow) {
  return el(
    'li',
    { 'data-testid': 'order', 'data-state': order.state },
    el(
      'div',
      {},
      el('span', {}, `${yuan(order.amountFen)} ${order.description}`),
      el('small', {}, `${orderStates[order.state]}${noticeOf(order.notification)} · ${order.outTradeNo}`),
    ),
    order.state === 'NOTPAY'
      ? el(
          'button',
          { type: 'button', class: 'button-plain', 'data-testid': 'order-pay', click: () => payNow(order) },
          '付款',
        )
      : el('small', {}, timeOf(order.paidAt ?? order.createdAt)),
  );
}

function noticeOf(notification) {
  if (!notification) return '';
  if (notification.state === 'delivered') return ' · 商家已收到通知';
  if (notification.state === 'lost') return ' · 通知已丢失';
  if (notification.state === 'given-up') return ' · 商家一直没有收下通知';
  if (notification.attempts === 0) return ' · 正在通知商家';
  return ` · 商家没有收下通知（${notification.lastStatus ?? '无回应'}），稍后再试`;
}

export function consentItem(template, left, accept) {
  return el(
    'li',
    {},
    el('span', {}, template.title, el('br'), el('small', { class: 'quiet' }, `还能发 ${left} 条`)),
    el(
      'button',
      {
        type: 'button',
        class: 'button-plain',
        'data-testid': 'consent-add',
        'aria-label': `${template.title}，同意一次`,
        click: accept,
      },
      '同意 +1',
    ),
  );
}

export function faultItem(fault) {
  const kinds = {
    busy: '系统繁忙',
    timeoutAfter: '处理后不回复',
    http500: 'HTTP 500',
    slow: '慢',
    truncated: '回复截断',
  };
  const where = fault.endpoint === '*' ? '所有接口' : fault.endpoint;
  return el(
    'li',
    {},
    el('span', { class: 'code' }, where),
    el('small', {}, `${kinds[fault.kind]} 还剩 ${fault.count} 次`),
  );
}

export function logItem(entry, open) {
  const refused = entry.status === null || entry.status >= 400;
  // A probe is there to be refused.
  const bad = (entry.note.startsWith('签名探测') ? !refused : refused) || /errcode -?[1-9]/.test(entry.note);
  const way = entry.direction === 'in' ? '商家 → 微信' : '微信 → 商家';
  const details = el(
    'details',
    { 'data-id': entry.id },
    el(
      'summary',
      {},
      el('time', {}, new Date(entry.at).toTimeString().slice(0, 8)),
      el('span', {}, `${entry.method} ${entry.path.split('?')[0]}`),
      el('span', { class: bad ? 'bad' : '' }, String(entry.status ?? '无回应')),
      el('small', {}, `${way} · ${entry.milliseconds} ms${entry.note === '' ? '' : ` · ${entry.note}`}`),
    ),
    entry.request === '' ? null : el('pre', {}, entry.request),
    entry.response === '' ? null : el('pre', {}, entry.response),
  );
  details.open = open;
  return el('li', {}, details);
}

export const empty = (text) => el('li', { class: 'empty' }, text);
