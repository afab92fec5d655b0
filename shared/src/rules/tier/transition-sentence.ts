import type { ProgrammeVersion } from '../../model/programme.js';
import type { TierOverride } from '../../model/tier-override.js';
import type { ConditionReading, TierTransition } from '../../model/tier-state.js';
import type { BusinessDay } from '../../model/time.js';
import type { Audience } from '../conditions/condition-kind.js';
import { conditionKinds } from '../conditions/condition-kinds.js';
import { NEVER_ORDERED_DAYS } from '../conditions/recency-days.js';
import { tierNameOf } from './tier-name-of.js';
import { besideText, dayText, figureText, fullDayText, metricLabel, metricUnit } from './wording.js';

/** What a sentence about a transition needs to know besides it. */
export interface TransitionScene {
  readonly versions: readonly ProgrammeVersion[];
  readonly overrides?: readonly TierOverride[];
  /** Of the tier that counts now, which a member is told about; by default that of the transition. */
  readonly tierName?: string;
}

/** Why a transition happened, for whom it is said (T8): the member is told where they stand, the operator everything. */
export function transitionSentence(transition: TierTransition, scene: TransitionScene, audience: Audience): string {
  const name = scene.tierName ?? tierNameOf(transition.to, transition.version, scene.versions);
  switch (audience) {
    case 'member':
      return memberText(transition, besideText(name), scene);
    case 'clerk':
      return clerkText(transition, name, scene);
    case 'operator':
      return operatorText(transition, name, scene);
    default:
      return audience satisfies never;
  }
}

function memberText(transition: TierTransition, name: string, scene: TransitionScene): string {
  const { because } = transition;
  const when = fullDayText(transition.day);
  switch (transition.kind) {
    case 'join':
      return `你是${name}，从 ${when}入会起。`;
    case 'upgrade':
      return `你是${name}，因为${reachedText(because, when)}。`;
    case 'renew':
      return `你是${name}，${when}评定时${figuresText(because)}，达到了保级条件。`;
    case 'graceStart':
      return `你是${name}，${when}评定时${figuresText(because)}，宽限期到 ${dayText(lastDayOfGrace(transition, scene))}。`;
    case 'downgrade':
      return `你是${name}，因为 ${when}${figuresText(because)}，没有达到原等级的条件。`;
    case 'requalify':
      return `你是${name}，从 ${when}起按新规则计算。`;
    case 'overrideStart':
      return `你是${name}，${when}起由门店设定${transition.until === null ? '' : `，到 ${fullDayText(transition.until)}`}。`;
    case 'overrideEnd':
      return `你是${name}，${when}起门店的设定结束。`;
    default:
      return transition.kind satisfies never;
  }
}

/** Grace begins the day after the tier's last day and is as long as its version says. */
function lastDayOfGrace({ to, version, day }: TierTransition, { versions }: TransitionScene): BusinessDay {
  const tier = versions.find((one) => one.version === version)?.tiers.find(({ key }) => key === to);
  return day + (tier?.graceDays ?? 1) - 1;
}

function clerkText(transition: TierTransition, name: string, scene: TransitionScene): string {
  const when = fullDayText(transition.day);
  const figures = transition.because.map((one) => conditionKinds[one.metric].sentence(one, 'clerk')).join('；');
  const why = figures ? `：${figures}` : '';
  const before = transition.from === null ? '' : tierNameOf(transition.from, transition.version, scene.versions);
  switch (transition.kind) {
    case 'join':
      return `${name}，${when}入会。`;
    case 'upgrade':
      return `${name}，${when}升级${why}。`;
    case 'renew':
      return `${name}，${when}评定续期${why}。`;
    case 'graceStart':
      return `${name}，宽限期到 ${dayText(lastDayOfGrace(transition, scene))}${why}。`;
    case 'downgrade':
      return `${name}，${when}从${besideText(before)}调整${why}。`;
    case 'requalify':
      return `${name}，${when}起按新规则${why}。`;
    case 'overrideStart':
      return `${name}，${when}起人工设定${transition.until === null ? '' : `，到 ${fullDayText(transition.until)}`}。`;
    case 'overrideEnd':
      return `${name}，${when}人工设定结束。`;
    default:
      return transition.kind satisfies never;
  }
}

const operatorVerbs: Readonly<Record<TierTransition['kind'], string>> = {
  join: '入会为',
  upgrade: '升为',
  renew: '续为',
  graceStart: '进入宽限期，仍为',
  downgrade: '降为',
  requalify: '按新版本定为',
  overrideStart: '人工设定开始，为',
  overrideEnd: '人工设定结束，为',
};

function operatorText(transition: TierTransition, name: string, scene: TransitionScene): string {
  const { kind, version, trigger, because, day } = transition;
  const figures = because.map((one) => conditionKinds[one.metric].sentence(one, 'operator'));
  const parts = [...figures, ...(trigger ? [triggerText(trigger, scene)] : [])];
  const why = parts.length > 0 ? `：${parts.join('；')}` : '';
  return `${fullDayText(day)}${operatorVerbs[kind]}${besideText(name)}（第 ${version} 版规则）${why}。`;
}

/** Who or what acted: an override with author and reason, or the fact that tipped it. */
function triggerText(trigger: string, { overrides = [] }: TransitionScene): string {
  const override = overrides.find(({ id }) => trigger === `override/${id}`);
  if (override) return `${override.author}设定，理由“${override.reason}”`;
  return trigger.startsWith('override/') ? '人工设定' : `由 ${trigger} 触发`;
}

const countWords = ['', '一', '两', '三', '四', '五', '六'];

function reachedText(because: readonly ConditionReading[], when: string): string {
  const held = because.filter((reading) => reading.holds);
  const [only] = held;
  if (held.length > 1) return `这${countWords[held.length] ?? held.length}件事在 ${when}都做到了`;
  if (!only) return ` ${when}起符合条件`;
  return ` ${when}${metricLabel(only.metric)}达到 ${figureText(only.value, metricUnit(only.metric))}`;
}

function figuresText(readings: readonly Pick<ConditionReading, 'metric' | 'value'>[]): string {
  return readings
    .map(({ metric, value }) =>
      metric === 'recencyDays' && value === NEVER_ORDERED_DAYS
        ? '没有算数的消费'
        : `${metricLabel(metric)}是 ${figureText(value, metricUnit(metric))}`,
    )
    .join('、');
}
