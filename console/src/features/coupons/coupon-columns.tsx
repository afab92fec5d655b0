import { Switch } from 'antd';
import { Link } from 'react-router';
import type { CouponTemplate } from '@jieti/shared/api/coupons';
import type { Column } from '../../components/data-table';
import { FunnelLine } from '../../components/funnel-line';
import { ProgressBar } from '../../components/progress-bar';
import { Tag } from '../../components/tag';
import { couponConditions, couponFace, couponKindWords } from '../../lib/coupon-words';
import { dateField } from '../../lib/dates';
import { count, share } from '../../lib/numbers';
import type { Translate } from '../../lib/use-text';
import { lifeWords } from './life-words';
import type { Activation } from './use-activation';
import styles from './coupons.module.css';

export function couponColumns(t: Translate, activation: Activation): readonly Column<CouponTemplate>[] {
  return [
    { key: 'title', title: t('券'), cell: (template) => <Title template={template} /> },
    {
      key: 'kind',
      title: t('种类'),
      cell: ({ terms, claim }) => (
        <span className={styles.tags}>
          <Tag>{t(couponKindWords[terms.kind])}</Tag>
          {claim && <Tag tone="info">{claim.pointsPrice > 0 ? t('积分换') : t('自己领')}</Tag>}
        </span>
      ),
    },
    { key: 'life', title: t('有效期'), cell: ({ validity }) => lifeWords(validity, t) },
    { key: 'stock', title: t('已发 / 库存'), width: '15%', cell: (template) => <Issued template={template} t={t} /> },
    { key: 'funnel', title: t('发出 → 核销'), cell: (template) => <Funnel template={template} t={t} /> },
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
          onClick={(_, event) => event.stopPropagation()}
          onChange={(active) => activation.change(template, active)}
        />
      ),
    },
  ];
}

function Title({ template: { id, terms, active } }: { readonly template: CouponTemplate }) {
  return (
    <div className={active ? styles.title : `${styles.title} ${styles.stopped}`}>
      <span className={styles.face}>{couponFace(terms)}</span>
      <div>
        <Link to={`/coupons/${id}`} onClick={(event) => event.stopPropagation()}>
          {terms.title}
        </Link>
        <small>{couponConditions(terms)}</small>
      </div>
    </div>
  );
}

interface CellProps {
  readonly template: CouponTemplate;
  readonly t: Translate;
}

function Issued({ template: { issued, reserved, stockTotal, terms }, t }: CellProps) {
  return (
    <div className={styles.funnel}>
      {count(issued)} <span className="muted">/ {stockTotal === null ? t('不限量') : count(stockTotal)}</span>
      {reserved > 0 && <span className="muted">，{t('留 {n}', { n: count(reserved) })}</span>}
      {stockTotal !== null && (
        <ProgressBar
          part={issued + reserved}
          whole={stockTotal}
          label={`${terms.title}，${t('已发')}`}
          colour={issued + reserved >= stockTotal ? 'var(--warn-fill)' : '#7FAD9D'}
        />
      )}
    </div>
  );
}

function Funnel({ template: { issued, redeemed, terms }, t }: CellProps) {
  return (
    <div className={styles.sparkline}>
      <FunnelLine
        values={[issued, redeemed]}
        label={t('{title}：发出 {issued}，核销 {redeemed}', {
          title: terms.title,
          issued: count(issued),
          redeemed: count(redeemed),
        })}
      />
      <span>
        {count(redeemed)} <span className="muted">{share(redeemed, issued)}</span>
      </span>
    </div>
  );
}
