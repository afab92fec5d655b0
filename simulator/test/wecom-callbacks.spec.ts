import { startCompany, type Company } from './company.js';
import { listenAsMerchant, until } from './merchant.js';
import { openEvent } from './opened-event.js';

let company: Company;
let shop: Awaited<ReturnType<typeof listenAsMerchant>>;
beforeEach(async () => {
  company = await startCompany();
  shop = await listenAsMerchant(200);
  Object.assign(company.simulator.platform, { merchantUrl: shop.url });
});
afterEach(async () => {
  await company.close();
  await shop.close();
});

const account = () => company.simulator.platform.accounts.merchant;

/** The text of the next event, opened as a shop would. */
async function nextEvent(): Promise<string> {
  const { token, encodingAesKey } = account().callbacks.wecom;
  await until(() => shop.received.length > 0);
  const event = openEvent(shop.received.shift()!, token, encodingAesKey);
  expect(event).toMatchObject({
    path: '/api/wechat/callback/wecom',
    signed: true,
    receiveId: account().wecom.corpId,
  });
  expect(event.text).toContain('<FromUserName><![CDATA[sys]]></FromUserName>');
  return event.text;
}
const values = (text: string, name: string): string[] =>
  [...text.matchAll(new RegExp(`<${name}>(?:<!\\[CDATA\\[)?([^<\\]]*)`, 'g'))].map((found) => found[1] ?? '');

it('tells of a new contact with its channel and a welcome code that works', async () => {
  const externalUserid = await company.befriend('o-lin', 'XuAn', { state: 'poster' });
  const text = await nextEvent();
  expect(values(text, 'Event')).toEqual(['change_external_contact']);
  expect(values(text, 'ChangeType')).toEqual(['add_external_contact']);
  expect(values(text, 'UserID')).toEqual(['XuAn']);
  expect(values(text, 'ExternalUserID')).toEqual([externalUserid]);
  expect(values(text, 'State')).toEqual(['poster']);
  const [welcome_code] = values(text, 'WelcomeCode');
  const welcome = { welcome_code, text: { content: '你好' } };
  expect(await company.call('externalcontact/send_welcome_msg', welcome)).toMatchObject({ errcode: 0 });
});

it('tells who removed whom', async () => {
  await company.befriend('o-lin', 'XuAn');
  await nextEvent();
  await company.sim('wecom/friends/remove', { openid: 'o-lin', userid: 'XuAn', by: 'customer' });
  expect(values(await nextEvent(), 'ChangeType')).toEqual(['del_follow_user']);
  await company.sim('wecom/friends/remove', { openid: 'o-lin', userid: 'XuAn', by: 'transfer' });
  const text = await nextEvent();
  expect(values(text, 'ChangeType')).toEqual(['del_external_contact']);
  expect(values(text, 'Source')).toEqual(['DELETE_BY_TRANSFER']);
});

it.each([
  ['edit_external_contact', null],
  ['add_half_external_contact', null],
  ['transfer_fail', 'customer_refused'],
  ['msg_audit_approved', null],
])('tells of %s', async (change, reason) => {
  await company.befriend('o-lin', 'XuAn');
  await nextEvent();
  await company.sim('wecom/friends/event', { openid: 'o-lin', userid: 'XuAn', change });
  const text = await nextEvent();
  expect(values(text, 'ChangeType')).toEqual([change]);
  expect(values(text, 'FailReason')).toEqual(reason === null ? [] : [reason]);
});

it('tells of a group from its beginning to its end, each version after the one before', async () => {
  const { chatId } = await company.sim('wecom/groups', { owner: 'XuAn', name: '会员群' });
  const created = await nextEvent();
  expect([values(created, 'ChangeType'), values(created, 'ChatId')]).toEqual([['create'], [chatId]]);
  const act = (action: string, body: object) => company.sim(`wecom/groups/${chatId}/${action}`, body);

  await act('join', { openids: ['o-lin', 'o-zhou'], scene: 3 });
  const joined = await nextEvent();
  expect(values(joined, 'UpdateDetail')).toEqual(['add_member']);
  expect(values(joined, 'JoinScene')).toEqual(['3']);
  expect(values(joined, 'MemChangeCnt')).toEqual(['2']);
  expect(values(joined, 'Item')).toEqual([expect.stringMatching(/^wm/), expect.stringMatching(/^wm/)]);

  await act('leave', { openids: ['o-zhou'], by: 'removed' });
  const left = await nextEvent();
  expect(values(left, 'UpdateDetail')).toEqual(['del_member']);
  expect(values(left, 'QuitScene')).toEqual(['1']);
  expect(values(left, 'LastMemVer')).toEqual(values(joined, 'CurMemVer'));
  const { group_chat } = await company.call('externalcontact/groupchat/get', { chat_id: chatId });
  expect(values(left, 'CurMemVer')).toEqual([group_chat.member_version]);

  await act('edit', { name: '会员一群' });
  expect(values(await nextEvent(), 'UpdateDetail')).toEqual(['change_name']);
  await act('edit', { owner: 'HeQi' });
  expect(values(await nextEvent(), 'UpdateDetail')).toEqual(['change_owner']);
  await act('edit', { notice: '周六见' });
  expect(values(await nextEvent(), 'UpdateDetail')).toEqual(['change_notice']);
  await act('dismiss', {});
  expect(values(await nextEvent(), 'ChangeType')).toEqual(['dismiss']);
});

it('does not call back for what the shop did through the interface', async () => {
  const externalUserid = await company.befriend('o-lin', 'XuAn');
  await nextEvent();
  const { chatId } = await company.sim('wecom/groups', { owner: 'XuAn', name: '会员群' });
  await nextEvent();
  await company.call('externalcontact/groupchat/add_join_way', { scene: 2, chat_id_list: [chatId] });
  await company.call('externalcontact/add_msg_template', {
    external_userid: [externalUserid],
    text: { content: '周六见' },
  });
  await company.sim('wecom/groups', { owner: 'HeQi', name: '又一个群' });
  expect(values(await nextEvent(), 'ChangeType')).toEqual(['create']);
  expect(shop.received).toEqual([]);
});
