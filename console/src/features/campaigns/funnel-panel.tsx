import type { Campaign } from '@jieti/shared/api/campaigns';
import { Panel } from '../../components/panel';
import { ProgressBar } from '../../components/progress-bar';
import { channelWords } from '../../lib/message-tone';
import { timeOfDay } from '../../lib/dates';
import { count, share } from '../../lib/numbers';
import { useText } from '../../lib/use-text';
import { FunnelShape } from './funnel-shape';
import { funnelStages, type FunnelStage } from './funnel-stages';
import styles from './funnel.module.css';

interface FunnelPanelProps {
  readonly campaign: Campaign;
  readonly at: number;
}

export function FunnelPanel({ campaign, at }: FunnelPanelProps) {
  const t = useText();
  const stages = funnelStages(campaign);
  const { planned, decided } = campaign.progress;
  return (
    <Panel
      title={t('从计划到送达')}
      note={t('人数，每人只计一次')}
      extra={t('更新于 {time}', { time: timeOfDay(at, { seconds: campaign.state === 'running' }) })}
      flush
    >
      {campaign.state === 'running' && (
        <div className={styles.progress}>
          <ProgressBar part={decided} whole={planned} label={t('发送进度')} tall />
          <span>{t('已有结果 {n}', { n: share(decided, planned) })}</span>
        </div>
      )}
      <div className={styles.heads}>
        {stages.map((stage) => (
          <StageHead key={stage.key} stage={stage} planned={planned} />
        ))}
      </div>
      <FunnelShape stages={stages} />
      <div className={styles.losses}>
        {stages.map((stage) =>
          stage.key === 'wechat' ? (
            <Afterwards key={stage.key} campaign={campaign} />
          ) : (
            <StageLoss key={stage.key} stage={stage} />
          ),
        )}
      </div>
    </Panel>
  );
}

function StageHead({ stage, planned }: { readonly stage: FunnelStage; readonly planned: number }) {
  const t = useText();
  return (
    <div>
      <h3>{t(stage.title)}</h3>
      <div className={styles.figure} data-testid={stage.key === 'sent' ? 'campaign-sent-count' : undefined}>
        {count(stage.count)}
      </div>
      <p>{stage.key === 'planned' ? t('所选等级的全部会员') : share(stage.count, planned)}</p>
    </div>
  );
}

function StageLoss({ stage }: { readonly stage: FunnelStage }) {
  const t = useText();
  return (
    <div>
      <h3>
        <span>{t(stage.lostTitle)}</span>
        <b>{count(-stage.lost)}</b>
      </h3>
      <ul>
        {stage.reasons.map((reason) => (
          <li key={reason.label}>
            <span>{reason.label}</span>
            <b>{count(reason.count)}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The last column: through which door, and what came of it. */
function Afterwards({ campaign: { outcomes, byTier } }: { readonly campaign: Campaign }) {
  const t = useText();
  const doors = new Map<string, number>();
  for (const { state, channel, count: n } of outcomes) {
    if (state === 'sent' && channel && channel !== 'inbox') doors.set(channel, (doors.get(channel) ?? 0) + n);
  }
  const redeemed = byTier.reduce((sum, row) => sum + row.redeemed, 0);
  return (
    <div>
      <h3>
        <span>{t('送达之后')}</span>
      </h3>
      <ul>
        {[...doors].map(([channel, n]) => (
          <li key={channel}>
            <span>{channelWords(channel)}</span>
            <b>{count(n)}</b>
          </li>
        ))}
        <li>
          <span>{t('核销')}</span>
          <b>{count(redeemed)}</b>
        </li>
      </ul>
    </div>
  );
}
