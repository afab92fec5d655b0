import { control, listenAsMerchant, startSimulator, until } from './merchant.js';
import type { Simulator } from '../src/simulator.js';

let simulator: Simulator;
let token: string;
let oaToken: string;
beforeEach(async () => {
  simulator = await startSimulator();
  token = await tokenOf(merchant().appId, merchant().appSecret);
  oaToken = await tokenOf(merchant().officialAccount.appId, merchant().officialAccount.appSecret);
});
afterEach(() => simulator.app.close());

const merchant = () => simulator.platform.accounts.merchant;
const template = () => merchant().templates.find((candidate) => candidate.key === 'coupon-granted')!;

async function tokenOf(appid: string, secret: string): Promise<string> {
  const url = `/cgi-bin/token?grant_type=client_credential&appid=${appid}&secret=${secret}`;
  return JSON.parse((await simulator.app.inject(url)).body).access_token;
}

const data = (change: object = {}) => ({
  thing1: { value: '手冲满 50 减 10' },
  date2: { value: '2026-08-31' },
  thing3: { value: '山野咖啡' },
  ...change,
});

async function post(path: string, body: object | string): Promise<string> {
  const payload = typeof body === 'string' ? body : JSON.stringify(body);
  const access = path.includes('subscribe') ? token : oaToken;
  return (await simulator.app.inject({ method: 'POST', url: `${path}?access_token=${access}`, payload })).body;
}
const subscribe = (change: object = {}) =>
  post('/cgi-bin/message/subscribe/send', {
    touser: 'o-lin',
    template_id: template().subscriptionTemplateId,
    page: 'pages/coupons/index',
    miniprogram_state: 'formal',
    lang: 'zh_CN',
    data: data(),
    ...change,
  });
const official = async (change: object = {}) =>
  JSON.parse(
    await post('/cgi-bin/message/template/send', {
      touser: 'oa-lin',
      template_id: template().oaTemplateId,
      miniprogram: { appid: merchant().appId, pagepath: 'pages/coupons/index' },
      data: data(),
      ...change,
    }),
  );
const codeOf = async (answer: Promise<string>) => JSON.parse(await answer).errcode;
const accept = (times = 1) =>
  Promise.all(
    Array.from({ length: times }, () =>
      control(simulator, 'POST', '/sim/phones/o-lin/consents', {
        results: { [template().subscriptionTemplateId]: 'accept' },
      }),
    ),
  );
const phone = async () => (await control(simulator, 'GET', '/sim/phones/o-lin')).json;

it('sends one message per consent and then answers 43101', async () => {
  await accept(2);
  expect(await codeOf(subscribe())).toBe(0);
  expect(await codeOf(subscribe())).toBe(0);
  expect(await codeOf(subscribe())).toBe(43101);
  const { messages, consents } = await phone();
  expect(messages).toHaveLength(2);
  expect(consents[template().subscriptionTemplateId]).toBe(0);
  expect(messages[0]).toMatchObject({
    channel: 'subscription',
    title: '优惠券到账提醒',
    page: 'pages/coupons/index',
    fields: [
      { label: '优惠券', value: '手冲满 50 减 10' },
      { label: '有效期至', value: '2026-08-31' },
      { label: '商家名称', value: '山野咖啡' },
    ],
  });
});

it('counts a reject as no consent, and takes nothing away for it', async () => {
  await accept();
  await control(simulator, 'POST', '/sim/phones/o-lin/consents', {
    results: { [template().subscriptionTemplateId]: 'reject' },
  });
  expect((await phone()).consents[template().subscriptionTemplateId]).toBe(1);
});

it('refuses popups with unknown templates or more than five', async () => {
  const ask = (ids: string[]) =>
    control(simulator, 'POST', '/sim/phones/o-lin/consents', {
      results: Object.fromEntries(ids.map((id) => [id, 'accept'])),
    });
  expect((await ask(['unknown'])).json.error.code).toBe('20001');
  expect((await ask(['1', '2', '3', '4', '5', '6'])).json.error.code).toBe('20003');
});

it('emits message ids that no JavaScript number can hold', async () => {
  await accept(20);
  for (let send = 0; send < 20; send++) {
    const text = /"msgid":(\d+)\}$/.exec(await subscribe())?.[1] ?? '';
    expect(BigInt(text)).toBeGreaterThan(2n ** 53n);
    expect(String(Number(text))).not.toBe(text);
    expect((await phone()).messages[0].id).toBe(text);
  }
});

it('keeps the consent when a send is refused', async () => {
  await accept();
  expect(
    await codeOf(subscribe({ data: data({ thing1: { value: '二十个字以上的优惠券名称一定是放不下的对吧对吧' } }) })),
  ).toBe(47003);
  expect((await phone()).consents[template().subscriptionTemplateId]).toBe(1);
});

it.each([
  ['thing1', '一二三四五六七八九十一二三四五六七八九十一'],
  ['thing1', '两\n行'],
  ['date2', '明天'],
  ['thing4', '模板里没有'],
])('names the field %s whose value breaks the rules', async (key, value) => {
  await accept();
  const answer = JSON.parse(await subscribe({ data: data({ [key]: { value } }) }));
  expect(answer.errcode).toBe(47003);
  expect(answer.errmsg).toContain(`data.${key}.value`);
});

it('names a missing field', async () => {
  const answer = JSON.parse(await subscribe({ data: { thing1: { value: '手冲' }, date2: { value: '2026-08-31' } } }));
  expect(answer.errmsg).toContain('data.thing3.value is empty');
});

it('refuses unknown people, unknown templates, banned ones and broken bodies', async () => {
  await accept();
  expect(await codeOf(subscribe({ touser: 'oa-lin' }))).toBe(40003);
  expect(await codeOf(subscribe({ template_id: template().oaTemplateId }))).toBe(40037);
  expect(await codeOf(post('/cgi-bin/message/subscribe/send', '{'))).toBe(47001);
  await control(simulator, 'POST', '/sim/settings', { bannedTemplates: [template().subscriptionTemplateId] });
  expect(await codeOf(subscribe())).toBe(43107);
});

it('refuses a second send to the same phone while the first is under way', async () => {
  await accept(2);
  await control(simulator, 'POST', '/sim/settings', { sendLatencyMs: 50 });
  const codes = await Promise.all([codeOf(subscribe()), codeOf(subscribe())]);
  expect(codes.sort()).toEqual([0, 43108]);
});

it('sends official account messages to followers only', async () => {
  expect(await official()).toEqual({ errcode: 0, errmsg: 'ok', msgid: expect.any(Number) });
  expect(await official({ touser: 'oa-zhou' })).toMatchObject({ errcode: 43004 });
  expect(await official({ touser: 'o-lin' })).toMatchObject({ errcode: 40003 });
  expect(await official({ template_id: template().subscriptionTemplateId })).toMatchObject({ errcode: 40037 });
  await control(simulator, 'POST', '/sim/phones/o-lin/follow', { follows: false });
  expect(await official()).toMatchObject({ errcode: 43004 });
  expect((await phone()).messages).toMatchObject([{ channel: 'officialAccount', page: 'pages/coupons/index' }]);
});

it('sends the same client_msg_id once within ten minutes', async () => {
  const first = await official({ client_msg_id: 'tier-up-7' });
  expect((await official({ client_msg_id: 'tier-up-7' })).msgid).toBe(first.msgid);
  expect((await phone()).messages).toHaveLength(1);
  await control(simulator, 'POST', '/sim/clock', { advanceSeconds: 601 });
  await official({ client_msg_id: 'tier-up-7' });
  expect((await phone()).messages).toHaveLength(2);
});

it('ends the day of the official account at its quota', async () => {
  await control(simulator, 'POST', '/sim/settings', { oaDailyQuota: 1 });
  await official();
  expect(await official()).toMatchObject({ errcode: 45009 });
  await control(simulator, 'POST', '/sim/clock', { advanceSeconds: 86_400 });
  oaToken = await tokenOf(merchant().officialAccount.appId, merchant().officialAccount.appSecret);
  expect(await official()).toMatchObject({ errcode: 0 });
});

it('takes each token only for its own account', async () => {
  [token, oaToken] = [oaToken, token];
  expect(await codeOf(subscribe())).toBe(40001);
  expect(await official()).toMatchObject({ errcode: 40001 });
});

describe('what a message came to is told by an event', () => {
  async function listening() {
    const server = await listenAsMerchant(200);
    Object.assign(simulator.platform, { merchantUrl: server.url });
    await control(simulator, 'POST', '/sim/settings', { callbackMode: 'plain', callbackSingleList: 'array' });
    return server;
  }

  it.each([
    [0, { ErrorCode: '0', ErrorStatus: 'success' }, 1],
    [1, { ErrorCode: '-1', ErrorStatus: 'failed: system failed' }, 0],
  ])('with the msgid of the reply, %d failures ahead', async (failSubscribeSends, outcome, received) => {
    const server = await listening();
    await accept();
    await control(simulator, 'POST', '/sim/settings', { failSubscribeSends });
    const msgid = /"msgid":(\d+)\}$/.exec(await subscribe())?.[1];
    await until(() => server.received.length === 2);
    const events = server.received.map((event) => JSON.parse(event.body));
    expect(events.find((event) => event.Event === 'subscribe_msg_sent_event')).toMatchObject({
      Event: 'subscribe_msg_sent_event',
      FromUserName: 'o-lin',
      List: [{ TemplateId: template().subscriptionTemplateId, MsgID: msgid, ...outcome }],
    });
    expect((await phone()).messages).toHaveLength(received);
    await server.close();
  });

  it.each([
    ['success', {}, {}],
    ['failed: system failed', { oaJobOutcome: 'failed: system failed' }, {}],
    ['failed:user block', {}, { follows: true, blocks: true }],
  ])('and of the official account as %s', async (status, change, follow) => {
    await control(simulator, 'POST', '/sim/phones/o-lin/follow', { follows: true, ...follow });
    await control(simulator, 'POST', '/sim/settings', change);
    const server = await listening();
    const { msgid } = await official();
    await until(() => server.received.length === 1);
    expect(server.received[0]?.body).toContain(
      `<Event><![CDATA[TEMPLATESENDJOBFINISH]]></Event><MsgID>${msgid}</MsgID><Status><![CDATA[${status}]]></Status>`,
    );
    expect((await phone()).messages).toHaveLength(status === 'success' ? 1 : 0);
    await server.close();
  });
});
