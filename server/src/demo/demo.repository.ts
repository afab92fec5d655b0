import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import type { Tx } from '../db/sql.js';
import { MessageTemplatesRepository } from '../outbox/message-templates.repository.js';
import { PointsRulesRepository } from '../points/points-rules.repository.js';
import { ConsentsRepository } from '../subscriptions/consents.repository.js';
import { demoPointsRules } from './demo-points.js';
import type { demoPack } from './demo-shop.js';

export interface DemoQuota {
  readonly memberId: number;
  readonly templateId: string;
  readonly remaining: number;
}

const TILL_MS = 2_000;

/** Writes what only a demo writes: whole shops at once. */
@Injectable()
export class DemoRepository {
  constructor(
    private readonly consents: ConsentsRepository,
    private readonly points: PointsRulesRepository,
    private readonly messages: MessageTemplatesRepository,
  ) {}

  async isEmpty(tx: Tx): Promise<boolean> {
    const rows = await tx.query<{ n: number }>('SELECT COUNT(*) AS n FROM staff');
    return Number(rows[0]?.n) === 0;
  }

  async insertStores(
    tx: Tx,
    stores: readonly { readonly id: string; readonly name: string }[],
    now: Instant,
  ): Promise<void> {
    await tx.insertRows(
      'store',
      ['id', 'name', 'created_at'],
      stores.map(({ id, name }) => [id, name, now]),
    );
  }

  /** The coupon template it is made of is there already. */
  async insertPack(tx: Tx, pack: typeof demoPack, now: Instant): Promise<void> {
    const { title, note, priceFen, coupons, stockTotal, perMember, templateKey } = pack;
    await tx.execute(
      `INSERT INTO coupon_pack (title, note, price_fen, template_id, coupons, stock_total, taken, per_member, active,
       created_by, created_at) SELECT ?, ?, ?, id, ?, ?, 0, ?, 1, ?, ? FROM coupon_template WHERE template_key = ?`,
      [title, note, priceFen, coupons, stockTotal, perMember, '周岚', now, templateKey],
    );
  }

  async publishPoints(tx: Tx, now: Instant): Promise<void> {
    await this.points.insert(tx, demoPointsRules(now), { by: 'owner', note: '积分开张：消费 1 元得 1 分' }, now);
  }

  /** Facts as a till records them, seconds after they happened: what was known on a day of the past can be asked. */
  async recordAsItHappened(tx: Tx, now: Instant): Promise<void> {
    await tx.execute('UPDATE fact SET recorded_at = occurred_at + ? WHERE occurred_at + ? <= ?', [
      TILL_MS,
      TILL_MS,
      now,
    ]);
  }

  async setHome(
    tx: Tx,
    memberId: number,
    { storeId, optedOut }: { readonly storeId: string; readonly optedOut: boolean },
  ): Promise<void> {
    const marketing = optedOut ? 0 : 1;
    await tx.execute('UPDATE member SET store_id = ?, marketing = ? WHERE id = ?', [storeId, marketing, memberId]);
  }

  insertMessageTemplates(
    tx: Tx,
    templates: Parameters<MessageTemplatesRepository['upsertTemplates']>[1],
  ): Promise<void> {
    return this.messages.upsertTemplates(tx, templates);
  }

  insertQuotas(tx: Tx, quotas: readonly DemoQuota[], now: Instant): Promise<void> {
    return this.consents.open(tx, quotas, now);
  }
}
