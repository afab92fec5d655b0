import type { Tx } from '../db/sql.js';

/** Stands where words were that went with their author. */
export const ERASED = '（已随账户注销删除）';
const NO_CONTENT = JSON.stringify({ title: '', body: '', page: '', values: {} });

const feedbackOf = '(SELECT id FROM feedback WHERE member_id = ?)';

/** What a member said, showed, read and looked at, in the order of the statements; each takes the member's number. */
const erasures: readonly string[] = [
  'DELETE FROM member_avatar WHERE member_id = ?',
  'DELETE FROM member_childhood WHERE member_id = ?',
  'DELETE FROM browse_visit WHERE member_id = ?',
  'DELETE FROM member_interest WHERE member_id = ?',
  'DELETE FROM group_visit WHERE member_id = ?',
  'UPDATE group_stay SET member_id = NULL, linked_at = NULL WHERE member_id = ?',
  'DELETE FROM wechat_session WHERE member_id = ?',
  'DELETE FROM member_device WHERE member_id = ?',
  'DELETE FROM oa_interaction WHERE member_id = ?',
  'DELETE FROM article_reading WHERE member_id = ?',
  'DELETE FROM survey_answer WHERE member_id = ?',
  'DELETE FROM feedback_photo WHERE member_id = ?',
  `UPDATE feedback_reply SET body = '${ERASED}', author = CASE WHEN by_member = 1 THEN '' ELSE author END
   WHERE feedback_id IN ${feedbackOf}`,
  `UPDATE feedback SET body = '${ERASED}', state = 'closed' WHERE member_id = ?`,
  // How each message ended is kept; what it said is not. One on its way at this moment is emptied by nobody.
  `UPDATE outbox_message SET content = '${NO_CONTENT}' WHERE member_id = ? AND state NOT IN ('planned', 'sending')`,
];

/** Everything of a member that no ledger needs. */
export async function erasePersonalTraces(tx: Tx, memberId: number): Promise<void> {
  for (const statement of erasures) await tx.execute(statement, [memberId]);
}

/** Pictures the member chose: taken back in WeChat's settings, or gone with the account. */
export async function erasePictures(tx: Tx, memberId: number, which: 'avatar' | 'chosen'): Promise<void> {
  const table = which === 'avatar' ? 'member_avatar' : 'feedback_photo';
  await tx.execute(`DELETE FROM ${table} WHERE member_id = ?`, [memberId]);
}
