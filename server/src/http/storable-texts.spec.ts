import { fieldWithNul, storableTexts } from './storable-texts.js';

describe('texts that every engine keeps as they are', () => {
  it('lose the half of an emoji that a phone cut, and nothing else', () => {
    const whole = { name: '👨‍👩‍👧🇨🇳𠮷', list: ['好', 1, null, true] };
    expect(storableTexts(whole)).toEqual(whole);
    expect(storableTexts({ a: '好\ud83d', b: ['\udc4d好', '\udc4d\ud83d'] })).toEqual({ a: '好', b: ['好', ''] });
    expect(storableTexts('👍')).toBe('👍');
  });

  it('keep the names of fields, also those that mean something to objects', () => {
    expect(Object.keys(storableTexts(JSON.parse('{"__proto__":1,"b":2}')) as object)).toEqual(['__proto__', 'b']);
  });

  it('have no NUL anywhere', () => {
    expect(fieldWithNul({ answers: { why: ['a', 'b\0'] } })).toBe('answers.why.1');
    expect(fieldWithNul({ 'na\0me': 1 })).toBe('');
    expect(fieldWithNul('\0')).toBe('');
    expect(fieldWithNul({ a: 'fine', b: [1, null] })).toBeNull();
  });
});
