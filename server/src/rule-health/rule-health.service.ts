import { Injectable } from '@nestjs/common';
import type { DraftFromProposal, RuleHealth } from '@jieti/shared/api/rule-health';
import { businessDayOf } from '@jieti/shared/calendar';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import type { Instant } from '@jieti/shared/model/time';
import { draftFromCuts } from '@jieti/shared/rules/health/draft-from-cuts';
import { leadingFigure } from '@jieti/shared/rules/health/leading-figure';
import { ruleHealth, type RuleHealthReport } from '@jieti/shared/rules/health/rule-health';
import type { ProgrammeDraft } from '@jieti/shared/rules/programme/validate-programme';
import { Clock } from '../clock.js';
import { Refusal } from '../http/refusal.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import { DistributionService } from './distribution.service.js';
import { HealthInputsQueries } from './health-inputs.queries.js';

/** Whether the standards in force still separate members, and which others would (T13, X-8). */
@Injectable()
export class RuleHealthService {
  constructor(
    private readonly programmes: ProgrammesQueries,
    private readonly distributions: DistributionService,
    private readonly inputs: HealthInputsQueries,
    private readonly clock: Clock,
  ) {}

  /** Refuses with not_found for a ladder that is not there. */
  async health(programme: string): Promise<RuleHealth> {
    const now = this.clock.now();
    const version = await this.versionOf(programme, now);
    return viewOf(await this.report(version, now), { programme, version: version.version, asOf: now });
  }

  /** The rules in force with the proposed cut points. Refuses with not_found when that is not proposed (any more). */
  async draft(programme: string, { proposal }: DraftFromProposal): Promise<ProgrammeDraft> {
    const now = this.clock.now();
    const version = await this.versionOf(programme, now);
    const { proposals } = await this.report(version, now);
    const [figure, cuts] = [leadingFigure(version), proposals.find(({ id }) => id === proposal)];
    if (!figure || !cuts) throw new Refusal('not_found');
    return draftFromCuts(version, figure, cuts);
  }

  private async report(version: ProgrammeVersion, now: Instant): Promise<RuleHealthReport> {
    const figure = leadingFigure(version);
    const [inputs, spread] = await Promise.all([
      this.inputs.read(version, now),
      figure && this.distributions.spread(version.programme, { metric: figure.metric, window: figure.window }),
    ]);
    const { values, tiers } = spread ?? { values: [], tiers: [] };
    return ruleHealth({ version, today: businessDayOf(now, version.timeZone), ...inputs, values, tiers });
  }

  private async versionOf(programme: string, now: Instant): Promise<ProgrammeVersion> {
    if ((await this.programmes.versions(programme)).length === 0) throw new Refusal('not_found');
    return this.programmes.getCurrent(now, programme);
  }
}

function viewOf(
  { tiers, findings, proposals, ...report }: RuleHealthReport,
  of: Pick<RuleHealth, 'programme' | 'version' | 'asOf'>,
): RuleHealth {
  return {
    ...of,
    ...report,
    tiers: tiers.map((tier) => ({ ...tier })),
    findings: findings.map((finding) => ({ ...finding })),
    proposals: proposals.map((proposal) => ({
      ...proposal,
      cuts: proposal.cuts.map((cut) => ({ ...cut })),
      shares: proposal.shares.map((share) => ({ ...share })),
    })),
  };
}
