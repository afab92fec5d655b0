import { startCompany, type Company } from './company.js';

const start = Date.parse('2026-06-12T14:32:00+08:00');
let company: Company;
let lin: string;
let zhou: string;
beforeEach(async () => {
  company = await startCompany({ time: start });
  lin = await company.befriend('o-lin', 'XuAn');
  zhou = await company.befriend('o-zhou', 'XuAn');
});
afterEach(() => company.close());

const contact = (path: string, body: object) => company.call(`externalcontact/${path}`, body);
const create = (body: object) =>
  contact('add_msg_template', { chat_type: 'single', text: { content: '周六有品鉴会' }, ...body });
const confirm = (msgid: string, userid = 'XuAn', chosen?: string[]) =>
  company.sim(`wecom/tasks/${msgid}/confirm`, { userid, ...(chosen ? { chosen } : {}) });
const results = async (msgid: string, userid = 'XuAn') => {
  const { send_list } = await contact('get_groupmsg_send_result', { msgid, userid });
  return Object.fromEntries(
    send_list.map((row: { external_userid?: string; chat_id?: string; status: number }) => [
      row.external_userid ?? row.chat_id,
      row.status,
    ]),
  );
};

it('makes a task, and sends nothing until a member of staff confirms it', async () => {
  const { msgid, fail_list } = await create({ external_userid: [lin, zhou, 'wm-unknown'] });
  expect(fail_list).toEqual(['wm-unknown']);
  expect(await contact('get_groupmsg_task', { msgid })).toMatchObject({ task_list: [{ userid: 'XuAn', status: 0 }] });
  expect(await results(msgid)).toEqual({ [lin]: 0, [zhou]: 0 });
  expect((await company.sim('phones/o-lin')).messages).toEqual([]);
  await confirm(msgid);
  expect((await contact('get_groupmsg_task', { msgid })).task_list).toEqual([
    { userid: 'XuAn', status: 2, send_time: start / 1_000 },
  ]);
  expect(await results(msgid)).toEqual({ [lin]: 1, [zhou]: 1 });
  expect((await company.sim('phones/o-lin')).messages).toMatchObject([
    { channel: 'wecom', fields: [{ value: '周六有品鉴会' }] },
  ]);
  expect((await confirm(msgid)).error.code).toBe('task_closed');
});

it('does not reach who removed the member of staff meanwhile', async () => {
  const { msgid } = await create({ external_userid: [lin, zhou] });
  await company.sim('wecom/friends/remove', { openid: 'o-zhou', userid: 'XuAn', by: 'customer' });
  await confirm(msgid);
  expect(await results(msgid)).toEqual({ [lin]: 1, [zhou]: 2 });
});

it('lets a customer have as many a month as the month has days', async () => {
  const send = async (): Promise<number> => {
    const { msgid } = await create({ external_userid: [lin] });
    await confirm(msgid);
    return (await results(msgid))[lin];
  };
  const sent = [];
  for (let time = 0; time < 31; time++) sent.push(await send());
  expect(sent).toEqual([...Array.from({ length: 30 }, () => 1), 3]);
  await company.later(19 * 86_400);
  expect(await send()).toBe(1);
});

it('keeps to the tighter quota of the company', async () => {
  await company.sim('wecom/settings', { massQuota: 'day' });
  const send = async (): Promise<number> => {
    const { msgid } = await create({ external_userid: [lin] });
    await confirm(msgid);
    return (await results(msgid))[lin];
  };
  expect([await send(), await send()]).toEqual([1, 3]);
  await company.later(86_400);
  expect(await send()).toBe(1);
});

it('sends to the chosen ones only where the task allows choosing', async () => {
  const free = await create({ external_userid: [lin, zhou], allow_select: true });
  await confirm(free.msgid, 'XuAn', [lin]);
  expect(await results(free.msgid)).toEqual({ [lin]: 1, [zhou]: 0 });
  const strict = await create({ external_userid: [lin, zhou] });
  await confirm(strict.msgid, 'XuAn', [lin]);
  expect(await results(strict.msgid)).toEqual({ [lin]: 1, [zhou]: 1 });
});

it('gives the owners of groups their groups to send to', async () => {
  const { chatId } = await company.sim('wecom/groups', { owner: 'HeQi', name: '会员群' });
  const { msgid } = await create({ chat_type: 'group', chat_id_list: [chatId] });
  await confirm(msgid, 'HeQi');
  expect(await results(msgid, 'HeQi')).toEqual({ [chatId]: 1 });
});

it('refuses what cannot be sent', async () => {
  const codeOf = async (body: object) => (await create(body)).errcode;
  expect(await codeOf({})).toBe(40058);
  expect(await codeOf({ sender: 'nobody' })).toBe(60111);
  expect(await codeOf({ sender: 'HeQi' })).toBe(41048);
  expect(await codeOf({ external_userid: ['wm-unknown'] })).toBe(41048);
  expect(await codeOf({ sender: 'XuAn', text: { content: '字'.repeat(1_334) } })).toBe(40058);
  expect(await codeOf({ sender: 'XuAn', text: undefined })).toBe(40058);
  const link = { msgtype: 'link', link: { title: '品鉴会', url: 'https://shop.example' } };
  expect(await codeOf({ sender: 'XuAn', attachments: Array.from({ length: 10 }, () => link) })).toBe(40058);
  expect(await codeOf({ sender: 'XuAn', attachments: [{ msgtype: 'voice' }] })).toBe(40058);
  expect(await codeOf({ sender: 'XuAn', attachments: [link] })).toBe(0);
});

it('reminds three times a day, stops a task, and lists them by time', async () => {
  const { msgid } = await create({ external_userid: [lin] });
  const remind = async () => (await contact('remind_groupmsg_send', { msgid })).errcode;
  expect([await remind(), await remind(), await remind(), await remind()]).toEqual([0, 0, 0, 45009]);
  await company.later(86_401);
  expect(await remind()).toBe(0);
  expect(await contact('cancel_groupmsg_send', { msgid })).toEqual({ errcode: 0, errmsg: 'ok' });
  expect((await confirm(msgid)).error.code).toBe('task_closed');
  expect(await results(msgid)).toEqual({ [lin]: 0 });
  const span = { chat_type: 'single', start_time: start / 1_000 - 1, end_time: start / 1_000 + 1 };
  expect((await contact('get_groupmsg_list_v2', span)).group_msg_list).toMatchObject([
    { msgid, create_type: 0, create_time: start / 1_000, text: { content: '周六有品鉴会' } },
  ]);
  expect((await contact('get_groupmsg_list_v2', { ...span, end_time: start / 1_000 + 40 * 86_400 })).errcode).toBe(
    40058,
  );
});

it('confirms by itself after a while where it is told to', async () => {
  await company.sim('wecom/settings', { confirmAfterSeconds: 600 });
  const { msgid } = await create({ external_userid: [lin] });
  await company.later(599);
  expect(await results(msgid)).toEqual({ [lin]: 0 });
  await company.later(1);
  expect(await results(msgid)).toEqual({ [lin]: 1 });
});
