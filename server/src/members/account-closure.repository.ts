import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { placeholders } from '../db/in-list.js';
import type { Tx } from '../db/sql.js';

/**
 * Ends a membership for good (PIPL 47, 电子商务法 24 and 31): who the person is goes, what happened stays under the card
 * number, a pseudonym, because sales must be kept for three years and balances must go on adding up.
 */
@Injectable()
export class AccountClosureRepository {
  /** False when there is nothing to close any more. */
  async close(tx: Tx, memberId: number, now: Instant): Promise<boolean> {
    const { affectedRows } = await tx.execute(
      `UPDATE member SET status = 'closed', marketing = 0, name = '', phone_cipher = NULL, phone_hash = NULL,
         phone_mask = NULL, birthday_month = NULL, birthday_day = NULL, birthday_year = NULL, updated_at = ? WHERE id = ? AND status = 'active'`,
      [now, memberId],
    );
    if (affectedRows === 0) return false;
    await this.forget(tx, memberId);
    await tx.execute(
      `UPDATE outbox_message SET state = 'suppressed', reason = 'closed_account', decided_at = ?
       WHERE member_id = ? AND state = 'planned'`,
      [now, memberId],
    );
    return true;
  }

  /** Whoever they were at WeChat becomes a number of ours; an upload of shipping that is still due keeps its openid. */
  async forget(tx: Tx, memberId: number): Promise<void> {
    const identities = await tx.query<{ value: string }>('SELECT value FROM member_identity WHERE member_id = ?', [
      memberId,
    ]);
    const values = identities.map((row) => row.value);
    await tx.execute('DELETE FROM member_identity WHERE member_id = ?', [memberId]);
    await tx.execute('DELETE FROM inbox_message WHERE member_id = ?', [memberId]);
    await tx.execute('DELETE FROM member_avatar WHERE member_id = ?', [memberId]);
    await tx.execute(`UPDATE pay_order SET openid = '' WHERE member_id = ?`, [memberId]);
    if (values.length === 0) return;
    const marks = placeholders(values.length);
    await tx.execute(
      `UPDATE shipping_upload SET openid = '' WHERE openid IN (${marks}) AND state <> 'pending'`,
      values,
    );
    await tx.execute(`DELETE FROM oa_follower WHERE openid IN (${marks})`, values);
    await tx.execute(
      `UPDATE wechat_event SET from_user = ?, payload = '{}' WHERE from_user IN (${marks}) AND state <> 'pending'`,
      [`member:${memberId}`, ...values],
    );
  }

  /** The event that said so names the person as well. */
  async forgetEvent(tx: Tx, eventId: number, memberId: number): Promise<void> {
    await tx.execute(`UPDATE wechat_event SET from_user = ?, payload = '{}' WHERE id = ?`, [
      `member:${memberId}`,
      eventId,
    ]);
  }
}
