import { byId, button, el, yuan } from './dom.js';

/** Opens a sheet over the phone. `build` gets a function that closes it with the answer. */
function open(build) {
  const ground = byId('sheet');
  return new Promise((resolve) => {
    const close = (answer) => {
      ground.hidden = true;
      ground.replaceChildren();
      resolve(answer);
    };
    ground.onclick = (event) => {
      if (event.target === ground) close(null);
    };
    ground.replaceChildren(build(close));
    ground.hidden = false;
    ground.querySelector('button')?.focus({ preventScroll: true });
  });
}

/**
 * The popup of `wx.requestSubscribeMessage`.
 * @returns {Promise<{ results: Record<string, string>, remember: boolean } | null>} null where it was closed
 */
export function askConsent(templates) {
  return open((close) => {
    const choices = templates.map((template) => {
      const input = el('input', { type: 'checkbox', checked: true });
      return { template, input, row: el('label', { class: 'sheet-row' }, el('span', {}, template.title), input) };
    });
    const keep = el('input', { type: 'checkbox' });
    const answer = (accepts) => {
      const results = choices.map(({ template, input }) => [
        template.id,
        accepts && input.checked ? 'accept' : 'reject',
      ]);
      close({ results: Object.fromEntries(results), remember: keep.checked });
    };
    return el(
      'div',
      { class: 'sheet', role: 'dialog', 'aria-label': '订阅授权' },
      el('p', { class: 'sheet-shop' }, el('span', { class: 'shop-mark', 'aria-hidden': 'true' }), '小程序 申请'),
      el('h4', {}, '发送一次以下消息'),
      ...choices.map((choice) => choice.row),
      el('label', { class: 'sheet-keep' }, keep, '总是保持以上选择，不再询问'),
      el(
        'div',
        { class: 'sheet-actions' },
        button('拒绝', () => answer(false), { class: 'wx-button pale', 'data-testid': 'consent-reject' }),
        button('允许', () => answer(true), { class: 'wx-button', 'data-testid': 'consent-accept' }),
      ),
    );
  });
}

/** The sheet of `wx.requestPayment`. @returns {Promise<boolean | null>} */
export function askPayment({ what, amountFen }) {
  return open((close) =>
    el(
      'div',
      { class: 'sheet pay-sheet', role: 'dialog', 'aria-label': '付款' },
      button('×', () => close(null), { class: 'sheet-close', 'aria-label': '不付了' }),
      el('p', { class: 'sheet-what' }, what),
      el('p', { class: 'sheet-amount' }, yuan(amountFen)),
      el('div', { class: 'sheet-row' }, el('span', {}, '付款方式'), el('b', {}, '零钱')),
      button('确认付款', () => close(true), { class: 'wx-button wide', 'data-testid': 'pay-confirm' }),
    ),
  );
}
