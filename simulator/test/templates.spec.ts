import { control, startSimulator } from './merchant.js';
import type { Simulator } from '../src/simulator.js';

let simulator: Simulator;
let token: string;
beforeEach(async () => {
  simulator = await startSimulator();
  const { appId, appSecret } = simulator.platform.accounts.merchant;
  const url = `/cgi-bin/token?grant_type=client_credential&appid=${appId}&secret=${appSecret}`;
  token = JSON.parse((await simulator.app.inject(url)).body).access_token;
});
afterEach(() => simulator.app.close());

const get = async (name: string, query = '') =>
  JSON.parse((await simulator.app.inject(`/wxaapi/newtmpl/${name}?access_token=${token}${query}`)).body);
const post = async (path: string, body: object) =>
  JSON.parse(
    (
      await simulator.app.inject({
        method: 'POST',
        url: `${path}?access_token=${token}`,
        payload: JSON.stringify(body),
      })
    ).body,
  );
const add = (change: object = {}) =>
  post('/wxaapi/newtmpl/addtemplate', { tid: '1104', kidList: [1, 4], sceneDesc: '取餐', ...change });
const own = async () => (await get('gettemplate')).data as Record<string, unknown>[];

it('finds a template by category, title and keywords', async () => {
  const { data } = await get('getcategory');
  expect(data).toContainEqual({ id: 321, name: expect.any(String) });
  const titles = await get('getpubtemplatetitles', '&ids=307,321&start=1&limit=2');
  expect(titles).toMatchObject({ errcode: 0, count: 4, data: [{ tid: 1102, type: 2, categoryId: '307' }, {}] });
  const keywords = await get('getpubtemplatekeywords', '&tid=1104');
  expect(keywords.data[0]).toEqual({ kid: 1, name: '取餐号', example: 'A012', rule: 'character_string' });
});

it('shows the templates it came with as they are to be filled in', async () => {
  const { templates } = simulator.platform.accounts.merchant;
  expect((await own()).map(({ priTmplId, content }) => ({ priTmplId, content }))).toEqual(
    templates.map((template) => ({ priTmplId: template.subscriptionTemplateId, content: template.content })),
  );
  expect((await own())[1]).toMatchObject({
    title: '优惠券到账提醒',
    example: '优惠券:手冲满 50 减 10\n有效期至:2026年8月31日\n商家名称:山野咖啡\n',
    type: 2,
  });
});

it('adds a template in the order of its keywords, sends it, and deletes it', async () => {
  const { priTmplId } = await add({ kidList: [4, 1] });
  expect((await own()).at(-1)).toEqual({
    priTmplId,
    title: '取餐提醒',
    content: '取餐方式:{{enum_string4.DATA}}\n取餐号:{{character_string1.DATA}}\n',
    example: '取餐方式:到店自取\n取餐号:A012\n',
    keywordEnumValueList: [{ enumValueList: ['到店自取', '外卖配送', '堂食'], keywordCode: 'enum_string4.DATA' }],
    type: 2,
  });
  const results = { [priTmplId]: 'accept' };
  expect((await control(simulator, 'POST', '/sim/phones/o-lin/consents', { results })).status).toBe(200);
  const send = (way: string) =>
    post('/cgi-bin/message/subscribe/send', {
      touser: 'o-lin',
      template_id: priTmplId,
      data: { character_string1: { value: 'A012' }, enum_string4: { value: way } },
    });
  const refused = await send('无人机');
  expect(refused).toMatchObject({ errcode: 47003, errmsg: expect.stringContaining('data.enum_string4.value') });
  expect(await send('堂食')).toMatchObject({ errcode: 0 });
  expect(await post('/wxaapi/newtmpl/deltemplate', { priTmplId })).toMatchObject({ errcode: 0 });
  expect(await send('堂食')).toMatchObject({ errcode: 40037 });
  expect(await post('/wxaapi/newtmpl/deltemplate', { priTmplId })).toMatchObject({ errcode: 200014 });
});

it.each([
  [200014, { tid: '9999' }],
  [200014, { tid: '' }],
  [200020, { kidList: [1] }],
  [200020, { kidList: [1, 1] }],
  [200020, { kidList: [1, 9] }],
  [200020, { kidList: [1, 2, 3, 4, 5, 6] }],
  [200021, { sceneDesc: '' }],
  [200021, { sceneDesc: '十六个字的场景描述一定是放不下的' }],
  [200022, { tid: '1101', kidList: [1, 2, 3] }],
])('refuses with %d a template of %j', async (errcode, change) => {
  expect(await add(change)).toMatchObject({ errcode });
  expect(await own()).toHaveLength(3);
});

it('refuses banned templates and more than fifty', async () => {
  await control(simulator, 'POST', '/sim/settings', { bannedTids: [1104] });
  expect(await add()).toMatchObject({ errcode: 200013 });
  await control(simulator, 'POST', '/sim/settings', { bannedTids: [] });
  const filler = { title: 'x', type: 2 as const, fields: [] };
  for (let id = 0; id < 47; id++) simulator.platform.state.addedTemplates.push({ ...filler, id: String(id) });
  expect(await add()).toMatchObject({ errcode: 200012 });
});

it.each([
  [200016, '&ids=307&start=x&limit=1'],
  [200017, '&ids=307&start=0&limit=31'],
  [200018, '&start=0&limit=1'],
  [200019, '&ids=a&start=0&limit=1'],
])('refuses with %d a search by %s', async (errcode, query) => {
  expect(await get('getpubtemplatetitles', query)).toMatchObject({ errcode });
});
