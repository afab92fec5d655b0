import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { businessDayOf, startOfDay } from '@jieti/shared/calendar';
import type { Instant } from '@jieti/shared/model/time';
import { tenureMonths } from '@jieti/shared/rules/community/group-tenure';
import { FactsService } from '../facts/facts.service.js';
import type { NewFact } from '../facts/record.js';
import { groupBy } from '../group-by.js';
import { ConsentsQueries } from '../privacy/consents.queries.js';
import { WECOM_ZONE } from './group-days.service.js';
import { GROUP_DIGITS, groupSource } from './group-visits.service.js';
import { GroupWorkQueries, type LinkedStay } from './group-work.queries.js';

const AT_ONCE = 200;
const LOOK_BACK_MS = 62 * 86_400_000;

/** Being in a group of the shop, month by month, for members who agree that it counts. */
@Injectable()
export class GroupTenureService {
  constructor(
    private readonly facts: FactsService,
    private readonly work: GroupWorkQueries,
    private readonly consents: ConsentsQueries,
  ) {}

  /** Records every month that was reached; what was recorded before changes nothing. */
  async record(now: Instant): Promise<void> {
    for (let after = 0; ; ) {
      const members = await this.work.listLinked(now - LOOK_BACK_MS, after, AT_ONCE);
      const agreeing = await this.consents.listAllowed(members, 'groups');
      for (const memberId of members) {
        if (!agreeing.has(memberId)) continue;
        const facts = factsOf(memberId, await this.work.staysOf(memberId), now);
        if (facts.length > 0) await this.facts.record(facts);
      }
      if (members.length < AT_ONCE) return;
      after = members.at(-1) ?? after;
    }
  }
}

/** Days count from when the member agreed; only of the last two months, for the rest has been recorded. */
function factsOf(memberId: number, stays: readonly LinkedStay[], now: Instant): NewFact[] {
  const day = (at: Instant) => businessDayOf(at, WECOM_ZONE);
  return [...groupBy(stays, ({ chatId }) => chatId).entries()].flatMap(([chatId, own]) => {
    const since = Math.min(...own.map(({ linkedAt }) => linkedAt));
    const spans = own.map((stay) => ({
      from: day(Math.max(stay.joinedAt, stay.linkedAt)),
      to: stay.leftAt === null ? null : day(stay.leftAt),
    }));
    const months = tenureMonths(spans, day(Math.max(since, now - LOOK_BACK_MS)), day(now));
    return months.map(({ month, reachedOn }): NewFact => {
      const digits = createHash('sha256').update(chatId).digest('hex').slice(0, GROUP_DIGITS);
      return {
        member: { kind: 'id', id: memberId },
        fact: {
          ...{ kind: 'engagement', activity: 'groupMember', channel: 'wecom', storeId: null },
          ...{ source: groupSource, externalId: `month:${memberId}:${digits}:${month}` },
          ...{ occurredAt: startOfDay(reachedOn, WECOM_ZONE), evidence: `group:${digits} ${month} wecom` },
        },
      };
    });
  });
}
