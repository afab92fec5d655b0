import { textOf } from '../http/api-app.js';
import { ApiError } from '../http/api-error.js';
import { deliver } from '../messages/deliver.js';
import type { Platform } from '../platform.js';
import { changed, isFriend } from './contacts.js';
import { assignCustomers, assignGroups, readContent } from './mass-request.js';
import { quotaLeft } from './mass-quota.js';
import type { MassTask, TaskPart, TaskTarget } from './wecom-state.js';

const remindersPerDay = 3;

type Body = Readonly<Record<string, unknown>>;

export interface CreatedTask {
  readonly task: MassTask;
  readonly failed: readonly string[];
}

/** `add_msg_template`: only a task; nothing is sent until a member of staff confirms it. @throws ApiError */
export function createTask(platform: Platform, body: Body): CreatedTask {
  const chatType = textOf(body, 'chat_type') || 'single';
  if (chatType !== 'single' && chatType !== 'group') throw new ApiError(40058, 'invalid Request Parameter: chat_type');
  const content = readContent(body);
  const { bySender, failed } = chatType === 'single' ? assignCustomers(platform, body) : assignGroups(platform, body);
  const task: MassTask = {
    msgid: `msg${platform.random.of('wecom').text(29)}`,
    chatType,
    createdAt: platform.clock.now(),
    allowSelect: body['allow_select'] === true,
    ...content,
    cancelledAt: null,
    reminders: [],
    parts: [...bySender].map(([userid, ids]) => ({
      userid,
      confirmedAt: null,
      ignored: false,
      targets: ids.map((id) => ({ id, status: 0, sentAt: null })),
    })),
  };
  platform.state.wecom.tasks[task.msgid] = task;
  changed(platform, null);
  planConfirmation(platform, task);
  return { task, failed };
}

/** Takes up, after a restart, the tasks that staff confirm by themselves. */
export function resumeConfirmations(platform: Platform): void {
  for (const task of Object.values(platform.state.wecom.tasks)) planConfirmation(platform, task);
}

/** @throws ApiError 40058 */
export function getTask(platform: Platform, msgid: string): MassTask {
  const task = platform.state.wecom.tasks[msgid];
  if (!task) throw new ApiError(40058, 'invalid Request Parameter: msgid');
  return task;
}

/** @throws ApiError 40058 */
export function getPart(task: MassTask, userid: string): TaskPart {
  const part = task.parts.find((other) => other.userid === userid);
  if (!part) throw new ApiError(40058, 'invalid Request Parameter: userid');
  return part;
}

/**
 * The member of staff taps “send”: each customer gets it who still is a friend and has quota left.
 * @param chosen only these, where the task allows choosing; null for all
 * @returns false where there is nothing to confirm any more
 */
export function confirmTask(
  platform: Platform,
  task: MassTask,
  part: TaskPart,
  chosen: readonly string[] | null = null,
): boolean {
  if (task.cancelledAt !== null || part.confirmedAt !== null) return false;
  part.confirmedAt = platform.clock.now();
  part.ignored = false;
  for (const target of part.targets) {
    if (chosen === null || !task.allowSelect || chosen.includes(target.id)) sendTo(platform, task, part, target);
  }
  changed(platform, null);
  return true;
}

/** @throws ApiError 45009 beyond three times in 24 hours */
export function remindTask(platform: Platform, task: MassTask): void {
  const now = platform.clock.now();
  task.reminders = task.reminders.filter((at) => at > now - 86_400_000);
  if (task.reminders.length >= remindersPerDay) throw new ApiError(45009, 'api freq out of limit');
  task.reminders.push(now);
  for (const part of task.parts) part.ignored = false;
  changed(platform, null);
}

export function cancelTask(platform: Platform, task: MassTask): void {
  task.cancelledAt ??= platform.clock.now();
  changed(platform, null);
}

function sendTo(platform: Platform, task: MassTask, part: TaskPart, target: TaskTarget): void {
  const { wecom, phones } = platform.state;
  const customer = wecom.customers[target.id];
  if (task.chatType === 'single' && (!customer || !isFriend(customer, part.userid))) target.status = 2;
  else if (!quotaLeft(platform, target.id)) target.status = 3;
  else Object.assign(target, { status: 1, sentAt: platform.clock.now() });
  if (target.status !== 1) return;
  (wecom.received[target.id] ??= []).push(platform.clock.now());
  const phone = phones[customer?.openid ?? ''];
  if (phone) deliver(platform, phone, messageOf(platform, task, part));
}

/** What the customer sees in the chat with the member of staff. */
export function messageOf(
  platform: Platform,
  content: Pick<MassTask, 'msgid' | 'text' | 'attachments'>,
  part: Pick<TaskPart, 'userid'>,
) {
  const staff = platform.state.wecom.staff[part.userid];
  return {
    id: content.msgid,
    channel: 'wecom',
    title: `${staff?.name ?? part.userid} · ${staff?.store ?? ''}`,
    templateId: '',
    fields: [
      { label: '', value: content.text },
      ...content.attachments.map((attachment) => ({ label: '附件', value: attachmentText(attachment) })),
    ],
    page: pageOfAttachments(content.attachments),
  } as const;
}

const attachmentNames: Readonly<Record<string, string>> = {
  image: '图片',
  link: '链接',
  miniprogram: '小程序',
  video: '视频',
  file: '文件',
};

function attachmentText(attachment: object): string {
  const kind = textOf(attachment, 'msgtype');
  const title = textOf(Reflect.get(attachment, kind), 'title');
  return title === '' ? (attachmentNames[kind] ?? kind) : `${attachmentNames[kind] ?? kind}：${title}`;
}

function pageOfAttachments(attachments: readonly object[]): string {
  const mini = attachments.find((attachment) => textOf(attachment, 'msgtype') === 'miniprogram');
  return mini ? textOf(Reflect.get(mini, 'miniprogram'), 'page').replace(/\.html(?=\?|$)/, '') : '';
}

function planConfirmation(platform: Platform, task: MassTask): void {
  const wait = platform.state.wecom.settings.confirmAfterSeconds;
  if (wait === null) return;
  platform.clock.after(Math.max(0, task.createdAt + wait * 1_000 - platform.clock.now()), () => {
    for (const part of task.parts) confirmTask(platform, task, part);
  });
}
