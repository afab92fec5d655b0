import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { MessageReason } from '@jieti/shared/model/message-outcome';
import { WechatEventHandlers, type EventOutcome } from '../callbacks/wechat-event-handlers.js';
import type { WechatEvent } from '../callbacks/wechat-event.js';
import { Clock } from '../clock.js';
import type { Tx } from '../db/sql.js';
import { memberRefKey } from '../members/member-ref.js';
import { MembersRepository } from '../members/members.repository.js';
import { ReceiptsRepository, type Receipt } from './receipts.repository.js';

type Told = Pick<Receipt, 'msgid' | 'templateId' | 'failure'>;

/**
 * What became of messages WeChat had taken. One that was not delivered in the end keeps its consent used: WeChat took it
 * when it took the message, and nowhere says that it gives it back.
 */
@Injectable()
export class SendEventsService implements OnModuleInit {
  constructor(
    private readonly handlers: WechatEventHandlers,
    private readonly members: MembersRepository,
    private readonly receipts: ReceiptsRepository,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.handlers.register('subscribe_msg_sent_event', (tx, event) => this.record(tx, event, subscriptionsOf(event)));
    this.handlers.register('TEMPLATESENDJOBFINISH', (tx, event) => this.record(tx, event, templateMessageOf(event)));
  }

  /** A receipt may come before the reply of the send is written: it then waits for the reconciliation. */
  private async record(tx: Tx, event: WechatEvent, told: readonly Told[]): Promise<EventOutcome> {
    const account = event.account === 'officialAccount' ? 'officialAccount' : 'miniProgram';
    if (told.length === 0) return { kind: 'ignored', reason: 'no_msgid' };
    const ref = { kind: account === 'officialAccount' ? 'oaOpenid' : 'openid', value: event.fromUser } as const;
    const memberId = (await this.members.resolve(tx, [ref])).get(memberRefKey(ref)) ?? null;
    for (const one of told) {
      const receipt: Receipt = { ...one, account, memberId, happenedAt: event.at };
      if (await this.receipts.insert(tx, receipt, this.clock.now())) await this.receipts.settleByNumber(tx, receipt);
    }
    return { kind: 'handled' };
  }
}

function subscriptionsOf({ fields }: WechatEvent): readonly Told[] {
  const list = Array.isArray(fields['List']) ? (fields['List'] as readonly Readonly<Record<string, unknown>>[]) : [];
  return list.flatMap((item) => {
    const msgid = textOf(item['MsgID']);
    if (msgid === null) return [];
    const delivered = textOf(item['ErrorCode']) === '0' || textOf(item['ErrorStatus']) === 'success';
    return [
      { msgid, templateId: textOf(item['TemplateId']), failure: delivered ? null : failureOf(item['ErrorStatus']) },
    ];
  });
}

/** `success`, `failed:user block` or `failed: system failed`. */
function templateMessageOf({ fields }: WechatEvent): readonly Told[] {
  const msgid = textOf(fields['MsgID']) ?? textOf(fields['MsgId']);
  const status = textOf(fields['Status']);
  if (msgid === null) return [];
  return [{ msgid, templateId: null, failure: status === 'success' ? null : failureOf(status) }];
}

const failureOf = (status: unknown): MessageReason =>
  /user ?(block|refuse)/i.test(String(status)) ? 'blocked' : 'undelivered';

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
