import { useQuery } from '@tanstack/react-query';
import { Input, Select, Switch } from 'antd';
import type { ProgrammeVersionView } from '@jieti/shared/api/programmes';
import { couponChoicesQuery } from '../../api/coupons';
import { dashboardQuery } from '../../api/reports';
import { FormField } from '../../components/form-field';
import { couponConditions, couponFace } from '../../lib/coupon-words';
import { count } from '../../lib/numbers';
import { tierPalettes } from '../../lib/palette';
import { useText } from '../../lib/use-text';
import { BODY_MAX, TITLE_MAX, type OfferForm } from './campaign-form';
import styles from './editor.module.css';

export interface OfferCardProps {
  readonly tier: ProgrammeVersionView['tiers'][number];
  readonly offer: OfferForm;
  readonly problems: { readonly title?: string; readonly body?: string };
  readonly onFocus: () => void;
  readonly onChange: (offer: OfferForm) => void;
}

/** What one tier gets. Off means this tier hears nothing of the campaign. */
export function OfferCard(props: OfferCardProps) {
  const { tier, offer, onFocus, onChange } = props;
  const t = useText();
  const { data: dashboard } = useQuery({ ...dashboardQuery, staleTime: 60_000 });
  const members = dashboard?.ladder.find((rung) => rung.tier.key === tier.key)?.members;
  const colours = tierPalettes[tier.colours.palette];
  return (
    <section
      className={`panel ${styles.offer}`}
      aria-label={tier.name}
      style={{ borderLeftColor: colours.fill }}
      onFocus={onFocus}
    >
      <header>
        <h2 style={{ color: colours.text }}>{tier.name}</h2>
        {members !== undefined && <span className="muted">{t('{n} 人', { n: count(members) })}</span>}
        <Switch
          data-testid={`campaign-tier-${tier.key}`}
          aria-label={t('发给{tier}', { tier: tier.name })}
          checked={offer.on}
          onChange={(on) => onChange({ ...offer, on })}
        />
      </header>
      {offer.on ? <OfferFields {...props} /> : <p className="muted">{t('这个等级不发。')}</p>}
    </section>
  );
}

function OfferFields({ tier, offer, problems, onChange }: OfferCardProps) {
  const t = useText();
  return (
    <div className={styles.offerFields}>
      <FormField label={t('标题')} problem={problems.title}>
        {(id) => (
          <Input
            id={id}
            data-testid={`campaign-title-${tier.key}`}
            value={offer.title}
            maxLength={TITLE_MAX}
            showCount
            status={problems.title ? 'error' : undefined}
            placeholder={t('说事实，例如：夏至拼配到店了')}
            onChange={(event) => onChange({ ...offer, title: event.target.value })}
          />
        )}
      </FormField>
      <CouponField value={offer.couponTemplateId} onChange={(id) => onChange({ ...offer, couponTemplateId: id })} />
      <FormField label={t('内容')} problem={problems.body}>
        {(id) => (
          <Input.TextArea
            id={id}
            data-testid={`campaign-body-${tier.key}`}
            value={offer.body}
            maxLength={BODY_MAX}
            showCount
            rows={2}
            style={{ resize: 'none' }}
            status={problems.body ? 'error' : undefined}
            placeholder={t('说下一步，例如：到店出示会员码，{tier}价 ¥88', { tier: tier.name })}
            onChange={(event) => onChange({ ...offer, body: event.target.value })}
          />
        )}
      </FormField>
    </div>
  );
}

interface CouponFieldProps {
  readonly value: number | null;
  readonly onChange: (id: number | null) => void;
}

function CouponField({ value, onChange }: CouponFieldProps) {
  const t = useText();
  const { data: templates = [] } = useQuery(couponChoicesQuery);
  const chosen = templates.find((template) => template.id === value);
  return (
    <FormField
      label={t('附一张券')}
      problem={chosen?.active === false ? t('这张券已停止发放，换一张或恢复发放。') : undefined}
      extra={
        chosen && <span className="muted">{`${couponFace(chosen.terms)}，${couponConditions(chosen.terms)}`}</span>
      }
    >
      {(id) => (
        <Select
          id={id}
          allowClear
          value={value}
          onChange={(next?: number | null) => onChange(next ?? null)}
          placeholder={t('不附券')}
          options={templates
            .filter(({ id: each, active }) => active || each === value)
            .map(({ id: each, terms }) => ({ value: each, label: terms.title }))}
        />
      )}
    </FormField>
  );
}
