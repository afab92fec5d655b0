import type { NeedClass } from '../../model/survey.js';

/** What members are after, as people read it. */
export const needLabels: Readonly<Record<NeedClass, string>> = { function: '功能', quality: '质量', price: '价格' };
