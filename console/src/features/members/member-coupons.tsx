import type { MemberDetail } from '@jieti/shared/api/members';
import { EmptyState } from '../../components/empty-state';
import { Panel } from '../../components/panel';
import { Tag, type Tone } from '../../components/tag';
import { dateField } from '../../lib/dates';
import { useText } from '../../lib/use-text';
import styles from './member.module.css';

type Coupon = MemberDetail['coupons'][number];

const states: Readonly<Record<Coupon['state'], { readonly word: string; readonly tone: Tone }>> = {
  usable: { word: '可用', tone: 'ok' },
  redeemed: { word: '已用', tone: 'plain' },
  expired: { word: '过期', tone: 'plain' },
  void: { word: '作废', tone: 'bad' },
};

export function MemberCoupons({ coupons }: Pick<MemberDetail, 'coupons'>) {
  const t = useText();
  return (
    <Panel title={t('券')} extra={t('共 {n} 张', { n: coupons.length })} flush>
      {coupons.length === 0 ? (
        <EmptyState icon="ticket" title={t('没有券')} note={t('升级礼和活动券会出现在这里，也可以补发。')} />
      ) : (
        <ul className={styles.rows}>
          {coupons.map((coupon) => (
            <li key={coupon.id}>
              <span>
                {coupon.terms.title}
                <small>{couponNote(coupon)}</small>
              </span>
              <Tag tone={states[coupon.state].tone}>{t(states[coupon.state].word)}</Tag>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function couponNote(coupon: Coupon): string {
  if (coupon.redeemedAt === null) return `${coupon.origin}，${dateField(coupon.expiresAt - 1)} 到期`;
  return [coupon.origin, `${dateField(coupon.redeemedAt)} ${coupon.redeemedStore ?? ''}核销`].join('，');
}
