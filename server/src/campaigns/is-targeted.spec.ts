import { isTargeted } from './is-targeted.js';

const offer = (tier: string, body = '全场第二杯半价') => ({ tier, title: '周末', body, couponTemplateId: null });

describe('whether a campaign chooses by what is known of members (D223)', () => {
  it('D223: the same for every tier there is chooses nobody', () => {
    expect(isTargeted({ offers: [offer('base'), offer('gold')], needs: [] }, ['base', 'gold'])).toBe(false);
  });

  it('D223: a tier left out, or offered something else, is chosen', () => {
    expect(isTargeted({ offers: [offer('gold')], needs: [] }, ['base', 'gold'])).toBe(true);
    expect(isTargeted({ offers: [offer('base'), offer('gold', '金卡双倍积分')], needs: [] }, ['base', 'gold'])).toBe(
      true,
    );
    expect(
      isTargeted({ offers: [offer('base'), { ...offer('gold'), couponTemplateId: 7 }], needs: [] }, ['base', 'gold']),
    ).toBe(true);
  });

  it('D260: a need class is chosen, even where every tier gets the same', () => {
    expect(isTargeted({ offers: [offer('base'), offer('gold')], needs: ['price'] }, ['base', 'gold'])).toBe(true);
  });
});
