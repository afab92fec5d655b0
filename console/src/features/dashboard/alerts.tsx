import { Link } from 'react-router';
import type { Dashboard } from '@jieti/shared/api/reports';
import { EmptyState } from '../../components/empty-state';
import { Icon } from '../../components/icon';
import type { IconName } from '../../components/icon-paths';
import { Panel } from '../../components/panel';
import { Tag } from '../../components/tag';
import { useText } from '../../lib/use-text';
import styles from './dashboard.module.css';

type Alert = Dashboard['alerts'][number];

const icons: Readonly<Record<Alert['level'], IconName>> = { bad: 'warning', warn: 'clock', info: 'info' };
/** Alerts of the tier programme have a picture and a next step of their own. */
const iconsByKey: Readonly<Record<string, IconName>> = {
  'ledger-differs': 'warning',
  'rules-overdue': 'calendar',
  'approvals-pending': 'shield',
};
const stepsByKey: Readonly<Record<string, string>> = {
  'ledger-differs': '去核对',
  'rules-overdue': '去体检',
  'approvals-pending': '去复核',
};
const tones: Readonly<Record<Alert['level'], string>> = { bad: 'text-bad', warn: 'text-warn', info: 'muted' };

export function Alerts({ alerts }: { readonly alerts: readonly Alert[] }) {
  const t = useText();
  const urgent = alerts.filter((alert) => alert.level === 'bad').length;
  return (
    <Panel
      title={t('需要处理')}
      note={urgent > 0 && <Tag tone="bad">{t('{n} 项紧急', { n: urgent })}</Tag>}
      extra={alerts.length > 0 && t('共 {n} 项', { n: alerts.length })}
      flush
    >
      {alerts.length === 0 ? (
        <EmptyState icon="shield" title={t('没有要处理的事')} note={t('额度、队列和发送都正常。')} />
      ) : (
        <ul className={styles.alerts}>
          {alerts.map((alert) => (
            <AlertRow key={alert.key} alert={alert} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function AlertRow({ alert }: { readonly alert: Alert }) {
  const t = useText();
  const step = t(stepsByKey[alert.key] ?? '查看');
  return (
    <li>
      <span className={tones[alert.level]}>
        <Icon name={iconsByKey[alert.key] ?? icons[alert.level]} size={18} />
      </span>
      <div>
        <div className={styles.alertTitle}>
          <b>{alert.title}</b>
          {alert.link && (
            <Link to={alert.link.replace(/^\/console/, '')} aria-label={`${step}：${alert.title}`}>
              {step}
            </Link>
          )}
        </div>
        <p>{alert.note}</p>
      </div>
    </li>
  );
}
