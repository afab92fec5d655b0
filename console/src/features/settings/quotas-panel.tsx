import type { ChannelHealth } from '@jieti/shared/api/channels';
import { Panel } from '../../components/panel';
import { ProgressBar } from '../../components/progress-bar';
import { count, share } from '../../lib/numbers';
import { useText } from '../../lib/use-text';
import styles from './settings.module.css';

/** Sends of the business day against what WeChat allows. */
export function QuotasPanel({ quotas }: Pick<ChannelHealth, 'quotas'>) {
  const t = useText();
  return (
    <Panel title={t('今天的用量')} note={t('按本店发出的消息数')}>
      <ul className={styles.quotas}>
        {quotas.map(({ key, label, used, limit, note }) => (
          <li key={key}>
            <div>
              <b>{t(label)}</b>
              <span>
                {count(used)} <span className="muted">/ {`${count(limit)}，${share(used, limit)}`}</span>
              </span>
            </div>
            <ProgressBar
              part={used}
              whole={limit}
              label={t(label)}
              tall
              colour={used >= limit * 0.9 ? 'var(--warn-fill)' : undefined}
            />
            <small className="muted">{t(note)}</small>
          </li>
        ))}
      </ul>
      <p className={styles.footnote}>{t('用完时微信返回 45009，发送会暂停，额度恢复后自动继续。')}</p>
    </Panel>
  );
}
