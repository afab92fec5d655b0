import { Button } from 'antd';
import type { TillOutcome } from '@jieti/shared/api/till';
import { count, money } from '../../lib/numbers';
import { useText } from '../../lib/use-text';
import styles from './till.module.css';

interface RefundDoneProps {
  readonly outcome: TillOutcome;
  readonly onMore: () => void;
}

const couponWords = { returned: '退回券包', extended: '退回券包并延期', forfeited: '不再退回' } as const;

/** What goes back to the member: money, points, coupons. */
export function RefundDone({ outcome, onMore }: RefundDoneProps) {
  const t = useText();
  return (
    <div className={styles.refundDone} data-testid="refund-done">
      <p className={styles.doneSum}>{money(outcome.payableFen)}</p>
      <p>{t('请把钱退给会员。')}</p>
      {outcome.pointsBack > 0 && <p>{t('退回 {n} 积分。', { n: count(outcome.pointsBack) })}</p>}
      {outcome.pointsTakenBack > 0 && <p>{t('收回这一单送的 {n} 积分。', { n: count(outcome.pointsTakenBack) })}</p>}
      {outcome.couponsBack.map((coupon) => (
        <p key={coupon.title}>
          {t('「{title}」{what}。', { title: coupon.title, what: t(couponWords[coupon.outcome]) })}
        </p>
      ))}
      {outcome.tierBefore && <p>{t('等级变为{tier}。', { tier: outcome.tier.name })}</p>}
      {outcome.leftFen !== null && outcome.leftFen > 0 && (
        <p className={styles.quiet}>{t('这张小票还可退 {left}。', { left: money(outcome.leftFen) })}</p>
      )}
      <Button onClick={onMore}>{t('再退一张')}</Button>
    </div>
  );
}
