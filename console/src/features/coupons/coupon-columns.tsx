import { Switch } from 'antd';
import type { CouponTemplate } from '@jieti/shared/api/coupons';
import type { Column } from '../../components/data-table';
import { ProgressBar } from '../../components/progress-bar';
import { Tag } from '../../components/tag';
import { couponConditions, couponFace, couponKindWords } from '../../lib/coupon-words';
import { dateField } from '../../lib/dates';
import { count, share } from '../../lib/numbers';
import type { Translate } from '../../lib/use-text';
import type { Activation } from './use-activation';
import styles from './coupons.module.css';

export function couponColumns(t: Translate, activation: Activation): readonly Column<CouponTemplate>[] {
  return [
    { key: 'title', title: t('券'), cell: (template) => <Title template={template} /> },
    { key: 'kind', title: t('种类'), cell: ({ terms }) => <Tag>{t(couponKindWords[terms.kind])}</Tag> },
    { key: 'days', title: t('有效期'), cell: ({ validDays }) => t('{n} 天', { n: validDays }) },
    { key: 'limit', title: t('每人'), cell: ({ perMember }) => t('{n} 张', { n: perMember }) },
    { key: 'issued', title: t('已发 / 库存'), width: '17%', cell: (template) => <Issued template={template} t={t} /> },
    { key: 'redeemed', title: t('已核销'), width: '17%', cell: (template) => <Redeemed template={template} t={t} /> },
    {
      key: 'created',
      title: t('创建'),
      align: 'right',
      cell: ({ createdAt }) => <span className="muted">{dateField(createdAt)}</span>,
    },
    {
      key: 'active',
      title: t('发放'),
      align: 'right',
      cell: (template) => (
        <Switch
          size="small"
          checked={template.active}
          loading={activation.busyId === template.id}
          aria-label={t('发放“{title}”', { title: template.terms.title })}
          onChange={(active) => activation.change(template, active)}
        />
      ),
    },
  ];
}

function Title({ template: { terms, active } }: { readonly template: CouponTemplate }) {
  return (
    <div className={active ? styles.title : `${styles.title} ${styles.stopped}`}>
      <span className={styles.face}>{couponFace(terms)}</span>
      <div>
        <b>{terms.title}</b>
        <small>{couponConditions(terms)}</small>
      </div>
    </div>
  );
}

interface FunnelProps {
  readonly template: CouponTemplate;
  readonly t: Translate;
}

function Issued({ template: { issued, stockTotal, terms }, t }: FunnelProps) {
  return (
    <div className={styles.funnel}>
      {count(issued)} <span className="muted">/ {stockTotal === null ? t('不限量') : count(stockTotal)}</span>
      {stockTotal !== null && (
        <ProgressBar part={issued} whole={stockTotal} label={`${terms.title}，${t('已发')}`} colour="#7FAD9D" />
      )}
    </div>
  );
}

function Redeemed({ template: { issued, redeemed, terms }, t }: FunnelProps) {
  return (
    <div className={styles.funnel}>
      {count(redeemed)} <span className="muted">{share(redeemed, issued)}</span>
      <ProgressBar part={redeemed} whole={issued} label={`${terms.title}，${t('已核销')}`} />
    </div>
  );
}
