import type { Purpose } from '@jieti/shared/model/purpose';
import type { Tx } from '../db/sql.js';

/** Deletes what was kept for a purpose alone, once it is taken back (PIPL 47). What it was worth stays in the ledger. */
export async function forgetPurpose(tx: Tx, memberId: number, purpose: Purpose): Promise<void> {
  switch (purpose) {
    case 'browsing':
      await tx.execute('DELETE FROM browse_visit WHERE member_id = ?', [memberId]);
      await tx.execute('DELETE FROM member_interest WHERE member_id = ?', [memberId]);
      return;
    case 'groups':
      await tx.execute('DELETE FROM group_visit WHERE member_id = ?', [memberId]);
      await tx.execute('DELETE FROM wechat_session WHERE member_id = ?', [memberId]);
      await tx.execute('UPDATE group_stay SET member_id = NULL, linked_at = NULL WHERE member_id = ?', [memberId]);
      return;
    case 'marketing':
    case 'personalisation':
      return;
    default:
      purpose satisfies never;
  }
}
