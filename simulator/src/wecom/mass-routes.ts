import type { FastifyInstance } from 'fastify';
import { readJsonObject, textOf } from '../http/api-app.js';
import { ApiError } from '../http/api-error.js';
import type { Platform } from '../platform.js';
import { cancelTask, createTask, getPart, getTask, remindTask } from './mass-tasks.js';
import { integerOf, pageOf, seconds } from './wecom-body.js';
import { ok } from './wecom-app.js';
import type { MassTask } from './wecom-state.js';
import { sendWelcome } from './welcome.js';

const longestSpan = 31 * 86_400;

export function addMassRoutes(app: FastifyInstance, platform: Platform): void {
  const read = (body: unknown): MassTask => getTask(platform, textOf(readJsonObject(body), 'msgid'));
  app.post('/cgi-bin/externalcontact/add_msg_template', async (request) => {
    const { task, failed } = createTask(platform, readJsonObject(request.body));
    return { ...ok, fail_list: failed, msgid: task.msgid };
  });
  app.post('/cgi-bin/externalcontact/remind_groupmsg_send', async (request) => {
    remindTask(platform, read(request.body));
    return ok;
  });
  app.post('/cgi-bin/externalcontact/cancel_groupmsg_send', async (request) => {
    cancelTask(platform, read(request.body));
    return ok;
  });
  app.post('/cgi-bin/externalcontact/send_welcome_msg', async (request) => {
    sendWelcome(platform, readJsonObject(request.body));
    return ok;
  });
  addResultRoutes(app, platform);
}

function addResultRoutes(app: FastifyInstance, platform: Platform): void {
  app.post('/cgi-bin/externalcontact/get_groupmsg_list_v2', async (request) => {
    const body = readJsonObject(request.body);
    const limit = integerOf(body, 'limit', { least: 1, most: 100, otherwise: 50 });
    const page = pageOf(tasksOf(platform, body), textOf(body, 'cursor'), limit);
    return { ...ok, next_cursor: page.nextCursor, group_msg_list: page.items.map(taskView) };
  });
  app.post('/cgi-bin/externalcontact/get_groupmsg_task', async (request) => {
    const body = readJsonObject(request.body);
    const limit = integerOf(body, 'limit', { least: 1, most: 1_000, otherwise: 500 });
    const page = pageOf(getTask(platform, textOf(body, 'msgid')).parts, textOf(body, 'cursor'), limit);
    const list = page.items.map((part) => ({
      userid: part.userid,
      status: part.confirmedAt === null ? 0 : 2,
      ...(part.confirmedAt === null ? {} : { send_time: seconds(part.confirmedAt) }),
    }));
    return { ...ok, next_cursor: page.nextCursor, task_list: list };
  });
  app.post('/cgi-bin/externalcontact/get_groupmsg_send_result', async (request) => {
    const body = readJsonObject(request.body);
    const limit = integerOf(body, 'limit', { least: 1, most: 1_000, otherwise: 500 });
    const task = getTask(platform, textOf(body, 'msgid'));
    const part = getPart(task, textOf(body, 'userid'));
    const page = pageOf(part.targets, textOf(body, 'cursor'), limit);
    const list = page.items.map((target) => ({
      [task.chatType === 'single' ? 'external_userid' : 'chat_id']: target.id,
      userid: part.userid,
      status: target.status,
      ...(target.sentAt === null ? {} : { send_time: seconds(target.sentAt) }),
    }));
    return { ...ok, next_cursor: page.nextCursor, send_list: list };
  });
}

/** Tasks made by the interface count as the company's: a filter for personal ones finds none. */
function tasksOf(platform: Platform, body: Readonly<Record<string, unknown>>): readonly MassTask[] {
  const latest = 100_000_000_000;
  const from = integerOf(body, 'start_time', { least: 0, most: latest, otherwise: -1 });
  const to = integerOf(body, 'end_time', { least: from, most: latest, otherwise: -1 });
  const filter = integerOf(body, 'filter_type', { least: 0, most: 2, otherwise: 2 });
  if (to - from > longestSpan) throw new ApiError(40058, 'invalid Request Parameter: start_time, end_time');
  if (filter === 1) return [];
  const chatType = textOf(body, 'chat_type');
  return Object.values(platform.state.wecom.tasks).filter((task) => {
    const at = seconds(task.createdAt);
    return task.chatType === chatType && at >= from && at <= to;
  });
}

function taskView(task: MassTask): object {
  return {
    msgid: task.msgid,
    create_time: seconds(task.createdAt),
    create_type: 0,
    text: { content: task.text },
    attachments: task.attachments,
  };
}
