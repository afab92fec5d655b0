import { Button } from 'antd';
import type { DemoInfo } from '@jieti/shared/api/reports';
import { useText } from '../../lib/use-text';
import styles from './sign-in.module.css';

interface DemoAccountsProps {
  readonly accounts: DemoInfo['staff'];
  readonly onPick: (account: { username: string; password: string }) => void;
}

const does: Readonly<Record<string, string>> = {
  owner: '可以看全部，也可以改方案',
  operator: '发活动、管券、看会员',
  clerk: '在收银台记账、核销和退款',
};

/** Only the demo shop has these; one tap signs in. A clerk comes to the till. */
export function DemoAccounts({ accounts, onPick }: DemoAccountsProps) {
  const t = useText();
  return (
    <section className={styles.demo} aria-label={t('演示账号')}>
      <p>{t('这是演示店，选一个账号就能进去。')}</p>
      {accounts.map(({ username, password, name, role }) => (
        <Button key={username} onClick={() => onPick({ username, password })} data-testid={`demo-${username}`}>
          <b>{name}</b>
          <span>{t(does[role] ?? '')}</span>
          <code>
            {username} / {password}
          </code>
        </Button>
      ))}
    </section>
  );
}
