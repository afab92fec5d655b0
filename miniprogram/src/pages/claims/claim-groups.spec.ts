import type { ClaimItem, ClaimState } from '@jieti/shared/api/claims';
import { claimButton } from './claim-button';
import { claimGroups, inFirstOrder } from './claim-groups';

const anItem = (templateId: number, state: ClaimState): ClaimItem => ({
  templateId,
  terms: { kind: 'cashOff', title: '拿铁券', note: '', amountFen: 500, minSpendFen: 0, categories: [], stores: [] },
  lifeNote: '领取后 7 天有效',
  pointsPrice: 0,
  left: null,
  taken: 0,
  perMember: 1,
  from: null,
  until: null,
  state,
  note: '',
  tiers: [],
});
const ids = (items: readonly ClaimItem[]) => items.map(({ templateId }) => templateId);

describe('the claim centre', () => {
  const items = [anItem(1, 'open'), anItem(2, 'limit'), anItem(3, 'tierLocked'), anItem(4, 'pointsShort')];

  it('keeps apart what can be had, what another tier can have and what is gone', () => {
    const { now, tier, gone } = claimGroups(items, new Set());
    expect([ids(now), ids(tier), ids(gone)]).toEqual([[1, 4], [3], [2]]);
  });

  it('leaves what was just taken in its place', () => {
    const { now, gone } = claimGroups(items, new Set([2]));
    expect([ids(now), ids(gone)]).toEqual([[1, 2, 4], []]);
    expect(ids(inFirstOrder([anItem(9, 'open'), ...items], [2, 1, 4, 3]))).toEqual([2, 1, 4, 3, 9]);
  });

  it('offers a tap only where one leads somewhere', () => {
    expect(claimButton(anItem(1, 'open'), undefined)).toEqual({ label: '领取', disabled: false });
    expect(claimButton({ state: 'pointsShort', pointsPrice: 1500 }, undefined)).toEqual({
      label: '1,500 积分',
      disabled: true,
    });
    expect(claimButton(anItem(1, 'open'), { kind: 'busy' })).toEqual({ label: '请稍等', disabled: true });
    expect(claimButton(anItem(1, 'tierLocked'), undefined)).toBeUndefined();
  });
});
