import { Inject, Injectable } from '@nestjs/common';
import type { ReadingOutcome, ReadingReport } from '@jieti/shared/api/articles';
import { businessDayOf, formatDay } from '@jieti/shared/calendar';
import { readingStep, type ReadingStep } from '@jieti/shared/rules/community/reading-step';
import { Clock } from '../clock.js';
import { CONFIG, type Config } from '../config.js';
import { Transactions } from '../db/transactions.js';
import { FactsService } from '../facts/facts.service.js';
import type { NewFact } from '../facts/record.js';
import { Refusal } from '../http/refusal.js';
import { ArticleReadingsRepository, type LockedReading } from './article-readings.repository.js';

/** The door that reading and sharing come through. */
const source = 'article';

interface Visitor {
  readonly articleId: number;
  readonly memberId: number;
}

/** What members do with an article that is open before them. */
@Injectable()
export class ArticleVisitsService {
  constructor(
    private readonly facts: FactsService,
    private readonly visits: ArticleReadingsRepository,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  /**
   * What the phone saw of the visit; really read (D211) it is an activity, once per member and article. Refuses with
   * not_found (never opened, or no article), article_withdrawn.
   */
  async report(visitor: Visitor, report: ReadingReport): Promise<ReadingOutcome> {
    const now = this.clock.now();
    const { visited, step } = await this.transactions.run(async (tx) => {
      const visited = await this.visits.lock(tx, visitor);
      const step = readingStep(visited, report, { now, estimatedSeconds: visited.estimatedSeconds });
      await this.visits.update(tx, visitor, step);
      return { visited, step };
    });
    if (visited.readAt !== null) return outcomeOf(visited, report);
    if (!step.isReallyRead) return { counted: false, gained: 0, isRead: false };
    const outcome = await this.facts.recordOne(this.readFact(visitor, report, step));
    if (outcome.kind === 'recorded') return { counted: true, gained: outcome.growth, isRead: true };
    if (outcome.kind === 'refused' && outcome.code !== 'fact_conflict') throw new Refusal(outcome.code);
    // Reported twice in the same moment: the other report made it count, perhaps under this key.
    return outcomeOf(await this.transactions.run((tx) => this.visits.lock(tx, visitor)), report);
  }

  /** Once per article and day. Refuses with not_found (never opened, or no article), article_withdrawn. */
  async share(visitor: Visitor): Promise<void> {
    const now = this.clock.now();
    const day = businessDayOf(now, this.config.timeZone);
    const { sharedOn } = await this.transactions.run((tx) => this.visits.lock(tx, visitor));
    if (sharedOn === day) return;
    const { articleId, memberId } = visitor;
    const externalId = `share:${articleId}:${memberId}:${formatDay(day)}`;
    const outcome = await this.facts.recordOne({
      member: { kind: 'id', id: memberId },
      fact: {
        ...{ kind: 'engagement', activity: 'share', source, externalId, occurredAt: now, storeId: null },
        ...{ channel: 'miniProgram', evidence: `article:${articleId}` },
      },
      after: (tx) => this.visits.setShared(tx, visitor, day),
    });
    if (outcome.kind === 'refused' && outcome.code !== 'fact_conflict') throw new Refusal(outcome.code);
  }

  private readFact(visitor: Visitor, { requestKey }: ReadingReport, { seconds }: ReadingStep): NewFact {
    const { articleId, memberId } = visitor;
    return {
      member: { kind: 'id', id: memberId },
      fact: {
        ...{ kind: 'engagement', activity: 'read', source, externalId: `read:${articleId}:${memberId}` },
        ...{ occurredAt: this.clock.now(), storeId: null, channel: 'miniProgram' },
        evidence: `article:${articleId} ${seconds}s`,
      },
      after: (tx, { growth }, at) => this.visits.setRead(tx, visitor, { at, requestKey, growth }),
    };
  }
}

function outcomeOf({ readKey, growth }: LockedReading, { requestKey }: ReadingReport): ReadingOutcome {
  const counted = readKey === requestKey;
  return { counted, gained: counted ? growth : 0, isRead: true };
}
