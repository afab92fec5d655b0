import type { FastifyInstance } from 'fastify';
import { getPhone, readBody } from '../control/control-app.js';
import { ControlError } from '../control/control-error.js';
import { textOf } from '../http/api-app.js';
import type { Platform } from '../platform.js';
import { addGroupControl } from './group-control-routes.js';
import type { PushFields } from '../push/push-fields.js';
import { befriend, changed, customerOfPhone, followOf, getStaff, makeCustomer, unfriend } from './contacts.js';
import { confirmTask, getPart, getTask } from './mass-tasks.js';
import { populate } from './population.js';
import { refused } from './refused.js';
import { tellContactChange } from './wecom-callbacks.js';
import {
  BefriendSchema,
  ConfirmSchema,
  ContactEventSchema,
  IgnoreSchema,
  PopulationSchema,
  StaffSchema,
  UnfriendSchema,
  WecomSettingsSchema,
} from './wecom-control-schemas.js';
import type { Customer } from './wecom-state.js';
import { overviewOf, personView, staffView, taskView } from './wecom-view.js';

/** What the staff and the customers do by hand: the other half of WeCom, which no endpoint shows. */
export function addWecomControl(app: FastifyInstance, platform: Platform): void {
  const { wecom } = platform.state;
  app.get('/sim/wecom', async () => overviewOf(platform));
  app.get('/sim/wecom/settings', async () => wecom.settings);
  app.post('/sim/wecom/settings', async (request) => {
    Object.assign(wecom.settings, readBody(WecomSettingsSchema, request.body));
    changed(platform, null);
    return wecom.settings;
  });
  app.post('/sim/wecom/population', async (request) => populate(platform, readBody(PopulationSchema, request.body)));
  app.post('/sim/wecom/staff', async (request) => {
    const staff = readBody(StaffSchema, request.body);
    wecom.staff[staff.userid] = staff;
    changed(platform, null);
    return staff;
  });
  app.get('/sim/wecom/staff/:userid', async (request) =>
    refused(() => staffView(platform, getStaff(platform, textOf(request.params, 'userid')))),
  );
  addContactControl(app, platform);
  addTaskControl(app, platform);
  addGroupControl(app, platform);
}

function addContactControl(app: FastifyInstance, platform: Platform): void {
  app.get('/sim/phones/:openid/wecom', async (request) =>
    personView(platform, getPhone(platform, textOf(request.params, 'openid'))),
  );
  app.post('/sim/wecom/friends', async (request) => {
    const { openid, ...friend } = readBody(BefriendSchema, request.body);
    const phone = getPhone(platform, openid);
    refused(() => getStaff(platform, friend.userid));
    const welcomeCode = befriend(platform, phone, { ...friend, createdAt: platform.clock.now() });
    return { externalUserid: makeCustomer(platform, phone).externalUserid, welcomeCode };
  });
  app.post('/sim/wecom/friends/remove', async (request) => {
    const { openid, userid, by } = readBody(UnfriendSchema, request.body);
    const customer = contactOf(platform, openid, userid);
    unfriend(platform, customer, userid, by);
    return { externalUserid: customer.externalUserid };
  });
  app.post('/sim/wecom/friends/event', async (request) => {
    const { openid, userid, change, remark } = readBody(ContactEventSchema, request.body);
    const customer = contactOf(platform, openid, userid);
    const follow = followOf(customer, userid);
    if (follow && remark !== undefined) follow.remark = remark;
    const details: PushFields = change === 'transfer_fail' ? { FailReason: 'customer_refused' } : {};
    tellContactChange(platform, change, { userid, externalUserid: customer.externalUserid }, details);
    changed(platform, customer);
    return { externalUserid: customer.externalUserid };
  });
}

function addTaskControl(app: FastifyInstance, platform: Platform): void {
  app.get('/sim/wecom/tasks/:msgid', async (request) =>
    refused(() => taskView(platform, getTask(platform, textOf(request.params, 'msgid')))),
  );
  app.post('/sim/wecom/tasks/:msgid/confirm', async (request) => {
    const { userid, chosen } = readBody(ConfirmSchema, request.body);
    const task = refused(() => getTask(platform, textOf(request.params, 'msgid')));
    const part = refused(() => getPart(task, userid));
    if (!confirmTask(platform, task, part, chosen ?? null))
      throw new ControlError(409, 'task_closed', '这个任务已经发送或已被停止。');
    return taskView(platform, task);
  });
  app.post('/sim/wecom/tasks/:msgid/ignore', async (request) => {
    const { userid } = readBody(IgnoreSchema, request.body);
    const task = refused(() => getTask(platform, textOf(request.params, 'msgid')));
    refused(() => getPart(task, userid)).ignored = true;
    changed(platform, null);
    return taskView(platform, task);
  });
}

/** @throws ControlError 409 where the two are no contacts */
function contactOf(platform: Platform, openid: string, userid: string): Customer {
  const customer = customerOfPhone(platform, getPhone(platform, openid).openid);
  if (!customer || !followOf(customer, userid))
    throw new ControlError(409, 'no_contact', `${userid} 没有添加这位客户。`);
  return customer;
}
