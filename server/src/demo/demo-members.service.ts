import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import type { Tx } from '../db/sql.js';
import { Transactions } from '../db/transactions.js';
import { FactsService } from '../facts/facts.service.js';
import { memberRefKey } from '../members/member-ref.js';
import { MembersRepository } from '../members/members.repository.js';
import type { DemoMember } from './demo-members.js';
import { DemoProgrammesRepository } from './demo-programmes.repository.js';
import { DemoRepository, type DemoQuota } from './demo.repository.js';

const BATCH = 2000;
/** Who tastes a tier; the first ones belong to the story and stand where the facts put them. */
const TRIAL = 6;

/** Lets the demo's people live their lives: through the same door as real purchases. */
@Injectable()
export class DemoMembersService {
  constructor(
    private readonly transactions: Transactions,
    private readonly demo: DemoRepository,
    private readonly members: MembersRepository,
    private readonly facts: FactsService,
    private readonly programmes: DemoProgrammesRepository,
  ) {}

  /** `consentsOf` gives a person's consents by WeChat template id. */
  async seed(
    people: readonly DemoMember[],
    consentsOf: (person: DemoMember) => Readonly<Record<string, number>>,
    now: Instant,
  ): Promise<void> {
    await this.programmes.announce();
    const all = people
      .flatMap(({ openid, facts }) => facts.map((fact) => ({ member: refOf(openid), fact })))
      .toSorted((a, b) => a.fact.occurredAt - b.fact.occurredAt);
    for (let from = 0; from < all.length; from += BATCH) {
      await this.facts.record(all.slice(from, from + BATCH), { createMembers: true, announce: false });
    }
    await this.transactions.run(async (tx) => {
      const ids = await this.members.resolve(
        tx,
        people.map(({ openid }) => refOf(openid)),
      );
      const quotas: DemoQuota[] = [];
      for (const person of people) {
        const memberId = ids.get(memberRefKey(refOf(person.openid)));
        if (memberId === undefined) continue;
        await this.describe(tx, { memberId, person, now });
        quotas.push(
          ...Object.entries(consentsOf(person)).map(([templateId, remaining]) => ({ memberId, templateId, remaining })),
        );
      }
      await this.demo.insertQuotas(tx, quotas, now);
      await this.demo.recordAsItHappened(tx, now);
    });
    await this.giveTrial(people[TRIAL], now);
  }

  private async giveTrial(person: DemoMember | undefined, now: Instant): Promise<void> {
    if (!person) return;
    await this.transactions.run(async (tx) => {
      const memberId = (await this.members.resolve(tx, [refOf(person.openid)])).get(memberRefKey(refOf(person.openid)));
      if (memberId !== undefined) await this.programmes.giveTrial(tx, memberId, now);
    });
  }

  private async describe(
    tx: Tx,
    { memberId, person, now }: { memberId: number; person: DemoMember; now: Instant },
  ): Promise<void> {
    await this.members.updateName(tx, memberId, person.name, now);
    await this.members.updatePhone(tx, memberId, person.phone, now);
    await this.demo.setHome(tx, memberId, person);
    if (person.follows) await this.members.attach(tx, memberId, { kind: 'oaOpenid', value: person.oaOpenid }, now);
  }
}

function refOf(openid: string): { readonly kind: 'openid'; readonly value: string } {
  return { kind: 'openid', value: openid };
}
