import { chinaTime } from '../clock.js';
import { ApiError } from '../http/api-error.js';
import type { Platform } from '../platform.js';
import type { PushFields } from '../push/push-fields.js';
import { changed } from './contacts.js';
import { tellChatChange } from './wecom-callbacks.js';
import type { Group, GroupMember } from './wecom-state.js';

/** A customer group holds so many people. */
export const largestGroup = 500;

/** @throws ApiError 40050 unknown, 49008 dismissed */
export function getGroup(platform: Platform, chatId: string): Group {
  const group = platform.state.wecom.groups[chatId];
  if (!group) throw new ApiError(40050, 'invalid chatid');
  if (group.dismissedAt !== null) throw new ApiError(49008, 'group chat dismissed');
  return group;
}

export function presentMembers(group: Group): readonly GroupMember[] {
  return group.members.filter((member) => member.leftAt === null);
}

export function liveGroups(platform: Platform): readonly Group[] {
  return Object.values(platform.state.wecom.groups).filter((group) => group.dismissedAt === null);
}

/** Without telling anybody. */
export function makeGroup(platform: Platform, group: Pick<Group, 'name' | 'owner' | 'createdAt'>): Group {
  const random = platform.random.of('wecom');
  const made: Group = {
    ...group,
    chatId: `wr${random.text(30)}`,
    openGid: `tG${random.text(26)}`,
    notice: '',
    dismissedAt: null,
    memberVersion: random.hex(32),
    members: [newMember({ id: group.owner, kind: 'staff', joinedAt: group.createdAt, joinScene: 1 })],
    activity: {},
  };
  platform.state.wecom.groups[made.chatId] = made;
  return made;
}

export function createGroup(platform: Platform, group: Pick<Group, 'name' | 'owner'>): Group {
  const made = makeGroup(platform, { ...group, createdAt: platform.clock.now() });
  tellChatChange(platform, 'create', made.chatId);
  changed(platform, null);
  return made;
}

type NewMember = Pick<GroupMember, 'id' | 'kind' | 'joinedAt' | 'joinScene'> &
  Partial<Pick<GroupMember, 'invitor' | 'state'>>;

export function newMember(member: NewMember): GroupMember {
  return { invitor: null, state: '', leftAt: null, ...member };
}

/** People come in together. Who is in already is left out. Returns how many came. */
export function joinGroup(platform: Platform, group: Group, newcomers: readonly GroupMember[]): number {
  const present = new Set(presentMembers(group).map((member) => member.id));
  const joining = newcomers.filter((member) => !present.has(member.id)).slice(0, largestGroup - present.size);
  if (joining.length === 0) return 0;
  group.members.push(...joining);
  const scannedCode = joining.every((member) => member.joinScene === 3);
  tellMembership(platform, group, { UpdateDetail: 'add_member', JoinScene: scannedCode ? 3 : 0 }, joining);
  return joining.length;
}

/** @param by `self` left, `removed` was put out by staff */
export function leaveGroup(platform: Platform, group: Group, ids: readonly string[], by: 'self' | 'removed'): number {
  const leaving = presentMembers(group).filter((member) => ids.includes(member.id) && member.id !== group.owner);
  if (leaving.length === 0) return 0;
  for (const member of leaving) member.leftAt = platform.clock.now();
  tellMembership(platform, group, { UpdateDetail: 'del_member', QuitScene: by === 'self' ? 0 : 1 }, leaving);
  return leaving.length;
}

export function editGroup(
  platform: Platform,
  group: Group,
  change: Partial<Pick<Group, 'name' | 'notice' | 'owner'>>,
): void {
  for (const [key, value] of Object.entries(change)) {
    if (value === undefined) continue;
    Object.assign(group, { [key]: value });
    tellChatChange(platform, 'update', group.chatId, { UpdateDetail: `change_${key}` });
  }
  changed(platform, null);
}

export function dismissGroup(platform: Platform, group: Group): void {
  group.dismissedAt = platform.clock.now();
  tellChatChange(platform, 'dismiss', group.chatId);
  changed(platform, null);
}

/** Somebody says something: only the counts of the day are ever to be had of it. */
export function speak(platform: Platform, group: Group, id: string, messages: number): void {
  const day = chinaTime(platform.clock.now()).slice(0, 10);
  const counts = (group.activity[day] ??= { messages: 0, speakers: [] });
  counts.messages += messages;
  if (!counts.speakers.includes(id)) counts.speakers.push(id);
  changed(platform, null);
}

function tellMembership(platform: Platform, group: Group, what: PushFields, members: readonly GroupMember[]): void {
  const last = group.memberVersion;
  group.memberVersion = platform.random.of('wecom').hex(32);
  tellChatChange(platform, 'update', group.chatId, {
    ...what,
    MemChangeCnt: members.length,
    MemChangeList: { Item: members.map((member) => member.id) },
    LastMemVer: last,
    CurMemVer: group.memberVersion,
  });
  changed(platform, null);
}
