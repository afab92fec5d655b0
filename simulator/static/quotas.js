import { byId, button, call, copy, count, el } from './dom.js';

const tokenKinds = { classic: '普通 token', stable: '稳定版 token', wecom: '企业微信 token' };

export async function loadStats() {
  const { endpoints, tokensIssued, callsToday = {} } = await call('GET', '/sim/stats');
  byId('tokens').replaceChildren(
    ...Object.entries(tokenKinds).map(([kind, name]) =>
      el('div', { class: 'figure' }, el('b', {}, count(tokensIssued[kind] ?? 0)), el('span', {}, `发出的${name}`)),
    ),
  );
  const today = {};
  for (const [key, calls] of Object.entries(callsToday)) {
    const endpoint = key.split(' ')[1];
    today[endpoint] = (today[endpoint] ?? 0) + calls;
  }
  const rows = Object.entries(endpoints).sort(([, a], [, b]) => b.calls - a.calls);
  byId('usage').replaceChildren(
    el(
      'thead',
      {},
      el(
        'tr',
        {},
        el('th', {}, '接口'),
        el('th', { class: 'number' }, '调用'),
        el('th', { class: 'number' }, '今天计额'),
        el('th', {}, '回答'),
      ),
    ),
    el(
      'tbody',
      {},
      ...rows.map(([endpoint, { calls, results }]) =>
        el(
          'tr',
          {},
          el('td', { class: 'code' }, endpoint),
          el('td', { class: 'number' }, count(calls)),
          el('td', { class: 'number' }, endpoint in today ? count(today[endpoint]) : '—'),
          el('td', {}, ...Object.entries(results).map(result)),
        ),
      ),
      ...(rows.length === 0 ? [el('tr', {}, el('td', { class: 'empty', colspan: 4 }, '商家还没有调用过接口。'))] : []),
    ),
  );
}

const resultNames = { ok: '成功', noAnswer: '没有回复' };

function result([name, number]) {
  return el('span', { class: name === 'ok' ? 'chip' : 'chip bad' }, `${resultNames[name] ?? name} × ${count(number)}`);
}

const shownAccounts = {
  appId: '小程序 AppID',
  appSecret: '小程序 AppSecret',
  'officialAccount.appId': '公众号 AppID',
  'officialAccount.appSecret': '公众号 AppSecret',
  'pay.mchId': '商户号',
  'pay.apiV3Key': 'APIv3 密钥',
  'pay.merchantSerial': '商户证书序列号',
  'pay.merchantKeyPem': '商户私钥',
  'pay.publicKeyId': '微信支付公钥 ID',
  'pay.publicKeyPem': '微信支付公钥',
  'wecom.corpId': '企业 ID',
  'wecom.agentId': '应用 AgentId',
  'wecom.secret': '应用 Secret',
  'callbacks.miniProgram.token': '小程序推送 Token',
  'callbacks.miniProgram.encodingAesKey': '小程序推送 EncodingAESKey',
  'callbacks.officialAccount.token': '公众号推送 Token',
  'callbacks.officialAccount.encodingAesKey': '公众号推送 EncodingAESKey',
  'callbacks.wecom.token': '企业微信回调 Token',
  'callbacks.wecom.encodingAesKey': '企业微信回调 EncodingAESKey',
};

export async function loadAccounts() {
  const accounts = await call('GET', '/sim/accounts');
  const rows = [
    ['接口地址', location.origin],
    ...Object.entries(shownAccounts).map(([path, name]) => [name, read(accounts, path)]),
  ];
  byId('accounts').replaceChildren(...rows.filter(([, value]) => value !== '').flatMap(account));
}

function read(accounts, path) {
  return String(path.split('.').reduce((value, key) => value?.[key], accounts) ?? '');
}

function account([name, value]) {
  const copier = button('复制', () => copy(value), {
    class: 'small',
    'aria-label': `复制${name}`,
  });
  return [el('dt', {}, name), el('dd', {}, el('span', { class: 'code' }, value.split('\n')[0]), copier)];
}

byId('stats-clear').addEventListener('click', () => call('DELETE', '/sim/stats').then(loadStats, loadStats));
