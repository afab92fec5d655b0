import type { Purpose } from '@jieti/shared/model/purpose';
import type { ConsentWord } from '@jieti/shared/rules/privacy/consent-state';
import { placeholders } from '../db/in-list.js';
import type { Reader, Tx } from '../db/sql.js';

/** A purpose, the notice itself, or what a guardian agrees to. */
export type ConsentSubject = Purpose | 'notice' | 'guardian';

export interface WordRow {
  readonly member_id: number;
  readonly purpose: ConsentSubject;
  readonly granted: number;
  readonly notice_version: number;
  readonly at: number;
}

export type WordsByMember = ReadonlyMap<number, ReadonlyMap<ConsentSubject, ConsentWord>>;

/**
 * The last word of each member on each subject, or on one. What was set before there were words stands in the member's
 * row, and counts as a word where it differs from how everybody begins.
 */
export async function storedWords(
  from: Pick<Reader | Tx, 'query'>,
  memberIds: readonly number[],
  subject?: ConsentSubject,
): Promise<WordsByMember> {
  const words = new Map(memberIds.map((id) => [id, new Map<ConsentSubject, ConsentWord>()]));
  for (const row of await columnRows(from, memberIds)) {
    for (const purpose of ['marketing', 'personalisation'] as const)
      if (Number(row[purpose]) === 0)
        words.get(Number(row.id))?.set(purpose, { granted: false, noticeVersion: 0, at: Number(row.registered_at) });
  }
  const marks = placeholders(memberIds.length);
  const rows = await from.query<WordRow>(
    `SELECT c.member_id, c.purpose, c.granted, c.notice_version, c.at FROM privacy_consent c
     JOIN (SELECT MAX(id) AS id FROM privacy_consent WHERE member_id IN (${marks})${subject ? ' AND purpose = ?' : ''}
           GROUP BY member_id, purpose) AS newest ON newest.id = c.id`,
    subject ? [...memberIds, subject] : memberIds,
  );
  for (const row of rows)
    words.get(Number(row.member_id))?.set(row.purpose, {
      granted: Number(row.granted) === 1,
      noticeVersion: Number(row.notice_version),
      at: Number(row.at),
    });
  return words;
}

function columnRows(
  from: Pick<Reader | Tx, 'query'>,
  memberIds: readonly number[],
): Promise<{ id: number; marketing: number; personalisation: number; registered_at: number }[]> {
  return from.query(
    `SELECT id, marketing, personalisation, registered_at FROM member
     WHERE id IN (${placeholders(memberIds.length)}) AND (marketing = 0 OR personalisation = 0)`,
    memberIds,
  );
}
