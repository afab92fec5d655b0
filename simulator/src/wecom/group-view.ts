import type { Platform } from '../platform.js';
import { presentMembers } from './groups.js';
import { seconds } from './wecom-body.js';
import type { Group, GroupMember } from './wecom-state.js';

/** The group of `groupchat/get`: who is in it now, never what they say. */
export function groupView(platform: Platform, group: Group, names: boolean): object {
  return {
    chat_id: group.chatId,
    name: group.name,
    owner: group.owner,
    create_time: seconds(group.createdAt),
    notice: group.notice,
    member_list: presentMembers(group).map((member) => ({
      ...memberView(platform, member),
      ...(names ? { group_nickname: '', name: memberName(platform, member) } : {}),
    })),
    admin_list: [],
    member_version: group.memberVersion,
  };
}

export function memberName(platform: Platform, member: Pick<GroupMember, 'id' | 'kind'>): string {
  const { wecom, phones } = platform.state;
  if (member.kind === 'staff') return wecom.staff[member.id]?.name ?? '';
  return phones[wecom.customers[member.id]?.openid ?? '']?.name ?? '';
}

function memberView(platform: Platform, member: GroupMember): object {
  const { wecom, phones } = platform.state;
  const unionid = phones[wecom.customers[member.id]?.openid ?? '']?.unionid ?? null;
  return {
    userid: member.id,
    type: member.kind === 'staff' ? 1 : 2,
    ...(member.kind === 'customer' && unionid !== null ? { unionid } : {}),
    join_time: seconds(member.joinedAt),
    join_scene: member.joinScene,
    ...(member.state === '' ? {} : { state: member.state }),
    ...(member.invitor === null ? {} : { invitor: { userid: member.invitor } }),
  };
}
