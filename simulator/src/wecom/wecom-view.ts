import type { Platform } from '../platform.js';
import type { Phone } from '../state/state.js';
import { customerOfPhone, customersOf, followOf } from './contacts.js';
import { memberName } from './group-view.js';
import { liveGroups, presentMembers } from './groups.js';
import type { Customer, Group, MassTask, Staff } from './wecom-state.js';

const shownTasks = 50;

/** The company as the page shows it. */
export function overviewOf(platform: Platform): object {
  const { wecom } = platform.state;
  const counts = new Map<string, number>();
  for (const customer of Object.values(wecom.customers))
    for (const follow of customer.follows) counts.set(follow.userid, (counts.get(follow.userid) ?? 0) + 1);
  return {
    staff: Object.values(wecom.staff).map((staff) => ({ ...staff, customers: counts.get(staff.userid) ?? 0 })),
    customers: Object.values(wecom.customers).filter((customer) => customer.follows.length > 0).length,
    groups: liveGroups(platform).map(groupHead),
    tasks: Object.values(wecom.tasks)
      .slice(-shownTasks)
      .reverse()
      .map((task) => taskView(platform, task)),
    settings: wecom.settings,
  };
}

export function staffView(platform: Platform, staff: Staff): object {
  return {
    ...staff,
    customers: customersOf(platform, staff.userid).map((customer) => ({
      externalUserid: customer.externalUserid,
      openid: customer.openid,
      name: platform.state.phones[customer.openid]?.name ?? '',
      friend: followOf(customer, staff.userid)?.removedByCustomerAt === null,
    })),
  };
}

/** What WeCom is to one person: whose contact, in which groups. */
export function personView(platform: Platform, phone: Phone): object {
  const customer = customerOfPhone(platform, phone.openid);
  return {
    externalUserid: customer?.externalUserid ?? null,
    friends: (customer?.follows ?? []).map((follow) => ({
      userid: follow.userid,
      name: platform.state.wecom.staff[follow.userid]?.name ?? follow.userid,
      store: platform.state.wecom.staff[follow.userid]?.store ?? '',
      since: follow.createdAt,
      removed: follow.removedByCustomerAt !== null,
    })),
    groups: customer ? groupsWith(platform, customer).map(groupHead) : [],
  };
}

export function groupDetails(platform: Platform, group: Group): object {
  return {
    ...groupHead(group),
    notice: group.notice,
    memberVersion: group.memberVersion,
    list: presentMembers(group).map((member) => ({
      id: member.id,
      kind: member.kind,
      openid: platform.state.wecom.customers[member.id]?.openid ?? null,
      name: memberName(platform, member),
      joinedAt: member.joinedAt,
    })),
  };
}

export function taskView(platform: Platform, task: MassTask): object {
  return {
    msgid: task.msgid,
    chatType: task.chatType,
    createdAt: task.createdAt,
    text: task.text,
    attachments: task.attachments.length,
    cancelled: task.cancelledAt !== null,
    reminders: task.reminders.length,
    parts: task.parts.map((part) => ({
      userid: part.userid,
      name: platform.state.wecom.staff[part.userid]?.name ?? part.userid,
      confirmedAt: part.confirmedAt,
      ignored: part.ignored,
      targets: part.targets.length,
      outcomes: [0, 1, 2, 3].map((status) => part.targets.filter((target) => target.status === status).length),
    })),
  };
}

function groupsWith(platform: Platform, customer: Customer): readonly Group[] {
  return liveGroups(platform).filter((group) =>
    presentMembers(group).some((member) => member.id === customer.externalUserid),
  );
}

function groupHead(group: Group): object {
  return {
    chatId: group.chatId,
    openGid: group.openGid,
    name: group.name,
    owner: group.owner,
    createdAt: group.createdAt,
    members: presentMembers(group).length,
  };
}
