import { at } from '../../../test/build-facts.js';
import { invitationStep, type FriendOrder } from './invitation-step.js';

const joinedAt = at('2026-06-01 10:00');
const order = (externalId: string, amountFen: number, refundedFen = 0): FriendOrder => ({
  ...{ source: 'till:anfu', externalId, occurredAt: at('2026-06-03 12:00'), amountFen, refundedFen },
  lastRefundAt: refundedFen > 0 ? at('2026-06-04 09:00') : null,
});
const on = (now: string) => ({ now: at(now), timeZone: 'Asia/Shanghai', returnWindowDays: 7 });
const joined = { state: 'joined', joinedAt, order: null } as const;
const credited = { state: 'credited', joinedAt, order: { source: 'till:anfu', externalId: 'A' } } as const;

describe('an invitation', () => {
  it('waits for the first order of which something stays paid', () => {
    expect(invitationStep(joined, [], on('2026-06-02 10:00')).kind).toBe('wait');
    expect(invitationStep(joined, [order('A', 100, 100)], on('2026-06-05 10:00')).kind).toBe('wait');
    const step = invitationStep(joined, [order('A', 100, 100), order('B', 100, 99)], on('2026-06-05 10:00'));
    expect(step).toMatchObject({ kind: 'credit', order: { externalId: 'B' } });
  });

  it('is taken back by a refund of the whole, of the day it came back', () => {
    const step = invitationStep(credited, [order('A', 100, 100)], on('2026-06-05 10:00'));
    expect(step).toMatchObject({ kind: 'reverse', at: at('2026-06-04 09:00') });
    expect(invitationStep(credited, [order('A', 100, 99)], on('2026-06-05 10:00')).kind).toBe('wait');
  });

  it('counts for good at the end of the return window, in the time zone of the shop', () => {
    expect(invitationStep(credited, [order('A', 100)], on('2026-06-10 23:59:59.999')).kind).toBe('wait');
    const step = invitationStep(credited, [order('A', 100)], on('2026-06-11 00:00'));
    expect(step).toMatchObject({ kind: 'settle', at: at('2026-06-11 00:00') });
  });

  it.each([
    ['2026-06-01 10:00:10', 60_000],
    ['2026-06-02 10:00', 72 * 60_000],
    ['2026-12-01 10:00', 86_400_000],
  ])('is looked at ever less often: at %s again after %i ms', (now, pause) => {
    const step = invitationStep(joined, [], on(now));
    expect(step).toEqual({ kind: 'wait', nextLookAt: at(now) + pause });
  });
});
