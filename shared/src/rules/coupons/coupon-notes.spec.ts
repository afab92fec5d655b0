import { couponNotes, lifeNote } from './coupon-notes.js';

const terms = {
  kind: 'cashOff',
  title: '券',
  note: '',
  amountFen: 100,
  minSpendFen: 0,
  categories: [],
  stores: [],
} as const;

describe('what members and clerks should know of a coupon', () => {
  it('says what it is used with, what a refund does, and when it does not work', () => {
    expect(couponNotes(terms)).toEqual({
      stackingNote: null,
      refundNote: '整单退款后退回，有效期不变；已过期的不退。',
      blackoutNote: null,
    });
    const notes = couponNotes({
      ...terms,
      stacking: { group: '饮品', excludes: ['饮品'] },
      refund: { kind: 'returnAndExtend', days: 7 },
      blackout: { weekdays: [7, 6], days: [{ from: '2027-02-10', to: '2027-02-16' }] },
    });
    expect(notes.stackingNote).toMatch(/^同类券一单用一张/);
    expect(notes.refundNote).toContain('7 天');
    expect(notes.blackoutNote).toBe('周六、周日、2027.02.10 至 2027.02.16 不可用');
  });

  it('says how long it lives from the day it is taken', () => {
    expect(lifeNote({ kind: 'days', days: 1, startDelayDays: 0 })).toBe('领取当天有效');
    expect(lifeNote({ kind: 'days', days: 7, startDelayDays: 1 })).toBe('领取 1 天后生效，有效 7 天');
    expect(lifeNote({ kind: 'fixed', from: '2027-01-01', to: '2027-01-31' })).toBe('2027.01.01 至 2027.01.31 有效');
  });
});
