import { Input, Modal } from 'antd';
import { useState } from 'react';
import type { SecondPerson } from '@jieti/shared/api/bill-content';
import { useText } from '../../lib/use-text';
import { Trouble } from './trouble';
import styles from './till.module.css';

interface SecondPersonDialogProps {
  readonly open: boolean;
  /** Why a colleague is asked for, or why this one will not do. */
  readonly error: unknown;
  readonly busy: boolean;
  readonly what: string;
  readonly onConfirm: (person: SecondPerson) => void;
  readonly onClose: () => void;
}

/** Above a clerk's limits a colleague who may confirms with an account of their own. */
export function SecondPersonDialog({ open, error, busy, what, onConfirm, onClose }: SecondPersonDialogProps) {
  const t = useText();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const ready = login.trim() !== '' && password !== '';
  const confirm = () => {
    if (!ready) return;
    onConfirm({ login: login.trim(), password });
    setPassword('');
  };
  return (
    <Modal
      open={open}
      title={t('请同事确认：{what}', { what })}
      okText={t('确认')}
      cancelText={t('取消')}
      onOk={confirm}
      onCancel={onClose}
      confirmLoading={busy}
      okButtonProps={{ disabled: !ready, 'data-testid': 'second-confirm' }}
      destroyOnHidden
      afterClose={() => {
        setLogin('');
        setPassword('');
      }}
    >
      <div className={styles.second}>
        <Trouble error={error} />
        <label>
          {t('同事的账号')}
          <Input
            size="large"
            autoFocus
            value={login}
            onChange={(event) => setLogin(event.target.value)}
            autoComplete="off"
            data-testid="second-login"
          />
        </label>
        <label>
          {t('密码')}
          <Input.Password
            size="large"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            onPressEnter={confirm}
            autoComplete="one-time-code"
            data-testid="second-password"
          />
        </label>
      </div>
    </Modal>
  );
}
