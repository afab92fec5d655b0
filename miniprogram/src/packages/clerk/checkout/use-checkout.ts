import { useEffect, useState } from 'react';
import type { SecondPerson } from '@jieti/shared/api/bill-content';
import type { Quote, QuoteRequest, Visit } from '@jieti/shared/api/till';
import { ApiError } from '../../../api/api-error';
import { sentenceOf } from '../../../api/sentence-of';
import { toast } from '../../../toast';
import { wechat } from '../../../wechat';
import { deviceId } from '../device-id';
import { findMember, welcome } from '../find-member';
import { needsSecondPerson } from '../needs-second-person';
import { useSlow } from '../use-slow';
import { billLines, draftFen, emptyDraft, type BillDraft } from './bill-draft';
import { isPassing } from './is-no-answer';
import type { PointsChoice } from './points-choice';
import { quoteChanges } from './quote-changes';
import { toggledCoupons } from './toggled-coupons';
import { useBill } from './use-bill';
import { useQuote } from './use-quote';

const isKind = (error: unknown, kind: ApiError['kind']) => error instanceof ApiError && error.kind === kind;

/** Scans again in the middle of a bill, which stays as it was typed; whether that found somebody. */
async function rescan(): Promise<boolean> {
  try {
    const text = await wechat.scan();
    return text !== undefined && welcome(await findMember(text));
  } catch (error) {
    toast(sentenceOf(error));
    return false;
  }
}

/** The price the clerk had seen when the server said it is another one, and what is different in the one shown now. */
function useChanges(quote: Quote | undefined, error: unknown) {
  const [seen, setSeen] = useState<Quote>();
  const changed = isKind(error, 'quote_changed');
  useEffect(() => {
    if (changed && quote) setSeen((before) => before ?? quote);
    if (!changed) setSeen(undefined);
  }, [changed, quote]);
  const changes = seen && quote && quote !== seen ? quoteChanges(seen.price, quote.price) : [];
  return changes;
}

function requestOf(visit: Visit, draft: BillDraft, chosen: { couponIds?: readonly number[]; points: number }) {
  if (draftFen(draft) === 0) return null;
  const request: QuoteRequest = {
    visit: visit.visit,
    lines: billLines(draft).map((line) => ({ ...line, category: line.category ?? null })),
    device: deviceId(),
    ...(chosen.couponIds ? { couponIds: [...chosen.couponIds] } : {}),
    ...(chosen.points > 0 ? { points: chosen.points } : {}),
  };
  return request;
}

function askedFor(error: unknown): 'signIn' | 'secondPerson' | null {
  if (isKind(error, 'not_signed_in')) return 'signIn';
  return needsSecondPerson(error) ? 'secondPerson' : null;
}

/** What is to be used on the bill besides the goods; the best coupons until the clerk says otherwise. */
function useChoices(visit: Visit) {
  const [couponIds, setCouponIds] = useState<readonly number[]>();
  const [points, setPoints] = useState<PointsChoice>(0);
  // Another member stands here, or the same with a new code: what they hold may be different.
  useEffect(() => setCouponIds(undefined), [visit.visit]);
  const wanted = points === 'most' ? visit.points.available : points;
  /** Without points, and with the coupons the server finds best. */
  const plain = () => {
    setCouponIds(undefined);
    setPoints(0);
  };
  return { couponIds, setCouponIds, points, setPoints, spend: visit.maySpend ? wanted : 0, plain };
}

/** A dialog the error calls for, until it is put away. */
function useAsking(error: unknown) {
  const [dismissed, setDismissed] = useState<unknown>(null);
  return {
    asking: askedFor(error === dismissed ? null : error),
    dismiss: () => setDismissed(error),
    askAgain: () => setDismissed(null),
  };
}

interface Freshness {
  readonly visit: Visit;
  readonly error: unknown;
  readonly forget: () => void;
  readonly ask: () => void;
}

/** A new visit forgets what was in the old one's way; a price that is another one now is asked for again. */
function useFreshPrice({ visit, error, forget, ask }: Freshness): void {
  useEffect(() => forget(), [visit.visit]);
  useEffect(() => {
    if (isKind(error, 'quote_changed')) ask();
  }, [error]);
}

/** Everything a bill is made of on the clerk's phone, from the first key to the record. */
export function useCheckout(visit: Visit) {
  const [draft, setDraft] = useState(() => emptyDraft(visit.categories[0]));
  const { couponIds, setCouponIds, points, setPoints, spend, plain } = useChoices(visit);
  const bill = useBill(visit);
  const priced = useQuote(requestOf(visit, draft, { couponIds, points: spend }));
  const { quote, pending } = priced;
  const error = bill.error ?? priced.error;
  useFreshPrice({ visit, forget: bill.forget, error: bill.error, ask: priced.retry });
  /** A change of the bill answers whatever was in its way. */
  const changing = (work: () => void) => {
    bill.forget();
    work();
  };
  const close = async (way: 'here' | 'phone', secondPerson?: SecondPerson) => {
    if (quote) await bill.close({ draft, quote }, way, secondPerson);
  };
  return {
    ...{ draft, quote, pending, error, points, close, busy: bill.busy, way: bill.way },
    ...useAsking(error),
    changes: useChanges(quote, bill.error),
    slow: useSlow(bill.busy || pending),
    amountFen: draftFen(draft),
    ready: quote !== undefined && !pending && !bill.busy,
    change: (make: (before: BillDraft) => BillDraft) => changing(() => setDraft(make)),
    setPoints: (choice: PointsChoice) => changing(() => setPoints(choice)),
    tapCoupon: (id: number) =>
      changing(() => setCouponIds(toggledCoupons(visit.coupons, quote?.price.couponIds ?? couponIds ?? [], id))),
    retry: () => {
      if (isPassing(bill.error)) return void close(bill.way);
      if (error && !isPassing(error)) plain();
      bill.forget();
      priced.retry();
    },
    rescan: async () => {
      if (await rescan()) bill.forget();
    },
    takeLater: async () => {
      if (!(await bill.takeLater(draft))) toast('离线记单已满，或这个码已记过，请联网后再记');
    },
  } as const;
}

export type CheckoutState = ReturnType<typeof useCheckout>;
