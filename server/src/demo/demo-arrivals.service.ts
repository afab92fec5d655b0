import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Transactions } from '../db/transactions.js';
import { FactsService } from '../facts/facts.service.js';
import { DemoArrivalsRepository } from './demo-arrivals.repository.js';
import type { DemoMember } from './demo-members.js';
import { DemoMembersService } from './demo-members.service.js';

/** The demo's people: their lives first, then how they came to the shop and whom they brought. */
@Injectable()
export class DemoArrivalsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly people: DemoMembersService,
    private readonly arrivals: DemoArrivalsRepository,
    private readonly facts: FactsService,
  ) {}

  /** `consentsOf` gives a person's consents by WeChat template id. */
  async seed(
    people: readonly DemoMember[],
    consentsOf: (person: DemoMember) => Readonly<Record<string, number>>,
    now: Instant,
  ): Promise<void> {
    await this.people.seed(people, consentsOf, now);
    const facts = await this.transactions.run((tx) => this.arrivals.insert(tx, now));
    const inOrder = facts.toSorted((a, b) => a.fact.occurredAt - b.fact.occurredAt);
    await this.facts.record(inOrder, { announce: false });
    await this.transactions.run((tx) => this.arrivals.recordAsItHappened(tx));
  }
}
