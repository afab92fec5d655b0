import type { WhatIfOutcome } from '@jieti/shared/api/what-if';
import { count } from '../../lib/numbers';
import type { Translate } from '../../lib/use-text';

/** `412 人升级，114 人到期会降级`, or that nobody's tier changes. */
export function runSummary({ up, down, later }: Pick<WhatIfOutcome, 'up' | 'down' | 'later'>, t: Translate): string {
  const parts = [
    up > 0 && t('{n} 人升级', { n: count(up) }),
    down > 0 && t('{n} 人当天降级', { n: count(down) }),
    later > 0 && t('{n} 人到期会降级', { n: count(later) }),
  ].filter((part) => part !== false);
  return parts.length > 0 ? parts.join('，') : t('没有人的等级会变');
}
