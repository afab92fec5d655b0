import { readIdentity } from './read-identity';

describe('what a clerk scanned or typed', () => {
  it('is a rotating code, also when read aloud in groups', () => {
    expect(readIdentity('9200 0000 0000 0000 01')).toEqual({ code: '920000000000000001' });
  });

  it('is the digits of a code that carries a signed claim', () => {
    expect(readIdentity('920000000000000001.eyJ0IjoiZ29sZCJ9.c2ln-_A')).toEqual({ code: '920000000000000001' });
  });

  it('is a phone number or a card number', () => {
    expect(readIdentity('138 0000 2214')).toEqual({ phone: '13800002214' });
    expect(readIdentity('600126000147')).toEqual({ cardNo: '600126000147' });
  });

  it('is nothing when empty', () => {
    expect(readIdentity('  ')).toBeUndefined();
  });
});
