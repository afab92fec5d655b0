import type { ReactNode } from 'react';
import type { MemberDetail } from '@jieti/shared/api/members';
import type { Explanation } from '@jieti/shared/api/tiers';
import { daysBetween } from '../../lib/dates';
import { count, measure, money } from '../../lib/numbers';
import { tierPalettes } from '../../lib/palette';
import { useNow } from '../../lib/use-now';
import { useText } from '../../lib/use-text';
import styles from './member.module.css';

export function MemberFigures({ member }: { readonly member: MemberDetail }) {
  const t = useText();
  const now = useNow();
  const { explanation, orderCount, netSpendFen, lastOrderAt, coupons } = member;
  const leaving = -explanation.leaving.reduce((sum, item) => sum + item.delta, 0);
  const usable = coupons.filter((coupon) => coupon.state === 'usable').length;
  const redeemed = coupons.filter((coupon) => coupon.state === 'redeemed').length;
  return (
    <dl className={styles.figures}>
      <Figure name={t('计入等级的成长值')} note={leaving > 0 && t('其中 {n} 将移出', { n: count(leaving) })}>
        {count(countedGrowth(explanation, leaving) ?? member.growth)}
      </Figure>
      <Figure name={t('累计净实付')} note={t('已扣退货')}>
        {money(netSpendFen)}
      </Figure>
      <Figure name={t('订单')} note={lastOrderAt && t('{n} 天前', { n: daysBetween(lastOrderAt, now) })}>
        {t('{n} 单', { n: count(orderCount) })}
      </Figure>
      <Figure name={t('每单实付')}>{orderCount > 0 ? money(Math.round(netSpendFen / orderCount)) : '—'}</Figure>
      <Figure name={t('可用券')} note={t('已用 {n} 张', { n: redeemed })}>
        {t('{n} 张', { n: usable })}
      </Figure>
      <KeepFigure member={member} now={now} />
    </dl>
  );
}

/** Growth inside the window today. What keeps the tier is counted as of the review, when some will have left. */
function countedGrowth({ next, keep }: Explanation, leaving: number): number | null {
  const towards = next?.items.find((item) => item.metric === 'growth');
  const keeping = keep?.items.find((item) => item.metric === 'growth');
  return towards?.value ?? (keeping ? keeping.value + leaving : null);
}

function KeepFigure({ member: { explanation, tier }, now }: { readonly member: MemberDetail; readonly now: number }) {
  const t = useText();
  const { keep, until } = explanation;
  if (!keep) return <Figure name={t('有效期')}>{t('长期')}</Figure>;
  const gap = keep.items.find((item) => !item.holds);
  const days = until === null ? null : daysBetween(now, until);
  return (
    <Figure
      name={t('保住{tier}', { tier: tier.name })}
      note={days !== null && (days < 0 ? t('等待评定') : t('还有 {n} 天', { n: days }))}
    >
      <span style={{ color: tierPalettes[tier.palette].text }}>
        {gap ? t('差 {n}', { n: measure(gap.left, gap.unit) }) : t('已达成')}
      </span>
    </Figure>
  );
}

interface FigureProps {
  readonly name: string;
  readonly note?: ReactNode;
  readonly children: ReactNode;
}

function Figure({ name, note, children }: FigureProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b>{children}</b>
        {note && <em>{note}</em>}
      </dd>
    </div>
  );
}
