import { Button } from 'antd';
import type { Quote, Visit } from '@jieti/shared/api/till';
import { Icon } from '../../components/icon';
import { TierTag } from '../../components/tier-tag';
import { dateField } from '../../lib/dates';
import { count } from '../../lib/numbers';
import { useNow } from '../../lib/use-now';
import { useText } from '../../lib/use-text';
import { CouponRow } from './coupon-row';
import { PerkRow } from './perk-row';
import type { Sale } from './sale';
import styles from './till.module.css';

interface MemberPanelProps {
  readonly sale: Sale;
  readonly used: readonly number[];
  readonly problems: Quote['problems'];
  readonly onCoupon: (id: number) => void;
  readonly onAutomatic: () => void;
  readonly onLeave: () => void;
}

/** Who stands there, what the tier gives, which coupons work here. */
export function MemberPanel({ sale, used, problems, onCoupon, onAutomatic, onLeave }: MemberPanelProps) {
  const t = useText();
  const { visit } = sale;
  const coupons = visit.coupons.toSorted((a, b) => Number(b.usableHere) - Number(a.usableHere));
  return (
    <aside className={styles.member} aria-label={t('会员')}>
      <MemberHead visit={visit} onLeave={onLeave} />
      {visit.hint && <p className={styles.hint}>{visit.hint}</p>}
      <h2>
        {t('券')}
        {sale.couponIds !== null && (
          <Button size="small" type="link" onClick={onAutomatic} data-testid="coupons-automatic">
            {t('自动选最优')}
          </Button>
        )}
      </h2>
      {coupons.length === 0 && <p className={styles.quiet}>{t('没有券。')}</p>}
      <ul>
        {coupons.map((coupon) => (
          <CouponRow
            key={coupon.id}
            coupon={coupon}
            visit={visit}
            used={used.includes(coupon.id)}
            problem={problems.find((one) => one.couponId === coupon.id)?.message ?? null}
            onToggle={() => onCoupon(coupon.id)}
          />
        ))}
      </ul>
      <h2>{t('权益')}</h2>
      {visit.perks.length === 0 && <p className={styles.quiet}>{t('这一级没有权益。')}</p>}
      <ul>
        {visit.perks.map((perk) => (
          <PerkRow key={perk.key} perk={perk} visit={visit} />
        ))}
      </ul>
    </aside>
  );
}

function MemberHead({ visit, onLeave }: { readonly visit: Visit; readonly onLeave: () => void }) {
  const t = useText();
  const { member, tier, until, points } = visit;
  return (
    <>
      <div className={styles.name}>
        <strong data-testid="member-name">{member.name}</strong>
        <TierTag tier={tier} card />
        <span className={styles.grow} />
        <Button aria-label={t('结束，换下一位')} title="Esc" icon={<Icon name="close" />} onClick={onLeave} />
      </div>
      <p className={styles.quiet}>
        {[member.note, until && t('等级有效到 {day}', { day: dateField(until) })].filter(Boolean).join('，')}
      </p>
      <p className={styles.pointsLine}>
        {t('积分 {n}', { n: count(points.available) })}
        {points.cashNote && <span className={styles.quiet}>{points.cashNote}</span>}
      </p>
      <VisitState visit={visit} />
    </>
  );
}

function VisitState({ visit }: { readonly visit: Visit }) {
  const t = useText();
  const now = useNow(1000);
  const seconds = Math.max(0, Math.round((visit.expiresAt - now) / 1000));
  if (seconds === 0) return <p className={styles.bad}>{t('验码已过时，请会员刷新后再扫一次，这一单会保留。')}</p>;
  if (!visit.maySpend) return <p className={styles.warn}>{t('只能累积。要用券、用积分，请会员出示会员码。')}</p>;
  const left = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return <p className={styles.ok}>{t('已验码，{left} 内有效', { left })}</p>;
}
