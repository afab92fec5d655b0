import { Injectable } from '@nestjs/common';
import { errorCodes, type ErrorCode } from '@jieti/shared/api/errors';
import type { TillOutcome } from '@jieti/shared/api/till';
import type { OfflineOutcome, OfflinePurchase, OfflinePurchases } from '@jieti/shared/api/till-offline';
import type { BillLine, BillPrice } from '@jieti/shared/model/bill';
import type { Instant } from '@jieti/shared/model/time';
import { factId } from '@jieti/shared/rules/fact-id';
import { maskName } from '@jieti/shared/rules/mask';
import type { StaffCaller } from '../http/access.js';
import { Refusal } from '../http/refusal.js';
import { billLines } from './bill-lines.js';
import { OFFLINE_MS } from './offline-ms.js';
import { requestHash, type TillActor } from './till-action.js';
import { TillAuthorityService } from './till-authority.service.js';
import { TillIdentityService, type Identified } from './till-identity.service.js';
import { TillPartyService } from './till-party.service.js';
import { TillRecordingService } from './till-recording.service.js';
import { TillRepliesService, type AskedAction } from './till-replies.service.js';
import { saleKey, type TillSale } from './till-sale.js';

/** A clock that runs ahead of ours this much is still believed. */
const SKEW_MS = 5 * 60_000;

interface Delivery {
  readonly staff: StaffCaller;
  readonly storeId: string;
  readonly device: string | null;
  readonly now: Instant;
}

/** Purchases that phones took down without a network: each once, however often and in whatever order they come. */
@Injectable()
export class TillOfflineService {
  constructor(
    private readonly identities: TillIdentityService,
    private readonly parties: TillPartyService,
    private readonly replies: TillRepliesService,
    private readonly authority: TillAuthorityService,
    private readonly recording: TillRecordingService,
  ) {}

  /** An outcome for every item, in their order. Refuses with wrong_store or malformed (no store is named). */
  async deliver(
    { items, device, storeId: named }: OfflinePurchases,
    staff: StaffCaller,
    now: Instant,
  ): Promise<readonly OfflineOutcome[]> {
    const storeId = await this.parties.storeFor(staff, named);
    const delivery = { staff, storeId, device: device ?? null, now };
    const outcomes: OfflineOutcome[] = [];
    for (const item of items) outcomes.push(await this.deliverOne(item, delivery));
    return outcomes;
  }

  private async deliverOne(item: OfflinePurchase, delivery: Delivery): Promise<OfflineOutcome> {
    try {
      const lines = billLines(item);
      const who = await this.identities.offline(item.code, item.takenAt);
      if (typeof who === 'string') return refused(item, who);
      const asked = askedOf(item, { who, lines, storeId: delivery.storeId });
      const outcome = await this.replies.once<TillOutcome>(asked, () =>
        this.recordNew(item, { ...delivery, who, lines, asked }),
      );
      return recorded(item, outcome, who);
    } catch (error) {
      if (error instanceof Refusal) return refused(item, error.code);
      throw error;
    }
  }

  private async recordNew(
    item: OfflinePurchase,
    of: Delivery & { readonly who: Identified; readonly lines: readonly BillLine[]; readonly asked: AskedAction },
  ): Promise<TillOutcome | null> {
    const { staff, storeId, device, now, who, lines, asked } = of;
    if (item.takenAt > now + SKEW_MS) throw new Refusal('occurred_in_future');
    if (now - item.takenAt > OFFLINE_MS) throw new Refusal('offline_too_old');
    const price = priceAsPaid(lines, item.takenAt);
    const { amountFen } = price;
    const second = await this.authority.forBill({ staff, storeId, amountFen, secondPerson: undefined });
    const actor: TillActor = { storeId, staffId: staff.staffId, staff: staff.name, device, second };
    const sale: TillSale = {
      ...{ actor, idemKey: asked.idemKey, requestHash: asked.requestHash, memberId: who.member.id, price },
      ...{ receiptNo: item.receiptNo, tier: '', codeHash: who.codeHash, codeTaken: 'offline_code_replayed' },
      ...{ paidAt: Math.min(item.takenAt, now), takenAt: item.takenAt },
    };
    return this.recording.record(sale);
  }
}

/** The money that was taken, as it was taken: without a network nothing is spent, and the price is what was paid. */
function priceAsPaid(lines: readonly BillLine[], pricedAt: Instant): BillPrice {
  const amountFen = lines.reduce((sum, line) => sum + line.amountFen, 0);
  const paid = lines.map((line) => ({ ...line, payableFen: line.amountFen }));
  const nothing = { steps: [], couponIds: [], pointsSpent: 0, freeShipping: false };
  return { amountFen, payableFen: amountFen, lines: paid, ...nothing, pricedAt };
}

function askedOf(
  { idempotencyKey, receiptNo, takenAt }: OfflinePurchase,
  of: { readonly who: Identified; readonly lines: readonly BillLine[]; readonly storeId: string },
): AskedAction {
  const { who, lines, storeId } = of;
  return {
    ...{ storeId, idemKey: idempotencyKey, isKeyed: true },
    requestHash: requestHash({ kind: 'offline', memberId: who.member.id, receiptNo, lines, takenAt }),
    subject: factId(saleKey({ actor: { storeId }, receiptNo })),
  };
}

function recorded(
  { idempotencyKey, receiptNo }: OfflinePurchase,
  { repeated, payableFen, growth, pointsEarned, tier }: TillOutcome,
  { member }: Identified,
): OfflineOutcome {
  return {
    ...{ idempotencyKey, receiptNo, kind: 'recorded', repeated, code: null, message: null, retry: false },
    ...{ memberName: maskName(member.name), payableFen, growth, pointsEarned, tier: tier.name },
  };
}

function refused({ idempotencyKey, receiptNo }: OfflinePurchase, code: ErrorCode): OfflineOutcome {
  return {
    ...{ idempotencyKey, receiptNo, kind: 'refused', repeated: false, code, message: errorCodes[code].sentence },
    ...{ retry: code === 'busy' || code === 'internal', memberName: null, payableFen: 0, growth: 0, pointsEarned: 0 },
    tier: null,
  };
}
