import { growthCard } from '@jieti/shared/rules/programme/growth-card';
import { memberStanding } from '@jieti/shared/rules/tier/member-standing';
import type { Fact } from '@jieti/shared/model/fact';
import type { MemberPast } from './member-past.queries.js';
import { timelineView } from './timeline-view.js';

type Picture = Parameters<typeof timelineView>[0];

const joined = Date.UTC(2026, 0, 5);
const late = Date.UTC(2026, 2, 8, 4);

const purchase: Fact = {
  kind: 'purchase',
  source: 'till:anfu',
  externalId: 'A1',
  occurredAt: joined,
  recordedAt: joined,
  storeId: 'anfu',
  amountFen: 70_000,
  categories: [],
};
const refund: Fact = {
  kind: 'refund',
  source: 'till:anfu',
  externalId: 'R1',
  occurredAt: late,
  recordedAt: late,
  storeId: 'anfu',
  amountFen: 70_000,
  order: null,
};

function picture(facts: readonly Fact[]): Picture {
  const standing = memberStanding({ versions: [growthCard], registeredAt: joined, facts, now: late + 1 });
  return { standing, stores: new Map([['anfu', '安福路店']]) };
}

function undone(standing: Picture['standing'], supersededBy: string, supersededAt: number) {
  return { ...standing.state.history.at(-1)!, supersededBy, supersededAt };
}

const past = (superseded: MemberPast['superseded']): MemberPast => ({ deltas: new Map(), superseded });

describe('the history of a member', () => {
  it('names the fact that tipped a tier change (T8)', () => {
    const items = timelineView(picture([purchase]), past([]));
    expect(items.find(({ kind }) => kind === 'upgrade')?.trigger).toBe('till:anfu/A1');
  });

  it('shows a step that late facts undid once, with the last of its causes', () => {
    const shown = picture([purchase, refund]);
    const steps = [undone(shown.standing, 'import', late), undone(shown.standing, 'till:anfu/R1', late + 1)];
    const items = timelineView(shown, past(steps)).filter(({ superseded }) => superseded);
    expect(items.map(({ note }) => note)).toEqual(['3 月 8 日的安福路店退款改变了这一步']);
  });

  it('says so plainly when the cause is no record of the member', () => {
    const shown = picture([purchase]);
    const items = timelineView(shown, past([undone(shown.standing, 'import', late)]));
    expect(items.find(({ superseded }) => superseded)?.note).toBe('后来的记录改变了这一步');
  });
});
