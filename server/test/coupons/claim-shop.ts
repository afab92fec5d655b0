import type { ClaimCentre } from '@jieti/shared/api/claims';
import type { CouponTemplate } from '@jieti/shared/api/coupons';
import type { ErrorBody } from '@jieti/shared/api/errors';
import { HttpShop } from '../http/http-shop.js';
import { aPurchase } from '../setup/facts.js';

export const free = { from: null, until: null, tiers: [], pointsPrice: 0 };
export const draft = {
  terms: { kind: 'gift', title: '手冲一杯' },
  ...{ validity: { kind: 'days', days: 7, startDelayDays: 0 }, stockTotal: 10, perMember: 1, claim: free },
};

interface Reply {
  readonly status: number;
  readonly text: string;
  json<T>(): T;
}

export const refused = (reply: Reply) => [reply.status, reply.json<ErrorBody>().code];

/** The doors of coupons, asked as members and operators ask them; sessions are new with every call. */
export class ClaimShop {
  private serial = 0;

  private constructor(readonly shop: HttpShop) {}

  static async open(): Promise<ClaimShop> {
    return new ClaimShop(await HttpShop.open());
  }

  close(): Promise<void> {
    return this.shop.close();
  }

  key(): string {
    this.serial += 1;
    return `request-${this.serial}`;
  }

  /** As an operator. */
  async get(url: string): Promise<Reply> {
    return this.shop.get(url, await this.shop.staff('operator'));
  }

  async post(url: string, body: unknown): Promise<Reply> {
    return this.shop.post(url, body, await this.shop.staff('operator'));
  }

  async patch(url: string, body: unknown): Promise<Reply> {
    return this.shop.ask('PATCH', url, { body, token: await this.shop.staff('operator') });
  }

  async template(change: Readonly<Record<string, unknown>> = {}): Promise<CouponTemplate> {
    const reply = await this.post('/api/coupon-templates', { ...draft, ...change });
    if (reply.status !== 201) throw new Error(reply.text);
    return reply.json();
  }

  async member(customer: string, amountFen = 100) {
    const fact = aPurchase({ amountFen, externalId: `first-${customer}` });
    const memberId = await this.shop.member(customer, [fact]);
    const token = () => this.shop.token('member', memberId);
    return {
      memberId,
      get: (url: string) => this.shop.get(url, token()),
      claim: (templateId: number, idempotencyKey = this.key()) =>
        this.shop.post('/api/me/claims', { templateId, idempotencyKey }, token()),
      exchange: (code: string, idempotencyKey = this.key()) =>
        this.shop.post('/api/me/coupon-codes', { code, idempotencyKey }, token()),
      centre: async () => (await this.shop.get('/api/me/claims', token())).json<ClaimCentre>(),
    };
  }
}
