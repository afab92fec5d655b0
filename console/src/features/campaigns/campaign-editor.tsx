import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { ProgrammeVersionView } from '@jieti/shared/api/programmes';
import { CampaignStateTag } from '../../components/campaign-state-tag';
import { Icon } from '../../components/icon';
import { PageHeader } from '../../components/page-header';
import { useText } from '../../lib/use-text';
import { AudiencePanel } from './audience-panel';
import { BasicsPanel } from './basics-panel';
import { CampaignSteps } from './campaign-steps';
import { campaignProblems, draftOf, emptyOffer, type CampaignForm } from './campaign-form';
import { MessagePreview } from './message-preview';
import { OfferCard } from './offer-card';
import { useSaveCampaign } from './use-save-campaign';
import styles from './editor.module.css';

interface CampaignEditorProps {
  readonly id: number | null;
  readonly initial: CampaignForm;
  readonly version: ProgrammeVersionView;
}

export function CampaignEditor({ id, initial, version }: CampaignEditorProps) {
  const t = useText();
  const [form, setForm] = useState(initial);
  const [tried, setTried] = useState(false);
  const [focused, setFocused] = useState<string | null>(null);
  const tiers = [...version.tiers].reverse();
  const keys = version.tiers.map((tier) => tier.key);
  const problems = campaignProblems(form, keys);
  const shown = tried ? problems : null;
  const save = useSaveCampaign(id);
  const submit = (then: 'stay' | 'forecast') => {
    setTried(true);
    if (!problems) save.mutate({ draft: draftOf(form, keys), then });
  };
  const previewed = tiers.find((tier) => tier.key === focused) ?? tiers.find((tier) => form.offers[tier.key]?.on);
  return (
    <>
      <PageHeader
        title={form.name.trim() || t('新建活动')}
        tag={<CampaignStateTag state="draft" />}
        note={<CampaignSteps at="content" />}
        actions={<Actions busy={save.isPending} onSubmit={submit} />}
      />
      {save.isError && <Alert type="error" showIcon title={save.error.message} role="alert" />}
      {shown?.offers && <Alert type="warning" showIcon title={t(shown.offers)} role="alert" />}
      <div className={styles.columns}>
        <div className={styles.stack}>
          <BasicsPanel form={form} problems={shown} onChange={setForm} />
          <AudiencePanel form={form} tiers={keys} onChange={setForm} />
          {tiers.map((tier) => (
            <OfferCard
              key={tier.key}
              tier={tier}
              offer={form.offers[tier.key] ?? emptyOffer}
              problems={shown?.byTier[tier.key] ?? {}}
              onFocus={() => setFocused(tier.key)}
              onChange={(offer) =>
                setForm((before) => ({ ...before, offers: { ...before.offers, [tier.key]: offer } }))
              }
            />
          ))}
        </div>
        <MessagePreview
          templateKey={form.messageTemplateKey}
          tier={previewed ?? null}
          offer={(previewed && form.offers[previewed.key]) ?? emptyOffer}
        />
      </div>
    </>
  );
}

interface ActionsProps {
  readonly busy: boolean;
  readonly onSubmit: (then: 'stay' | 'forecast') => void;
}

function Actions({ busy, onSubmit }: ActionsProps) {
  const t = useText();
  return (
    <>
      <Button loading={busy} disabled={busy} onClick={() => onSubmit('stay')} data-testid="campaign-save">
        {t('保存草稿')}
      </Button>
      <Button
        type="primary"
        loading={busy}
        disabled={busy}
        onClick={() => onSubmit('forecast')}
        data-testid="campaign-forecast"
        icon={<Icon name="right" size={14} />}
        iconPlacement="end"
      >
        {t('看预估')}
      </Button>
    </>
  );
}
