import { textOf } from '../http/api-app.js';
import { ApiError } from '../http/api-error.js';
import type { Platform } from '../platform.js';
import { getStaff, isFriend } from './contacts.js';
import { getGroup, liveGroups } from './groups.js';
import { objectOf, textsOf } from './wecom-body.js';

type Body = Readonly<Record<string, unknown>>;

const mostCustomers = 10_000;
const mostGroups = 2_000;
const longestText = 4_000;
const mostAttachments = 9;
const attachmentKinds = ['image', 'link', 'miniprogram', 'video', 'file'];

/** What a mass message or a welcome says. */
export interface MassContent {
  readonly text: string;
  readonly attachments: readonly object[];
}

/** Who has to send to whom; ids that nobody can send to. */
export interface Assignment {
  readonly bySender: ReadonlyMap<string, readonly string[]>;
  readonly failed: readonly string[];
}

/** @throws ApiError 40058 */
export function readContent(body: Body): MassContent {
  const text = textOf(objectOf(body, 'text'), 'content');
  const attachments = body['attachments'] ?? [];
  if (Buffer.byteLength(text) > longestText) throw new ApiError(40058, 'invalid Request Parameter: text.content');
  if (!Array.isArray(attachments) || attachments.length > mostAttachments || !attachments.every(isAttachment))
    throw new ApiError(40058, 'invalid Request Parameter: attachments');
  if (text === '' && attachments.length === 0)
    throw new ApiError(40058, 'invalid Request Parameter: text or attachments');
  return { text, attachments };
}

function isAttachment(value: unknown): boolean {
  const kind = textOf(value, 'msgtype');
  return attachmentKinds.includes(kind) && typeof objectOf(value as Body, kind) === 'object';
}

/**
 * Customers go to the sender, or to the first of their contacts; a sender alone means all of theirs.
 * @throws ApiError 40058, 60111, 41048 where nobody is left
 */
export function assignCustomers(platform: Platform, body: Body): Assignment {
  const sender = textOf(body, 'sender');
  const wanted = textsOf(body, 'external_userid', mostCustomers);
  if (sender !== '') getStaff(platform, sender);
  if (body['tag_filter'] !== undefined) throw new ApiError(40058, 'invalid Request Parameter: tag_filter');
  if (sender === '' && wanted.length === 0) throw new ApiError(40058, 'invalid Request Parameter: sender');
  const { customers } = platform.state.wecom;
  const ids = wanted.length > 0 ? [...new Set(wanted)] : Object.keys(customers);
  const assigned = ids.map((id) => {
    const customer = customers[id];
    const follow = customer?.follows.find((other) => sender === '' || other.userid === sender);
    const userid = follow && customer && isFriend(customer, follow.userid) ? follow.userid : null;
    return { id, userid };
  });
  return finished(assigned, wanted.length > 0);
}

/** Groups are sent to by their owners. @throws ApiError 40058, 60111, 40050, 49008, 41048 */
export function assignGroups(platform: Platform, body: Body): Assignment {
  const sender = textOf(body, 'sender');
  const wanted = textsOf(body, 'chat_id_list', mostGroups);
  if (sender !== '') getStaff(platform, sender);
  if (sender === '' && wanted.length === 0) throw new ApiError(40058, 'invalid Request Parameter: sender');
  const groups = wanted.length > 0 ? wanted.map((chatId) => getGroup(platform, chatId)) : liveGroups(platform);
  const assigned = groups.map((group) => ({
    id: group.chatId,
    userid: sender === '' || sender === group.owner ? group.owner : null,
  }));
  return finished(assigned, wanted.length > 0);
}

function finished(
  assigned: readonly { readonly id: string; readonly userid: string | null }[],
  named: boolean,
): Assignment {
  const bySender = new Map<string, string[]>();
  for (const { id, userid } of assigned) {
    if (userid === null) continue;
    const ids = bySender.get(userid);
    if (ids) ids.push(id);
    else bySender.set(userid, [id]);
  }
  if (bySender.size === 0) throw new ApiError(41048, 'no customer to send');
  return { bySender, failed: named ? assigned.filter((one) => one.userid === null).map((one) => one.id) : [] };
}
