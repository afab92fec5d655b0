import { Inject, Injectable } from '@nestjs/common';
import type { Home } from '@jieti/shared/api/me';
import type { PointsAccount } from '@jieti/shared/model/points';
import type { Instant } from '@jieti/shared/model/time';
import { availablePoints } from '@jieti/shared/rules/points/available-points';
import { upcomingExpiries } from '@jieti/shared/rules/points/upcoming-expiries';
import { CONFIG, type Config } from '../config.js';
import { Reader } from '../db/sql.js';
import { lotOfRow, type LotRow } from '../points/point-row.js';
import { WORD_DAYS } from '../points/word-before-end.js';
import { AnnouncementsQueries, type Announcement } from '../programmes/announcements.queries.js';

const OFFERS = 3;
const DAY_MS = 86_400_000;

export interface HomeNews extends Pick<Home, 'offers' | 'points'> {
  readonly announcement: Announcement | null;
}

interface AccountRow {
  readonly part: 'account';
  readonly debt: number;
}
interface OwnedLotRow extends LotRow {
  readonly part: 'lot';
}
interface OfferRow {
  readonly part: 'offer';
  readonly id: number;
  readonly title: string;
  readonly body: string;
}
type Row = AccountRow | OwnedLotRow | OfferRow;

/** Rows of three kinds in one round to the database, which costs more than what is read; no column means two things. */
const BESIDE = `SELECT 'account' AS part, NULL AS id, member_id, NULL AS earned, NULL AS remaining, NULL AS available_at,
    NULL AS expires_at, debt, NULL AS title, NULL AS body FROM point_account WHERE member_id = ?
  UNION ALL SELECT 'lot', id, member_id, earned, remaining, available_at, expires_at, NULL, NULL, NULL
  FROM point_lot WHERE member_id = ? AND remaining > 0
  UNION ALL SELECT 'offer', id, member_id, NULL, NULL, NULL, NULL, NULL, title, body FROM
    (SELECT id, member_id, title, body FROM inbox_message WHERE member_id = ? AND kind = 'campaign'
     AND (SELECT marketing FROM member WHERE id = ?) = 1 ORDER BY id DESC LIMIT ?) latest`;

/** What the first page shows beside the tier: offers, new rules, points. */
@Injectable()
export class HomeNewsQueries {
  constructor(
    private readonly reader: Reader,
    private readonly announcements: AnnouncementsQueries,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  async read(memberId: number, now: Instant): Promise<HomeNews> {
    const [rows, announcement] = await Promise.all([
      this.reader.query<Row>(BESIDE, [memberId, memberId, memberId, memberId, OFFERS]),
      this.announcements.find(now),
    ]);
    return { announcement, points: this.pointsOf(rows, now), offers: offersOf(rows) };
  }

  private pointsOf(rows: readonly Row[], now: Instant): Home['points'] {
    const lots = rows.flatMap((row) => (row.part === 'lot' ? [lotOfRow(row)] : []));
    const account: PointsAccount = { lots, debt: rows.find((row) => row.part === 'account')?.debt ?? 0 };
    const soon = lots.filter((lot) => lot.expiresAt !== null && lot.expiresAt <= now + WORD_DAYS * DAY_MS);
    const [expiringSoon = null] = upcomingExpiries({ ...account, lots: soon }, now, this.config.timeZone);
    return { available: availablePoints(account, now), expiringSoon };
  }
}

/** The last campaigns the member was told of, newest first; none once they take no offers. */
function offersOf(rows: readonly Row[]): Home['offers'] {
  return rows
    .flatMap((row) => (row.part === 'offer' ? [row] : []))
    .sort((a, b) => b.id - a.id)
    .map(({ id, title, body }) => ({ id: String(id), title, body, until: null }));
}
