import { Injectable } from '@nestjs/common';
import type { MessageReason } from '@jieti/shared/model/message-outcome';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';

/** The app whose message it was; message numbers are unique within one. */
export type ReceiptAccount = 'miniProgram' | 'officialAccount';

/** WeChat's last word about a message it had taken. */
export interface Receipt {
  readonly account: ReceiptAccount;
  /** 64-bit number, as text. */
  readonly msgid: string;
  readonly memberId: number | null;
  readonly templateId: string | null;
  /** Null: delivered. */
  readonly failure: MessageReason | null;
  readonly happenedAt: Instant;
}

interface ReceiptRow {
  readonly account: ReceiptAccount;
  readonly msgid: string;
  readonly member_id: number | null;
  readonly template_id: string | null;
  readonly failure: MessageReason | null;
  readonly happened_at: number;
  readonly received_at: number;
}

export interface OpenReceipt extends Receipt {
  readonly receivedAt: Instant;
}

/** A message nobody knows the end of, and a receipt nobody knows the message of, are of one send at most a day apart. */
const DAY_MS = 24 * 3_600_000;
const SLACK_MS = 60_000;

/** Final outcomes as WeChat tells them, and the messages they settle. */
@Injectable()
export class ReceiptsRepository {
  constructor(private readonly dialect: Dialect) {}

  /** Stores a receipt, the first of a number; false when it is known. */
  async insert(tx: Tx, receipt: Receipt, now: Instant): Promise<boolean> {
    const { account, msgid, memberId, templateId, failure, happenedAt } = receipt;
    const [known] = await tx.query('SELECT msgid FROM send_receipt WHERE account = ? AND msgid = ?', [account, msgid]);
    if (known) return false;
    await tx.insertRows(
      'send_receipt',
      ['account', 'msgid', 'member_id', 'template_id', 'failure', 'happened_at', 'received_at', 'outbox_id'],
      [[account, msgid, memberId, templateId, failure, happenedAt, now, null]],
    );
    return true;
  }

  /** Receipts of the last day without a message, oldest first. */
  async listOpen(tx: Tx, { now, limit }: { readonly now: Instant; readonly limit: number }): Promise<OpenReceipt[]> {
    const rows = await tx.query<ReceiptRow>(
      `SELECT account, msgid, member_id, template_id, failure, happened_at, received_at FROM send_receipt
       WHERE outbox_id IS NULL AND received_at > ? ORDER BY received_at, msgid LIMIT ${Math.trunc(limit)}`,
      [now - DAY_MS],
    );
    return rows.map((row) => ({
      ...{ account: row.account, msgid: row.msgid, templateId: row.template_id, failure: row.failure },
      memberId: row.member_id === null ? null : Number(row.member_id),
      happenedAt: Number(row.happened_at),
      receivedAt: Number(row.received_at),
    }));
  }

  /** The message with this number becomes confirmed, or failed after all. False: there is none (yet). */
  async settleByNumber(tx: Tx, receipt: Receipt): Promise<boolean> {
    const [row] = await tx.query<{ id: number | string }>(
      `SELECT id FROM outbox_message WHERE msgid = ? AND channel = ?${this.dialect.forUpdate}`,
      [receipt.msgid, channelOf(receipt.account)],
    );
    if (!row) return false;
    await this.settle(tx, Number(row.id), receipt, 'sent');
    return true;
  }

  /** The one message to this member with this template that nobody knew the end of; false where none or several are. */
  async settleUnknown(tx: Tx, receipt: OpenReceipt): Promise<boolean> {
    const { account, memberId, templateId, receivedAt } = receipt;
    if (memberId === null || templateId === null) return false;
    const column = account === 'miniProgram' ? 't.subscription_template_id' : 't.oa_template_id';
    const rows = await tx.query<{ id: number | string }>(
      `SELECT o.id FROM outbox_message o JOIN message_template t ON t.template_key = o.template_key
       WHERE o.member_id = ? AND o.state = 'unknown' AND o.msgid IS NULL AND (o.channel IS NULL OR o.channel = ?)
       AND ${column} = ? AND o.created_at <= ? AND o.decided_at >= ? ORDER BY o.id LIMIT 2`,
      [memberId, channelOf(account), templateId, receivedAt + SLACK_MS, receivedAt - DAY_MS],
    );
    const [only] = rows;
    if (!only || rows.length > 1) return false;
    await this.settle(tx, Number(only.id), receipt, 'unknown');
    return true;
  }

  private async settle(tx: Tx, id: number, receipt: Receipt, from: 'sent' | 'unknown'): Promise<void> {
    const { account, msgid, failure, happenedAt } = receipt;
    await tx.execute(
      `UPDATE outbox_message SET state = ?, reason = ?, channel = ?, msgid = ?, confirmed_at = ?
       WHERE id = ? AND state = ? AND confirmed_at IS NULL`,
      [failure ? 'failed' : 'sent', failure ?? 'accepted', channelOf(account), msgid, happenedAt, id, from],
    );
    await tx.execute('UPDATE send_receipt SET outbox_id = ? WHERE account = ? AND msgid = ?', [id, account, msgid]);
  }
}

const channelOf = (account: ReceiptAccount) => (account === 'miniProgram' ? 'subscription' : 'officialAccount');
