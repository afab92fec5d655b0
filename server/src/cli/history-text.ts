import { formatDay } from '@jieti/shared/calendar';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import type { TierFold } from '@jieti/shared/model/tier-state';
import { transitionTitle } from '@jieti/shared/rules/tier/explain';
import { tierNameOf } from '@jieti/shared/rules/tier/tier-name-of';
import { table } from './print.js';

/** A member's tier and how it came about, for people. */
export function historyText(state: TierFold, versions: readonly ProgrammeVersion[]): string {
  const name = (key: string) => tierNameOf(key, state.version, versions);
  const until = state.until === null ? '一直有效' : `到 ${formatDay(state.until)}`;
  const computed = `${name(state.computed.tier)}，${formatDay(state.since)} 起，${until}`;
  const byHand =
    state.override && `手动${state.override.kind === 'pin' ? '固定为' : '不低于'}${name(state.override.tier)}`;
  const headline = byHand ? `${name(state.tier)}（${byHand}；按记录是${computed}）` : computed;
  const steps = state.history.map((t) => [formatDay(t.day), transitionTitle(t, versions), t.trigger ?? '']);
  return `${headline}\n\n${table(steps)}`;
}
