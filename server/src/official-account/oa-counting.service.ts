import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Transactions } from '../db/transactions.js';
import { FactsService } from '../facts/facts.service.js';
import type { NewFact } from '../facts/record.js';
import { OaInteractionsQueries, type OpenInteraction } from './oa-interactions.queries.js';
import { OaInteractionsRepository } from './oa-interactions.repository.js';

/** Where what is done at the official account comes from. */
const source = 'oa';
const AT_ONCE = 200;
const UNKNOWN_MS = 90 * 86_400_000;

/** Makes engagement of what members did at the official account: events come before it is known whose they are. */
@Injectable()
export class OaCountingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: FactsService,
    private readonly interactions: OaInteractionsRepository,
    private readonly queries: OaInteractionsQueries,
  ) {}

  /** One round. Following counts once for ever, a menu or a code each time; leaving counts nothing and takes nothing. */
  async round(now: Instant): Promise<void> {
    for (
      let open = await this.queries.listOpen(AT_ONCE);
      open.length > 0;
      open = await this.queries.listOpen(AT_ONCE)
    ) {
      let settled = 0;
      for (const one of open) settled += (await this.count(one, now)) ? 1 : 0;
      if (settled === 0 || open.length < AT_ONCE) break;
    }
    await this.transactions.run((tx) => this.interactions.dropUnknown(tx, now - UNKNOWN_MS));
  }

  /** False where it broke off: the next round tries again. */
  private async count(one: OpenInteraction, now: Instant): Promise<boolean> {
    if (one.kind !== 'unfollow') {
      const [outcome] = await this.facts.record([factOf(one)]);
      if (outcome?.kind === 'refused' && outcome.code === 'internal') return false;
    }
    await this.transactions.run((tx) => this.interactions.settle(tx, one.memberId, [one.eventId], now));
    return true;
  }
}

function factOf({ eventId, memberId, kind, what, at }: OpenInteraction): NewFact {
  const isFollow = kind === 'follow';
  const evidence = `${kind}:${what}`.slice(0, 120);
  return {
    member: { kind: 'id', id: memberId },
    fact: {
      ...{ kind: 'engagement', channel: 'officialAccount', storeId: null, occurredAt: at, source, evidence },
      activity: isFollow ? 'follow' : 'oaClick',
      externalId: isFollow ? `follow:${memberId}` : `click:${eventId}`,
    },
  };
}
