import { Button } from 'antd';
import { Link, Navigate } from 'react-router';
import { session, useSession } from '../../api/session';
import { EmptyState } from '../../components/empty-state';
import { useText } from '../../lib/use-text';
import { useTitle } from '../../lib/use-title';
import { TillDesk } from './till-desk';
import styles from './till.module.css';

/** The till of a store with a PC and a hand scanner. Whoever belongs to no store has no till. */
export function TillPage() {
  const t = useText();
  useTitle(t('收银台'));
  const signedIn = useSession();
  if (!signedIn) return <Navigate to="/sign-in" replace state={{ from: '/till' }} />;
  const { staff } = signedIn;
  if (staff.store) return <TillDesk staff={staff} store={staff.store.name} />;
  return (
    <main className={styles.noStore}>
      <EmptyState
        icon="receipt"
        title={t('这个账号不属于任何一家门店。')}
        note={t('收银台按门店记账，请用门店的账号登录。')}
        action={
          <>
            <Button type="primary" onClick={() => session.clear()}>
              {t('换个账号登录')}
            </Button>
            {staff.role !== 'clerk' && <Link to="/">{t('回到控制台')}</Link>}
          </>
        }
      />
    </main>
  );
}
