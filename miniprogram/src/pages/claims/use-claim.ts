import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Claimed, ClaimItem } from '@jieti/shared/api/claims';
import { ApiError } from '../../api/api-error';
import { claimCoupon } from '../../api/me';
import { sentenceOf } from '../../api/sentence-of';
import { randomId } from '../../random-id';

/** How the taking of one offer stands on this page. */
export type Taking =
  | { readonly kind: 'busy' }
  | { readonly kind: 'claimed'; readonly coupon: Claimed['coupon'] }
  | { readonly kind: 'failed'; readonly sentence: string };

/** Without an answer nobody knows whether it was taken: the next try asks with the same key. */
const isUnanswered = (error: unknown) =>
  error instanceof ApiError && (error.kind === 'offline' || error.kind === 'timeout');

/** A key for each offer that stays the same until the server has answered. */
export function useIntentKeys() {
  const keys = useRef(new Map<number | string, string>());
  const keyOf = (intent: number | string) => {
    const key = keys.current.get(intent) ?? randomId();
    keys.current.set(intent, key);
    return key;
  };
  const settle = (intent: number | string, error?: unknown) => {
    if (!isUnanswered(error)) keys.current.delete(intent);
  };
  return { keyOf, settle };
}

/** What changes with a coupon more and points less. */
export function useRefreshHoldings() {
  const queries = useQueryClient();
  return () =>
    ['claims', 'coupons', 'points', 'points-all', 'home'].forEach(
      (key) => void queries.invalidateQueries({ queryKey: [key] }),
    );
}

/** Takes offers, one tap each; the result stays in the offer's place. */
export function useClaim() {
  const [takings, setTakings] = useState<ReadonlyMap<number, Taking>>(new Map());
  const { keyOf, settle } = useIntentKeys();
  const refresh = useRefreshHoldings();
  const put = (id: number, taking: Taking) => setTakings((before) => new Map(before).set(id, taking));

  async function take({ templateId }: ClaimItem) {
    put(templateId, { kind: 'busy' });
    try {
      const { coupon } = await claimCoupon({ templateId, idempotencyKey: keyOf(templateId) });
      settle(templateId);
      put(templateId, { kind: 'claimed', coupon });
    } catch (error) {
      settle(templateId, error);
      put(templateId, { kind: 'failed', sentence: sentenceOf(error) });
    }
    refresh();
  }

  return { takings, take };
}
