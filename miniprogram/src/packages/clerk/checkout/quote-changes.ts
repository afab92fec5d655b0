import { formatFen } from '@jieti/shared/money';
import type { Price } from '@jieti/shared/api/bill-content';

type Step = Price['steps'][number];
type Priced = Pick<Price, 'payableFen' | 'steps'>;

const nameOf = ({ kind, title, couponId }: Step) => `${kind}/${couponId ?? title}`;
const off = ({ amountFen }: Step) => formatFen(Math.abs(amountFen));

/** What is different in a price since it was shown, in sentences; empty: nothing. */
export function quoteChanges(before: Priced, after: Priced): readonly string[] {
  const [old, now] = [before, after].map(({ steps }) => new Map(steps.map((step) => [nameOf(step), step])));
  const gone = before.steps.filter((step) => !now?.has(nameOf(step))).map(({ title }) => `不能再用：${title}`);
  const changed = after.steps.flatMap((step) => {
    const was = old?.get(nameOf(step));
    if (!was) return [`新用上：${step.title}，减 ${off(step)}`];
    return was.amountFen === step.amountFen ? [] : [`${step.title}：原来减 ${off(was)}，现在减 ${off(step)}`];
  });
  const payable =
    before.payableFen === after.payableFen
      ? []
      : [`应收从 ${formatFen(before.payableFen)} 变成 ${formatFen(after.payableFen)}`];
  return [...payable, ...gone, ...changed];
}
