import type { NeedClass } from '../../model/survey.js';

const labels: Readonly<Record<NeedClass, string>> = { function: '功能', quality: '质量', price: '价格' };

/** What a member is after, as people read it. */
export function needLabel(need: NeedClass): string {
  return labels[need];
}
