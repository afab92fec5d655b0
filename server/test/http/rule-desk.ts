import type { DraftView } from '@jieti/shared/api/drafts';
import { startOfDay, parseDay } from '@jieti/shared/calendar';
import type { Answer, HttpShop } from './http-shop.js';

const ZONE = 'Asia/Shanghai';

export const instantOf = (day: string): number => startOfDay(parseDay(day)!, ZONE);

export interface RunRow {
  readonly draft: DraftView;
  readonly effectiveOn: string;
  readonly moved?: { readonly up?: number; readonly down?: number; readonly later?: number };
  /** The version it was compared with; the one the draft was copied from when left out. */
  readonly basedOn?: number | null;
  readonly finished?: boolean;
}

/** What an operator does to rules, over HTTP; what-if runs are put where finished ones stand. */
export class RuleDesk {
  private constructor(
    readonly shop: HttpShop,
    public token: string,
  ) {}

  static async open(shop: HttpShop): Promise<RuleDesk> {
    return new RuleDesk(shop, await shop.staff('operator'));
  }

  /** Time goes on, and the operator signs in again. */
  async goTo(at: number): Promise<void> {
    this.shop.clock.set(at);
    this.token = await this.shop.staff('operator');
  }

  /** A copy of the last version with another name, and these changes. */
  async draft(change: object = {}): Promise<DraftView> {
    const source = { from: 'version', programme: 'membership' };
    const draft = (await this.shop.post('/api/programmes/drafts', source, this.token)).json<DraftView>();
    return (await this.save(draft, { name: `规则稿 ${draft.id}`, ...change })).json<DraftView>();
  }

  save(draft: DraftView, change: object): Promise<Answer> {
    const body = { revision: draft.revision, definition: { ...draft.definition, ...change } };
    return this.shop.ask('PUT', `/api/programmes/drafts/${draft.id}`, { token: this.token, body });
  }

  async run({ draft, effectiveOn, moved = {}, basedOn = draft.basedOn, finished = true }: RunRow): Promise<number> {
    const columns = [
      ...['draft_id', 'programme', 'definition', 'definition_hash', 'based_on', 'effective_from', 'result'],
      ...['created_by', 'created_at', 'finished_at'],
    ];
    const now = this.shop.clock.now();
    const result = finished ? JSON.stringify({ up: 0, down: 0, later: 0, ...moved }) : null;
    const values = [
      ...[draft.id, draft.programme, JSON.stringify(draft.definition), draft.hash, basedOn, instantOf(effectiveOn)],
      ...[result, 'operator', now, finished ? now : null],
    ];
    await this.shop.run((tx) => tx.insertRows('what_if_run', columns, [values]));
    const [row] = await this.shop.query<{ id: number }>('SELECT MAX(id) AS id FROM what_if_run');
    return row!.id;
  }

  publish(draft: DraftView, runId: number, effectiveOn: string, token = this.token): Promise<Answer> {
    const body = { revision: draft.revision, runId, effectiveOn, note: '开学季调整' };
    return this.shop.post(`/api/programmes/drafts/${draft.id}/publish`, body, token);
  }

  /** Draft, run and publication from that day on. */
  async tryAndPublish(effectiveOn: string, change: object = {}): Promise<Answer> {
    const draft = await this.draft(change);
    return this.publish(draft, await this.run({ draft, effectiveOn }), effectiveOn);
  }
}
