import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import { useText } from '../../lib/use-text';
import { Trouble } from './trouble';
import styles from './till.module.css';

interface IdentifyPanelProps {
  readonly busy: boolean;
  readonly problem: unknown;
  readonly onFind: (text: string) => void;
}

/** Who stands at the till. The scanner needs no field; this one is for typing. */
export function IdentifyPanel({ busy, problem, onFind }: IdentifyPanelProps) {
  const t = useText();
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onFind(text);
  };
  return (
    <section className={styles.identify} aria-label={t('识别会员')}>
      <h1>{t('请扫会员码')}</h1>
      <p>{t('扫码枪随时可扫，不用点任何地方。')}</p>
      <form onSubmit={submit}>
        <Input
          size="large"
          autoFocus
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={t('或输入会员码、手机号、卡号')}
          aria-label={t('会员码、手机号或卡号')}
          data-testid="identify-text"
          autoComplete="off"
        />
        <Button size="large" type="primary" htmlType="submit" loading={busy} data-testid="identify">
          {t('查找')}
        </Button>
      </form>
      <p className={styles.quiet}>{t('手机号和卡号可以累积，不能用券、用积分；要用请会员出示会员码。')}</p>
      <Trouble error={problem} />
    </section>
  );
}
