import { dataInventory, recipients } from './data-inventory.js';
import { privacyNotice } from './privacy-notice.js';

describe('the privacy notice (PIPL 17, D222)', () => {
  const notice = privacyNotice({ shopName: '山野咖啡', contact: '400-000-0000' });

  it('D222: says who is responsible and how to reach them', () => {
    expect(notice[0]?.text).toContain('山野咖啡');
    expect(notice[0]?.text).toContain('400-000-0000');
  });

  it('D222: lists every kind of data and every recipient, each with all its facts', () => {
    const listOf = (key: string) => notice.find((section) => section.key === key)?.list ?? [];
    expect(listOf('what').map((item) => item.title)).toEqual(dataInventory.map((kind) => kind.title));
    expect(listOf('recipients')).toHaveLength(recipients.length);
    for (const item of [...listOf('what'), ...listOf('recipients')])
      for (const fact of item.facts) expect(fact.text).not.toBe('');
  });

  it('D222: says how to leave, and every section has something to say', () => {
    expect(notice.map((section) => section.key)).toContain('leaving');
    for (const { text, list } of notice) expect(text !== null || list.length > 0).toBe(true);
  });
});
