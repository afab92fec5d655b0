import { isTargeted } from './is-targeted.js';

const offer = (tier: string, body = '全场第二杯半价') => ({ tier, title: '周末', body, couponTemplateId: null });

describe('whether a campaign chooses by what is known of members (D223)', () => {
  it('D223: the same for every tier there is chooses nobody', () => {
    expect(isTargeted([offer('base'), offer('gold')], ['base', 'gold'])).toBe(false);
  });

  it('D223: a tier left out, or offered something else, is chosen', () => {
    expect(isTargeted([offer('gold')], ['base', 'gold'])).toBe(true);
    expect(isTargeted([offer('base'), offer('gold', '金卡双倍积分')], ['base', 'gold'])).toBe(true);
    expect(isTargeted([offer('base'), { ...offer('gold'), couponTemplateId: 7 }], ['base', 'gold'])).toBe(true);
  });
});
