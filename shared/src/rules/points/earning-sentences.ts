import { businessDayOf, formatDay } from '../../calendar.js';
import { formatFen, groupThousands } from '../../money.js';
import type { EarningRule, PointsCap, PointsExpiry, PointsRules } from '../../model/points.js';
import type { Instant } from '../../model/time.js';
import { activityLabel } from '../activity-label.js';
import { floorOfProduct } from './floor-of-product.js';

/** For whom the sentences are, and the names they use. */
export interface EarningReader {
  readonly tier: string;
  readonly multiplierPercent: number;
  readonly now: Instant;
  readonly storeName?: (storeId: string) => string;
}

/** How points are earned and kept, as members of one tier read it; rules that are over or for others are left out. */
export function earningSentences(rules: PointsRules, reader: EarningReader): readonly string[] {
  const own = rules.earning.filter(
    ({ tiers, until }) => (tiers.length === 0 || tiers.includes(reader.tier)) && (until === null || until > reader.now),
  );
  const waits = rules.pendingDays > 0 ? [`消费所得的积分，${rules.pendingDays} 天退货期过后可用。`] : [];
  return [...own.map((rule) => ruleSentence(rule, rules.timeZone, reader)), ...waits, expirySentence(rules.expiry)];
}

function ruleSentence(rule: EarningRule, timeZone: string, reader: EarningReader): string {
  const time = timeText(rule, timeZone, reader.now);
  const cap = rule.cap ? `，${capText(rule.cap)}` : '';
  if (rule.kind === 'engagement') return `${time}${activityLabel(rule.activity)}得 ${rule.points} 积分${cap}。`;
  const stores = rule.stores.map((store) => reader.storeName?.(store) ?? store).join('、');
  const where = stores === '' ? '' : `在${stores}`;
  const what = rule.categories.length === 0 ? '消费' : `买${rule.categories.join('、')}`;
  return `${time}${where}${what}每 ${formatFen(rule.perFen, { decimals: rule.perFen % 100 === 0 ? 0 : 2 })} 得 ${perStep(rule, reader)} 积分${cap}。`;
}

function perStep(rule: Extract<EarningRule, { kind: 'spend' }>, { multiplierPercent }: EarningReader): string {
  if (!rule.multiplied || multiplierPercent === 100) return String(rule.points);
  const hundredths = floorOfProduct(rule.points, multiplierPercent, 1);
  return String(hundredths / 100);
}

function timeText({ from, until }: EarningRule, timeZone: string, now: Instant): string {
  const day = (at: Instant) => formatDay(businessDayOf(at, timeZone)).slice(5).replace('-', '.');
  const begins = from !== null && from > now ? `${day(from)} 起` : '';
  const ends = until === null ? '' : `${day(until - 1)} 前`;
  return begins + ends === '' ? '' : `${begins}${begins && ends ? '、' : ''}${ends}，`;
}

function capText({ points, period }: PointsCap): string {
  const most = `最多 ${groupThousands(points)} 积分`;
  switch (period) {
    case 'day':
      return `每天${most}`;
    case 'month':
      return `每月${most}`;
    case 'always':
      return `一共${most}`;
    default:
      return period satisfies never;
  }
}

/** `积分 365 天内有效。` */
export function expirySentence(expiry: PointsExpiry): string {
  switch (expiry.kind) {
    case 'never':
      return '积分长期有效。';
    case 'days':
      return `积分 ${groupThousands(expiry.days)} 天内有效。`;
    case 'months':
      return expiry.months === 0 ? '积分当月月底到期。' : `积分在 ${expiry.months} 个月后的月底到期。`;
    case 'yearEnd':
      return ['积分当年年底到期。', '积分次年年底到期。'][expiry.years] ?? `积分在第 ${expiry.years} 年的年底到期。`;
    default:
      return expiry satisfies never;
  }
}
