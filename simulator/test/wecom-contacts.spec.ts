import { startCompany, type Company } from './company.js';

let company: Company;
beforeEach(async () => {
  company = await startCompany();
});
afterEach(() => company.close());

const list = (userid: string) => company.call(`externalcontact/list?userid=${userid}`);
const get = (id: string) => company.call(`externalcontact/get?external_userid=${id}`);
const convert = (body: object) => company.call('idconvert/unionid_to_external_userid', body);

it('says that there is no customer instead of answering an empty list', async () => {
  expect(await list('XuAn')).toMatchObject({ errcode: 84061 });
  expect(await list('nobody')).toMatchObject({ errcode: 60111 });
});

it('tells who a customer is, by the union id of the mini-program, and whose contact', async () => {
  const id = await company.befriend('o-lin', 'XuAn', { state: 'poster' });
  expect(await list('XuAn')).toEqual({ errcode: 0, errmsg: 'ok', external_userid: [id] });
  expect(await get(id)).toMatchObject({
    external_contact: { external_userid: id, name: '林知夏', type: 1, unionid: 'u-lin' },
    follow_user: [{ userid: 'XuAn', add_way: 1, state: 'poster', createtime: expect.any(Number), tags: [] }],
  });
  expect(await get('wm-unknown')).toMatchObject({ errcode: 40096 });
});

it('pages the customers of several members of staff', async () => {
  await company.befriend('o-lin', 'XuAn');
  await company.befriend('o-lin', 'HeQi');
  await company.befriend('o-zhou', 'HeQi');
  const page = (cursor: string) =>
    company.call('externalcontact/batch/get_by_user', { userid_list: ['XuAn', 'HeQi'], limit: 2, cursor });
  const first = await page('');
  expect(first.external_contact_list).toHaveLength(2);
  expect(first.external_contact_list[0]).toMatchObject({
    external_contact: { unionid: 'u-lin' },
    follow_info: { userid: 'XuAn', tag_id: [] },
  });
  const second = await page(first.next_cursor);
  expect(second).toMatchObject({
    external_contact_list: [{ external_contact: { unionid: 'u-zhou' } }],
    next_cursor: '',
  });
  expect(await page('made-up')).toMatchObject({ errcode: 40058 });
});

it('keeps a customer who left in the list of the staff, and drops one whom the staff removed', async () => {
  const id = await company.befriend('o-lin', 'XuAn');
  await company.sim('wecom/friends/remove', { openid: 'o-lin', userid: 'XuAn', by: 'customer' });
  expect((await list('XuAn')).external_userid).toEqual([id]);
  await company.sim('wecom/friends/remove', { openid: 'o-lin', userid: 'XuAn', by: 'staff' });
  expect(await list('XuAn')).toMatchObject({ errcode: 84061 });
  expect(await get(id)).toMatchObject({ errcode: 84061 });
});

it('converts a person of the mini-program to a customer, or to an id that is pending for ninety days', async () => {
  const ids = { unionid: 'u-lin', openid: 'o-lin', subject_type: 0 };
  const { pending_id, external_userid } = await convert(ids);
  expect([pending_id, external_userid]).toEqual([expect.any(String), undefined]);
  expect((await convert(ids)).pending_id).toBe(pending_id);
  const customer = await company.befriend('o-lin', 'XuAn');
  expect(await convert(ids)).toEqual({ errcode: 0, errmsg: 'ok', external_userid: customer });
  const pending = () => company.call('idconvert/batch/external_userid_to_pending_id', { external_userid: [customer] });
  expect((await pending()).result).toEqual([{ external_userid: customer, pending_id }]);
  await company.later(91 * 86_400);
  expect((await pending()).result).toEqual([]);
  expect(await company.call('externalcontact/unionid_to_external_userid', { unionid: 'u-lin' })).toMatchObject({
    external_userid: customer,
  });
});

it('refuses ids that do not belong together', async () => {
  expect(await convert({ unionid: 'u-lin', openid: 'o-zhou' })).toMatchObject({ errcode: 40058 });
});

it('closes the conversion for a day to who converts in bulk', async () => {
  await company.sim('wecom/settings', { bulkConversions: 3 });
  const ids = { unionid: 'u-lin', openid: 'o-lin' };
  const codes = [];
  for (let time = 0; time < 5; time++) codes.push((await convert(ids)).errcode);
  expect(codes).toEqual([0, 0, 0, 48002, 48002]);
  await company.later(3_600);
  expect((await convert(ids)).errcode).toBe(48002);
  await company.later(86_400);
  expect((await convert(ids)).errcode).toBe(0);
});

it('takes a welcome once, and only for twenty seconds', async () => {
  const code = async () => (await company.sim('wecom/friends', { openid: 'o-lin', userid: 'XuAn' })).welcomeCode;
  const welcome = async (welcome_code: string) =>
    (await company.call('externalcontact/send_welcome_msg', { welcome_code, text: { content: '你好' } })).errcode;
  const first = await code();
  expect([await welcome(first), await welcome(first)]).toEqual([0, 41051]);
  const late = await code();
  await company.later(21);
  expect(await welcome(late)).toBe(41051);
  expect((await company.sim('phones/o-lin')).messages).toMatchObject([
    { channel: 'wecom', title: '许安 · 安福路店', fields: [{ value: '你好' }] },
  ]);
});

it('makes a population out of the phones, once', async () => {
  const phones = Array.from({ length: 100 }, (_, index) => ({
    openid: `o-${index}`,
    unionid: `u-${index}`,
    name: '人',
  }));
  await company.sim('phones', { phones });
  const added = await company.sim('wecom/population', { friends: 0.5, groups: 0.5 });
  expect(added.customers).toBeGreaterThan(40);
  expect(added.members).toBeGreaterThan(20);
  expect(await company.sim('wecom/population', { friends: 1, groups: 1 })).toEqual({ customers: 0, members: 0 });
  const { staff, groups } = await company.sim('wecom');
  expect(groups.length).toBeGreaterThan(0);
  expect(staff.reduce((sum: number, one: { customers: number }) => sum + one.customers, 0)).toBeGreaterThan(20);
});
