import { Button } from 'antd';
import { Link } from 'react-router';
import type { StaffProfile } from '@jieti/shared/api/auth';
import { session } from '../../api/session';
import { Icon } from '../../components/icon';
import { timeOfDay } from '../../lib/dates';
import { useNow } from '../../lib/use-now';
import { useText } from '../../lib/use-text';
import styles from './till.module.css';

interface TillBarProps {
  readonly staff: StaffProfile;
  readonly store: string;
  readonly onRefund: () => void;
  readonly onShift: () => void;
}

/** Where the till stands, whose it is, and the two things besides ringing up. */
export function TillBar({ staff, store, onRefund, onShift }: TillBarProps) {
  const t = useText();
  const now = useNow(10_000);
  return (
    <header className={styles.bar}>
      <strong>{store}</strong>
      <span className={styles.quiet}>{t('收银台')}</span>
      <span className={styles.grow} />
      <Button size="large" type="text" onClick={onRefund} data-testid="open-refund">
        {t('退款')} <kbd>F4</kbd>
      </Button>
      <Button size="large" type="text" onClick={onShift} data-testid="open-shift">
        {t('本班')} <kbd>F6</kbd>
      </Button>
      {staff.role !== 'clerk' && <Link to="/">{t('控制台')}</Link>}
      <span className={styles.quiet}>{staff.name}</span>
      <span className={styles.quiet}>{timeOfDay(now)}</span>
      <Button
        size="large"
        type="text"
        aria-label={t('退出登录')}
        data-testid="sign-out"
        icon={<Icon name="leave" />}
        onClick={() => session.clear()}
      />
    </header>
  );
}
