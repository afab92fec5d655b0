import type { Campaign } from '@jieti/shared/api/campaigns';
import { DataTable } from '../../components/data-table';
import { Panel } from '../../components/panel';
import { ProgressBar } from '../../components/progress-bar';
import { TierTag } from '../../components/tier-tag';
import { count, share } from '../../lib/numbers';
import { tierPalettes } from '../../lib/palette';
import { useText } from '../../lib/use-text';
import styles from './campaigns.module.css';

export function TierResults({ campaign: { byTier } }: { readonly campaign: Campaign }) {
  const t = useText();
  return (
    <Panel title={t('每个等级')} note={t('送达包括消息页')} flush>
      <DataTable
        label={t('每个等级')}
        rows={byTier}
        rowKey={({ tier }) => tier.key}
        columns={[
          { key: 'tier', title: t('等级'), cell: ({ tier }) => <TierTag tier={tier} /> },
          { key: 'planned', title: t('计划'), align: 'right', cell: ({ planned }) => count(planned) },
          { key: 'sent', title: t('送达'), align: 'right', cell: ({ sent }) => count(sent) },
          {
            key: 'bar',
            title: '',
            width: '36%',
            cell: ({ tier, planned, sent }) => (
              <div className={styles.tierBar}>
                <ProgressBar part={sent} whole={planned} label={tier.name} colour={tierPalettes[tier.palette].fill} />
                {share(sent, planned)}
              </div>
            ),
          },
          { key: 'redeemed', title: t('核销'), align: 'right', cell: ({ redeemed }) => count(redeemed) },
          { key: 'rate', title: t('核销率'), align: 'right', cell: ({ redeemed, sent }) => share(redeemed, sent) },
        ]}
      />
    </Panel>
  );
}
