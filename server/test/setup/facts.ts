import type { Fact } from '@jieti/shared/model/fact';

type Input<K extends Fact['kind']> = Omit<Extract<Fact, { kind: K }>, 'recordedAt'>;

let lastNumber = 0;
const nextKey = (source: string) => ({ source, externalId: `${source}-${(lastNumber += 1)}` });
const NOON = Date.UTC(2026, 10, 20, 4);

/** ¥88.00 paid at 安福路店 yesterday noon, under a fresh number. */
export function aPurchase(change: Partial<Input<'purchase'>> = {}): Input<'purchase'> {
  const base = { kind: 'purchase', occurredAt: NOON, storeId: 'anfu', amountFen: 8800, categories: ['饮品'] } as const;
  return { ...base, ...nextKey('till:anfu'), ...change };
}

/** A refund of ¥10.00; without `order` it names none. */
export function aRefund(change: Partial<Input<'refund'>> = {}): Input<'refund'> {
  const base = { kind: 'refund', occurredAt: NOON, storeId: 'anfu', amountFen: 1000, order: null } as const;
  return { ...base, ...nextKey('till:anfu:refund'), ...change };
}

export function anEngagement(change: Partial<Input<'engagement'>> = {}): Input<'engagement'> {
  const base = { kind: 'engagement', occurredAt: NOON, storeId: null, activity: 'checkin' } as const;
  return { ...base, ...nextKey('app'), ...change };
}

export function anAdjustment(change: Partial<Input<'adjustment'>> = {}): Input<'adjustment'> {
  const base = {
    kind: 'adjustment',
    occurredAt: NOON,
    storeId: null,
    growth: 10,
    reason: '补录',
    author: 'owner',
  } as const;
  return { ...base, ...nextKey('console'), ...change };
}
