import { Alert, Button } from 'antd';
import { EmptyState } from '../../../components/empty-state';
import { Icon } from '../../../components/icon';
import { Panel } from '../../../components/panel';
import { RunProgress } from '../../../components/what-if/run-progress';
import { runSummary } from '../../../components/what-if/run-summary';
import { dateTimeWords, dateWords } from '../../../lib/dates';
import { count } from '../../../lib/numbers';
import { useText } from '../../../lib/use-text';
import type { Trial } from '../publish/use-trial';
import { useDesk } from './desk';
import styles from './designer.module.css';

/** Where the draft stands with being tried: not yet, under way, ended early, or done and of what. */
export function TrialPanel({ trial }: { readonly trial: Trial }) {
  const t = useText();
  const { problems, readOnly } = useDesk();
  const { run, stale, underWay, failure, mayStart, starting, start } = trial;
  if (readOnly && !run?.result) return null;
  const button = !readOnly && (
    <Button
      type={stale ? 'primary' : 'default'}
      disabled={!mayStart}
      loading={starting}
      onClick={start}
      icon={<Icon name="adjust" size={15} />}
    >
      {run ? t('重新试算') : t('试算这一稿')}
    </Button>
  );
  return (
    <>
      {failure && <Alert type="error" showIcon title={failure.message} role="alert" />}
      <Panel>
        {run && underWay ? (
          <RunProgress run={run} />
        ) : run?.result ? (
          <div className={styles.trial}>
            <div>
              <strong data-testid="trial-summary">{runSummary(run.result, t)}</strong>
              <p>
                {t('{n} 位会员，{day}生效，{time} 的事实', {
                  n: count(run.result.members),
                  day: dateWords(run.effectiveFrom),
                  time: dateTimeWords(run.result.factsUntil),
                })}
                {stale && !readOnly && <span className="text-warn">{t('；之后有改动，下面是上一次的结果')}</span>}
              </p>
            </div>
            {stale && button}
          </div>
        ) : (
          <EmptyState
            icon="adjust"
            title={
              run?.state === 'cancelled'
                ? t('试算已停止')
                : run?.state === 'failed'
                  ? t('试算没有完成')
                  : t('还没有试算')
            }
            note={
              problems.length > 0
                ? t('规则还有 {n} 处问题，改好再试算。', { n: problems.length })
                : (run?.error ?? t('用每位会员的真实记录重算一遍，看谁升谁降、要多少成本和消息。'))
            }
            action={button}
          />
        )}
      </Panel>
    </>
  );
}
