import { dateField } from '../../lib/dates';
import type { Translate } from '../../lib/use-text';

/** The first version has always been in force; every later one has its day. */
export function effectiveWords(effectiveFrom: number, t: Translate): string {
  return effectiveFrom === 0 ? t('开店') : dateField(effectiveFrom);
}
