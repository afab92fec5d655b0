import { Inject, Injectable } from '@nestjs/common';
import type { GroupEntry, GroupVisitOutcome } from '@jieti/shared/api/groups';
import { businessDayOf, formatDay } from '@jieti/shared/calendar';
import { CONFIG, type Config } from '../config.js';
import { FactsService } from '../facts/facts.service.js';
import type { NewFact } from '../facts/record.js';
import { Refusal } from '../http/refusal.js';
import { ConsentsQueries } from '../privacy/consents.queries.js';
import type { OpenedGroupEntry } from './group-entry.js';
import { GroupEntriesService } from './group-entries.service.js';
import { GroupVisitsRepository, type GroupVisit } from './group-visits.repository.js';
import type { KnownGroup } from './known-group.service.js';

/** Where what is done in groups comes from. */
export const groupSource = 'group';
/** So many digits of a keyed hash tell groups apart in a fact's number. */
export const GROUP_DIGITS = 16;

/** Somebody opened the mini-program from a group. */
@Injectable()
export class GroupVisitsService {
  constructor(
    private readonly facts: FactsService,
    private readonly visits: GroupVisitsRepository,
    private readonly consents: ConsentsQueries,
    private readonly entries: GroupEntriesService,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  /**
   * Counts a member's first visit of the day from each group of the shop, the day being WeChat's word of when it was.
   * @throws Refusal `group_entry_outdated` where it is not sealed with the key of the member's last login;
   * `wechat_unavailable` where WeCom did not say whose group it is
   */
  async visit(memberId: number, sealed: GroupEntry): Promise<GroupVisitOutcome> {
    if (!(await this.consents.allows(memberId, 'groups'))) return { outcome: 'notAllowed', gained: 0 };
    const { entry, groupHash, group } = await this.entries.open(memberId, sealed);
    if (group.kind === 'notOurs') return { outcome: 'notOurs', gained: 0 };
    const visit = this.visitOf(memberId, groupHash, entry);
    const outcome = await this.facts.recordOne(this.factOf(visit, group));
    if (outcome.kind === 'recorded') return { outcome: 'counted', gained: outcome.growth };
    // Told twice, or opened again: the first of the day has its own second.
    if (outcome.kind === 'repeated' || outcome.code === 'fact_conflict') return { outcome: 'repeated', gained: 0 };
    throw new Refusal(outcome.code);
  }

  private visitOf(memberId: number, groupHash: string, { at }: OpenedGroupEntry): GroupVisit {
    return { memberId, groupHash, day: businessDayOf(at, this.config.timeZone), at };
  }

  private factOf(visit: GroupVisit, group: KnownGroup): NewFact {
    const { memberId, groupHash, day, at } = visit;
    const digits = groupHash.slice(0, GROUP_DIGITS);
    return {
      member: { kind: 'id', id: memberId },
      fact: {
        ...{ kind: 'engagement', activity: 'groupVisit', channel: 'group', storeId: null, occurredAt: at },
        ...{ source: groupSource, externalId: `visit:${memberId}:${digits}:${formatDay(day)}` },
        evidence: `group:${digits} ${group.kind === 'ours' ? 'wecom' : 'sealed'}`,
      },
      after: (tx) => this.visits.insert(tx, visit),
    };
  }
}
