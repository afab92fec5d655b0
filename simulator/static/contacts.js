import { phone } from './chosen-phone.js';
import { byId, button, call, dateText, el, say } from './dom.js';

const company = { staff: [], groups: [] };

/** What WeCom is to this person: members of staff they know, groups they are in. */
export async function loadContacts() {
  if (phone.openid === null) return;
  const { openid } = phone;
  const [person, overview] = await Promise.all([
    call('GET', `/sim/phones/${encodeURIComponent(openid)}/wecom`),
    call('GET', '/sim/wecom'),
  ]);
  if (openid !== phone.openid) return;
  Object.assign(company, overview);
  show(person);
}

function show(person) {
  const known = new Set(person.friends.map((friend) => friend.userid));
  const joined = new Set(person.groups.map((group) => group.chatId));
  byId('contacts').replaceChildren(
    el('p', { class: 'phone-note' }, person.externalUserid ?? '还不是谁的客户，也不在群里。'),
    el('h4', { class: 'cells-title' }, '员工'),
    el('ul', { class: 'cells' }, ...person.friends.map(friendItem), chooser('加员工', strangers(known), befriend)),
    el('h4', { class: 'cells-title' }, '客户群'),
    el('ul', { class: 'cells' }, ...person.groups.map(groupItem), chooser('进群', otherGroups(joined), join)),
  );
}

const strangers = (known) =>
  company.staff
    .filter((staff) => !known.has(staff.userid))
    .map((staff) => [staff.userid, `${staff.name} · ${staff.store}`]);
const otherGroups = (joined) =>
  company.groups.filter((group) => !joined.has(group.chatId)).map((group) => [group.chatId, group.name]);

function friendItem(friend) {
  const remove = (by) => () => act('friends/remove', { openid: phone.openid, userid: friend.userid, by });
  return el(
    'li',
    { class: 'cell' },
    el(
      'span',
      { class: 'cell-text' },
      `${friend.name} · ${friend.store}`,
      el('small', {}, friend.removed ? '已把员工删了，收不到消息' : `${dateText(friend.since)} 添加`),
    ),
    friend.removed ? null : button('删除', remove('customer'), { class: 'wx-plain' }),
    button('被删', remove('staff'), { class: 'wx-plain', title: '员工把客户删了' }),
  );
}

function groupItem(group) {
  const path = `groups/${group.chatId}`;
  return el(
    'li',
    { class: 'cell' },
    el('span', { class: 'cell-text' }, group.name, el('small', {}, `${group.members} 人`)),
    button('发言', () => act(`${path}/messages`, { openid: phone.openid }), { class: 'wx-plain' }),
    button('退群', () => act(`${path}/leave`, { openids: [phone.openid] }), { class: 'wx-plain' }),
  );
}

function chooser(title, options, choose) {
  if (options.length === 0) return null;
  const select = el(
    'select',
    { 'aria-label': title, change: (event) => void choose(event.target.value) },
    el('option', { value: '' }, title),
    ...options.map(([value, text]) => el('option', { value }, text)),
  );
  return el('li', { class: 'cell' }, select);
}

const befriend = (userid) => act('friends', { openid: phone.openid, userid });
const join = (chatId) => act(`groups/${chatId}/join`, { openids: [phone.openid], scene: 3 });

async function act(path, body) {
  await call('POST', `/sim/wecom/${path}`, body).then(
    () => say('contacts-result', ''),
    (error) => say('contacts-result', error.message, 'error'),
  );
  await loadContacts();
}
