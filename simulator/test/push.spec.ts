import { control, listenAsMerchant, startSimulator, until } from './merchant.js';
import { openEvent } from './opened-event.js';
import { pushEvent } from '../src/push/push.js';
import type { Simulator } from '../src/simulator.js';

let simulator: Simulator;
let closers: (() => Promise<void>)[] = [];
beforeEach(async () => {
  simulator = await startSimulator();
  closers.push(() => simulator.app.close());
});
afterEach(async () => {
  await Promise.all(closers.map((close) => close()));
  closers = [];
});

async function shop(...statuses: number[]) {
  const server = await listenAsMerchant(...statuses);
  closers.push(server.close);
  Object.assign(simulator.platform, { merchantUrl: server.url });
  return server;
}
const accounts = () => simulator.platform.accounts.merchant;
const templateId = (index = 0) => accounts().templates[index]!.subscriptionTemplateId;
const settings = (change: object) => control(simulator, 'POST', '/sim/settings', change);
const phone = (action: string, body: object = {}) => control(simulator, 'POST', `/sim/phones/o-lin/${action}`, body);
const answer = (results: object) => phone('consents', { results });

type Account = 'miniProgram' | 'officialAccount' | 'wecom';
type Shop = Awaited<ReturnType<typeof listenAsMerchant>>;
function events(server: Shop, account: Account = 'miniProgram') {
  const { token, encodingAesKey } = accounts().callbacks[account];
  return server.received.map((received) => openEvent(received, token, encodingAesKey));
}
async function firstEvent(server: Shop, account: Account = 'miniProgram') {
  await until(() => server.received.length > 0);
  return events(server, account)[0]!;
}
const json = (event: { text: string }) => JSON.parse(event.text) as Record<string, unknown>;

it('pushes the answer of the popup sealed and signed, with every number as text', async () => {
  const server = await shop(200);
  await answer({ [templateId(0)]: 'accept', [templateId(1)]: 'reject', [templateId(2)]: 'filter' });
  const event = await firstEvent(server);
  expect(event).toMatchObject({ path: '/api/wechat/callback/mini-program', signed: true, receiveId: accounts().appId });
  expect([...event.query.keys()].sort()).toEqual([
    'encrypt_type',
    'msg_signature',
    'nonce',
    'openid',
    'signature',
    'timestamp',
  ]);
  expect(json(event)).toEqual({
    ToUserName: accounts().originalId,
    FromUserName: 'o-lin',
    CreateTime: expect.stringMatching(/^\d{10}$/),
    MsgType: 'event',
    Event: 'subscribe_msg_popup_event',
    List: [
      { TemplateId: templateId(0), SubscribeStatusString: 'accept', PopupScene: '0' },
      { TemplateId: templateId(1), SubscribeStatusString: 'reject', PopupScene: '0' },
    ],
  });
});

it('pushes plainly where the account is set up so', async () => {
  await settings({ callbackMode: 'plain' });
  const server = await shop(200);
  await answer({ [templateId()]: 'accept' });
  const event = await firstEvent(server);
  expect(event).toMatchObject({ signed: true, receiveId: null });
  expect(event.query.has('encrypt_type')).toBe(false);
  expect(json(event)['Event']).toBe('subscribe_msg_popup_event');
});

it.each(['plain', 'safe'])('wraps the list in XML, in %s mode', async (callbackMode) => {
  await settings({ callbackMode, callbackFormat: 'xml' });
  const server = await shop(200);
  await answer({ [templateId(0)]: 'accept', [templateId(1)]: 'reject' });
  const event = await firstEvent(server);
  expect(server.received[0]?.headers['content-type']).toBe('text/xml');
  const entry = (id: string, status: string) =>
    `<List><TemplateId><![CDATA[${id}]]></TemplateId><SubscribeStatusString><![CDATA[${status}]]></SubscribeStatusString>` +
    '<PopupScene>0</PopupScene></List>';
  expect(event.text.replace(/<CreateTime>\d{10}<\/CreateTime>/, '<CreateTime>now</CreateTime>')).toBe(
    `<xml><ToUserName><![CDATA[${accounts().originalId}]]></ToUserName><FromUserName><![CDATA[o-lin]]></FromUserName>` +
      '<CreateTime>now</CreateTime><MsgType><![CDATA[event]]></MsgType>' +
      '<Event><![CDATA[subscribe_msg_popup_event]]></Event>' +
      `<SubscribeMsgPopupEvent>${entry(templateId(0), 'accept')}${entry(templateId(1), 'reject')}</SubscribeMsgPopupEvent></xml>`,
  );
});

it('cuts text that would end its CDATA section', async () => {
  await settings({ callbackMode: 'plain' });
  const server = await shop(200);
  pushEvent(simulator.platform, 'officialAccount', 'oa-lin', { Event: 'subscribe', EventKey: 'a]]>b' });
  const event = await firstEvent(server, 'officialAccount');
  expect(event.text).toContain('<EventKey><![CDATA[a]]]]><![CDATA[>b]]></EventKey>');
});

it.each([
  ['object', (list: unknown) => !Array.isArray(list)],
  ['array', (list: unknown) => Array.isArray(list)],
])('writes a list of one entry as an %s where asked to', async (callbackSingleList, holds) => {
  await settings({ callbackSingleList });
  const server = await shop(200);
  await answer({ [templateId()]: 'accept' });
  expect(holds(json(await firstEvent(server))['List'])).toBe(true);
});

it('sends the official account XML, with its own keys and openid', async () => {
  const server = await shop(200);
  await phone('follow', { follows: false });
  await phone('follow', { follows: false });
  await phone('follow', { follows: true });
  await until(() => server.received.length === 2);
  const pushed = events(server, 'officialAccount');
  expect(pushed.every((event) => event.signed && event.receiveId === accounts().officialAccount.appId)).toBe(true);
  expect(pushed.map((event) => /<Event><!\[CDATA\[(\w+)/.exec(event.text)?.[1]).sort()).toEqual([
    'subscribe',
    'unsubscribe',
  ]);
  expect(pushed[0]?.text).toContain('<FromUserName><![CDATA[oa-lin]]>');
});

it('pushes to WeCom sealed and in XML whatever the settings say', async () => {
  await settings({ callbackMode: 'plain', callbackFormat: 'json' });
  const server = await shop(200);
  pushEvent(simulator.platform, 'wecom', 'sys', { Event: 'change_external_contact', ChangeType: 'del_follow_user' });
  const event = await firstEvent(server, 'wecom');
  expect(event).toMatchObject({ path: '/api/wechat/callback/wecom', signed: true, receiveId: accounts().wecom.corpId });
  expect([...event.query.keys()].sort()).toEqual(['msg_signature', 'nonce', 'timestamp']);
  expect(server.received[0]?.body).toContain(`<AgentID><![CDATA[${accounts().wecom.agentId}]]>`);
});

it('tells of a withdrawal and sends nothing more', async () => {
  const server = await shop(200);
  await answer({ [templateId()]: 'accept' });
  const { consents } = (await phone('withdraw', { templateIds: [templateId()] })).json;
  expect(consents[templateId()]).toBe(0);
  await settings({ callbackSingleList: 'array' });
  await until(() => server.received.length === 2);
  const withdrawal = events(server).map(json)[1];
  expect(withdrawal).toMatchObject({ Event: 'subscribe_msg_change_event', FromUserName: 'o-lin' });
  expect([withdrawal?.['List']].flat()).toEqual([{ TemplateId: templateId(), SubscribeStatusString: 'reject' }]);
});

it.each([
  ['revoke', { revokeInfo: '6' }, { Event: 'user_authorization_revoke', OpenID: 'o-lin', RevokeInfo: '6' }],
  ['cancel-account', {}, { Event: 'user_authorization_cancellation', OpenID: 'o-lin' }],
  ['modify-info', {}, { Event: 'user_info_modified', openid: 'o-lin' }],
])('tells of %s from an account of the platform', async (action, body, fields) => {
  const server = await shop(200);
  await phone(action, body);
  const event = json(await firstEvent(server));
  expect(event).toMatchObject({ ...fields, CreateTime: expect.any(Number) });
  expect(event['FromUserName']).not.toBe('o-lin');
});

it('lets nothing reach a person who closed the account', async () => {
  await phone('cancel-account');
  expect((await phone('login-code')).json.error.code).toBe('account_cancelled');
  expect((await answer({ [templateId()]: 'accept' })).status).toBe(409);
});

it('tries three times and then leaves it', async () => {
  const server = await shop(500);
  await answer({ [templateId()]: 'accept' });
  await until(() => server.received.length === 3);
  await phone('modify-info');
  await until(() => server.received.length === 6);
  expect(events(server).map((event) => json(event)['Event'])).toEqual([
    ...Array<string>(3).fill('subscribe_msg_popup_event'),
    ...Array<string>(3).fill('user_info_modified'),
  ]);
});

it('stops trying once it was heard', async () => {
  const server = await shop(500, 200);
  await answer({ [templateId()]: 'accept' });
  await until(() => server.received.length === 2);
  await phone('modify-info');
  await until(() => server.received.length === 3);
  expect(json(events(server)[2]!)['Event']).toBe('user_info_modified');
});

it('delivers twice, loses and turns round where asked to', async () => {
  const server = await shop(200);
  const named = () => events(server).map((event) => String(json(event)['Event']));
  await settings({ duplicateCallbacks: true, loseCallbacks: 1 });
  await answer({ [templateId()]: 'accept' });
  await phone('modify-info');
  await until(() => server.received.length === 2);
  expect(named()).toEqual(['user_info_modified', 'user_info_modified']);
  await settings({ duplicateCallbacks: false, reorderCallbacks: true });
  await phone('revoke');
  await phone('modify-info');
  await until(() => server.received.length === 4);
  expect(named().slice(2)).toEqual(['user_info_modified', 'user_authorization_revoke']);
});

it('delivers what nothing overtakes all the same', async () => {
  const server = await shop(200);
  await settings({ reorderCallbacks: true });
  await phone('revoke');
  expect(json(await firstEvent(server))['Event']).toBe('user_authorization_revoke');
});

it('loses a share of the events, and all of them where push is off', async () => {
  const server = await shop(200);
  await settings({ callbackLossRate: 1 });
  await phone('revoke');
  await settings({ callbackLossRate: 0, pushEvents: false });
  await phone('revoke');
  await settings({ pushEvents: true });
  await phone('modify-info');
  expect(json(await firstEvent(server))['Event']).toBe('user_info_modified');
  const lost = simulator.platform.log.list(50).filter((entry) => entry.note.startsWith('丢失的事件'));
  expect(lost).toHaveLength(1);
});
