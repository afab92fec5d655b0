import type { InvitationFunnel } from '@jieti/shared/api/invitations';
import { count } from '../../lib/numbers';
import { useText } from '../../lib/use-text';
import styles from './invitations.module.css';

/** The stages below one another, each with its part of the one before; what came back stands beside. */
export function FunnelStages({ total }: { readonly total: InvitationFunnel['total'] }) {
  const t = useText();
  const { opened, joined, ordered, credited, reversed } = total;
  const stages = [
    { name: t('打开链接'), n: opened, of: null },
    { name: t('入会'), n: joined, of: opened },
    { name: t('下了首单'), n: ordered, of: joined },
    { name: t('已计入'), n: credited, of: ordered },
  ];
  const most = Math.max(1, ...stages.map(({ n }) => n));
  return (
    <ol className={styles.stages} data-testid="invitation-stages">
      {stages.map(({ name, n, of }) => (
        <li key={name}>
          <span>{name}</span>
          <i style={{ width: `${(n / most) * 100}%` }} />
          <b>{count(n)}</b>
          <em>{of === null || of === 0 ? '' : t('前一步的 {n}%', { n: Math.round((n / of) * 100) })}</em>
        </li>
      ))}
      <li>
        <span>{t('全额退款')}</span>
        <i className={styles.back} style={{ width: `${(reversed / most) * 100}%` }} />
        <b>{count(reversed)}</b>
        <em>{t('退掉的不算')}</em>
      </li>
    </ol>
  );
}
