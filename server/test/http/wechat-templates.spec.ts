import type { ServerResponse } from 'node:http';
import type { WechatTemplates } from '@jieti/shared/api/wechat-templates';
import { MessageTemplatesRepository } from '../../src/outbox/message-templates.repository.js';
import { TemplateSyncService } from '../../src/wechat-templates/template-sync.service.js';
import { json, startFakeServer, type FakeServer } from '../wechat/fake-server.js';
import { messageTemplates } from '../wechat/outbox-world.js';
import { wechatSettings } from '../wechat/wechat-settings.js';
import { HttpShop } from './http-shop.js';

const subscription = (priTmplId: string, content: string) => ({
  ...{ priTmplId, title: '会员等级变更通知', content, example: '', type: 2 },
});
const official = (template_id: string, content: string) => ({
  ...{ template_id, title: '等级变更', primary_industry: '', deputy_industry: '', content, example: '' },
});

let shop: HttpShop;
let wechat: FakeServer;
let operator: string;
let onList: (response: ServerResponse) => void;
let officialList: object[];

beforeEach(async () => {
  onList = (response) => json(response, { errcode: 0, data: [subscription('sub-tier', '标题:{{thing1.DATA}}\n')] });
  officialList = [official('oa-tier', '标题:{ {keyword1.DATA} }\n')];
  wechat = await startFakeServer((request, response) => {
    if (request.path === '/cgi-bin/stable_token') return json(response, { access_token: 't', expires_in: 7200 });
    if (request.path === '/wxaapi/newtmpl/gettemplate') return onList(response);
    return json(response, { template_list: officialList });
  });
  shop = await HttpShop.open(wechatSettings(wechat.base));
  await shop.run((tx) => new MessageTemplatesRepository().upsertTemplates(tx, messageTemplates));
  operator = await shop.staff('operator');
});
afterEach(async () => {
  await shop.close();
  await wechat.close();
});

const sync = async () => (await shop.post('/api/wechat/templates/sync', {}, operator)).json<WechatTemplates>();
const states = ({ templates }: WechatTemplates) =>
  Object.fromEntries(templates.map((one) => [`${one.key} ${one.channel}`, one.state]));
const lists = () => wechat.seen.filter((request) => /gettemplate|get_all/.test(request.path)).length;

test('before the first reading nothing is known; after it each template is as WeChat has it', async () => {
  const before = (await shop.get('/api/wechat/templates', operator)).json<WechatTemplates>();
  expect(new Set(Object.values(states(before)))).toEqual(new Set(['unchecked']));
  expect(before.syncs).toEqual([
    { app: 'miniProgram', connected: true, triedAt: null, syncedAt: null, error: null },
    { app: 'officialAccount', connected: true, triedAt: null, syncedAt: null, error: null },
  ]);
  expect(states(await sync())).toEqual({
    'campaign subscription': 'missing',
    'campaign officialAccount': 'missing',
    'tier-up subscription': 'ok',
    'tier-up officialAccount': 'ok',
  });
});

test('a template that was taken away at WeChat is missing, and comes back when it does', async () => {
  await sync();
  onList = (response) => json(response, { errcode: 0, data: [] });
  expect(states(await sync())).toMatchObject({ 'tier-up subscription': 'missing' });
  onList = (response) => json(response, { errcode: 0, data: [subscription('sub-tier', '标题:{{thing1.DATA}}\n')] });
  expect(states(await sync())).toMatchObject({ 'tier-up subscription': 'ok' });
});

test('keys that differ are named on both sides', async () => {
  const content = '标题:{{thing2.DATA}}\n说明:{{thing3.DATA}}\n';
  onList = (response) => json(response, { errcode: 0, data: [subscription('sub-tier', content)] });
  const changed = (await sync()).templates.find((one) => one.templateId === 'sub-tier');
  expect(changed).toMatchObject({
    state: 'keysChanged',
    missingKeys: ['thing2', 'thing3'],
    unknownKeys: ['thing1'],
    content,
  });
});

test('templates nobody uses are listed', async () => {
  officialList.push(official('oa-spare', '备用:{{keyword1.DATA}}\n'));
  expect((await sync()).unused).toEqual([
    { app: 'officialAccount', templateId: 'oa-spare', title: '等级变更', content: '备用:{{keyword1.DATA}}\n' },
  ]);
});

test('a list that cannot be read leaves what was known, and says why', async () => {
  await sync();
  onList = (response) => json(response, { errcode: 48001, errmsg: 'api unauthorized' });
  const after = await sync();
  expect(states(after)).toMatchObject({ 'tier-up subscription': 'ok' });
  expect(after.syncs[0]).toMatchObject({ error: '账号没有读取模板的权限', syncedAt: shop.clock.now() });
});

test('by itself a list is read every six hours, by one process', async () => {
  const service = shop.app.get(TemplateSyncService, { strict: false });
  await Promise.all([service.syncDue(), service.syncDue(), service.syncDue()]);
  expect(lists()).toBe(2);
  shop.clock.advance(6 * 3_600_000 - 1);
  await service.syncDue();
  expect(lists()).toBe(2);
  shop.clock.advance(1);
  await Promise.all([service.syncDue(), service.syncDue()]);
  expect(lists()).toBe(4);
});

test('clerks and members have no business here', async () => {
  expect((await shop.get('/api/wechat/templates', await shop.staff('clerk'))).status).toBe(403);
  expect((await shop.post('/api/wechat/templates/sync', {}, await shop.staff('clerk'))).status).toBe(403);
  expect((await shop.get('/api/wechat/templates')).status).toBe(401);
});
