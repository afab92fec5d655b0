import { onPhone, phone } from './chosen-phone.js';
import { byId, button, el, fill, say, timeText } from './dom.js';
import { askConsent } from './sheet.js';

/** What the person allows: messages by template, the official account, the phone number. */
export function showConsents(value) {
  const templates = phone.info?.templates ?? [];
  fill(
    'consents',
    templates.map((template) => consentItem(template, value)),
    '没有订阅消息模板。',
  );
  byId('ask-all').hidden = templates.length === 0;
  byId('account').replaceChildren(
    toggle('关注公众号', value.follows, 'follows', (on) => onPhone('follow', { follows: on })),
    toggle('不接收公众号消息', value.blocksOfficialAccount, 'blocks', (on) =>
      onPhone('follow', { follows: value.follows, blocks: on }),
    ),
    row('手机号授权', '撤回', () => told(onPhone('revoke', {}), '已撤回手机号授权，商家会收到事件。')),
    row('头像昵称', '清空', () => told(onPhone('modify-info', {}), '已清空头像昵称，商家会收到事件。')),
    value.cancelledAt === null
      ? row('微信账号', '注销', (event) => sure(event, () => told(onPhone('cancel-account', {}), '账号已注销。')))
      : row(`微信账号已于 ${timeText(value.cancelledAt)} 注销`, '', () => {}),
  );
}

function consentItem(template, value) {
  const left = value.consents[template.id] ?? 0;
  const kept = value.remembered?.[template.id];
  const keeps = kept === undefined ? '' : kept === 'accept' ? ' · 总是允许' : ' · 总是拒绝';
  return el(
    'li',
    { class: 'cell' },
    el('span', { class: 'cell-text' }, template.title, el('small', {}, `还能发 ${left} 条${keeps}`)),
    left > 0 || kept !== undefined
      ? button('撤回', () => told(onPhone('withdraw', { templateIds: [template.id] }), '已撤回，商家会收到事件。'), {
          class: 'wx-plain',
        })
      : null,
    button('弹窗', () => void ask([template]), {
      class: 'wx-plain strong',
      'data-testid': 'consent-add',
      'aria-label': `${template.title}，弹出订阅授权`,
    }),
  );
}

/** As `wx.requestSubscribeMessage`: who chose to be asked no more answers at once. */
async function ask(templates) {
  const remembered = phone.value?.remembered ?? {};
  const open = templates.filter((template) => remembered[template.id] === undefined);
  const results = Object.fromEntries(templates.map(({ id }) => [id, remembered[id] ?? 'reject']));
  let remember = false;
  if (open.length > 0) {
    const answer = await askConsent(open);
    if (answer === null) return;
    Object.assign(results, answer.results);
    remember = answer.remember;
  }
  const silently = open.length === 0 ? '按记住的选择，没有弹窗。' : '';
  await onPhone('quick-consent', { results, ...(remember ? { remember } : {}) }).then(
    ({ untold }) =>
      untold === null
        ? say('consent-result', silently, 'ok')
        : say('consent-result', `微信已记下，但没能告诉商家。${untold}`, 'error'),
    (error) => say('consent-result', error.message, 'error'),
  );
}

const told = (work, text) =>
  work.then(
    () => say('consent-result', text, 'ok'),
    (error) => say('consent-result', error.message, 'error'),
  );

/** A second tap within four seconds does what cannot be undone. */
function sure({ currentTarget }, work) {
  if (currentTarget.dataset.sure) return void work();
  const text = currentTarget.textContent;
  currentTarget.dataset.sure = 'asked';
  currentTarget.textContent = '再点一次';
  setTimeout(() => {
    delete currentTarget.dataset.sure;
    currentTarget.textContent = text;
  }, 4_000);
}

function row(text, action, click) {
  return el(
    'div',
    { class: 'cell' },
    el('span', { class: 'cell-text' }, text),
    action === '' ? null : button(action, click, { class: 'wx-plain' }),
  );
}

function toggle(text, on, testId, change) {
  const input = el('input', {
    type: 'checkbox',
    role: 'switch',
    'data-testid': testId,
    change: (event) => void change(event.target.checked).catch(() => showConsents(phone.value)),
  });
  input.checked = on;
  return el('label', { class: 'cell' }, el('span', { class: 'cell-text' }, text), input);
}

byId('ask-all').addEventListener('click', () => void ask((phone.info?.templates ?? []).slice(0, 5)));
