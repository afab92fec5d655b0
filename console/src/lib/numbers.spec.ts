import { describe, expect, it } from 'vitest';
import { change, count, discount, measure, money, share, signed, threshold } from './numbers';

describe('figures as the console prints them', () => {
  it('groups thousands, writes zero as 0 and none as a dash', () => {
    expect([count(48_216), count(0), count(null)]).toEqual(['48,216', '0', '—']);
  });

  it('uses the real minus sign, never a hyphen', () => {
    expect([count(-394), signed(-128), money(-4600)]).toEqual(['−394', '−128', '−¥46.00']);
  });

  it('marks what was gained', () => {
    expect([signed(95), signed(0)]).toEqual(['+95', '0']);
  });

  it('gives two decimals for money and none for round thresholds', () => {
    expect([money(9520), threshold(25_200), threshold(25_250)]).toEqual(['¥95.20', '¥252', '¥252.50']);
  });

  it('gives shares one decimal and says nothing about a share of nothing', () => {
    expect([share(2371, 4287), share(0, 0)]).toEqual(['55.3%', '—']);
  });

  it('compares with the week before only when there was one', () => {
    expect([change(1084, 1000), change(949, 1000), change(3, 0)]).toEqual(['+8.4%', '−5.1%', null]);
  });

  it('says 折 the way shops do', () => {
    expect([discount(88), discount(90)]).toEqual(['8.8 折', '9 折']);
  });

  it('prints a reading in its own unit', () => {
    expect([
      measure(165_248, 'fen'),
      measure(1816, 'growth'),
      measure(14, 'days'),
      measure(3, 'categories'),
      measure(8250, 'score'),
    ]).toEqual(['¥1,652.48', '1,816', '14 天', '3 类', '82.5 分']);
  });
});
