import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { countIn, listOf, partOf, textIn, textsIn } from './reply-parts.js';
import { WecomApi } from './wecom-api.js';
import { wecomOutcome, type WecomOutcome } from './wecom-outcome.js';
import { allPages, type WecomPage } from './wecom-pages.js';

/** What staff are asked to send. It is a task for them, not a send: each has to confirm it. */
export type MassDraft = {
  /** At most 4,000 bytes. */
  readonly text: string;
  /** At most nine. */
  readonly attachments: readonly MassAttachment[];
  /** Who is asked; null: whoever has the customer. */
  readonly sender: string | null;
} & (
  | { readonly to: 'customers'; readonly externalUserids: readonly string[] }
  | { readonly to: 'groups'; readonly chatIds: readonly string[] }
);

export type MassAttachment =
  | { readonly msgtype: 'image'; readonly image: { readonly media_id: string } | { readonly pic_url: string } }
  | {
      readonly msgtype: 'link';
      readonly link: { readonly title: string; readonly picurl: string; readonly desc: string; readonly url: string };
    }
  | {
      readonly msgtype: 'miniprogram';
      readonly miniprogram: {
        readonly title: string;
        readonly pic_media_id: string;
        readonly appid: string;
        readonly page: string;
      };
    };

export interface MassTask {
  readonly msgid: string;
  readonly createdAt: Instant;
  readonly text: string;
}

/** One member of staff and whether they have confirmed. */
export interface MassPart {
  readonly userid: string;
  readonly sentAt: Instant | null;
}

/** One customer or group, and what became of the message. */
export interface MassResult {
  readonly to: string;
  readonly outcome: 'unsent' | 'sent' | 'not_a_friend' | 'quota_used' | 'unknown';
  readonly sentAt: Instant | null;
}

type Json = Readonly<Record<string, unknown>>;
const root = '/cgi-bin/externalcontact';
const RESULTS: Readonly<Record<number, MassResult['outcome']>> = {
  0: 'unsent',
  1: 'sent',
  2: 'not_a_friend',
  3: 'quota_used',
};

/** Mass messages by way of staff (企业群发). */
@Injectable()
export class WecomMassSend {
  constructor(private readonly api: WecomApi) {}

  /** `failed`: whom nobody can send to. Never repeated by itself: staff would be asked twice. */
  async create(
    draft: MassDraft,
  ): Promise<WecomOutcome<{ readonly msgid: string; readonly failed: readonly string[] }>> {
    const reply = await this.api.post(`${root}/add_msg_template`, massRequest(draft), 'never');
    return wecomOutcome(reply, (json) => ({ msgid: textIn(json, 'msgid'), failed: textsIn(json, 'fail_list') }));
  }

  /** Tasks of the corp made in these seconds, at most a month of them. */
  list(
    to: MassDraft['to'],
    span: { readonly begin: number; readonly end: number },
  ): Promise<WecomOutcome<readonly MassTask[]>> {
    const chatType = to === 'customers' ? 'single' : 'group';
    const body = { chat_type: chatType, start_time: span.begin, end_time: span.end, filter_type: 0, limit: 100 };
    return this.pages('get_groupmsg_list_v2', body, (json) =>
      listOf(json, 'group_msg_list').map((one) => ({
        msgid: textIn(one, 'msgid'),
        createdAt: countIn(one, 'create_time') * 1000,
        text: textIn(partOf(one, 'text'), 'content'),
      })),
    );
  }

  /** Who was asked, and who has confirmed. */
  listParts(msgid: string): Promise<WecomOutcome<readonly MassPart[]>> {
    return this.pages('get_groupmsg_task', { msgid, limit: 1000 }, (json) =>
      listOf(json, 'task_list').map((one) => ({ userid: textIn(one, 'userid'), sentAt: momentIn(one, 'send_time') })),
    );
  }

  /** What became of the message at each of one sender's customers or groups. */
  listResults(msgid: string, userid: string): Promise<WecomOutcome<readonly MassResult[]>> {
    return this.pages('get_groupmsg_send_result', { msgid, userid, limit: 1000 }, (json) =>
      listOf(json, 'send_list').map((one) => ({
        to: textIn(one, 'external_userid') || textIn(one, 'chat_id'),
        outcome: RESULTS[countIn(one, 'status')] ?? 'unknown',
        sentAt: momentIn(one, 'send_time'),
      })),
    );
  }

  /** Reminds those who have not confirmed; WeCom allows three times in a day. Not repeated by itself. */
  async remind(msgid: string): Promise<WecomOutcome<null>> {
    return wecomOutcome(await this.api.post(`${root}/remind_groupmsg_send`, { msgid }, 'ifNotDone'), () => null);
  }

  /** Who has not confirmed cannot any more. */
  async cancel(msgid: string): Promise<WecomOutcome<null>> {
    return wecomOutcome(await this.api.post(`${root}/cancel_groupmsg_send`, { msgid }, 'freely'), () => null);
  }

  private pages<T>(
    call: string,
    body: object,
    read: (json: Json) => readonly T[],
  ): Promise<WecomOutcome<readonly T[]>> {
    return allPages(async (cursor) => {
      const reply = await this.api.post(`${root}/${call}`, cursor === '' ? body : { ...body, cursor });
      return wecomOutcome(reply, (json): WecomPage<T> => ({ items: read(json), next: textIn(json, 'next_cursor') }));
    });
  }
}

function massRequest(draft: MassDraft): object {
  const { text, attachments, sender } = draft;
  return {
    ...(draft.to === 'customers'
      ? { chat_type: 'single', external_userid: draft.externalUserids }
      : { chat_type: 'group', chat_id_list: draft.chatIds }),
    ...(sender === null ? {} : { sender }),
    ...(text === '' ? {} : { text: { content: text } }),
    ...(attachments.length > 0 ? { attachments } : {}),
  };
}

function momentIn(json: Json, name: string): Instant | null {
  const at = countIn(json, name);
  return at === 0 ? null : at * 1000;
}
