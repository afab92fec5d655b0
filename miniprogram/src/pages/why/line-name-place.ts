import type { LeavingSteps } from './leaving-steps';

export interface LineNamePlace {
  readonly side: 'atLeft' | 'atRight';
  readonly vertical: 'above' | 'below';
}

/** Room the name of the line takes in percent of the chart, with large type on a narrow phone. */
const nameWidth = 46;
const nameHeight = 24;

const places: readonly LineNamePlace[] = [
  { side: 'atRight', vertical: 'above' },
  { side: 'atLeft', vertical: 'above' },
  { side: 'atLeft', vertical: 'below' },
];

/** Where the name of the line that keeps the tier stands clear of the steps; right above it if nowhere. */
export function lineNamePlace({ steps, lineTop }: Pick<LeavingSteps, 'steps' | 'lineTop'>): LineNamePlace {
  const isFree = ({ side, vertical }: LineNamePlace) => {
    const from = side === 'atLeft' ? 0 : 100 - nameWidth;
    const top = vertical === 'above' ? lineTop - nameHeight : lineTop;
    const bottom = top + nameHeight;
    const to = from + nameWidth;
    const crossed = steps.some(({ left, width, top: level, fall }) => {
      const end = left + width;
      const runsThrough = left < to && end > from && level > top && level < bottom;
      const fallsThrough = fall > 0 && end > from && end < to && level < bottom && level + fall > top;
      return runsThrough || fallsThrough;
    });
    return !crossed && bottom <= 100;
  };
  return places.find(isFree) ?? places[0]!;
}
