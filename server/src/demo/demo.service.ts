import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import { demoMembers, type DemoMember } from './demo-members.js';
import { DemoArrivalsService } from './demo-arrivals.service.js';
import { DemoShopRepository } from './demo-shop.repository.js';
import type { PlatformTemplate } from './demo-templates.js';
import { DemoQueries } from './demo.queries.js';
import { growthCard } from '@jieti/shared/rules/programme/growth-card';

const MEMBERS = 1200;

/** A phone as the simulated WeChat has to know it. */
export interface DemoPhone {
  readonly openid: string;
  readonly oaOpenid: string;
  readonly name: string;
  readonly follows: boolean;
  readonly consents: Readonly<Record<string, number>>;
  /** Name of the tier as the seeding left it, for lists of phones to choose from. */
  readonly tier: string;
}

export interface DemoSeed {
  /** False when the database had staff already and was left as it is. */
  readonly seeded: boolean;
  readonly phones: readonly DemoPhone[];
}

/** Fills an empty database with the demo shop: the same shop for everybody who looks on the same day. */
@Injectable()
export class DemoService {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: DemoQueries,
    private readonly shop: DemoShopRepository,
    private readonly people: DemoArrivalsService,
    private readonly clock: Clock,
  ) {}

  async seed(templates: readonly PlatformTemplate[]): Promise<DemoSeed> {
    const now = this.clock.now();
    const people = demoMembers(MEMBERS, now);
    const consentsOf = (person: DemoMember) => consentsByTemplate(person, templates);
    const seeded = await this.transactions.run(async (tx) => {
      if (!(await this.shop.isEmpty(tx))) return false;
      await this.shop.insert(tx, templates, now);
      return true;
    });
    if (seeded) {
      await this.people.seed(people, consentsOf, now);
      await this.transactions.run((tx) => this.shop.fill(tx, now));
    }
    const tiers = await this.queries.tiersByOpenid();
    const phones = people.map((person) => {
      const { openid, oaOpenid, name, follows } = person;
      return { openid, oaOpenid, name, follows, consents: consentsOf(person), tier: tierName(tiers.get(openid)) };
    });
    return { seeded, phones };
  }
}

function consentsByTemplate(
  person: DemoMember,
  templates: readonly PlatformTemplate[],
): Readonly<Record<string, number>> {
  const granted = templates.flatMap(({ key, subscriptionTemplateId }): [string, number][] => {
    const remaining = person.consents[key] ?? 0;
    return remaining > 0 ? [[subscriptionTemplateId, remaining]] : [];
  });
  return Object.fromEntries(granted);
}

function tierName(key: string | undefined): string {
  return growthCard.tiers.find((tier) => tier.key === key)?.name ?? '';
}
