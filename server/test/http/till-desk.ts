import {
  QuoteSchema,
  TillOutcomeSchema,
  VisitSchema,
  type Quote,
  type TillOutcome,
  type Visit,
} from '@jieti/shared/api/till';
import type { CouponTerms } from '@jieti/shared/model/coupon';
import type { Instant } from '@jieti/shared/model/time';
import { CouponsRepository } from '../../src/coupons/coupons.repository.js';
import { MemberCodes } from '../../src/members/member-codes.js';
import { aPurchase } from '../setup/facts.js';
import { insertTemplateRow } from '../setup/offer-rows.js';
import { HttpShop, type Answer } from './http-shop.js';

export const STEP_MS = 30_000;
const cashOff: Partial<CouponTerms> = {
  kind: 'cashOff',
  title: '满 98 减 20',
  amountFen: 2000,
  minSpendFen: 9800,
};

export type TillState = Readonly<Record<'facts' | 'growth' | 'redeemed' | 'codes' | 'messages', number>>;

/** A till at 安福路店 with its clerk, in front of the real server. */
export class TillDesk {
  private members = 0;
  private templates = 0;

  private constructor(
    readonly shop: HttpShop,
    readonly clerk: string,
  ) {}

  /** `at`: when it opens, by the clock of the shop. */
  static async open(at: (now: Instant) => Instant = (now) => now): Promise<TillDesk> {
    const shop = await HttpShop.open();
    shop.clock.set(at(shop.clock.now()));
    await shop.run((tx) =>
      tx.insertRows(
        'store',
        ['id', 'name', 'created_at'],
        [
          ['anfu', '安福路店', 1],
          ['xian', '西岸店', 1],
        ],
      ),
    );
    return new TillDesk(shop, await shop.staff('clerk'));
  }

  /** A member who paid ¥2,100 once and so is 金卡. */
  goldMember(): Promise<number> {
    return this.shop.member(`gold-${(this.members += 1)}`, [aPurchase({ amountFen: 210_000 })]);
  }

  code(memberId: number): string {
    return this.shop.app.get(MemberCodes, { strict: false }).issueCodes(memberId, this.shop.clock.now())[0]!.code;
  }

  /** A code of its own for every visit: the clock goes on by a step. */
  async visit(memberId: number): Promise<Visit> {
    this.shop.clock.advance(STEP_MS);
    return VisitSchema.parse((await this.post('identify', { code: this.code(memberId) })).json());
  }

  async cardOf(memberId: number): Promise<string> {
    const [row] = await this.shop.query<{ card_no: string }>('SELECT card_no FROM member WHERE id = ?', [memberId]);
    return row!.card_no;
  }

  coupon(memberId: number, terms: Partial<CouponTerms> = cashOff): Promise<number> {
    const coupons = this.shop.app.get(CouponsRepository, { strict: false });
    const key = `till-${(this.templates += 1)}`;
    return this.shop.run(async (tx) => {
      await insertTemplateRow(tx, { key, terms });
      const request = { memberId, template: { key }, grantKey: key, origin: '测试' };
      const [outcome] = await coupons.grant(tx, [request], this.shop.clock.now());
      return outcome!.coupon!.id;
    });
  }

  post(path: string, body: unknown, token = this.clerk): Promise<Answer> {
    return this.shop.post(`/api/till/${path}`, body, token);
  }

  async quote(body: object): Promise<Quote> {
    return QuoteSchema.parse((await this.post('quote', body)).json());
  }

  async buy(body: object): Promise<TillOutcome> {
    return TillOutcomeSchema.parse((await this.post('purchases', body)).json());
  }

  /** Status and code of a refusal, e.g. `409 code_used`. */
  async refusal(path: string, body: unknown, token = this.clerk): Promise<string> {
    const answer = await this.post(path, body, token);
    return answer.status < 400 ? `${answer.status} ok` : `${answer.status} ${answer.json<{ code: string }>().code}`;
  }

  /** Everything a purchase may change, to be compared before and after. */
  async state(): Promise<TillState> {
    const count = async (sql: string) => Number((await this.shop.query<{ n: number | string }>(sql))[0]!.n);
    return {
      facts: await count('SELECT COUNT(*) AS n FROM fact'),
      growth: await count('SELECT COALESCE(SUM(growth), 0) AS n FROM member'),
      redeemed: await count("SELECT COUNT(*) AS n FROM coupon WHERE state = 'redeemed'"),
      codes: await count('SELECT COUNT(*) AS n FROM code_use'),
      messages: await count('SELECT COUNT(*) AS n FROM outbox_message'),
    };
  }
}
