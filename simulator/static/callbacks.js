import { byId, button, call, count, el, empty } from './dom.js';
import { line, loadLog } from './log.js';

const doors = { miniProgram: '小程序', officialAccount: '公众号', wecom: '企业微信' };
const ends = { delivered: '收下', givenUp: '没收下', lost: '丢失' };
const mostDeliveries = 60;

export async function loadCallbacks() {
  const [items, { events }] = await Promise.all([loadLog(), call('GET', '/sim/stats')]);
  const deliveries = items.filter((entry) => entry.direction === 'out' && /事件|地址校验/.test(entry.note));
  byId('deliveries').replaceChildren(
    ...(deliveries.length > 0 ? deliveries.slice(0, mostDeliveries).map(line) : [empty('还没有推送过事件。')]),
  );
  byId('callback-stats').replaceChildren(
    ...Object.entries(events).map(([name, counts]) =>
      el(
        'span',
        { class: 'chip' },
        el('span', { class: 'code' }, name),
        ` ${Object.entries(counts)
          .map(([end, number]) => `${ends[end] ?? end} ${count(number)}`)
          .join('，')}`,
      ),
    ),
  );
}

async function check(account, result) {
  result.textContent = '正在校验';
  try {
    const outcome = await call('POST', '/sim/callbacks/check', { account });
    result.dataset.state = outcome.ok ? 'ok' : 'error';
    result.textContent = outcome.ok ? '通过' : `没有通过：${outcome.status ?? '无回应'} ${outcome.answer}`;
  } catch (error) {
    result.dataset.state = 'error';
    result.textContent = error.message;
  }
}

byId('deliveries').addEventListener('click', (event) => {
  if (event.target.closest('.log-line')) location.hash = 'log';
});
byId('callback-doors').replaceChildren(
  ...Object.entries(doors).map(([account, name]) => {
    const result = el('span', { class: 'result grow' });
    return el(
      'li',
      {},
      el('span', { class: 'door' }, name),
      result,
      button('校验', () => void check(account, result), { class: 'small' }),
    );
  }),
);
