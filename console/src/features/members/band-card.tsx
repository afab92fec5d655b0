import type { MemberDetail } from '@jieti/shared/api/members';
import { EmptyState } from '../../components/empty-state';
import { Panel } from '../../components/panel';
import { useText } from '../../lib/use-text';
import styles from './member.module.css';

interface BandCardProps {
  readonly band: MemberDetail['band'];
}

/** The spend band stands beside the tier; it steers messages and gives no perks. */
export function BandCard({ band }: BandCardProps) {
  const t = useText();
  return (
    <Panel title={t('消费带')} extra={t('只影响消息，不影响权益')}>
      {band ? (
        <>
          <div className={styles.band}>
            <span>{band.name}</span>
          </div>
          <p className={styles.cardText}>{band.sentence}</p>
        </>
      ) : (
        <EmptyState icon="stairs" title={t('还没有消费带')} note={t('发布消费带方案后，这里会说明在哪一带。')} />
      )}
    </Panel>
  );
}
