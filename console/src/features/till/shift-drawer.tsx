import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import type { Shift } from '@jieti/shared/api/till-actions';
import { shiftQuery } from '../../api/till';
import { QueryView } from '../../components/query-view';
import { timeOfDay } from '../../lib/dates';
import { count, money } from '../../lib/numbers';
import { useText } from '../../lib/use-text';
import { ActionRow } from './action-row';
import styles from './till.module.css';

interface ShiftDrawerProps {
  readonly open: boolean;
  readonly store: string;
  readonly onClose: () => void;
}

/** What the store's tills did today: for handing over, and for counting the drawer. */
export function ShiftDrawer({ open, store, onClose }: ShiftDrawerProps) {
  const t = useText();
  const query = useQuery({ ...shiftQuery, enabled: open });
  return (
    <Drawer open={open} onClose={onClose} size={560} title={t('{store}，本班', { store })} destroyOnHidden>
      <QueryView query={query}>{(shift) => <ShiftSummary shift={shift} />}</QueryView>
    </Drawer>
  );
}

function ShiftSummary({ shift }: { readonly shift: Shift }) {
  const t = useText();
  const times = (n: number) => t('{n} 笔', { n: count(n) });
  return (
    <div className={styles.shift}>
      <p className={styles.quiet}>{t('{from} 到 {to}', { from: timeOfDay(shift.from), to: timeOfDay(shift.to) })}</p>
      <dl className={styles.steps}>
        <Figure label={t('收银')} note={times(shift.sales.count)} value={money(shift.sales.fen)} />
        <Figure label={t('退款')} note={times(shift.refunds.count)} value={money(-Math.abs(shift.refunds.fen))} />
        <Figure label={t('撤销')} note={times(shift.undone.count)} value={money(-Math.abs(shift.undone.fen))} />
        <Figure label={t('送出积分')} value={count(shift.points.earned)} />
        <Figure label={t('收回积分')} note={t('会员用掉的')} value={count(shift.points.spent)} />
      </dl>
      <Hours hours={shift.byHour} />
      {shift.coupons.length > 0 && <h2>{t('券')}</h2>}
      <dl className={styles.steps}>
        {shift.coupons.map(({ title, count: n, offFen }) => (
          <Figure key={title} label={title} note={t('{n} 张', { n: count(n) })} value={money(-Math.abs(offFen))} />
        ))}
      </dl>
      {shift.perks.length > 0 && <h2>{t('权益')}</h2>}
      <dl className={styles.steps}>
        {shift.perks.map(({ title, count: n }) => (
          <Figure key={title} label={title} value={t('{n} 次', { n: count(n) })} />
        ))}
      </dl>
      <h2>{t('操作')}</h2>
      {shift.actions.length === 0 && <p className={styles.quiet}>{t('今天还没有记账。')}</p>}
      <ul>
        {shift.actions.map((action) => (
          <ActionRow key={action.id} action={action} />
        ))}
      </ul>
    </div>
  );
}

function Figure({ label, note, value }: { readonly label: string; readonly note?: string; readonly value: string }) {
  return (
    <div>
      <dt>
        {label}
        {note && <small>{note}</small>}
      </dt>
      <dd>{value}</dd>
    </div>
  );
}

function Hours({ hours }: { readonly hours: Shift['byHour'] }) {
  const t = useText();
  const most = Math.max(1, ...hours.map((hour) => hour.fen));
  if (hours.every((hour) => hour.count === 0)) return null;
  return (
    <ol className={styles.hours} aria-label={t('每小时收银')}>
      {hours.map((hour) => (
        <li
          key={hour.from}
          title={`${timeOfDay(hour.from)} ${money(hour.fen)}`}
          aria-label={`${timeOfDay(hour.from)} ${money(hour.fen)}`}
        >
          <span style={{ height: `${Math.round((hour.fen / most) * 100)}%` }} />
          <small>{timeOfDay(hour.from).slice(0, 2)}</small>
        </li>
      ))}
    </ol>
  );
}
