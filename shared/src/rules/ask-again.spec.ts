import { askAgainFrom } from './ask-again.js';

describe('when the phone may ask again (D235)', () => {
  it('is thirty days after a refusal', () => {
    expect(askAgainFrom(Date.UTC(2026, 10, 22, 9))).toBe(Date.UTC(2026, 11, 22, 9));
  });

  it('is at once where nothing was refused', () => expect(askAgainFrom(null)).toBeNull());
});
