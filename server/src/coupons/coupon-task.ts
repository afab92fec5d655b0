import type { Instant } from '@jieti/shared/model/time';

/** Whom a grant is for. Of a voiding both are empty. */
export interface TaskAudience {
  readonly tiers: readonly string[];
  readonly memberIds: readonly number[];
}

/** Coupons given to many, or called back from many; one row from asking to end. */
export interface CouponTask {
  readonly id: number;
  readonly kind: 'grant' | 'void';
  readonly templateId: number;
  readonly jobId: number | null;
  readonly idemKey: string;
  readonly reason: string;
  readonly audience: TaskAudience;
  readonly whenShort: 'refuse' | 'partial';
  /** Members who could take one, or coupons to be voided, when it was asked for. */
  readonly wanted: number;
  readonly reserved: number;
  readonly used: number;
  readonly skipped: number;
  /** Everybody up to here has been served. */
  readonly afterId: number;
  readonly createdAt: Instant;
  readonly createdBy: string;
  readonly endedAt: Instant | null;
}

export interface CouponTaskRow {
  readonly id: number;
  readonly kind: 'grant' | 'void';
  readonly template_id: number;
  readonly job_id: number | null;
  readonly idem_key: string;
  readonly reason: string;
  readonly audience: string;
  readonly when_short: 'refuse' | 'partial';
  readonly wanted: number;
  readonly reserved: number;
  readonly used: number;
  readonly skipped: number;
  readonly after_id: number;
  readonly created_at: number;
  readonly created_by: string;
  readonly ended_at: number | null;
}

export const couponTaskColumns = [
  'id, kind, template_id, job_id, idem_key, reason, audience, when_short, wanted, reserved, used, skipped, after_id',
  'created_at, created_by, ended_at',
].join(', ');

export function couponTaskOf(row: CouponTaskRow): CouponTask {
  return {
    ...{ id: Number(row.id), kind: row.kind, templateId: Number(row.template_id) },
    ...{ jobId: row.job_id === null ? null : Number(row.job_id), idemKey: row.idem_key, reason: row.reason },
    ...{ audience: JSON.parse(row.audience) as TaskAudience, whenShort: row.when_short },
    ...{ wanted: Number(row.wanted), reserved: Number(row.reserved), used: Number(row.used) },
    ...{ skipped: Number(row.skipped), afterId: Number(row.after_id) },
    ...{ createdAt: Number(row.created_at), createdBy: row.created_by },
    endedAt: row.ended_at === null ? null : Number(row.ended_at),
  };
}

/** One run of a job belongs to one task for ever. */
export const couponTaskJobKey = (id: number): string => `couponTask:${id}`;
