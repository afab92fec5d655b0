import { exportText } from './export-text.js';

const zone = 'Asia/Shanghai';

describe('cells of an export as people read them (D225)', () => {
  it('D225: money in yuan, instants on the shop’s clock, yes and no', () => {
    expect(exportText(123_450, 'money', zone)).toBe('¥1,234.50');
    expect(exportText(Date.UTC(2026, 10, 22, 17, 5), 'time', zone)).toBe('2026-11-23 01:05');
    expect([exportText(1, 'yesNo', zone), exportText(0, 'yesNo', zone)]).toEqual(['是', '否']);
  });

  it('D225: nothing is a dash, and nought is not nothing', () => {
    expect([exportText(null, 'money', zone), exportText('', 'text', zone)]).toEqual(['—', '—']);
    expect(exportText(0, 'number', zone)).toBe('0');
  });
});
