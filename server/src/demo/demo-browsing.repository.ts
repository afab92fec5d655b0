import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { BrowsingRepository } from '../browsing/browsing.repository.js';
import type { Tx } from '../db/sql.js';
import { MembersRepository } from '../members/members.repository.js';
import { ConsentWordsRepository } from '../privacy/consent-words.repository.js';
import { demoVisits } from './demo-browsing.js';
import { SeededRandom } from './seeded-random.js';

const PEOPLE = 700;
const DAY_MS = 86_400_000;
const AGREED_DAYS = 50;
const MENUS = ['MENU_CARD', 'MENU_CARD', 'MENU_COUPON', 'MENU_STORES', 'MENU_NEW_BEANS'];

interface Person {
  readonly id: number;
  readonly tier: string;
  readonly openid: string;
}

/** Who agreed to what, how they looked around, and what they did at the official account. */
@Injectable()
export class DemoBrowsingRepository {
  constructor(
    private readonly browsing: BrowsingRepository,
    private readonly consents: ConsentWordsRepository,
    private readonly members: MembersRepository,
  ) {}

  /** Once there are members, articles and gatherings. */
  async insert(tx: Tx, now: Instant): Promise<void> {
    const around = { now, articles: await this.idsOf(tx, 'article'), gatherings: await this.idsOf(tx, 'gathering') };
    const people = await tx.query<Person>(
      `SELECT m.id, m.tier, i.value AS openid FROM member m
       JOIN member_identity i ON i.member_id = m.id AND i.kind = 'openid' ORDER BY m.id LIMIT ${PEOPLE}`,
    );
    const random = new SeededRandom(20_261_122);
    for (const person of people) {
      const memberId = Number(person.id);
      if (random.next() < 0.62) {
        await this.agree(tx, memberId, 'browsing', now);
        await this.browsing.put(tx, memberId, person.tier, demoVisits(memberId, around));
      }
      if (random.next() < 0.7) {
        await this.agree(tx, memberId, 'groups', now);
        const unionid = { kind: 'unionid', value: person.openid.replace(/^o/, 'u') } as const;
        await this.members.attach(tx, memberId, unionid, now);
      }
    }
    await this.insertFollowers(tx, random, now);
  }

  private async agree(tx: Tx, memberId: number, subject: 'browsing' | 'groups', now: Instant): Promise<void> {
    const word = { memberId, subject, granted: true, channel: 'miniProgram', givenBy: 'member' } as const;
    await this.consents.record(tx, { ...word, now: now - AGREED_DAYS * DAY_MS });
  }

  private async idsOf(tx: Tx, table: 'article' | 'gathering'): Promise<readonly number[]> {
    const rows = await tx.query<{ id: number }>(`SELECT id FROM ${table} WHERE state = 'published' ORDER BY id`);
    return rows.map((row) => Number(row.id));
  }

  /** Below zero: numbers of events that never come. */
  private async insertFollowers(tx: Tx, random: SeededRandom, now: Instant): Promise<void> {
    const people = await tx.query<{ member_id: number; value: string }>(
      `SELECT member_id, value FROM member_identity WHERE kind = 'oaOpenid' ORDER BY member_id`,
    );
    const followers = people.map(({ member_id, value }) => ({
      ...{ memberId: Number(member_id), openid: value, at: now - Math.floor(random.next() ** 2 * 120 * DAY_MS) },
    }));
    const columns = ['openid', 'following', 'changed_at', 'unionid', 'member_id', 'next_ask_at'];
    await tx.insertRows(
      'oa_follower',
      columns,
      followers.map(({ memberId, openid, at }) => [openid, true, at, null, memberId, at]),
    );
    const done = followers.flatMap(({ memberId, at }) => {
      const clicks = Array.from({ length: Math.floor(random.exponential(1.2)) }, () => ({
        ...{ memberId, kind: 'click', what: random.pick(MENUS), at: now - Math.floor(random.next() * 30 * DAY_MS) },
      }));
      const scans = random.next() < 0.1 ? [{ memberId, kind: 'scan', what: 'store-anfu', at: at + 60_000 }] : [];
      return [{ memberId, kind: 'follow', what: 'store-anfu', at }, ...clicks, ...scans];
    });
    await tx.insertRows(
      'oa_interaction',
      ['event_id', 'openid', 'member_id', 'kind', 'what', 'at', 'counted_at'],
      done.map(({ memberId, kind, what, at }, i) => [-1 - i, '', memberId, kind, what, Math.min(at, now), now]),
    );
  }
}
