import { businessDayOf, formatDay, startOfDay } from '@jieti/shared/calendar';
import type { DraftView, LadderList } from '@jieti/shared/api/drafts';
import type { WhatIfRun } from '@jieti/shared/api/what-if';
import { dateTimeWords, dateWords } from '../../../lib/dates';
import { count } from '../../../lib/numbers';

const TIME_ZONE = 'Asia/Shanghai';
const DAY_MS = 86_400_000;

export type CheckKey = 'rules' | 'whatIf' | 'messages' | 'notice' | 'approval';

export interface PublishCheck {
  readonly key: CheckKey;
  readonly title: string;
  readonly note: string | null;
  /** `wait`: nothing to do but wait; `open`: something is left to do; `warn`: seen, and does not stop anything. */
  readonly state: 'done' | 'open' | 'warn' | 'wait';
}

interface CheckInput {
  readonly problems: number;
  readonly run: WhatIfRun | null;
  /** Changed since the last save, or the run is of another definition. */
  readonly stale: boolean;
  readonly approval: DraftView['approval'];
  readonly limits: Pick<LadderList, 'noticeDays' | 'approvalAbove'>;
  /** The day chosen, and the first one allowed, as `2026-12-01`. */
  readonly effectiveOn: string;
  readonly earliest: string;
  /** First version of its ladder: nobody has to be told beforehand. */
  readonly first: boolean;
}

/** What stands between a draft and its publication (T1): each either done or named with the next step. */
export function publishChecks(input: CheckInput): readonly PublishCheck[] {
  return [rules(input), whatIf(input), messages(input), notice(input), approval(input)];
}

/** How many are left before the button opens. */
export function openChecks(checks: readonly PublishCheck[]): number {
  return checks.filter(({ state }) => state === 'open').length;
}

/**
 * The first day a version may be in force, as `2026-12-01`: the first to begin when the notice is over, and after the
 * version published last. Without one before it: today.
 */
export function earliestDay(now: number, noticeDays: number, lastFrom: number | null): string {
  if (lastFrom === null) return formatDay(businessDayOf(now, TIME_ZONE));
  const earliest = Math.max(now + noticeDays * DAY_MS, lastFrom + 1);
  const day = businessDayOf(earliest, TIME_ZONE);
  return formatDay(startOfDay(day, TIME_ZONE) >= earliest ? day : day + 1);
}

function rules({ problems }: CheckInput): PublishCheck {
  return problems === 0
    ? { key: 'rules', title: '规则没有问题', note: null, state: 'done' }
    : { key: 'rules', title: `规则有 ${problems} 处问题`, note: '改好后才能试算和发布。', state: 'open' };
}

function whatIf({ run, stale }: CheckInput): PublishCheck {
  const key = 'whatIf';
  if (!run || run.state === 'cancelled' || run.state === 'failed')
    return { key, title: '还没有试算', note: '发布前要看过这一稿会动到谁。', state: 'open' };
  if (run.state !== 'done' || !run.result) return { key, title: '正在试算', note: null, state: 'open' };
  if (stale) return { key, title: '试算之后又改过', note: '重新试算一次。', state: 'open' };
  const { up, down, later } = run.result;
  const fall = down + later;
  const moved = up + fall === 0 ? '没有人变动' : fall === 0 ? '没有人因此降级' : `${count(fall)} 人会降级`;
  return { key, title: '试算完成', note: `${dateTimeWords(run.finishedAt ?? run.createdAt)}，${moved}`, state: 'done' };
}

function messages({ run, stale }: CheckInput): PublishCheck {
  const key = 'messages';
  const quota = stale ? null : run?.result?.messages;
  if (!quota) return { key, title: '消息额度', note: '试算后知道要通知多少人。', state: 'wait' };
  if (quota.needed === 0) return { key, title: '不需要通知任何人', note: null, state: 'done' };
  const reached = quota.subscription + quota.officialAccount;
  return quota.inboxOnly === 0
    ? { key, title: `${count(quota.needed)} 人都能收到微信提醒`, note: null, state: 'done' }
    : {
        key,
        title: `微信提醒可达 ${count(reached)} / ${count(quota.needed)}`,
        note: `${count(quota.inboxOnly)} 人没有订阅次数，只在会员卡页和消息页看到。`,
        state: 'warn',
      };
}

function notice({ limits: { noticeDays }, first, effectiveOn, earliest }: CheckInput): PublishCheck {
  const key = 'notice';
  const day = dateWords(effectiveOn);
  if (effectiveOn < earliest)
    return { key, title: '生效日期太早', note: `最早 ${dateWords(earliest)}。`, state: 'open' };
  return first || noticeDays === 0
    ? { key, title: '不需要公示', note: `${day}生效。`, state: 'done' }
    : { key, title: `公示至少 ${noticeDays} 天`, note: `${day}生效，之前会员看得到新规则。`, state: 'done' };
}

function approval({ run, approval: asked, limits, stale }: CheckInput): PublishCheck {
  const key = 'approval';
  if (asked?.state === 'pending') return { key, title: '等另一位同事复核', note: '通过后自动发布。', state: 'wait' };
  if (asked?.state === 'rejected') return { key, title: '上次复核没有通过', note: '改好后可以再提交。', state: 'warn' };
  if (stale || !run?.result) return { key, title: '复核', note: '看试算会动到多少人。', state: 'wait' };
  const moved = run.result.up + run.result.down + run.result.later;
  return moved > limits.approvalAbove
    ? {
        key,
        title: '要另一位同事复核',
        note: `变动 ${count(moved)} 人，超过 ${count(limits.approvalAbove)} 人。`,
        state: 'warn',
      }
    : {
        key,
        title: '不需要复核',
        note: `变动 ${count(moved)} 人，不超过 ${count(limits.approvalAbove)} 人。`,
        state: 'done',
      };
}
