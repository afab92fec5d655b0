import { describe, expect, it } from 'vitest';
import { CampaignDraftSchema } from '@jieti/shared/api/campaigns';
import { campaign } from '../../testing/fixtures';
import { campaignProblems, draftOf, emptyCampaignForm, emptyOffer, formOf, type CampaignForm } from './campaign-form';

const order = ['plain', 'silver', 'gold'];
const complete: CampaignForm = {
  name: ' 夏至豆子礼 ',
  messageTemplateKey: 'campaign',
  needs: ['price'],
  offers: {
    gold: { on: true, title: '夏至拼配', body: '到店出示会员码', couponTemplateId: 3 },
    plain: { on: true, title: '新豆到店', body: '本周试饮', couponTemplateId: null },
    silver: { on: false, title: '写了一半', body: '', couponTemplateId: null },
  },
};

describe('the campaign as it is written', () => {
  it('becomes a draft the contract accepts, in tier order, without the tiers that are off', () => {
    const draft = CampaignDraftSchema.parse(draftOf(complete, order));
    expect(draft.name).toBe('夏至豆子礼');
    expect(draft.needs).toEqual(['price']);
    expect(draft.offers.map(({ tier }) => tier)).toEqual(['plain', 'gold']);
    expect(campaignProblems(complete, order)).toBeNull();
  });

  it('says beside each field what is missing', () => {
    expect(campaignProblems(emptyCampaignForm, order)).toMatchObject({
      name: '写活动名称。',
      messageTemplateKey: '选一个消息模板。',
      offers: '至少打开一个等级。',
    });
  });

  it('checks only the tiers that are on', () => {
    const form = { ...complete, offers: { ...complete.offers, gold: { ...emptyOffer, on: true } } };
    expect(campaignProblems(form, order)?.byTier).toEqual({ gold: { title: '写标题。', body: '写内容。' } });
  });

  it.each([
    [20, 60, null],
    [21, 60, { gold: { title: '标题最多 20 个字，多了 1 个。' } }],
    [20, 61, { gold: { body: '内容最多 60 个字，多了 1 个。' } }],
  ])('takes a title of %i and a body of %i as the contract does', (title, body, expected) => {
    const gold = { on: true, title: '字'.repeat(title), body: '字'.repeat(body), couponTemplateId: null };
    const form = { ...complete, offers: { gold } };
    expect(campaignProblems(form, order)?.byTier ?? null).toEqual(expected);
    expect(CampaignDraftSchema.safeParse(draftOf(form, order)).success).toBe(expected === null);
  });

  it('opens a saved draft with the same content', () => {
    const saved = campaign();
    expect(draftOf(formOf(saved), order).offers).toEqual(saved.offers);
  });
});
