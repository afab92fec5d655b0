import { Injectable } from '@nestjs/common';
import type { WatchItem, WatchQuery } from '@jieti/shared/api/engagement';
import { maskName } from '@jieti/shared/rules/mask';
import { Reader, type SqlValue } from '../db/sql.js';
import { memberWords } from '../perks/perk-use-filter.js';
import { flagSentence, invitationSentence, type Seen } from './watch-sentence.js';

type Filter = Pick<WatchQuery, 'state' | 'search'>;
type Sign = WatchItem['signs'][number];

interface Row {
  readonly id: number;
  readonly member_id: number;
  readonly name: string;
  readonly card_no: string;
  readonly found_at: number;
  readonly state: string;
  readonly decided_by: string | null;
  readonly decided_at: number | null;
  readonly reason: string | null;
}

interface InvitationRow extends Row {
  readonly friend_name: string;
  readonly friend_card: string;
  readonly suspicion: string;
}

interface FlagRow extends Row {
  readonly kind: 'burst' | 'device';
  readonly from_at: number;
  readonly until_at: number;
  readonly events: number;
  readonly evidence: string;
}

export interface FlagSpan {
  readonly memberId: number;
  readonly from: number;
  readonly until: number;
}

const INVITATION = `SELECT i.referee_id AS id, i.inviter_id AS member_id, m.name, m.card_no, r.name AS friend_name,
    r.card_no AS friend_card, i.suspicion, i.held_at AS found_at, i.state, i.decided_by, i.decided_at, i.decision AS reason
  FROM invitation i JOIN member m ON m.id = i.inviter_id JOIN member r ON r.id = i.referee_id`;

const FLAG = `SELECT f.id, f.member_id, m.name, m.card_no, f.kind, f.from_at, f.until_at, f.events, f.evidence, f.found_at,
    f.state, f.decided_by, f.decided_at, f.reason
  FROM engagement_flag f JOIN member m ON m.id = f.member_id`;

/** Engagement and invitations that a person looks at, newest first. */
@Injectable()
export class WatchQueries {
  constructor(private readonly reader: Reader) {}

  /** One more than `limit` where there are more. */
  async invitations({ state, search }: Filter, beforeId: number | undefined, limit: number): Promise<WatchItem[]> {
    const words = memberWords(search);
    const which = {
      open: "i.state = 'held'",
      rejected: "i.state = 'rejected'",
      kept: "i.decided_at IS NOT NULL AND i.state NOT IN ('held', 'rejected')",
      all: '1 = 1',
    }[state];
    const rows = await this.reader.query<InvitationRow>(
      `${INVITATION} WHERE i.held_at IS NOT NULL AND ${which} AND ${words.sql} AND i.referee_id < ?
       ORDER BY i.referee_id DESC LIMIT ?`,
      [...words.params, beforeId ?? Number.MAX_SAFE_INTEGER, limit + 1],
    );
    return rows.map(invitationOf);
  }

  async flags({ state, search }: Filter, beforeId: number | undefined, limit: number, zone: string) {
    const words = memberWords(search);
    const states: SqlValue[] = state === 'all' ? ['open', 'kept', 'rejected'] : [state, state, state];
    const rows = await this.reader.query<FlagRow>(
      `${FLAG} WHERE f.state IN (?, ?, ?) AND ${words.sql} AND f.id < ? ORDER BY f.id DESC LIMIT ?`,
      [...states, ...words.params, beforeId ?? Number.MAX_SAFE_INTEGER, limit + 1],
    );
    return rows.map((row) => flagOf(row, zone));
  }

  async findInvitation(refereeId: number): Promise<WatchItem | null> {
    const sql = `${INVITATION} WHERE i.held_at IS NOT NULL AND i.referee_id = ?`;
    const [row] = await this.reader.query<InvitationRow>(sql, [refereeId]);
    return row ? invitationOf(row) : null;
  }

  async findFlag(id: number, zone: string): Promise<{ readonly item: WatchItem; readonly span: FlagSpan } | null> {
    const [row] = await this.reader.query<FlagRow>(`${FLAG} WHERE f.id = ?`, [id]);
    if (!row) return null;
    const span = { memberId: Number(row.member_id), from: Number(row.from_at), until: Number(row.until_at) };
    return { item: flagOf(row, zone), span };
  }
}

function common(row: Row) {
  return {
    ...{ id: Number(row.id), foundAt: Number(row.found_at), reason: row.reason, decidedBy: row.decided_by },
    member: { id: Number(row.member_id), name: maskName(row.name), cardNo: row.card_no },
    decidedAt: row.decided_at === null ? null : Number(row.decided_at),
  };
}

function invitationOf(row: InvitationRow): WatchItem {
  const signs = row.suspicion.split(',') as Sign[];
  const waits = row.state === 'held' ? 'open' : 'kept';
  return {
    ...common(row),
    ...{ kind: 'invitation', effect: 'held', signs, events: 1, sentence: invitationSentence(signs) },
    state: row.state === 'rejected' ? 'rejected' : waits,
    friend: { id: Number(row.id), name: maskName(row.friend_name), cardNo: row.friend_card },
  };
}

function flagOf(row: FlagRow, zone: string): WatchItem {
  const { accounts } = JSON.parse(row.evidence) as Pick<Seen, 'accounts'>;
  const events = Number(row.events);
  const seen = { kind: row.kind, events, accounts, from: Number(row.from_at), until: Number(row.until_at) };
  return {
    ...common(row),
    ...{ kind: 'flag', effect: 'counted', signs: [row.kind], events, friend: null },
    state: row.state as WatchItem['state'],
    sentence: flagSentence(seen, zone),
  };
}
