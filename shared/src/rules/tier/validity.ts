import { dateOfDay, dayOfDate } from '../../calendar.js';
import type { Validity } from '../../model/programme.js';
import type { BusinessDay } from '../../model/time.js';
import { nextAnniversary } from './anniversary.js';

/** Last day of a tier valid from `day` (F12); null for one that never ends. */
export function validUntil(validity: Validity, day: BusinessDay, joinDay: BusinessDay): BusinessDay | null {
  switch (validity.kind) {
    case 'forever':
      return null;
    case 'days':
      return day + validity.days - 1;
    case 'calendarYearEnd':
      return dayOfDate(dateOfDay(day).year, 12, 31);
    case 'anniversary':
      return nextAnniversary(day, joinDay) - 1;
    default:
      return validity satisfies never;
  }
}
