import type { ChannelHealth } from '@jieti/shared/api/channels';
import { EmptyState } from '../../components/empty-state';
import { Panel } from '../../components/panel';
import { timelineStamp } from '../../lib/dates';
import { count } from '../../lib/numbers';
import { useNow } from '../../lib/use-now';
import { useText } from '../../lib/use-text';
import { accountWord } from './account-word';
import styles from './settings.module.css';

/** The latest kinds of trouble, each once, with what to do. */
export function ErrorsPanel({ errors }: Pick<ChannelHealth, 'errors'>) {
  const t = useText();
  const now = useNow();
  return (
    <Panel title={t('最近的错误')} note={t('近 7 天，同样的错误合并成一条')} flush>
      {errors.length === 0 ? (
        <EmptyState icon="check" title={t('没有错误')} note={t('微信拒绝的调用和推送会记在这里。')} />
      ) : (
        <ul className={styles.errors} data-testid="channel-errors">
          {errors.map(({ channel, place, code, message, advice, times, lastAt }) => (
            <li key={`${channel} ${place} ${code}`}>
              <div>
                <code className="text-bad">{code}</code>
                <b>{t(accountWord(channel))}</b>
                <span className="muted">
                  {t('{n} 次，最近 {time}', { n: count(times), time: timelineStamp(lastAt, now) })}
                </span>
              </div>
              <p>{t(advice)}</p>
              <small className="muted">
                {place}
                {message && `：${message}`}
              </small>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
