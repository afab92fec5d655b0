import { businessDayOf, dateOfDay } from '../../calendar.js';
import type { BusinessDay } from '../../model/time.js';
import { activityLabel } from '../activity-label.js';
import type { Audience } from '../conditions/condition-kind.js';
import type { MemberStanding } from '../tier/member-standing.js';
import { besideText, dayTextFrom, figureText } from '../tier/wording.js';
import type { Action, ActionSet } from './action-set.js';
import { reviewedUnder, type Advice } from './cheapest-actions.js';

/** Advice in words, one sentence per way: `再消费 ¥86 可保住金卡，截至 6 月 30 日`. */
export function adviceSentences(standing: MemberStanding, advice: Advice, audience: Audience): readonly string[] {
  const { goal } = advice;
  const until = dayTextFrom(standing.today, goal.lastDay);
  const aim = aimText(standing, advice);
  switch (advice.kind) {
    case 'done':
      return [audience === 'operator' ? `不再消费也会在 ${until}评定时${aim}` : `不用再做什么，${until}评定时${aim}`];
    case 'waiting': {
      const day = dayTextFrom(standing.today, businessDayOf(advice.at, standing.version.timeZone));
      return [`不用再做什么，${day}退货期过后${aim}`];
    }
    case 'none':
      return [
        goal.kind === 'keep'
          ? `${until}前，靠消费和互动已经来不及${aim}`
          : `靠消费和互动还到不了${nameOf(standing, advice)}`,
      ];
    case 'ways':
      return advice.ways.map((way) => wayText(standing, way, { advice, audience }));
    default:
      return advice satisfies never;
  }
}

/** One space between a number and the Chinese after it. */
function beside(text: string): string {
  return /\d$/.test(text) ? `${text} ` : text;
}

interface Teller {
  readonly advice: Advice;
  readonly audience: Audience;
}

function wayText(standing: MemberStanding, way: ActionSet, { advice, audience }: Teller): string {
  const { goal } = advice;
  const raised = way.rankAfter > goal.rank ? standing.version.tiers[way.rankAfter] : undefined;
  const aim = raised ? `升到${besideText(raised.name)}` : aimText(standing, advice);
  const what = beside(
    `${way.startDay > standing.today ? `${dayTextFrom(standing.today, way.startDay)}起` : ''}${way.actions.map(actionText).join('，并')}`,
  );
  const until = goal.kind === 'keep' && !raised ? `，截至 ${dayTextFrom(standing.today, goal.lastDay)}` : '';
  switch (audience) {
    case 'member':
      return `${what}可${aim}${until}`;
    case 'clerk': {
      const term = until ? termText(standing.today, goal.lastDay) : '';
      return term ? `会员${what}${term}保级` : `会员${what}就${aim}${until}`;
    }
    case 'operator':
      return `${what}就${aim}${until}；少一点都不够`;
    default:
      return audience satisfies never;
  }
}

/** A last day that ends this year, quarter or month, as it is said across a counter; empty for any other. */
function termText(today: BusinessDay, lastDay: BusinessDay): string {
  const [now, last] = [dateOfDay(today), dateOfDay(lastDay)];
  if (dateOfDay(lastDay + 1).date !== 1 || now.year !== last.year) return '';
  if (last.month === 12) return '今年';
  if (last.month % 3 === 0 && last.month - now.month < 3) return '本季';
  return last.month === now.month ? '本月' : '';
}

function aimText(standing: MemberStanding, advice: Advice): string {
  return `${advice.goal.kind === 'keep' ? '保住' : '升到'}${nameOf(standing, advice)}`;
}

function nameOf(standing: MemberStanding, { goal }: Advice): string {
  const { version } = goal.kind === 'keep' ? reviewedUnder(standing, goal.lastDay) : standing;
  return besideText(version.tiers[goal.rank]?.name ?? '');
}

/** `再消费 ¥86`, `再来 3 天，每天消费 1 次，其中一次满 ¥86`, `签到 12 天`, `成功推荐 2 位好友`. */
export function actionText(action: Action): string {
  switch (action.kind) {
    case 'purchase':
      return purchaseText(action);
    case 'activity': {
      const label = activityLabel(action.activity);
      return action.times === action.days ? `${label} ${action.days} 天` : `${label} ${action.times} 次`;
    }
    case 'referral':
      return `成功推荐 ${action.times} 位好友`;
    default:
      return action satisfies never;
  }
}

function purchaseText({ fen, orders, days, categories }: Extract<Action, { kind: 'purchase' }>): string {
  const isAny = fen === 1;
  const sum = figureText(fen, 'fen');
  const isNew = categories > 0 ? `，买 ${categories} 个没买过的品类` : '';
  if (orders === 1) return `${isAny ? '再消费 1 次' : `再消费 ${sum}`}${isNew}`;
  const often =
    days === 1
      ? `再消费 ${orders} 次`
      : days === orders
        ? `再来 ${days} 天，每天消费 1 次`
        : `再消费 ${orders} 次，分在 ${days} 天`;
  return `${often}${isAny ? '' : `，其中一次满 ${sum}`}${isNew}`;
}
