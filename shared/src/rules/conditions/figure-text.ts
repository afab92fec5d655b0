import { formatFen, groupThousands } from '../../money.js';
import type { FigureUnit } from './condition-kind.js';

/** A bare figure: `1,816`, `¥252`, `¥1,268.50`, `2.5`; scores stand in hundredths of a point. */
export function figureText(value: number, unit: FigureUnit): string {
  if (unit === 'fen') {
    const fen = Math.round(value);
    return formatFen(fen, { decimals: fen % 100 === 0 ? 0 : 2 });
  }
  const shown = unit === 'score' ? value / 100 : value;
  const [whole = '0', fraction] = String(Math.round(Math.abs(shown) * 100) / 100).split('.');
  return `${shown < 0 ? '−' : ''}${groupThousands(Number(whole))}${fraction ? `.${fraction}` : ''}`;
}
