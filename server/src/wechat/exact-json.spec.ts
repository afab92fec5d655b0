import fc from 'fast-check';
import { exactJson } from './exact-json.js';

test('keeps every digit of a 64-bit msgid', () => {
  expect(exactJson('{"errcode":0,"errmsg":"ok","msgid":3248682510344192008}')).toEqual({
    errcode: 0,
    errmsg: 'ok',
    msgid: '3248682510344192008',
  });
});

test('reads everything else as JSON.parse does', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      const hasLongInteger = /\d{16}/.test(text);
      fc.pre(!hasLongInteger);
      expect(exactJson(text)).toEqual(JSON.parse(text));
    }),
  );
});

test('leaves long digits inside of text alone', () => {
  expect(exactJson('{"a":"x 3248682510344192008 \\" 3248682510344192009","b":[9007199254740993,1.5]}')).toEqual({
    a: 'x 3248682510344192008 " 3248682510344192009',
    b: ['9007199254740993', 1.5],
  });
});

test.each(['', '{"msgid":1', '<html>', '{a:1}'])('%j is not JSON', (text) => {
  expect(exactJson(text)).toBeUndefined();
});
