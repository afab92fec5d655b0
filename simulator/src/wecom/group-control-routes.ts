import type { FastifyInstance, FastifyRequest } from 'fastify';
import { getPhone, readBody } from '../control/control-app.js';
import { ControlError } from '../control/control-error.js';
import { textOf } from '../http/api-app.js';
import type { Platform } from '../platform.js';
import { customerOfPhone, getStaff, makeCustomer } from './contacts.js';
import {
  createGroup,
  dismissGroup,
  editGroup,
  getGroup,
  joinGroup,
  leaveGroup,
  newMember,
  presentMembers,
  speak,
} from './groups.js';
import { EditGroupSchema, JoinSchema, LeaveSchema, NewGroupSchema, SpeakSchema } from './wecom-control-schemas.js';
import { refused } from './refused.js';
import { groupDetails } from './wecom-view.js';
import type { Group, GroupMember } from './wecom-state.js';

export function addGroupControl(app: FastifyInstance, platform: Platform): void {
  const groupOf = (request: FastifyRequest): Group =>
    refused(() => getGroup(platform, textOf(request.params, 'chatId')));
  app.post('/sim/wecom/groups', async (request) => {
    const group = readBody(NewGroupSchema, request.body);
    refused(() => getStaff(platform, group.owner));
    return groupDetails(platform, createGroup(platform, group));
  });
  app.get('/sim/wecom/groups/:chatId', async (request) => groupDetails(platform, groupOf(request)));
  app.post('/sim/wecom/groups/:chatId/edit', async (request) => {
    const change = readBody(EditGroupSchema, request.body);
    if (change.owner !== undefined) refused(() => getStaff(platform, change.owner ?? ''));
    const group = groupOf(request);
    editGroup(platform, group, change);
    return groupDetails(platform, group);
  });
  app.post('/sim/wecom/groups/:chatId/dismiss', async (request) => {
    dismissGroup(platform, groupOf(request));
    return { dismissed: true };
  });
  addMemberControl(app, platform, groupOf);
}

function addMemberControl(app: FastifyInstance, platform: Platform, groupOf: (request: FastifyRequest) => Group): void {
  app.post('/sim/wecom/groups/:chatId/join', async (request) => {
    const join = readBody(JoinSchema, request.body);
    const group = groupOf(request);
    const members = join.openids.map((openid) => newcomer(platform, openid, join));
    return { joined: joinGroup(platform, group, members), members: presentMembers(group).length };
  });
  app.post('/sim/wecom/groups/:chatId/leave', async (request) => {
    const { openids, by } = readBody(LeaveSchema, request.body);
    const group = groupOf(request);
    const ids = openids.map((openid) => customerOfPhone(platform, openid)?.externalUserid ?? '');
    return { left: leaveGroup(platform, group, ids, by), members: presentMembers(group).length };
  });
  app.post('/sim/wecom/groups/:chatId/messages', async (request) => {
    const { openid, messages } = readBody(SpeakSchema, request.body);
    const group = groupOf(request);
    const id = customerOfPhone(platform, openid)?.externalUserid;
    if (!presentMembers(group).some((member) => member.id === id))
      throw new ControlError(409, 'not_in_group', '这位客户不在群里。');
    speak(platform, group, id ?? '', messages);
    return { messages };
  });
}

type Join = Readonly<{ scene: 1 | 2 | 3; invitor?: string | undefined; configId?: string | undefined }>;

function newcomer(platform: Platform, openid: string, join: Join): GroupMember {
  const way = join.configId === undefined ? null : platform.state.wecom.joinWays[join.configId];
  if (way === undefined) throw new ControlError(404, 'not_found', `没有这个进群方式：${join.configId ?? ''}。`);
  return newMember({
    id: makeCustomer(platform, getPhone(platform, openid)).externalUserid,
    kind: 'customer',
    joinedAt: platform.clock.now(),
    joinScene: join.scene,
    invitor: join.invitor ?? null,
    state: way?.state ?? '',
  });
}
