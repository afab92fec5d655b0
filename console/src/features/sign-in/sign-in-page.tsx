import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import { Navigate, useLocation } from 'react-router';
import { session, useSession } from '../../api/session';
import { demoInfoQuery, signIn } from '../../api/staff';
import { Icon } from '../../components/icon';
import { useText } from '../../lib/use-text';
import { useTitle } from '../../lib/use-title';
import { DemoAccounts } from './demo-accounts';
import styles from './sign-in.module.css';

export function SignInPage() {
  const t = useText();
  useTitle(t('登录'));
  const signedIn = useSession();
  const from = originOf(useLocation().state);
  const demo = useQuery(demoInfoQuery);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const login = useMutation({ mutationFn: signIn, onSuccess: session.set });
  if (signedIn) return <Navigate to={from} replace />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (username.trim() && password) login.mutate({ username: username.trim(), password });
  };
  return (
    <main className={styles.page}>
      <form className={styles.card} onSubmit={submit}>
        <Heading />
        {login.isError && <Alert type="error" showIcon title={login.error.message} role="alert" />}
        <Field label={t('账号')} id="username">
          <Input
            id="username"
            data-testid="sign-in-username"
            autoComplete="username"
            autoFocus
            required
            size="large"
            value={username}
            onChange={(event) => setUsername(event.target.value)}
          />
        </Field>
        <Field label={t('密码')} id="password">
          <Input.Password
            id="password"
            data-testid="sign-in-password"
            autoComplete="current-password"
            required
            size="large"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </Field>
        <Button
          type="primary"
          size="large"
          htmlType="submit"
          block
          data-testid="sign-in-submit"
          loading={login.isPending}
        >
          {t('登录')}
        </Button>
      </form>
      {demo.data && <DemoAccounts accounts={demo.data.staff} onPick={(account) => login.mutate(account)} />}
    </main>
  );
}

function Heading() {
  const t = useText();
  return (
    <header className={styles.heading}>
      <span>
        <Icon name="stairs" size={22} />
      </span>
      <h1>{t('阶梯控制台')}</h1>
      <p>{t('登录后查看会员、等级和活动。')}</p>
    </header>
  );
}

function Field({ label, id, children }: { label: string; id: string; children: React.ReactNode }) {
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  );
}

/** Where the person was going when the session was missing; only ever a page of ours. */
function originOf(state: unknown): string {
  const from = typeof state === 'object' && state !== null && 'from' in state ? state.from : null;
  return typeof from === 'string' && from.startsWith('/') && !from.startsWith('//') ? from : '/';
}
