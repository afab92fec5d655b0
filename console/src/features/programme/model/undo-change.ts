import type { TierDefinition } from '@jieti/shared/model/programme';
import type { Definition } from './definition';

/**
 * The draft with one change taken back, by the change's field (`tiers.2.entry.value`, `growth.perYuan`); null where it
 * cannot be taken back on its own. Tiers are matched by key; the number in the field is the rank in the draft.
 */
export function undoChange(draft: Definition, published: Definition, field: string): Definition | null {
  const [head = '', ...rest] = field.split('.');
  if (head === 'tiers') return undoTiers(draft, published, rest);
  if (head === 'growth') {
    const [property = ''] = rest;
    return { ...draft, growth: { ...draft.growth, [property]: at(published.growth, [property]) } };
  }
  if (head === 'refundPolicy') {
    return { ...draft, refundPolicy: published.refundPolicy, returnWindowDays: published.returnWindowDays };
  }
  return head in draft || head in published ? { ...draft, [head]: at(published, [head]) } : null;
}

function undoTiers(draft: Definition, published: Definition, [rank, ...path]: readonly string[]): Definition | null {
  if (rank === undefined) return undoOrder(draft, published);
  const tier = draft.tiers[Number(rank)];
  const before = published.tiers.find((each) => each.key === tier?.key);
  if (!tier) return null;
  if (!before) return { ...draft, tiers: draft.tiers.filter((each) => each !== tier) };
  const [property = ''] = path;
  // A threshold or a window goes back alone; of everything else the whole property does.
  const isFigure = path.at(-1) === 'value' || path.at(-1) === 'window';
  const whole = isFigure && at(before, path) !== undefined ? path : [property];
  const undone = put(tier, whole, at(before, whole)) as TierDefinition;
  return { ...draft, tiers: draft.tiers.map((each) => (each === tier ? undone : each)) };
}

/** Tiers that went come back, all in their old order; new ones stay on top of the one they stood on. */
function undoOrder(draft: Definition, published: Definition): Definition {
  const kept = published.tiers.map((tier) => draft.tiers.find(({ key }) => key === tier.key) ?? tier);
  const tiers = [...kept];
  for (const [rank, tier] of draft.tiers.entries()) {
    if (kept.includes(tier)) continue;
    const under = draft.tiers[rank - 1];
    tiers.splice(under ? tiers.indexOf(under) + 1 : tiers.length, 0, tier);
  }
  return { ...draft, tiers };
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[key] : undefined),
    value,
  );
}

function put(value: unknown, [key, ...rest]: readonly string[], next: unknown): unknown {
  if (key === undefined) return next;
  if (Array.isArray(value))
    return value.map((each, i) => (String(i) === key ? put(each, rest, next) : (each as unknown)));
  const object = (value ?? {}) as Record<string, unknown>;
  return { ...object, [key]: put(object[key], rest, next) };
}
