import { scrollShare } from './scroll-share';

describe('how much of an article was seen', () => {
  it.each([
    ['a long one at its top', { top: 90, height: 3000 }, 20],
    ['half of it', { top: -800, height: 3000 }, 50],
    ['its end', { top: -2310, height: 3000 }, 100],
    ['a short one is seen whole', { top: 90, height: 300 }, 100],
    ['one below the window', { top: 900, height: 300 }, 0],
    ['one that is not drawn yet', { top: 0, height: 0 }, 0],
  ])('%s', (_, body, share) => {
    expect(scrollShare(body, 700)).toBe(share);
  });
});
