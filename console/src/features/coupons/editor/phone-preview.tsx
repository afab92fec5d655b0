import { Segmented } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { programmeQuery } from '../../../api/programme';
import { couponNotes, lifeNote } from '@jieti/shared/rules/coupons/coupon-notes';
import { storesQuery } from '../../../api/stores';
import { CouponTicket } from '../../../components/coupon-ticket';
import { Panel } from '../../../components/panel';
import { ticketFace } from '../../../lib/coupon-words';
import { count } from '../../../lib/numbers';
import { useText } from '../../../lib/use-text';
import { termsOf, validityOf } from './coupon-draft';
import type { CouponForm } from './coupon-form';
import styles from './phone.module.css';

/** Days that are not filled in yet read as a dash. */
function lifeOf(form: CouponForm): string {
  const { validity, validDays, validFrom, validTo } = form;
  const isWhole = validity === 'days' ? validDays : validFrom && validTo;
  return isWhole ? lifeNote(validityOf(form)) : '有效期 —';
}

type View = 'wallet' | 'sheet' | 'claim';

/** The coupon on the member's phone, while it is written. */
export function PhonePreview({ form }: { readonly form: CouponForm }) {
  const t = useText();
  const [chosen, setChosen] = useState<View>('wallet');
  const view = chosen === 'claim' && !form.claimed ? 'wallet' : chosen;
  return (
    <Panel
      title={t('手机上的样子')}
      extra={
        <Segmented
          size="small"
          aria-label={t('看哪一页')}
          value={view}
          onChange={setChosen}
          options={[
            { value: 'wallet' as const, label: t('卡包') },
            { value: 'sheet' as const, label: t('详情') },
            { value: 'claim' as const, label: t('领券中心'), disabled: !form.claimed },
          ]}
        />
      }
    >
      <div className={styles.phone} data-testid="coupon-preview">
        <p className={styles.top}>{view === 'claim' ? t('领券中心') : t('优惠券')}</p>
        {view === 'wallet' && <CouponTicket terms={termsOf(form)} validity={lifeOf(form)} action={t('去使用')} />}
        {view === 'sheet' && <DetailSheet form={form} />}
        {view === 'claim' && <ClaimCard form={form} />}
      </div>
    </Panel>
  );
}

/** The sheet of the member's coupon page: the same lines in the same order. */
function DetailSheet({ form }: { readonly form: CouponForm }) {
  const t = useText();
  const terms = termsOf(form);
  const face = ticketFace(terms);
  const names = useNames();
  const { stackingNote, refundNote, blackoutNote } = couponNotes(terms);
  const cap = terms.capFen === undefined ? '' : `，最多减 ¥${terms.capFen / 100}`;
  const facts = [
    ['门店', form.stores.length === 0 ? '全部门店' : form.stores.map(names.store).join('、')],
    ['品类', form.categories.length === 0 ? '全部品类' : form.categories.join('、')],
    ['有效期', lifeOf(form)],
    ...(blackoutNote ? [['不可用', blackoutNote]] : []),
    ['同用', stackingNote ?? '单独使用，不与其他券同用'],
    ['退款', refundNote],
    ...(terms.note ? [['说明', terms.note]] : []),
  ];
  return (
    <div className={styles.sheet}>
      <strong>{terms.title || t('券名')}</strong>
      <p>{`${face.before}${face.figure}${face.after}${cap}，${face.condition}`}</p>
      <div className={styles.code}>
        <span className={styles.qr} aria-hidden="true" />
        7000 1234 5678
      </div>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function ClaimCard({ form }: { readonly form: CouponForm }) {
  const t = useText();
  const names = useNames();
  const price = form.pointsPrice ? t('{n} 积分换', { n: count(form.pointsPrice) }) : t('领取');
  const notes = [
    form.claimTiers.length > 0 && t('{tiers}可领', { tiers: form.claimTiers.map(names.tier).join('、') }),
    form.stockTotal !== null && t('剩 {n} 张', { n: count(form.stockTotal) }),
    form.perMember !== null && t('每人 {n} 张', { n: form.perMember }),
  ].filter((note) => note !== false);
  return (
    <>
      <CouponTicket terms={termsOf(form)} validity={lifeOf(form)} action={price} />
      <p className={styles.claimNote}>{notes.join('，')}</p>
    </>
  );
}

function useNames() {
  const { data: programme } = useQuery(programmeQuery);
  const { data: stores = [] } = useQuery(storesQuery);
  return {
    tier: (key: string) => programme?.current.tiers.find((tier) => tier.key === key)?.name ?? key,
    store: (id: string) => stores.find((store) => store.id === id)?.name ?? id,
  };
}
