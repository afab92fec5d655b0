import { useQuery } from '@tanstack/react-query';
import { shiftQuery } from '../../api/till';
import { QueryView } from '../../components/query-view';
import { useText } from '../../lib/use-text';
import { ActionRow } from './action-row';
import styles from './till.module.css';

/** The last things done at this store's tills, the fresh ones with their way back. */
export function RecentActions() {
  const t = useText();
  const query = useQuery({ ...shiftQuery, refetchInterval: 30_000 });
  return (
    <section className={styles.recent} aria-label={t('刚才的操作')}>
      <h2>{t('刚才的操作')}</h2>
      <QueryView query={query}>
        {(shift) =>
          shift.actions.length === 0 ? (
            <p className={styles.quiet}>{t('今天还没有记账。扫第一位会员的码就开始。')}</p>
          ) : (
            <ul>
              {shift.actions.slice(0, 8).map((action) => (
                <ActionRow key={action.id} action={action} />
              ))}
            </ul>
          )
        }
      </QueryView>
    </section>
  );
}
