import type { Fact } from '@jieti/shared/model/fact';
import { factNote } from './fact-note.js';
import { factTitle } from './fact-title.js';

const at = { source: 'till:anfu', externalId: 'A0608-0031', occurredAt: 1, recordedAt: 1, storeId: 'anfu' };
const purchase: Fact = { ...at, kind: 'purchase', amountFen: 6448, categories: ['豆子'] };

describe('a fact as people read it', () => {
  it('names the shop, or the door it came through', () => {
    expect(factTitle(purchase, '安福路店')).toBe('安福路店消费');
    expect(factTitle({ ...purchase, source: 'wxpay' }, null)).toBe('小程序消费');
    expect(factTitle({ ...purchase, source: 'import:2025' }, null)).toBe('消费');
    expect(factTitle({ kind: 'engagement', source: 'app', activity: 'checkin' }, null)).toBe('每日签到');
  });

  it('says what was paid, and whether a refund has its receipt', () => {
    expect(factNote(purchase)).toBe('小票 A0608-0031，实付 ¥64.48，豆子');
    expect(factNote({ ...at, kind: 'refund', amountFen: 100, order: null })).toBe('退款 ¥1.00，没有对应的小票');
    expect(factNote({ ...at, kind: 'adjustment', growth: 5, reason: '补记活动', author: 'owner' })).toBe('补记活动');
  });
});
