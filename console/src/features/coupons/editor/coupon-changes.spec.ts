import { describe, expect, it } from 'vitest';
import { couponTemplate } from '../../../testing/fixtures';
import { couponChanges, patchOf } from './coupon-changes';
import { formOf } from './coupon-draft';

const template = couponTemplate();
const names = (keys: readonly string[]) => keys.join('、');

describe('what saving a coupon changes', () => {
  it('is a new version where its terms change, and says so in words', () => {
    const form = { ...formOf(template), amountYuan: 25, validDays: 14 };
    const changes = couponChanges(template, form, names);
    expect(changes.terms).toEqual([
      { label: '面额', before: '¥20', after: '¥25' },
      { label: '有效期', before: '领取后 30 天有效', after: '领取后 14 天有效' },
    ]);
    expect(patchOf(template, form, changes)).toMatchObject({
      version: 1,
      terms: { amountFen: 2500 },
      validity: { kind: 'days', days: 14 },
    });
  });

  it('leaves the terms alone where only the stock changes', () => {
    const form = { ...formOf(template), stockTotal: 1200 };
    const changes = couponChanges(template, form, names);
    expect(changes).toEqual({ terms: [], limits: [{ label: '库存', before: '1,000 张', after: '1,200 张' }] });
    expect(patchOf(template, form, changes)).not.toHaveProperty('terms');
  });

  it('is nothing while nothing is different', () => {
    expect(couponChanges(template, formOf(template), names)).toEqual({ terms: [], limits: [] });
  });
});
