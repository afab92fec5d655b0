import type { OverrideView } from '@jieti/shared/api/overrides';
import type { Tone } from '../../components/tag';
import { dateField } from '../../lib/dates';
import type { Translate } from '../../lib/use-text';

export const overrideKinds: Readonly<Record<OverrideView['kind'], { readonly word: string; readonly note: string }>> = {
  floor: { word: '保底', note: '不低于这一级，算出来更高就用更高的。' },
  pin: { word: '固定', note: '就是这一级，期间不升也不降。' },
};

export const overrideStates: Readonly<Record<OverrideView['state'], { readonly word: string; readonly tone: Tone }>> = {
  planned: { word: '未开始', tone: 'plain' },
  active: { word: '生效中', tone: 'ok' },
  ended: { word: '已到期', tone: 'plain' },
  revoked: { word: '已撤销', tone: 'plain' },
};

/** `2026.06.12 – 2026.12.31`, or without an end. */
export function overridePeriod({ from, until }: Pick<OverrideView, 'from' | 'until'>, t: Translate): string {
  return until === null ? t('{day} 起，长期', { day: dateField(from) }) : `${dateField(from)} – ${dateField(until)}`;
}
