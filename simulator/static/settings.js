import { byId, call, el } from './dom.js';

/** Where each setting is shown: kind of control, name, what it does. */
const forms = {
  'callback-settings': [
    ['switch', 'pushEvents', '推送事件'],
    ['choice', 'callbackMode', '模式', { plain: '明文', safe: '安全（加密）' }],
    ['choice', 'callbackFormat', '小程序的格式', { json: 'JSON', xml: 'XML' }],
    ['choice', 'callbackSingleList', '只有一项的列表', { array: '数组', object: '对象', mixed: '有时数组有时对象' }],
    ['switch', 'duplicateCallbacks', '每个事件推两次'],
    ['switch', 'reorderCallbacks', '后来的先到'],
    ['number', 'loseCallbacks', '丢掉接下来几个'],
    ['share', 'callbackLossRate', '按比例丢失'],
    ['number', 'failSubscribeSends', '接下来几条订阅消息最终发送失败'],
    [
      'choice',
      'oaJobOutcome',
      '公众号模板消息的结果',
      { success: '成功', 'failed:user block': '用户拒收', 'failed: system failed': '系统失败' },
    ],
  ],
  'pay-settings': [
    ['switch', 'signTest', '通知前先发一条签名错误的探测'],
    ['switch', 'duplicateNotifications', '每条通知发两次'],
    ['number', 'loseNotifications', '丢掉接下来几条通知'],
    ['number', 'speed', '重试和退款加快的倍数'],
    [
      'choice',
      'notificationKey',
      '通知用什么签名',
      { publicKey: '微信支付公钥', certificate: '平台证书', mixed: '轮换' },
    ],
    ['share', 'publicKeyShare', '轮换时用公钥签名的比例'],
    ['switch', 'newMerchant', '新商户，没有平台证书'],
    [
      'choice',
      'certificates',
      '平台证书',
      { one: '一张', overlap: '两张，旧的签名', switching: '两张，轮流签名', next: '只有新的' },
    ],
    ['choice', 'refundOutcome', '退款结果', { SUCCESS: '到账', ABNORMAL: '异常', CLOSED: '关闭' }],
    ['number', 'payerDiscountFen', '平台立减（分）'],
    ['switch', 'tradeManaged', '上传发货信息后才结算'],
  ],
  'quota-settings': [
    ['off', 'addressAllowed', '来源 IP 不在白名单，取 token 回 40164'],
    ['switch', 'secretFrozen', 'AppSecret 已冻结，取 token 回 40243'],
    ['number', 'oaDailyQuota', '公众号模板消息每天几条'],
    ['number', 'phoneVerifications', '手机号快速验证剩余次数'],
    ['number', 'linksPerDay', '链接和 Scheme 每天几个'],
    ['number', 'sendLatencyMs', '订阅消息发送耗时（毫秒），期间再发给同一人回 43108'],
  ],
};

let shown = {};

export async function loadSettings() {
  shown = await call('GET', '/sim/settings');
  for (const [id, fields] of Object.entries(forms)) {
    const form = byId(id);
    if (form.children.length === 1) form.append(...fields.filter(([, name]) => name in shown).map(control));
    for (const input of form.querySelectorAll('[name]')) show(input);
  }
}

function show(input) {
  if (input === document.activeElement) return;
  const value = shown[input.name];
  if (input.type === 'checkbox') input.checked = value !== (input.dataset.kind === 'off');
  else input.value = input.dataset.kind === 'share' ? String(Math.round(value * 100)) : String(value);
}

function control([kind, name, title, choices]) {
  if (kind === 'switch' || kind === 'off')
    return el(
      'label',
      { class: 'switch' },
      el('span', {}, title),
      el('input', { type: 'checkbox', name, role: 'switch', 'data-kind': kind }),
    );
  const input =
    kind === 'choice'
      ? el('select', { name }, ...Object.entries(choices).map(([value, text]) => el('option', { value }, text)))
      : el('input', { type: 'number', name, min: 0, 'data-kind': kind });
  const unit = kind === 'share' ? el('span', { class: 'unit' }, '%') : null;
  return el('label', { class: 'switch' }, el('span', {}, title), el('span', { class: 'control' }, input, unit));
}

function valueOf(input) {
  if (input.type === 'checkbox') return input.checked !== (input.dataset.kind === 'off');
  if (input.type !== 'number') return input.value;
  return input.dataset.kind === 'share' ? Number(input.value) / 100 : Number(input.value);
}

for (const id of Object.keys(forms)) {
  byId(id).addEventListener('change', ({ target }) => {
    call('POST', '/sim/settings', { [target.name]: valueOf(target) }).catch(loadSettings);
  });
  byId(id).addEventListener('submit', (event) => event.preventDefault());
}
