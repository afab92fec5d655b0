import { phone } from '../../test/doubles/taro';
import { phoneNow } from '../clock';
import { keepAnswer, keptAnswer } from './kept-answer';

beforeEach(() => phone.reset());

describe('an answer kept for the moments without a network', () => {
  it('is given back with when the phone had it', () => {
    const before = phoneNow();
    expect(keepAnswer('coupons', { items: [1] })).toEqual({ items: [1] });
    const kept = keptAnswer<{ items: number[] }>('coupons');
    expect(kept?.value).toEqual({ items: [1] });
    expect(kept?.at).toBeGreaterThanOrEqual(before);
    expect(kept?.at).toBeLessThanOrEqual(phoneNow());
  });

  it('is none where nothing was kept, whatever else was', () => {
    keepAnswer('coupons', 1);
    expect(keptAnswer('points')).toBeUndefined();
  });
});
