import { Injectable } from '@nestjs/common';
import type { ExchangeCodesMade, NewExchangeCodes } from '@jieti/shared/api/claims';
import { AuditRepository } from '../audit/audit.repository.js';
import { Clock } from '../clock.js';
import type { Tx } from '../db/sql.js';
import { Transactions } from '../db/transactions.js';
import type { StaffCaller } from '../http/access.js';
import { Refusal } from '../http/refusal.js';
import { newExchangeCode, normalCode } from './exchange-code.js';
import { CodeBatchesRepository } from './code-batches.repository.js';
import { listedCodes, type ListedCode } from './listed-codes.js';

/** Codes in a message to a person, not all that are wrong. */
const NAMED = 20;

/** Codes of our making, or of somebody else's. */
@Injectable()
export class ExchangeCodesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly batches: CodeBatchesRepository,
    private readonly audit: AuditRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Every code has its coupon set aside. The same key again makes nothing new. Refuses with template_unknown,
   * exchange_codes_invalid (naming the first lines; none is taken then), stock_short or idempotency_conflict.
   */
  async make(templateId: number, { text, count, idempotencyKey }: NewExchangeCodes, by: StaffCaller) {
    const codes = text === undefined ? generated(count ?? 1) : read(text);
    const now = this.clock.now();
    return this.transactions.run(async (tx): Promise<ExchangeCodesMade> => {
      const order = { templateId, batch: idempotencyKey, codes, by: by.name };
      const made = await this.batches.open(tx, order, now);
      if (made === 'repeated') return { batch: idempotencyKey, codes: codes.length, repeated: true };
      if (made.taken.size > 0) throw new Refusal('exchange_codes_invalid', takenDetails(codes, made.taken));
      await this.note(tx, templateId, codes.length, by);
      return { batch: idempotencyKey, codes: codes.length, repeated: false };
    });
  }

  private note(tx: Tx, templateId: number, codes: number, by: StaffCaller): Promise<void> {
    const subject = `couponTemplate:${templateId}`;
    const entry = { actor: by.username, action: 'couponTemplate.codes', subject, detail: { codes } } as const;
    return this.audit.append(tx, entry, this.clock.now());
  }
}

function generated(count: number): readonly ListedCode[] {
  const codes = new Map<string, ListedCode>();
  while (codes.size < count) {
    const code = newExchangeCode();
    const norm = normalCode(code) ?? code;
    codes.set(norm, { code, norm, line: codes.size + 1 });
  }
  return [...codes.values()];
}

function read(text: string): readonly ListedCode[] {
  const { codes, problems } = listedCodes(text);
  if (problems.length > 0) throw new Refusal('exchange_codes_invalid', problems.slice(0, NAMED));
  return codes;
}

function takenDetails(codes: readonly ListedCode[], taken: ReadonlySet<string>) {
  return codes
    .filter(({ norm }) => taken.has(norm))
    .slice(0, NAMED)
    .map(({ line }) => ({ field: `text.${line}`, message: `第 ${line} 行已经导入过` }));
}
