import type { Instant } from '@jieti/shared/model/time';
import type { FactInput } from '../facts/fact-input.js';
import { demoName, demoShop } from './demo-shop.js';
import { shopperHistory } from './purchase-process.js';
import { SeededRandom } from './seeded-random.js';

const DAY_MS = 86_400_000;

export interface DemoMember {
  readonly openid: string;
  readonly oaOpenid: string;
  readonly follows: boolean;
  readonly name: string;
  readonly phone: string;
  readonly storeId: string;
  readonly facts: readonly FactInput[];
  /** How many messages each template may still send, by template key. */
  readonly consents: Readonly<Record<string, number>>;
  /** Wants no offers. */
  readonly optedOut: boolean;
}

/** The people of the first screens: one in each tier, the second of them one purchase away from 金卡. */
const cast: readonly {
  readonly name: string;
  readonly visits: number;
  readonly fen: number;
  readonly stepDays: number;
}[] = [
  { name: '林知夏', visits: 22, fen: 9600, stepDays: 15 },
  { name: '周予安', visits: 20, fen: 9700, stepDays: 16 },
  { name: '沈一诺', visits: 34, fen: 17_800, stepDays: 10 },
  { name: '陈望舒', visits: 3, fen: 3800, stepDays: 9 },
];

/** Everybody the demo shop knows; the seed and the day alone decide. */
export function demoMembers(count: number, now: Instant): readonly DemoMember[] {
  const random = new SeededRandom(20_260_612);
  return Array.from({ length: count }, (_, index) => demoMember(random, index, now));
}

function demoMember(random: SeededRandom, index: number, now: Instant): DemoMember {
  const number = index + 1;
  const role = cast[index];
  const storeId = random.pick(demoShop.stores).id;
  const name = role?.name ?? demoName(random);
  const storeIds = demoShop.stores.map((store) => store.id);
  const history = shopperHistory(random, { number, storeIds, now });
  const consents = role ? { 'tier-up': 3, 'coupon-granted': 3, campaign: 2 } : randomConsents(random);
  return {
    openid: `oDemo${String(number).padStart(23, '0')}`,
    oaOpenid: `oGzh${String(number).padStart(24, '0')}`,
    follows: role !== undefined || random.next() < 0.35,
    name,
    phone: `138${String(10_000_000 + ((number * 7_654_321) % 89_999_999))}`,
    storeId,
    facts: role ? castFacts(role, number, now) : history,
    consents,
    optedOut: role === undefined && random.next() < 0.06,
  };
}

function randomConsents(random: SeededRandom): Record<string, number> {
  const some = (share: number): number => (random.next() < share ? random.between(1, 3) : 0);
  return { 'tier-up': some(0.6), 'coupon-granted': some(0.5), campaign: some(0.45) };
}

/** Regular visits up to yesterday, every amount the same, so that the story's figures can be followed by hand. */
function castFacts(role: (typeof cast)[number], number: number, now: Instant): readonly FactInput[] {
  const { visits, fen, stepDays } = role;
  const today = Math.floor((now + 8 * 3_600_000) / DAY_MS) * DAY_MS - 8 * 3_600_000;
  return Array.from({ length: visits }, (_, visit): FactInput => {
    const occurredAt = today - (visits - visit) * stepDays * DAY_MS + (9 + (visit % 9)) * 3_600_000;
    const category = ['饮品', '豆子', '器物'][visit % 3]!;
    return {
      kind: 'purchase',
      source: 'till:anfu',
      externalId: `D${number}-${visit + 1}`,
      occurredAt,
      storeId: 'anfu',
      amountFen: fen,
      categories: [category],
    };
  });
}
