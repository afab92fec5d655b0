import { Inject, Injectable } from '@nestjs/common';
import type { Perk } from '@jieti/shared/model/programme';
import type { Instant } from '@jieti/shared/model/time';
import { CONFIG, type Config } from '../config.js';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import { monthNumber } from './month-number.js';
import { perksLeft } from './perks-left.queries.js';

export interface PerkUseRequest {
  readonly memberId: number;
  readonly perkKey: string;
  /** Key of the tier the member stands in. */
  readonly tier: string;
  readonly storeId: string | null;
  /** Who did it, as the log shows it. */
  readonly staff: string;
  readonly device: string | null;
  /** The same key again is the same use. */
  readonly idemKey: string;
  readonly now: Instant;
}

interface StoredUse {
  readonly member_id: number;
  readonly perk_key: string;
}

/** The only writer of perk uses. */
@Injectable()
export class PerkUsesRepository {
  constructor(
    private readonly dialect: Dialect,
    private readonly programmes: ProgrammesQueries,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  /**
   * Records a use within the monthly limit. Refuses with perk_unknown, perk_used_up, member_unknown, and with
   * idempotency_conflict when the key stands for another use.
   */
  async use(tx: Tx, request: PerkUseRequest): Promise<'used' | 'repeated'> {
    await this.lock(tx, request.memberId);
    const before = await this.find(tx, request.idemKey);
    if (before) return sameUse(before, request);
    const perk = await this.perkOf(request);
    const left = await this.leftThisMonth(tx, request, [perk]);
    if (left.get(perk.key) === 0) throw new Refusal('perk_used_up');
    await this.insert(tx, request, perk.title);
    return 'used';
  }

  /** Takes a use back, so that it may be used again in its month; nothing when that was done before or it never was. */
  async undo(tx: Tx, { idemKey, now }: { readonly idemKey: string; readonly now: Instant }): Promise<boolean> {
    const { affectedRows } = await tx.execute(
      'UPDATE perk_use SET undone_at = ? WHERE idem_key = ? AND undone_at IS NULL',
      [now, idemKey],
    );
    return affectedRows === 1;
  }

  /** As `PerksQueries.leftThisMonth`, but within the transaction: exact once the member is locked. */
  leftThisMonth(
    tx: Tx,
    { memberId, now }: Pick<PerkUseRequest, 'memberId' | 'now'>,
    perks: readonly Perk[],
  ): Promise<Map<string, number | null>> {
    return perksLeft(tx, { memberId, month: monthNumber(now, this.config.timeZone) }, perks);
  }

  /** Uses of one member wait for each other. */
  private async lock(tx: Tx, memberId: number): Promise<void> {
    const rows = await tx.query(`SELECT id FROM member WHERE id = ?${this.dialect.forUpdate}`, [memberId]);
    if (rows.length === 0) throw new Refusal('member_unknown');
  }

  private async find(tx: Tx, idemKey: string): Promise<StoredUse | null> {
    const [row] = await tx.query<StoredUse>('SELECT member_id, perk_key FROM perk_use WHERE idem_key = ?', [idemKey]);
    return row ?? null;
  }

  private async perkOf({ tier, perkKey, now }: PerkUseRequest): Promise<Perk> {
    const version = await this.programmes.getCurrent(now);
    const perk = version.tiers.find(({ key }) => key === tier)?.perks.find(({ key }) => key === perkKey);
    if (!perk) throw new Refusal('perk_unknown');
    return perk;
  }

  private async insert(tx: Tx, request: PerkUseRequest, title: string): Promise<void> {
    const { idemKey, memberId, perkKey, tier, storeId, staff, device, now } = request;
    const month = monthNumber(now, this.config.timeZone);
    await tx.insertRows('perk_use', COLUMNS, [
      [idemKey, memberId, perkKey, title, tier, month, storeId, staff, device, now],
    ]);
  }
}

const COLUMNS = [
  'idem_key',
  'member_id',
  'perk_key',
  'title',
  'tier',
  'month',
  'store_id',
  'staff',
  'device',
  'used_at',
];

function sameUse(before: StoredUse, { memberId, perkKey }: PerkUseRequest): 'repeated' {
  if (Number(before.member_id) !== memberId || before.perk_key !== perkKey) throw new Refusal('idempotency_conflict');
  return 'repeated';
}
