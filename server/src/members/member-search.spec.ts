import { memberSearch } from './member-search.js';

const search = (text: string | undefined) => memberSearch(text, (phone) => `hash of ${phone}`);

describe('what is typed into the search box', () => {
  it('is nothing when it is blank', () => {
    expect(search(undefined)).toBeNull();
    expect(search('  ')).toBeNull();
  });

  it('is a whole telephone number, however it is written', () => {
    for (const text of ['13812342214', '138 1234 2214', '+86 138-1234-2214'])
      expect(search(text)).toEqual({ kind: 'phone', hash: 'hash of 13812342214' });
  });

  it('is the end of one when it has four digits', () => {
    expect(search('2214')).toEqual({ kind: 'phoneTail', tail: '2214' });
  });

  it('is a name or a card number otherwise', () => {
    expect(search(' 林知夏 ')).toEqual({ kind: 'text', text: '林知夏' });
    expect(search('M123')).toEqual({ kind: 'text', text: 'M123' });
  });
});
