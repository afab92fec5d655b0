import { startCompany, type Company } from './company.js';

const day = 86_400;
/** 2026-06-12 14:32 in China. */
const friday = Date.parse('2026-06-12T14:32:00+08:00');
const midnight = (days: number) => Date.parse('2026-06-12T00:00:00+08:00') / 1_000 + days * day;

let company: Company;
beforeEach(async () => {
  company = await startCompany({ time: friday });
});
afterEach(() => company.close());

const create = async (owner = 'XuAn', name = '会员群'): Promise<string> =>
  (await company.sim('wecom/groups', { owner, name })).chatId;
const act = (chatId: string, action: string, body: object) => company.sim(`wecom/groups/${chatId}/${action}`, body);
const chat = (path: string, body: object) => company.call(`externalcontact/groupchat/${path}`, body);
const get = async (chatId: string) => (await chat('get', { chat_id: chatId, need_name: 1 })).group_chat;

it('lists the groups of owners page by page', async () => {
  const ids = [await create(), await create(), await create('HeQi')];
  const first = await chat('list', { status_filter: 0, limit: 2 });
  expect(first.group_chat_list).toEqual(ids.slice(0, 2).map((chat_id) => ({ chat_id, status: 0 })));
  const second = await chat('list', { status_filter: 0, limit: 2, cursor: first.next_cursor });
  expect(second).toMatchObject({ group_chat_list: [{ chat_id: ids[2] }], next_cursor: '' });
  expect((await chat('list', { owner_filter: { userid_list: ['HeQi'] }, limit: 10 })).group_chat_list).toHaveLength(1);
  expect(await chat('list', { limit: 1_001 })).toMatchObject({ errcode: 40058 });
  expect(await chat('list', { owner_filter: { userid_list: ['nobody'] }, limit: 1 })).toMatchObject({ errcode: 60111 });
});

it('wants a filter where there are too many owners', async () => {
  await create();
  await create('HeQi');
  await company.sim('wecom/settings', { ownersWithoutFilter: 1 });
  expect(await chat('list', { limit: 10 })).toMatchObject({ errcode: 81017 });
  expect(await chat('list', { owner_filter: { userid_list: ['HeQi'] }, limit: 10 })).toMatchObject({ errcode: 0 });
});

it('tells who is in a group, how they came, and another version after each change', async () => {
  const chatId = await create();
  const { config_id } = await chat('add_join_way', { scene: 2, chat_id_list: [chatId], state: 'window' });
  expect((await chat('get_join_way', { config_id })).join_way).toMatchObject({
    config_id,
    chat_id_list: [chatId],
    state: 'window',
    qr_code: expect.stringContaining(config_id),
  });
  await act(chatId, 'join', { openids: ['o-lin'], scene: 3, configId: config_id });
  const joined = await get(chatId);
  expect(joined.member_list).toEqual([
    { userid: 'XuAn', type: 1, join_time: friday / 1_000, join_scene: 1, group_nickname: '', name: '许安' },
    {
      userid: expect.stringMatching(/^wm/),
      type: 2,
      unionid: 'u-lin',
      join_time: friday / 1_000,
      join_scene: 3,
      state: 'window',
      group_nickname: '',
      name: '林知夏',
    },
  ]);
  await act(chatId, 'leave', { openids: ['o-lin'] });
  const left = await get(chatId);
  expect(left.member_list).toHaveLength(1);
  expect(left.member_version).not.toBe(joined.member_version);
});

it('refuses a join way for more than five groups, a long state and unknown groups', async () => {
  const chatId = await create();
  const add = async (body: object) =>
    (await chat('add_join_way', { scene: 2, chat_id_list: [chatId], ...body })).errcode;
  expect(await add({ state: 'x'.repeat(31) })).toBe(40058);
  expect(await add({ chat_id_list: Array.from({ length: 6 }, () => chatId) })).toBe(40058);
  expect(await add({ chat_id_list: ['wr-unknown'] })).toBe(40050);
  expect(await add({ scene: 3 })).toBe(40058);
});

it('knows the group of a visit by what the mini-program learns when it is opened there', async () => {
  const chatId = await create();
  const { openGid } = await company.sim(`wecom/groups/${chatId}`);
  const convert = (opengid: string) => company.call('externalcontact/opengid_to_chatid', { opengid });
  expect(await convert(openGid)).toEqual({ errcode: 0, errmsg: 'ok', chat_id: chatId });
  await act(chatId, 'dismiss', {});
  expect(await convert(openGid)).toMatchObject({ errcode: 40058 });
  expect(await chat('get', { chat_id: chatId })).toMatchObject({ errcode: 49008 });
  expect(await chat('get', { chat_id: 'wr-unknown' })).toMatchObject({ errcode: 40050 });
});

it('counts per owner and per day, up to yesterday and never who spoke', async () => {
  const chatId = await create();
  await act(chatId, 'join', { openids: ['o-lin', 'o-zhou'] });
  await act(chatId, 'messages', { openid: 'o-lin', messages: 5 });
  const today = { day_begin_time: midnight(0), owner_filter: { userid_list: ['XuAn'] } };
  expect(await chat('statistic', today)).toMatchObject({ errcode: 40058 });
  await company.later(day);
  await act(chatId, 'leave', { openids: ['o-zhou'] });
  const counts = { new_chat_cnt: 1, chat_total: 1, chat_has_msg: 1, new_member_cnt: 3, member_total: 3 };
  expect(await chat('statistic', today)).toMatchObject({
    total: 1,
    next_offset: 1,
    items: [{ owner: 'XuAn', data: { ...counts, member_has_msg: 1, msg_total: 5, migrate_trainee_chat_cnt: 0 } }],
  });
  await company.later(day);
  const days = { ...today, day_begin_time: midnight(-1), day_end_time: midnight(1) };
  const { items } = await chat('statistic_group_by_day', days);
  expect(items.map((item: { stat_time: number }) => item.stat_time)).toEqual([midnight(-1), midnight(0), midnight(1)]);
  expect(items.map((item: { data: { member_total: number } }) => item.data.member_total)).toEqual([0, 3, 2]);
});

it('answers at most thirty days of the last half year', async () => {
  await create();
  const ask = async (from: number, to: number) =>
    (await chat('statistic', { day_begin_time: midnight(from), day_end_time: midnight(to) })).errcode;
  expect(await ask(-30, -1)).toBe(0);
  expect(await ask(-31, -1)).toBe(40058);
  expect(await ask(-180, -180)).toBe(0);
  expect(await ask(-181, -181)).toBe(40058);
  expect(await ask(-1, -2)).toBe(40058);
});
