import { Injectable } from '@nestjs/common';
import type { InviterRow } from '@jieti/shared/api/invitations';
import { maskName } from '@jieti/shared/rules/mask';
import { Reader } from '../db/sql.js';
import { memberWords } from '../perks/perk-use-filter.js';

interface Row {
  readonly id: number;
  readonly name: string;
  readonly card_no: string;
  readonly joined: number;
  readonly ordered: number;
  readonly credited: number;
  readonly reversed: number;
  readonly held: number;
  readonly opened: number;
  readonly spent: number;
  readonly last_joined: number;
}

/** Who brings friends, the most first. */
@Injectable()
export class InvitersQueries {
  constructor(private readonly reader: Reader) {}

  /** One more than `limit` where there are more. */
  async list(search: string | undefined, from: number, limit: number): Promise<readonly InviterRow[]> {
    const words = memberWords(search);
    const rows = await this.reader.query<Row>(
      `SELECT m.id, m.name, m.card_no, COUNT(*) AS joined, MAX(i.joined_at) AS last_joined,
         SUM(CASE WHEN i.state IN ('credited', 'settled') OR i.reversed_at IS NOT NULL THEN 1 ELSE 0 END) AS ordered,
         SUM(CASE WHEN i.state = 'settled' THEN 1 ELSE 0 END) AS credited,
         SUM(CASE WHEN i.reversed_at IS NOT NULL THEN 1 ELSE 0 END) AS reversed,
         SUM(CASE WHEN i.state = 'held' THEN 1 ELSE 0 END) AS held,
         SUM(r.net_spend_fen) AS spent,
         (SELECT COUNT(*) FROM invitation_opening o WHERE o.inviter_id = m.id) AS opened
       FROM invitation i JOIN member m ON m.id = i.inviter_id JOIN member r ON r.id = i.referee_id
       WHERE ${words.sql} GROUP BY m.id, m.name, m.card_no ORDER BY joined DESC, m.id LIMIT ? OFFSET ?`,
      [...words.params, limit + 1, from],
    );
    return rows.map((row) => ({
      member: { id: Number(row.id), name: maskName(row.name), cardNo: row.card_no },
      ...{ opened: Number(row.opened), joined: Number(row.joined), ordered: Number(row.ordered) },
      ...{ credited: Number(row.credited), reversed: Number(row.reversed), held: Number(row.held) },
      ...{ friendsSpentFen: Number(row.spent), lastJoinedAt: Number(row.last_joined) },
    }));
  }

  async count(search: string | undefined): Promise<number> {
    const words = memberWords(search);
    const [row] = await this.reader.query<{ n: number }>(
      `SELECT COUNT(DISTINCT i.inviter_id) AS n FROM invitation i JOIN member m ON m.id = i.inviter_id WHERE ${words.sql}`,
      words.params,
    );
    return Number(row?.n ?? 0);
  }
}
