import type { CouponTerms } from '@jieti/shared/model/coupon';

type Stacks = Pick<CouponTerms, 'title' | 'stacking'>;
type Stacking = NonNullable<Stacks['stacking']>;

const quoted = (titles: readonly string[]) => titles.map((title) => `“${title}”`).join('、');
const NAMED = 3;

function named(coupons: readonly Stacks[]): string {
  const titles = [...new Set(coupons.map(({ title }) => title))];
  return titles.length <= NAMED ? quoted(titles) : `${quoted(titles.slice(0, NAMED))}等 ${titles.length} 种`;
}

/** What a coupon will and will not be used together with, among the others the shop has; one sentence each. */
export function stackingSentences(coupon: Stacks, others: readonly Stacks[]): readonly string[] {
  const { stacking } = coupon;
  if (!stacking) return ['一单只用这一张券；等级折扣在它之前算，积分在它之后抵。'];
  const grouped = others.filter((other) => other.stacking !== undefined);
  const barred = grouped.filter((other) => bars(stacking, other.stacking));
  const together = grouped.filter((other) => !barred.includes(other));
  const same = together.filter((other) => other.stacking?.group === stacking.group);
  const after = together.filter((other) => !same.includes(other));
  return [
    ownGroup(stacking, same),
    after.length > 0 ? `和${named(after)}可以同单，按组名先后，后一组在剩下的价格上算。` : '没有别的组能和它同单。',
    ...(barred.length > 0 ? [`不能和${named(barred)}同单。`] : []),
    '没有分组的券不和任何券同单。',
  ];
}

function ownGroup({ group, excludes }: Stacking, same: readonly Stacks[]): string {
  if (excludes.includes(group)) return `“${group}”组的券一单只用一张。`;
  return same.length > 0
    ? `和${named(same)}同在“${group}”组，在同一个价格上各减各的。`
    : `“${group}”组现在只有这一种券；同组的券在同一个价格上各减各的。`;
}

/** Either side may exclude the other. */
function bars(one: Stacking, other: Stacks['stacking']): boolean {
  return other !== undefined && (one.excludes.includes(other.group) || other.excludes.includes(one.group));
}
