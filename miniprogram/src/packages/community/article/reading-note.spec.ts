import { readingNote } from './reading-note';

const fresh = { worth: 5, isRead: false, neededSeconds: 45, neededScroll: 80 };
const counted = { counted: true, gained: 5, isRead: true };

describe('what reading counts', () => {
  it.each([
    ['读满 45 秒、看到全文的 80%，成长值 +5，每篇一次。', fresh, undefined],
    ['读满 2 分钟、看到全文的 80%，成长值 +5，每篇一次。', { ...fresh, neededSeconds: 61 }, undefined],
    ['读完了，成长值 +5，已经记上。', fresh, counted],
    ['读完了。会员规则的上限到了，这篇没有再加成长值。', fresh, { ...counted, gained: 0 }],
    ['这篇你读过了。', { ...fresh, worth: 0, isRead: true }, undefined],
    ['这篇你读过了。', fresh, { counted: false, gained: 0, isRead: true }],
    ['', { ...fresh, worth: 0 }, undefined],
    ['', { ...fresh, worth: 0 }, { ...counted, gained: 0 }],
  ])('%s', (note, article, outcome) => {
    expect(readingNote(article, outcome)).toBe(note);
  });
});
