import { readingMinutes, readingSeconds } from './reading-time.js';

test('D210: 400 Chinese characters or 220 words a minute, five seconds a picture', () => {
  expect(readingSeconds([{ kind: 'text', text: '豆'.repeat(400) }])).toBe(60);
  expect(readingSeconds([{ kind: 'text', text: 'bean '.repeat(220) }])).toBe(60);
  expect(readingSeconds([{ kind: 'list', items: ['豆'.repeat(100), '豆'.repeat(100)] }])).toBe(30);
  const picture = { kind: 'image', picture: '', caption: '' } as const;
  expect(readingSeconds([picture, picture, { kind: 'quote', text: '豆'.repeat(200) }])).toBe(40);
});

test('D210: nothing is read by a glance, and no article takes no minute', () => {
  expect(readingSeconds([{ kind: 'text', text: '好' }])).toBe(10);
  expect([readingMinutes(10), readingMinutes(89), readingMinutes(90)]).toEqual([1, 1, 2]);
});
