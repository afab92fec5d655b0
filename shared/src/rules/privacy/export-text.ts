import { businessDayOf, formatDay, offsetAt } from '../../calendar.js';
import { formatFen } from '../../money.js';

export type ExportColumnKind = 'text' | 'number' | 'money' | 'time' | 'yesNo' | 'picture';
export type ExportCell = string | number | boolean | null;

/** A cell as people read it: money in yuan from fen, instants (ms) to the minute on the shop's clock; `—` for nothing. */
export function exportText(cell: ExportCell, kind: ExportColumnKind, timeZone: string): string {
  if (cell === null || cell === '') return '—';
  switch (kind) {
    case 'text':
    case 'number':
      return String(cell);
    case 'money':
      return formatFen(Number(cell));
    case 'time':
      return timeText(Number(cell), timeZone);
    case 'yesNo':
      return Number(cell) === 0 ? '否' : '是';
    case 'picture':
      return '图片在文件里';
    default:
      return kind satisfies never;
  }
}

function timeText(at: number, timeZone: string): string {
  const minutes = Math.floor((at + offsetAt(at, timeZone)) / 60_000) % 1440;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${formatDay(businessDayOf(at, timeZone))} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
