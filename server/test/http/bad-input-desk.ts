import { errorCodes, type ErrorBody, type ErrorCode } from '@jieti/shared/api/errors';
import { CouponsRepository } from '../../src/coupons/coupons.repository.js';
import { MemberCodes } from '../../src/members/member-codes.js';
import { insertTemplateRow } from '../setup/offer-rows.js';
import { tableHashes } from '../stories/table-hashes.js';
import { WechatShop } from '../stories/wechat-shop.js';
import type { Answer } from './http-shop.js';

export const DAY_MS = 86_400_000;
const STEP_MS = 30_000;
/** Kept about WeChat in the background, whatever anybody asks: tokens, lists of templates, what was refused. */
const BACKGROUND = ['wechat_token', 'wechat_template', 'wechat_template_sync', 'channel_error'];

/** A shop where something has happened already, and whoever tries to talk it into something. */
export class BadInputDesk {
  clerk = '';
  operator = '';
  /** Of the member, at this till, a moment ago. */
  visit = '';
  usedCode = '';
  couponId = 0;
  /** Of the member, for ¥88, not paid yet. */
  orderNo = '';
  member = { token: '', id: 0, card: '' };
  strangersCard = '';

  private constructor(readonly pay: WechatShop) {}

  static async open(): Promise<BadInputDesk> {
    const desk = new BadInputDesk(await WechatShop.open());
    const { pay } = desk;
    [desk.clerk, desk.operator] = [await pay.shop.staff('clerk'), await pay.shop.staff('operator')];
    const { token, memberId } = await pay.login('o-lin');
    desk.member = { token, id: memberId, card: await desk.cardOf(memberId) };
    desk.strangersCard = await desk.cardOf((await pay.login('o-chen')).memberId);
    desk.couponId = await desk.aCoupon(memberId);
    desk.usedCode = desk.code(memberId);
    const { visit } = (await desk.till('identify', { code: desk.usedCode })).json<{ visit: string }>();
    await desk.till('purchases', { visit, receiptNo: 'TAKEN', amountFen: 5000 });
    pay.shop.clock.advance(STEP_MS);
    desk.visit = (await desk.till('identify', { code: desk.code(memberId) })).json<{ visit: string }>().visit;
    desk.orderNo = await pay.order(token, 8800);
    await pay.messagesDecided();
    return desk;
  }

  close(): Promise<void> {
    return this.pay.close();
  }

  till(path: string, body: unknown): Promise<Answer> {
    return this.pay.shop.post(`/api/till/${path}`, body, this.clerk);
  }

  code(memberId: number, at = this.pay.shop.clock.now()): string {
    return this.pay.shop.app.get(MemberCodes, { strict: false }).issueCodes(memberId, at)[0]!.code;
  }

  /** Asks, and holds the refusal against its code, its status, its sentence, and the tables before. */
  async expectRefusal(asked: () => Promise<Answer>, expected: ErrorCode, fields?: readonly string[]): Promise<void> {
    const answer = await this.expectNoChange(asked);
    const { code, message, details = [], requestId } = answer.json<ErrorBody>();
    expect([answer.status, code]).toEqual([errorCodes[expected].status, expected]);
    expect(message).toBe(errorCodes[expected].sentence);
    expect(message).toMatch(/[\u4e00-\u9fff].*。$/);
    expect(requestId).toBe(answer.headers['x-request-id']);
    for (const detail of details) expect(detail.message).toMatch(/[\u4e00-\u9fff]/);
    if (fields) expect([...new Set(details.map(({ field }) => field))]).toEqual(fields);
  }

  /** What WeChat Pay is told instead of success. */
  async expectFail(asked: () => Promise<Answer>, expected: ErrorCode): Promise<void> {
    const answer = await this.expectNoChange(asked);
    const { status, sentence } = errorCodes[expected];
    expect([answer.status, answer.json<object>()]).toEqual([status, { code: 'FAIL', message: sentence }]);
  }

  /** The answer, after which every table is as it was. */
  async expectNoChange(asked: () => Promise<Answer>): Promise<Answer> {
    const before = await this.hashes();
    const answer = await asked();
    expect(await this.hashes()).toEqual(before);
    return answer;
  }

  private async hashes(): Promise<object> {
    const hashes = await tableHashes(this.pay.shop, process.env['DATABASE_URL'] ? 'mysql' : 'sqlite');
    return Object.fromEntries(Object.entries(hashes).filter(([table]) => !BACKGROUND.includes(table)));
  }

  private async cardOf(memberId: number): Promise<string> {
    const [row] = await this.pay.shop.query<{ card_no: string }>('SELECT card_no FROM member WHERE id = ?', [memberId]);
    return row!.card_no;
  }

  private aCoupon(memberId: number): Promise<number> {
    const { app, clock } = this.pay.shop;
    return this.pay.shop.run(async (tx) => {
      await insertTemplateRow(tx, { key: 'treat' });
      const request = { memberId, template: { key: 'treat' }, grantKey: 'treat', origin: '测试' };
      const [granted] = await app.get(CouponsRepository, { strict: false }).grant(tx, [request], clock.now());
      return granted!.coupon!.id;
    });
  }
}
