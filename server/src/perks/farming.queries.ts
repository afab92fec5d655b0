import { Injectable } from '@nestjs/common';
import type { FarmingFlag, FarmingQuery } from '@jieti/shared/api/perks';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import { Reader } from '../db/sql.js';
import type { FarmingEvidence } from '../ledger/farming-flags.repository.js';
import { tierBadge } from '../members/tier-badge.js';
import { farmingSentence } from './farming-sentence.js';
import { memberWords } from './perk-use-filter.js';

interface FlagRow {
  readonly id: number;
  readonly member_id: number;
  readonly name: string;
  readonly card_no: string;
  readonly tier: string;
  readonly upgrade_fact: string;
  readonly evidence: string;
  readonly found_at: number;
  readonly state: FarmingFlag['state'];
  readonly dismissed_by: string | null;
  readonly dismissed_at: number | null;
  readonly reason: string | null;
  readonly times: number;
}

const SELECT = `SELECT f.id, f.member_id, m.name, m.card_no, f.tier, f.upgrade_fact, f.evidence, f.found_at, f.state,
    f.dismissed_by, f.dismissed_at, f.reason,
    (SELECT COUNT(*) FROM farming_flag o WHERE o.member_id = f.member_id) AS times
  FROM farming_flag f JOIN member m ON m.id = f.member_id`;

/** Members who look as if they farmed gifts. */
@Injectable()
export class FarmingQueries {
  constructor(private readonly reader: Reader) {}

  /** Newest first, one more than `limit` where there are more. */
  async list(
    { state, search }: Pick<FarmingQuery, 'state' | 'search'>,
    page: { readonly beforeId: number | undefined; readonly limit: number },
    version: ProgrammeVersion,
  ): Promise<readonly FarmingFlag[]> {
    const words = memberWords(search);
    const states = state === 'all' ? ['open', 'dismissed'] : [state, state];
    const rows = await this.reader.query<FlagRow>(
      `${SELECT} WHERE f.state IN (?, ?) AND ${words.sql} AND f.id < ? ORDER BY f.id DESC LIMIT ?`,
      [...states, ...words.params, page.beforeId ?? Number.MAX_SAFE_INTEGER, page.limit + 1],
    );
    return rows.map((row) => flagOf(row, version));
  }

  async find(id: number, version: ProgrammeVersion): Promise<FarmingFlag | null> {
    const [row] = await this.reader.query<FlagRow>(`${SELECT} WHERE f.id = ?`, [id]);
    return row ? flagOf(row, version) : null;
  }
}

function flagOf(row: FlagRow, version: ProgrammeVersion): FarmingFlag {
  const { refund, gifts } = JSON.parse(row.evidence) as FarmingEvidence;
  const tier = tierBadge(version, row.tier);
  return {
    ...{ id: Number(row.id), tier, foundAt: Number(row.found_at), state: row.state, times: Number(row.times) },
    member: { id: Number(row.member_id), name: row.name, cardNo: row.card_no },
    sentence: farmingSentence({ refund, gifts }, tier.name, version.timeZone),
    evidence: {
      purchase: refund.purchase?.fact ?? row.upgrade_fact,
      ...{ purchasedAt: refund.purchase?.at ?? null, amountFen: refund.purchase?.amountFen ?? null },
      ...{ refund: refund.fact, refundedAt: refund.at, refundedFen: refund.amountFen, gifts: [...gifts] },
    },
    ...{ dismissedBy: row.dismissed_by, dismissedAt: row.dismissed_at, reason: row.reason },
  };
}
