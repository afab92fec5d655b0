import type { CampaignDraft, CampaignOffer } from '@jieti/shared/api/campaigns';
import { needClasses } from '@jieti/shared/model/survey';
import type { Instant } from '@jieti/shared/model/time';

type CampaignState = 'draft' | 'running' | 'done' | 'cancelled';

export interface StoredCampaign extends CampaignDraft {
  readonly id: number;
  readonly state: CampaignState;
  /** Members of the chosen tiers at launch; once all are written down, exactly how many were. */
  readonly planned: number;
  readonly createdAt: Instant;
  readonly createdBy: string;
  readonly launchedAt: Instant | null;
  readonly finishedAt: Instant | null;
  /** The last member written down; `allPlanned` when nobody is left. */
  readonly plannedToMember: number;
}

/** Above every member id. */
export const allPlanned = Number.MAX_SAFE_INTEGER;

/** What makes a campaign's coupon once per member. */
export const campaignGrantKey = (campaignId: number): string => `campaign:${campaignId}`;

export interface CampaignRow {
  readonly id: number;
  readonly name: string;
  readonly state: CampaignState;
  readonly template_key: string;
  readonly offers: string;
  /** Comma separated. */
  readonly needs: string;
  readonly planned: number;
  readonly created_at: number;
  readonly created_by: string;
  readonly launched_at: number | null;
  readonly finished_at: number | null;
  readonly planned_to_member: number;
}

export const campaignColumns =
  'id, name, state, template_key, offers, needs, planned, created_at, created_by, launched_at, finished_at, planned_to_member';

export function campaignOf(row: CampaignRow): StoredCampaign {
  return {
    id: Number(row.id),
    name: row.name,
    state: row.state,
    messageTemplateKey: row.template_key,
    offers: JSON.parse(row.offers) as CampaignOffer[],
    needs: needClasses.filter((need) => row.needs.split(',').includes(need)),
    planned: Number(row.planned),
    createdAt: Number(row.created_at),
    createdBy: row.created_by,
    launchedAt: row.launched_at === null ? null : Number(row.launched_at),
    finishedAt: row.finished_at === null ? null : Number(row.finished_at),
    plannedToMember: Number(row.planned_to_member),
  };
}
