import { useMutation } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import type { Visit } from '@jieti/shared/api/till';
import { redeemCoupon } from '../../api/till';
import { dateField } from '../../lib/dates';
import { useText } from '../../lib/use-text';
import { newKey } from './new-key';
import { clerkSentence, deviceName } from './till-words';
import styles from './till.module.css';

interface CouponRowProps {
  readonly coupon: Visit['coupons'][number];
  readonly visit: Visit;
  readonly used: boolean;
  /** Why it is not on this bill although it was chosen. */
  readonly problem: string | null;
  readonly onToggle: () => void;
}

/** A coupon: on the bill or not, and why not. A gift is handed over at once. */
export function CouponRow({ coupon, visit, used, problem, onToggle }: CouponRowProps) {
  const t = useText();
  const { terms } = coupon;
  const why = problem ?? coupon.why;
  return (
    <li className={used && !problem ? styles.rowUsed : coupon.usableHere ? styles.row : styles.rowOff}>
      <div>
        <b>{terms.title}</b>
        <small className={why ? styles.bad : undefined}>
          {why ?? t('到 {day}', { day: dateField(coupon.expiresAt - 1) })}
        </small>
      </div>
      {terms.kind === 'gift' ? (
        <HandOver coupon={coupon} visit={visit} />
      ) : (
        <Button
          disabled={!coupon.usableHere && !used}
          type={used ? 'primary' : 'default'}
          aria-pressed={used}
          onClick={onToggle}
          data-testid={`coupon-${coupon.id}`}
        >
          {used ? t('不用') : t('用这张')}
        </Button>
      )}
    </li>
  );
}

function HandOver({ coupon, visit }: Pick<CouponRowProps, 'coupon' | 'visit'>) {
  const t = useText();
  const [key] = useState(newKey);
  const hand = useMutation({
    mutationFn: () =>
      redeemCoupon({ visit: visit.visit, couponId: coupon.id, idempotencyKey: key, device: deviceName(newKey) }),
  });
  if (hand.isSuccess) return <span className={styles.ok}>{t('已交给会员')}</span>;
  return (
    <div className={styles.handOver}>
      <Popconfirm
        title={t('把「{title}」交给会员？', { title: coupon.terms.title })}
        okText={t('已交给会员')}
        cancelText={t('取消')}
        onConfirm={() => hand.mutate()}
      >
        <Button disabled={!coupon.usableHere} loading={hand.isPending} data-testid={`gift-${coupon.id}`}>
          {t('核销')}
        </Button>
      </Popconfirm>
      {hand.error && <small className={styles.bad}>{clerkSentence(hand.error)}</small>}
    </div>
  );
}
