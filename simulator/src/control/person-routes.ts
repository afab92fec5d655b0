import type { FastifyInstance, FastifyRequest } from 'fastify';
import { textOf } from '../http/api-app.js';
import { issuePhoneCode } from '../login/phone-codes.js';
import { findNoticeTemplate } from '../messages/own-templates.js';
import { issueNotifyCode } from '../messages/user-notify.js';
import { answerNotices, withdrawConsents } from '../phones/consents.js';
import { blockOfficialAccount, cancelAccount, follow, modifyInfo, revokeAuthorization } from '../phones/person.js';
import { changeSessionKey, noteVisit, openDataOf } from '../phones/session.js';
import { customerOfPhone } from '../wecom/contacts.js';
import { liveGroups, presentMembers } from '../wecom/groups.js';
import type { Group } from '../wecom/wecom-state.js';
import type { Platform } from '../platform.js';
import type { Phone } from '../state/state.js';
import { getOpenPhone, readBody } from './control-app.js';
import { ControlError } from './control-error.js';
import {
  FollowSchema,
  GroupEntrySchema,
  NoticeConsentsSchema,
  NotifyCodeSchema,
  OpenDataSchema,
  RevokeSchema,
  WithdrawSchema,
} from './control-schemas.js';

/** What a person does to the account in WeChat itself; each is told to the shop by an event. */
export function addPersonRoutes(app: FastifyInstance, platform: Platform): void {
  const phoneOf = (request: FastifyRequest): Phone => getOpenPhone(platform, textOf(request.params, 'openid'));
  app.post('/sim/phones/:openid/follow', async (request) => {
    const phone = phoneOf(request);
    const { follows, blocks } = readBody(FollowSchema, request.body);
    follow(platform, phone, follows);
    if (blocks !== undefined) blockOfficialAccount(platform, phone, blocks);
    return { follows: phone.follows, blocks: phone.blocksOfficialAccount ?? false };
  });
  app.post('/sim/phones/:openid/withdraw', async (request) => {
    const phone = phoneOf(request);
    withdrawConsents(platform, phone, readBody(WithdrawSchema, request.body).templateIds);
    return { consents: phone.consents };
  });
  app.post('/sim/phones/:openid/notice-consents', async (request) => {
    const phone = phoneOf(request);
    const { results } = readBody(NoticeConsentsSchema, request.body);
    const unknown = Object.keys(results).find((id) => !findNoticeTemplate(platform, id));
    if (unknown !== undefined) throw new ControlError(400, '20001', `没有这个订阅通知模板：${unknown}。`);
    answerNotices(platform, phone, results);
    return { consents: phone.consents };
  });
  app.post('/sim/phones/:openid/revoke', async (request) => {
    const { revokeInfo } = readBody(RevokeSchema, request.body);
    revokeAuthorization(platform, phoneOf(request), revokeInfo);
    return { revokeInfo };
  });
  app.post('/sim/phones/:openid/cancel-account', async (request) => {
    const phone = phoneOf(request);
    cancelAccount(platform, phone);
    return { cancelledAt: phone.cancelledAt };
  });
  addDeviceRoutes(app, platform, phoneOf);
  app.post('/sim/phones/:openid/modify-info', async (request) => {
    const { openid } = phoneOf(request);
    modifyInfo(platform, phoneOf(request));
    return { openid };
  });
}

/** What the mini-program is given by WeChat on this phone. */
function addDeviceRoutes(app: FastifyInstance, platform: Platform, phoneOf: (request: FastifyRequest) => Phone): void {
  app.post('/sim/phones/:openid/phone-code', async (request) => issuePhoneCode(platform, phoneOf(request)));
  app.post('/sim/phones/:openid/notify-code', async (request) => {
    const code = issueNotifyCode(platform, phoneOf(request), readBody(NotifyCodeSchema, request.body).notifyType);
    if (code === null) throw new ControlError(400, 'notify_type', '这种卡片不用按钮，用支付单号。');
    return { code };
  });
  app.post('/sim/phones/:openid/open-data', async (request) =>
    openDataOf(platform, phoneOf(request), readBody(OpenDataSchema, request.body).data),
  );
  app.post('/sim/phones/:openid/group-entry', async (request) => {
    const phone = phoneOf(request);
    return openDataOf(platform, phone, { openGId: groupOfEntry(platform, phone, request.body).openGid });
  });
  app.post('/sim/phones/:openid/expire-session', async (request) => {
    changeSessionKey(platform, phoneOf(request));
    return {};
  });
  app.post('/sim/phones/:openid/visit', async (request) => {
    const phone = phoneOf(request);
    noteVisit(platform, phone);
    return { visitedAt: phone.visitedAt };
  });
}

/** What `wx.getGroupEnterInfo` seals: the group the mini-program was opened from, one the person is in. */
function groupOfEntry(platform: Platform, phone: Phone, body: unknown): Group {
  const { chatId } = readBody(GroupEntrySchema, body);
  const id = customerOfPhone(platform, phone.openid)?.externalUserid;
  const own = liveGroups(platform).filter((group) => presentMembers(group).some((member) => member.id === id));
  const group = chatId === undefined ? own[0] : own.find((one) => one.chatId === chatId);
  if (!group) throw new ControlError(409, 'not_in_group', '这个人不在群里，没法从群里打开。');
  return group;
}
