import type { Campaign, CampaignDraft } from '@jieti/shared/api/campaigns';
import type { NeedClass } from '@jieti/shared/model/survey';

export const NAME_MAX = 40;
export const TITLE_MAX = 20;
export const BODY_MAX = 60;

/** What one tier would get; kept while the tier is switched off, so that switching back loses nothing. */
export interface OfferForm {
  readonly on: boolean;
  readonly title: string;
  readonly body: string;
  readonly couponTemplateId: number | null;
}

export interface CampaignForm {
  readonly name: string;
  readonly messageTemplateKey: string;
  /** Only members who are after one of these; none: everybody. */
  readonly needs: readonly NeedClass[];
  /** By tier key. */
  readonly offers: Readonly<Record<string, OfferForm>>;
}

export const emptyOffer: OfferForm = { on: false, title: '', body: '', couponTemplateId: null };
export const emptyCampaignForm: CampaignForm = { name: '', messageTemplateKey: '', needs: [], offers: {} };

export function formOf(campaign: Campaign): CampaignForm {
  const offers = campaign.offers.map(({ tier, ...content }) => [tier, { ...content, on: true }] as const);
  return {
    name: campaign.name,
    messageTemplateKey: campaign.messageTemplateKey,
    needs: campaign.needs,
    offers: Object.fromEntries(offers),
  };
}

/** `tiers` gives the order; offers that are off are left out. */
export function draftOf(form: CampaignForm, tiers: readonly string[]): CampaignDraft {
  return {
    name: form.name.trim(),
    messageTemplateKey: form.messageTemplateKey,
    needs: [...form.needs],
    offers: tiers.flatMap((tier) => {
      const offer = form.offers[tier];
      if (!offer?.on) return [];
      const { title, body, couponTemplateId } = offer;
      return [{ tier, title: title.trim(), body: body.trim(), couponTemplateId }];
    }),
  };
}

export interface CampaignProblems {
  readonly name?: string;
  readonly messageTemplateKey?: string;
  readonly offers?: string;
  readonly byTier: Readonly<Record<string, { readonly title?: string; readonly body?: string }>>;
}

/** What keeps the campaign from being saved, beside the field it belongs to; null when nothing does. */
export function campaignProblems(form: CampaignForm, tiers: readonly string[]): CampaignProblems | null {
  const draft = draftOf(form, tiers);
  const byTier = Object.fromEntries(
    draft.offers
      .map((offer) => [
        offer.tier,
        {
          ...textProblem('title', '标题', offer.title, TITLE_MAX),
          ...textProblem('body', '内容', offer.body, BODY_MAX),
        },
      ])
      .filter(([, problems]) => Object.keys(problems as object).length > 0),
  ) as CampaignProblems['byTier'];
  const problems: CampaignProblems = {
    ...textProblem('name', '活动名称', draft.name, NAME_MAX),
    ...(draft.messageTemplateKey === '' && { messageTemplateKey: '选一个消息模板。' }),
    ...(draft.offers.length === 0 && { offers: '至少打开一个等级。' }),
    byTier,
  };
  return Object.keys(problems).length === 1 && Object.keys(byTier).length === 0 ? null : problems;
}

/** Counts characters as the server does: UTF-16 units. */
function textProblem<K extends string>(key: K, what: string, text: string, most: number): Partial<Record<K, string>> {
  if (text === '') return { [key]: `写${what}。` } as Record<K, string>;
  if (text.length > most)
    return { [key]: `${what}最多 ${most} 个字，多了 ${text.length - most} 个。` } as Record<K, string>;
  return {};
}
