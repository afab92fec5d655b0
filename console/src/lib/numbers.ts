import { formatFen, groupThousands } from '@jieti/shared/money';

const MINUS = '−';

/** `1816` → `1,816`; the minus is U+2212; none is `—`. */
export function count(value: number | null): string {
  if (value === null) return '—';
  return value < 0 ? `${MINUS}${groupThousands(-value)}` : groupThousands(value);
}

/** `+95`, `−128`, `0`. */
export function signed(value: number): string {
  return value > 0 ? `+${count(value)}` : count(value);
}

/** Share of a whole with one decimal: `55.3%`; of nothing it is `—`. */
export function share(part: number, whole: number): string {
  return whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`;
}

/** Change against a figure before: `+8.4%`; null when there is nothing to compare with. */
export function change(now: number, before: number): string | null {
  if (before === 0) return null;
  const percent = (now / before - 1) * 100;
  return `${percent < 0 ? MINUS : '+'}${Math.abs(percent).toFixed(1)}%`;
}

/** `¥95.20`. */
export function money(fen: number): string {
  return formatFen(fen);
}

/** `¥252` for thresholds; keeps the decimals where there are any. */
export function threshold(fen: number): string {
  return formatFen(fen, { decimals: fen % 100 === 0 ? 0 : 2 });
}

/** `88` → `8.8 折`, `90` → `9 折`. */
export function discount(payPercent: number): string {
  return `${payPercent / 10} 折`;
}

type Unit = 'fen' | 'growth' | 'count' | 'days' | 'categories' | 'score';

/** A figure of a rule in its own unit; scores come in hundredths of a point. */
export function measure(value: number, unit: Unit): string {
  switch (unit) {
    case 'fen':
      return threshold(value);
    case 'growth':
      return count(value);
    case 'count':
      return `${count(value)} 次`;
    case 'days':
      return `${count(value)} 天`;
    case 'categories':
      return `${count(value)} 类`;
    case 'score':
      return `${value / 100} 分`;
    default:
      return unit satisfies never;
  }
}

const isUnit = (unit: string): unit is Unit =>
  ['fen', 'growth', 'count', 'days', 'categories', 'score'].some((each) => each === unit);

/** As `measure`, for a unit that came as text; an unknown one is a plain number. */
export function measureOf(value: number, unit: string): string {
  return isUnit(unit) ? measure(value, unit) : count(value);
}
