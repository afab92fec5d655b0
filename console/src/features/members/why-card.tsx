import type { Explanation, TierProgressView } from '@jieti/shared/api/tiers';
import { Panel } from '../../components/panel';
import { ProgressBar } from '../../components/progress-bar';
import { dateField } from '../../lib/dates';
import { measure } from '../../lib/numbers';
import { tierPalettes } from '../../lib/palette';
import { useText } from '../../lib/use-text';
import styles from './member.module.css';

/** Why this tier, what keeps it, what raises it, and what happens if nothing more is bought. */
export function WhyCard({ explanation }: { readonly explanation: Explanation }) {
  const t = useText();
  const { sentence, keep, next, counterfactuals, until, graceUntil } = explanation;
  return (
    <Panel
      title={t('为什么是这个等级')}
      extra={
        graceUntil
          ? t('宽限到 {day}', { day: dateField(graceUntil) })
          : until && t('有效期至 {day}', { day: dateField(until) })
      }
    >
      <p className={styles.sentence}>{sentence}</p>
      {keep && <Progress title={t('保住{tier}', { tier: keep.tier.name })} progress={keep} />}
      {next && <Progress title={t('升到{tier}', { tier: next.tier.name })} progress={next} />}
      {counterfactuals.map((line) => (
        <p key={line} className={styles.cardText}>
          {line}
        </p>
      ))}
    </Panel>
  );
}

function Progress({ title, progress }: { readonly title: string; readonly progress: TierProgressView }) {
  const t = useText();
  return (
    <div className={styles.progress}>
      <h3>
        {title}
        {progress.mode === 'any' && progress.items.length > 1 && <em>{t('任一项即可')}</em>}
      </h3>
      {progress.items.map((item) => (
        <div key={item.label} className={item.holds ? styles.met : undefined}>
          <div className={styles.progressLine}>
            <span>{item.label}</span>
            <span>
              <b>{measure(item.value, item.unit)}</b> / {measure(item.threshold, item.unit)}
            </span>
          </div>
          <ProgressBar
            part={item.value}
            whole={item.threshold}
            label={`${title}，${item.label}`}
            colour={tierPalettes[progress.tier.palette].fill}
          />
        </div>
      ))}
    </div>
  );
}
