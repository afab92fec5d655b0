import { Inject, Injectable } from '@nestjs/common';
import { businessDayOf, dateOfDay, formatDay } from '@jieti/shared/calendar';
import type { BusinessDay, Instant } from '@jieti/shared/model/time';
import { birthdayIn, isMinor } from '@jieti/shared/rules/birthday';
import { CONFIG, type Config } from '../config.js';
import { CouponsRepository } from '../coupons/coupons.repository.js';
import type { GrantOutcome, GrantRequest } from '../coupons/grant-plan.js';
import { Dialect } from '../db/dialect.js';
import { placeholders } from '../db/in-list.js';
import type { Tx } from '../db/sql.js';
import { OutboxRepository, type NewOutboxMessage } from '../outbox/outbox.repository.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';

interface BornRow {
  readonly id: number;
  readonly tier: string;
  readonly birthday_month: number;
  readonly birthday_day: number;
  readonly birthday_year: number | null;
}

/** Under this key a member is given one birthday gift a year, however often and wherever it is tried. */
export function birthdayGrantKey(today: BusinessDay): string {
  return `birthday:${dateOfDay(today).year}`;
}

/** What a tier's birthday perk gives on the day (D194). */
@Injectable()
export class BirthdayGiftsRepository {
  constructor(
    private readonly dialect: Dialect,
    private readonly coupons: CouponsRepository,
    private readonly outbox: OutboxRepository,
    private readonly programmes: ProgrammesQueries,
    @Inject(CONFIG) private readonly config: Pick<Config, 'shopName' | 'timeZone'>,
  ) {}

  /** Gives those of them whose birthday is celebrated today their coupon and the message of it; how many were given. */
  async give(tx: Tx, memberIds: readonly number[], now: Instant): Promise<number> {
    if (memberIds.length === 0) return 0;
    const today = businessDayOf(now, this.config.timeZone);
    const born = (await this.lock(tx, memberIds)).filter((row) => isDue(row, today));
    const requests = await this.requests(born, today, now);
    const outcomes = requests.length > 0 ? await this.coupons.grant(tx, requests, now) : [];
    const given = outcomes.filter(({ kind }) => kind === 'granted');
    const messages = given.flatMap((outcome) => this.message(outcome, today));
    if (messages.length > 0) await this.outbox.enqueue(tx, messages, now);
    return given.length;
  }

  private lock(tx: Tx, memberIds: readonly number[]): Promise<BornRow[]> {
    return tx.query<BornRow>(
      `SELECT id, tier, birthday_month, birthday_day, birthday_year FROM member
       WHERE id IN (${placeholders(memberIds.length)}) AND status = 'active' AND birthday_month IS NOT NULL
       ORDER BY id${this.dialect.forUpdate}`,
      memberIds.toSorted((a, b) => a - b),
    );
  }

  private async requests(born: readonly BornRow[], today: BusinessDay, now: Instant): Promise<readonly GrantRequest[]> {
    const { tiers } = await this.programmes.getCurrent(now);
    return born.flatMap(({ id, tier }) => {
      const perks = tiers.find(({ key }) => key === tier)?.perks ?? [];
      const key = perks.find((perk) => perk.kind === 'birthday' && perk.couponTemplate)?.couponTemplate;
      if (key === undefined) return [];
      return [{ memberId: Number(id), template: { key }, grantKey: birthdayGrantKey(today), origin: '生日礼' }];
    });
  }

  private message({ memberId, coupon }: GrantOutcome, today: BusinessDay): NewOutboxMessage[] {
    if (!coupon) return [];
    const expiresOn = formatDay(businessDayOf(coupon.expiresAt - 1, this.config.timeZone));
    const content = {
      title: '生日快乐',
      body: `送你一张「${coupon.title}」，${expiresOn.replaceAll('-', '.')} 前可用。`,
      page: 'pages/coupons/index',
      values: { shopName: this.config.shopName, couponTitle: coupon.title, expiresOn },
    };
    return [
      {
        ...{ memberId, kind: 'couponGranted', templateKey: 'coupon-granted', campaignId: null, tier: null, content },
        dedupeKey: `${birthdayGrantKey(today)}:${memberId}`,
      },
    ];
  }
}

function isDue(
  { birthday_month: month, birthday_day: day, birthday_year: year }: BornRow,
  today: BusinessDay,
): boolean {
  return birthdayIn({ month, day }, dateOfDay(today).year) === today && !isMinor({ month, day, year }, today);
}
