import type { MessageTemplateRecord } from './message-template.js';

/** Kinds of messages that tell a member in time what is about to be lost: a tier, a coupon. */
const WARNING_KEYS: ReadonlySet<string> = new Set(['tier-up', 'tier-at-risk', 'tier-down', 'coupon-expiring']);

/**
 * How many of a member's last consents, by subscription template, promotions leave alone (rule M2): the most that any
 * kind of message with that template keeps for itself. Where a shop has set nothing, warnings keep one.
 */
export function keptConsents(
  templates: readonly Pick<MessageTemplateRecord, 'key' | 'subscription' | 'keepLast'>[],
): ReadonlyMap<string, number> {
  const kept = new Map<string, number>();
  for (const { key, subscription, keepLast } of templates) {
    if (!subscription) continue;
    const { templateId } = subscription;
    const own = keepLast ?? (WARNING_KEYS.has(key) ? 1 : 0);
    kept.set(templateId, Math.max(kept.get(templateId) ?? 0, own));
  }
  return kept;
}
