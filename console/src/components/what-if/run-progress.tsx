import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { WhatIfRun } from '@jieti/shared/api/what-if';
import { cancelWhatIf, whatIfRunQuery } from '../../api/what-if';
import { durationWords } from '../../lib/duration-words';
import { count, share } from '../../lib/numbers';
import { useNow } from '../../lib/use-now';
import { useText } from '../../lib/use-text';
import { ProgressBar } from '../progress-bar';
import styles from './what-if.module.css';

/** A run under way: how far, how long, and a way to stop it. */
export function RunProgress({ run }: { readonly run: WhatIfRun }) {
  const t = useText();
  const now = useNow(1_000);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const cancel = useMutation({
    mutationFn: () => cancelWhatIf(run.id),
    onSettled: () => queries.invalidateQueries({ queryKey: whatIfRunQuery(run.id).queryKey }),
    onError: (error) => void message.error(error.message),
  });
  const { done, total, state } = run;
  return (
    <div className={styles.progress} role="status">
      <div className={styles.lineHead}>
        <b>{state === 'queued' ? t('排队中') : t('试算中')}</b>
        <span>
          {total === null
            ? t('已算 {n} 人', { n: count(done) })
            : t('{done} / {total} 人，{share}', { done: count(done), total: count(total), share: share(done, total) })}
          ，{t('已用 {time}', { time: durationWords(now - run.createdAt) })}
        </span>
        <Button size="small" loading={cancel.isPending} onClick={() => cancel.mutate()} data-testid="what-if-cancel">
          {t('停止试算')}
        </Button>
      </div>
      <ProgressBar part={done} whole={total ?? 0} label={t('试算进度')} tall />
      <p className="muted">{t('把草稿放到每位会员的真实记录上重算一遍。关掉页面也会继续。')}</p>
    </div>
  );
}
