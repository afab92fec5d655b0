import { Inject, Injectable } from '@nestjs/common';
import { businessDayOf, formatDay } from '@jieti/shared/calendar';
import type { Instant } from '@jieti/shared/model/time';
import { CONFIG, type Config } from '../config.js';
import { CouponsRepository } from '../coupons/coupons.repository.js';
import type { GrantOutcome, GrantRequest } from '../coupons/grant-plan.js';
import type { Tx } from '../db/sql.js';
import { inboxOnlyKeys } from '../outbox/inbox-only-keys.js';
import { OutboxRepository, type NewOutboxMessage } from '../outbox/outbox.repository.js';
import { GiftReturnsRepository } from './gift-returns.repository.js';
import type { SettledMember } from './ledger.repository.js';

/** What an upgrade brings besides the tier: gift coupons, and the messages that tell of both. */
@Injectable()
export class RewardsRepository {
  constructor(
    private readonly coupons: CouponsRepository,
    private readonly outbox: OutboxRepository,
    private readonly giftReturns: GiftReturnsRepository,
    @Inject(CONFIG) private readonly config: Pick<Config, 'shopName' | 'timeZone'>,
  ) {}

  /** Gifts of upgrades that are undone go back, whoever may be told; how many members are told of. */
  takeBack(tx: Tx, settled: readonly SettledMember[], now: Instant): Promise<number> {
    const undone = settled.filter(({ settlement }) => settlement.undone.length > 0);
    return undone.length > 0 ? this.giftReturns.takeBack(tx, undone, now) : Promise.resolve(0);
  }

  /** Titles of the coupons granted, by member. */
  async give(tx: Tx, settled: readonly SettledMember[], now: Instant): Promise<Map<number, string[]>> {
    const requests = settled.flatMap(grantRequests);
    const outcomes = requests.length > 0 ? await this.coupons.grant(tx, requests, now) : [];
    const granted = outcomes.filter((outcome) => outcome.kind === 'granted');
    const messages = [...settled.flatMap(tierMessages), ...granted.flatMap((outcome) => this.couponMessage(outcome))];
    if (messages.length > 0) await this.outbox.enqueue(tx, messages, now);
    const gifts = new Map<number, string[]>();
    for (const { memberId, coupon } of granted) {
      if (coupon) gifts.set(memberId, [...(gifts.get(memberId) ?? []), coupon.title]);
    }
    return gifts;
  }

  private couponMessage({ memberId, coupon }: GrantOutcome): NewOutboxMessage[] {
    if (!coupon) return [];
    const expiresOn = formatDay(businessDayOf(coupon.expiresAt - 1, this.config.timeZone));
    const content = {
      title: '你收到一张优惠券',
      body: `${coupon.title}，${expiresOn.replaceAll('-', '.')} 前可用。`,
      page: 'pages/coupons/index',
      values: { shopName: this.config.shopName, couponTitle: coupon.title, expiresOn },
    };
    const dedupeKey = `couponGranted:${coupon.id}`;
    return [{ ...service, memberId, kind: 'couponGranted', templateKey: 'coupon-granted', content, dedupeKey }];
  }
}

const service = { campaignId: null, tier: null } as const;

function grantRequests({ member, settlement }: SettledMember): GrantRequest[] {
  return settlement.grants.map(({ couponTemplate, grantKey }) => ({
    ...{ memberId: member.id, template: { key: couponTemplate }, grantKey, origin: '升级礼' },
  }));
}

function tierMessages({ member, settlement }: SettledMember): NewOutboxMessage[] {
  const tier = settlement.state.tier;
  return settlement.messages.map(({ kind, content, dedupeKey }) => ({
    ...{ ...service, memberId: member.id, kind, tier, content, dedupeKey },
    templateKey: kind === 'tierKept' ? inboxOnlyKeys.tierKept : 'tier-up',
  }));
}
