import type { ClaimItem, ClaimState } from '@jieti/shared/api/claims';

type Group = 'now' | 'tier' | 'gone';

const groupOf: Readonly<Record<ClaimState, Group>> = {
  open: 'now',
  pointsShort: 'now',
  notYet: 'now',
  dayGone: 'now',
  tierLocked: 'tier',
  limit: 'gone',
  soldOut: 'gone',
  ended: 'gone',
};

/** What can be had now or soon, what another tier can have, and what is gone; `kept` stay where they were taken. */
export function claimGroups(items: readonly ClaimItem[], kept: ReadonlySet<number>) {
  const of = (group: Group) =>
    items.filter(({ state, templateId }) => (kept.has(templateId) ? 'now' : groupOf[state]) === group);
  return { now: of('now'), tier: of('tier'), gone: of('gone') };
}

/** The order in which the offers were first seen: nothing moves under the finger. New ones come last. */
export function inFirstOrder(items: readonly ClaimItem[], order: readonly number[]): readonly ClaimItem[] {
  const place = ({ templateId }: ClaimItem) => {
    const at = order.indexOf(templateId);
    return at < 0 ? order.length : at;
  };
  return [...items].sort((a, b) => place(a) - place(b));
}
