import { Injectable } from '@nestjs/common';
import { businessDayOf } from '@jieti/shared/calendar';
import type { ProgrammeVersion, Rule, TierDefinition } from '@jieti/shared/model/programme';
import type { Instant } from '@jieti/shared/model/time';
import { lifecycle } from '@jieti/shared/rules/programme/lifecycle';
import { frequencyBands } from '@jieti/shared/rules/programme/frequency-bands';
import type { ProgrammeDraft } from '@jieti/shared/rules/programme/validate-programme';
import type { Tx } from '../db/sql.js';
import { SettlementsRepository } from '../ledger/settlements.repository.js';
import { OverridesRepository } from '../overrides/overrides.repository.js';
import { DraftsRepository } from '../programmes/drafts.repository.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import { ProgrammesRepository } from '../programmes/programmes.repository.js';
import { demoCard } from './demo-card.js';

const OWNER = '沈一鸣';
const TRIAL_DAYS = 90;

/** The demo's ladders in force, a change somebody is working on, and one tier given by hand. */
@Injectable()
export class DemoProgrammesRepository {
  constructor(
    private readonly programmes: ProgrammesRepository,
    private readonly drafts: DraftsRepository,
    private readonly overrides: OverridesRepository,
    private readonly settlements: SettlementsRepository,
    private readonly queries: ProgrammesQueries,
  ) {}

  async insert(tx: Tx, now: Instant): Promise<void> {
    await this.publishFirst(tx, demoCard, '第一版：成长值四级卡', now);
    await this.publishFirst(tx, lifecycle, '生命周期，只用于推送', now);
    await this.publishFirst(tx, frequencyBands, '购买频次分层，只用于推送', now);
    const draft = { definition: winterDraft(), basedOn: demoCard.version };
    await this.drafts.insert(tx, draft, { by: '周岚', now });
  }

  /** Lets everything settled from now on know the ladders just published. */
  async announce(): Promise<void> {
    await this.queries.refresh();
  }

  /** A guest of the shop tastes 银卡 for a season. */
  async giveTrial(tx: Tx, memberId: number, now: Instant): Promise<void> {
    const member = (await this.settlements.lock(tx, [memberId])).get(memberId);
    if (!member) return;
    const fromDay = businessDayOf(now, demoCard.timeZone);
    await this.overrides.insert(
      tx,
      {
        ...{ memberId, kind: 'floor', tier: 'silver', fromDay, untilDay: fromDay + TRIAL_DAYS - 1 },
        ...{ reason: '试饮官体验一季', author: OWNER, approvedBy: null, idempotencyKey: 'demo-trial' },
      },
      now,
    );
    const settled = { members: [member], fresh: new Map(), now, announce: false, cause: 'override' };
    await this.settlements.settle(tx, settled);
  }

  private async publishFirst(tx: Tx, version: ProgrammeVersion, note: string, now: Instant): Promise<void> {
    if ((await this.programmes.lockLadder(tx, version.programme)).highest > 0) return;
    await this.programmes.insert(tx, { version, by: OWNER, note, now });
  }
}

/** The gold tier a little nearer: what an operator might try before a season. */
function winterDraft(): ProgrammeDraft {
  const { version: _version, effectiveFrom: _from, ...draft } = demoCard;
  const nearer = (tier: TierDefinition): TierDefinition =>
    tier.key === 'gold' ? { ...tier, entry: at(tier.entry, 1_800), retention: at(tier.retention, 1_500) } : tier;
  return { ...draft, tiers: draft.tiers.map(nearer) };
}

function at(rule: Rule | null, value: number): Rule {
  if (rule?.kind !== 'condition') throw new Error('the growth card asks for one figure per tier');
  return { ...rule, value };
}
