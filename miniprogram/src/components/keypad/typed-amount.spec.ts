import { fenOfTyped, typedAmount } from './typed-amount';

const type = (keys: string) => Array.from(keys).reduce(typedAmount, '');

describe('typing an amount', () => {
  it('takes at most two decimals', () => {
    expect(type('128.505')).toBe('128.50');
    expect(fenOfTyped('128.5')).toBe(12_850);
    expect(fenOfTyped('0.07')).toBe(7);
  });

  it('knows one point and no leading zeros', () => {
    expect(type('.5')).toBe('0.5');
    expect(type('1..5')).toBe('1.5');
    expect(type('007')).toBe('7');
  });

  it('stays below ¥100,000', () => {
    expect(type('1234567')).toBe('12345');
  });

  it('goes back one key or clears', () => {
    expect(typedAmount('12.', 'back')).toBe('12');
    expect(typedAmount('12.', 'clear')).toBe('');
    expect(fenOfTyped('')).toBe(0);
  });
});
