import { imageTypeOf } from './image-type.js';

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));

describe('what a picture is', () => {
  it.each([
    ['image/jpeg', bytes([0xff, 0xd8, 0xff, 0xe0], 'JFIF')],
    ['image/png', bytes([0x89], 'PNG\r\n', [0x1a], '\n', 'IHDR')],
    ['image/webp', bytes('RIFF', [9, 0, 0, 0], 'WEBPVP8 ')],
  ])('%s is known by its first bytes', (type, content) => {
    expect(imageTypeOf(content)).toBe(type);
  });

  it.each([
    ['a page', bytes('<html><script>')],
    ['a drawing that can hold a script', bytes('<svg xmlns=')],
    ['an animation', bytes('GIF89a')],
    ['a sound in the same wrapping', bytes('RIFF', [9, 0, 0, 0], 'WAVEfmt ')],
    ['a word in the place of another', bytes('RAFF', [9, 0, 0, 0], 'WEBPVP8 ')],
    ['too little', bytes([0xff, 0xd8])],
    ['nothing', bytes()],
  ])('%s is none', (_, content) => {
    expect(imageTypeOf(content)).toBeUndefined();
  });
});
