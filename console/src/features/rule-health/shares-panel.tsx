import type { RuleHealth } from '@jieti/shared/api/rule-health';
import { targetShares } from '@jieti/shared/rules/health/cut-proposals';
import { DataTable, type Column } from '../../components/data-table';
import { Panel } from '../../components/panel';
import { count, share } from '../../lib/numbers';
import { paletteKey } from '../../lib/palette-key';
import { tierPalettes } from '../../lib/palette';
import { useText, type Translate } from '../../lib/use-text';
import styles from './rule-health.module.css';

type Tier = RuleHealth['tiers'][number];

/** How many stand on each tier against the share the shop aims at, who is about to fall and who is silent. */
export function SharesPanel({ health: { tiers, proposals } }: { readonly health: RuleHealth }) {
  const t = useText();
  const aims = proposals.length > 0 ? targetShares(tiers.length) : [];
  const targets = new Map(aims.map((aim, index) => [tiers[index]?.key ?? '', aim]));
  const widest = Math.max(0.01, ...tiers.map((tier) => tier.share), ...targets.values());
  return (
    <Panel title={t('各级占比')} note={targets.size > 0 && t('竖线是目标：越往上越少')} flush>
      <DataTable
        label={t('各级占比')}
        columns={columnsOf({ targets, widest }, t)}
        rows={[...tiers].reverse()}
        rowKey={({ key }) => key}
      />
    </Panel>
  );
}

interface Scale {
  readonly targets: ReadonlyMap<string, number>;
  /** The share that fills the whole width. */
  readonly widest: number;
}

function columnsOf(scale: Scale, t: Translate): readonly Column<Tier>[] {
  return [
    {
      key: 'name',
      title: t('等级'),
      cell: ({ name, palette }) => <b style={{ color: tierPalettes[paletteKey(palette)].text }}>{name}</b>,
    },
    { key: 'members', title: t('会员'), align: 'right', cell: ({ members }) => count(members) },
    { key: 'bar', title: t('占比'), width: '34%', cell: (tier) => <ShareBar tier={tier} scale={scale} /> },
    ...(scale.targets.size > 0 ? [targetColumn(scale, t)] : []),
    {
      key: 'fall',
      title: t('30 天内可能掉'),
      align: 'right',
      cell: ({ aboutToFall }) => <span className={aboutToFall > 0 ? 'text-warn' : 'muted'}>{count(aboutToFall)}</span>,
    },
    {
      key: 'silent',
      title: t('90 天没来'),
      align: 'right',
      cell: ({ silentShare }) => (
        <span className={silentShare >= 0.5 ? 'text-warn' : undefined}>{percent(silentShare)}</span>
      ),
    },
  ];
}

function targetColumn({ targets }: Scale, t: Translate): Column<Tier> {
  return {
    key: 'target',
    title: t('目标'),
    align: 'right',
    cell: ({ key }) => <span className="muted">{percent(targets.get(key))}</span>,
  };
}

function ShareBar({ tier, scale: { targets, widest } }: { readonly tier: Tier; readonly scale: Scale }) {
  const target = targets.get(tier.key);
  return (
    <div className={styles.share}>
      <div className={styles.shareTrack} aria-hidden="true">
        <i
          style={{
            width: `${(tier.share / widest) * 100}%`,
            background: tierPalettes[paletteKey(tier.palette)].fill,
          }}
        />
        {target !== undefined && <u style={{ left: `${(target / widest) * 100}%` }} />}
      </div>
      <b>{percent(tier.share)}</b>
    </div>
  );
}

function percent(part: number | undefined): string {
  return part === undefined ? '—' : share(part, 1);
}
