import { perkNote } from './perk-note';

const aPerk = { key: 'pour', kind: 'service', title: '手冲课', note: '每月 2 节' } as const;

describe('the second line of a perk', () => {
  it('is what the shop wrote where there is no limit', () => {
    expect(perkNote(aPerk)).toBe('每月 2 节');
    expect(perkNote({ ...aPerk, left: null })).toBe('每月 2 节');
  });

  it('is what is left of this month where there is one', () => {
    expect(perkNote({ ...aPerk, limit: 2, left: 1 })).toBe('本月剩 1 次');
    expect(perkNote({ ...aPerk, limit: 2, left: 0 })).toBe('本月已用完');
  });
});
