import type { Gathering, GatheringCode, GatheringDraft, MyGathering } from '@jieti/shared/api/gatherings';
import { wallTimeOf } from '@jieti/shared/rules/community/wall-time';
import { aPurchase } from '../setup/facts.js';
import { HttpShop, type Answer } from './http-shop.js';

const ZONE = 'Asia/Shanghai';
export const HOUR = 3_600_000;

/** A shop that invites its members to places. */
export class GatheringShop {
  private keys = 0;

  private constructor(
    readonly shop: HttpShop,
    public operator: string,
  ) {}

  static async open(): Promise<GatheringShop> {
    const shop = await HttpShop.open();
    await shop.run((tx) => tx.insertRows('store', ['id', 'name', 'created_at'], [['anfu', '安福路店', 1]]));
    return new GatheringShop(shop, await shop.staff('operator'));
  }

  get now(): number {
    return this.shop.clock.now();
  }

  /** In two hours, for two, with one place to wait. */
  draft(part: Partial<GatheringDraft> = {}): GatheringDraft {
    return {
      ...{ title: '周末杯测', intro: '三支豆子，一起喝。', cover: null, storeId: 'anfu', place: '二楼' },
      startsOn: wallTimeOf(this.now + 2 * HOUR, ZONE),
      endsOn: wallTimeOf(this.now + 4 * HOUR, ZONE),
      ...{ signUpFrom: null, capacity: 2, waitingSeats: 1, tiers: [] },
      ...part,
    };
  }

  at(hours: number): string {
    return wallTimeOf(this.now + hours * HOUR, ZONE);
  }

  async drafted(part: Partial<GatheringDraft> = {}): Promise<Gathering> {
    return (await this.shop.post('/api/gatherings', this.draft(part), this.operator)).json<Gathering>();
  }

  async published(part: Partial<GatheringDraft> = {}): Promise<Gathering> {
    const { id } = await this.drafted(part);
    return (await this.desk('publish', id)).json<Gathering>();
  }

  desk(action: string, id: number, body: object = {}): Promise<Answer> {
    return this.shop.post(`/api/gatherings/${id}/${action}`, body, this.operator);
  }

  change(gathering: Gathering, part: Partial<GatheringDraft>): Promise<Answer> {
    const { title, intro, cover, storeId, place, startsOn, endsOn, signUpFrom } = gathering;
    const { capacity, waitingSeats, tiers, revision, id } = gathering;
    const draft = { title, intro, cover, storeId, place, startsOn, endsOn, signUpFrom, capacity, waitingSeats, tiers };
    const body = { revision, gathering: { ...draft, ...part } };
    return this.shop.ask('PUT', `/api/gatherings/${id}`, { token: this.operator, body });
  }

  async member(name: string, amountFen = 100): Promise<{ readonly id: number; readonly token: string }> {
    const id = await this.shop.member(name, [aPurchase({ amountFen, occurredAt: this.now - 60_000 })], name);
    return { id, token: this.shop.token('member', id) };
  }

  signUp(token: string, id: number, requestKey = `request-${(this.keys += 1)}`): Promise<Answer> {
    return this.shop.post(`/api/me/gatherings/${id}/sign-up`, { requestKey }, token);
  }

  signOff(token: string, id: number): Promise<Answer> {
    return this.shop.ask('DELETE', `/api/me/gatherings/${id}/sign-up`, { token });
  }

  async seen(token: string, id: number): Promise<MyGathering> {
    return (await this.shop.get(`/api/me/gatherings/${id}`, token)).json<MyGathering>();
  }

  async code(id: number): Promise<string> {
    return (await this.shop.get(`/api/gatherings/${id}/code`, this.operator)).json<GatheringCode>().code ?? '';
  }

  attend(token: string, code: string, gatheringId?: number): Promise<Answer> {
    const body = gatheringId === undefined ? { code } : { code, gatheringId };
    return this.shop.post('/api/me/gatherings/attend', body, token);
  }

  /** Titles of what a member was told, oldest first. */
  async told(memberId: number): Promise<readonly string[]> {
    const rows = await this.shop.query<{ content: string }>(
      "SELECT content FROM outbox_message WHERE member_id = ? AND kind = 'gathering' ORDER BY id",
      [memberId],
    );
    return rows.map(({ content }) => (JSON.parse(content) as { title: string }).title);
  }
}
