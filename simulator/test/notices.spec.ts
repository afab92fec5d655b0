import { control, listenAsMerchant, startSimulator, until } from './merchant.js';
import type { Simulator } from '../src/simulator.js';

let simulator: Simulator;
let token: string;
beforeEach(async () => {
  simulator = await startSimulator();
  const { appId, appSecret } = merchant().officialAccount;
  const url = `/cgi-bin/token?grant_type=client_credential&appid=${appId}&secret=${appSecret}`;
  token = JSON.parse((await simulator.app.inject(url)).body).access_token;
});
afterEach(() => simulator.app.close());

const merchant = () => simulator.platform.accounts.merchant;
const notice = () => merchant().noticeTemplates[1]!.templateId;
async function send(change: object = {}, way = 'subscribe/bizsend'): Promise<string> {
  const body = {
    touser: 'oa-zhou',
    template_id: notice(),
    page: 'https://mp.weixin.qq.com',
    data: { thing1: { value: '手冲券' }, date2: { value: '2026-08-31' }, thing3: { value: '山野咖啡' } },
    ...change,
  };
  const url = `/cgi-bin/message/${way}?access_token=${token}`;
  return (await simulator.app.inject({ method: 'POST', url, payload: JSON.stringify(body) })).body;
}
const codeOf = async (answer: Promise<string>) => JSON.parse(await answer).errcode;

it('needs the consent given to the official account, and tells what it came to', async () => {
  expect(await codeOf(send())).toBe(43101);
  const server = await listenAsMerchant(200);
  Object.assign(simulator.platform, { merchantUrl: server.url });
  await control(simulator, 'POST', '/sim/settings', { callbackMode: 'plain' });
  const results = { [notice()]: 'accept' };
  await control(simulator, 'POST', '/sim/phones/o-zhou/notice-consents', { results });
  await until(() => server.received.length === 1);
  expect(server.received[0]?.body).toContain('<PopupScene>1</PopupScene>');
  const msgid = /"msgid":(\d+)\}$/.exec(await send())?.[1];
  await until(() => server.received.length === 2);
  expect(server.received[1]?.body).toContain('<FromUserName><![CDATA[oa-zhou]]></FromUserName>');
  expect(server.received[1]?.body).toContain(`<MsgID>${msgid}</MsgID><ErrorCode>0</ErrorCode>`);
  expect(await codeOf(send())).toBe(43101);
  await server.close();
});

it('does not mix templates of the two ways to send', async () => {
  expect(await codeOf(send({ template_id: merchant().templates[1]!.oaTemplateId }))).toBe(40037);
  expect(await codeOf(send({ touser: 'oa-lin' }, 'template/send'))).toBe(40037);
  const results = { unknown: 'accept' };
  expect((await control(simulator, 'POST', '/sim/phones/o-zhou/notice-consents', { results })).status).toBe(400);
});
