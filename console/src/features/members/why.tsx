import type { Explanation, TierProgressView } from '@jieti/shared/api/tiers';
import { ProgressBar } from '../../components/progress-bar';
import { dateField } from '../../lib/dates';
import { measure, signed } from '../../lib/numbers';
import { tierPalettes } from '../../lib/palette';
import { useText } from '../../lib/use-text';
import { Advice } from './advice';
import { ReadingLine } from './reading-line';
import type { Records } from './records';
import styles from './why.module.css';

interface WhyProps {
  readonly explanation: Explanation;
  readonly records: Records;
}

/** What gave the tier on the left; what keeps it, raises it and leaves the window on the right. */
export function Why({ explanation, records }: WhyProps) {
  const t = useText();
  const { sentence, readings, timeline, keep, next, counterfactuals, advice, nonChanges, leaving } = explanation;
  const parts = readings.some((reading) => reading.parts) ? [] : explanation.contributions;
  const decisive = timeline.find(({ readings: why, superseded }) => why.length > 0 && !superseded);
  return (
    <div className={styles.why}>
      <div>
        <p className={styles.sentence}>{named(aboutMember(sentence), decisive?.trigger, records)}</p>
        <Validity explanation={explanation} />
        {readings.length > 0 && (
          <div className={styles.readings}>
            {readings.map((reading) => (
              <ReadingLine
                key={`${reading.metric}${reading.label}`}
                reading={reading}
                records={records}
                deciding={decisive?.trigger}
              />
            ))}
          </div>
        )}
        <Lines title={t('综合分')} lines={parts} />
        <Lines title={t('如果')} lines={counterfactuals} />
        <Lines title={t('为什么没有升、没有降')} lines={nonChanges} isHeaded />
      </div>
      <div>
        {keep && <Progress title={t('保住{tier}', { tier: keep.tier.name })} progress={keep} />}
        {keep && advice.keep && <Advice title={t('保级')} advice={advice.keep} />}
        {next && <Progress title={t('升到{tier}', { tier: next.tier.name })} progress={next} />}
        {next && advice.next && <Advice title={t('升级')} advice={advice.next} />}
        {!keep && !next && <p className="muted">{t('已经是最高等级，也不需要保级。')}</p>}
        {leaving.length > 0 && <Leaving leaving={leaving} />}
      </div>
    </div>
  );
}

interface LinesProps {
  readonly title: string;
  readonly lines: readonly string[];
  readonly isHeaded?: boolean;
}

function Lines({ title, lines, isHeaded = false }: LinesProps) {
  if (lines.length === 0) return null;
  return (
    <>
      {isHeaded && <h3 className={styles.linesTitle}>{title}</h3>}
      <ul className={styles.ifs} aria-label={title}>
        {lines.map((line) => (
          <li key={line}>{aboutMember(line)}</li>
        ))}
      </ul>
    </>
  );
}

function Validity({ explanation: { since, until, graceUntil, version } }: Pick<WhyProps, 'explanation'>) {
  const t = useText();
  const parts = [
    t('{day} 起', { day: dateField(since) }),
    until ? t('有效期至 {day}', { day: dateField(until) }) : t('长期有效'),
    graceUntil && t('宽限到 {day}', { day: dateField(graceUntil) }),
    t('规则 v{n}', { n: version }),
  ];
  return <p className="muted">{parts.filter(Boolean).join('，')}</p>;
}

function Progress({ title, progress }: { readonly title: string; readonly progress: TierProgressView }) {
  const t = useText();
  return (
    <div className={styles.progress}>
      <h3>
        {title}
        {progress.mode === 'any' && progress.items.length > 1 && <em>{t('任一项即可')}</em>}
        <b>{progress.sentence}</b>
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

const LEAVING = 5;

/** What will not count any more at the review. */
function Leaving({ leaving }: Pick<Explanation, 'leaving'>) {
  const t = useText();
  const rest = leaving.slice(LEAVING);
  return (
    <details className={styles.leaving} open={leaving.length <= LEAVING}>
      <summary>{t('评定前会移出 {n} 条', { n: leaving.length })}</summary>
      <ul>
        {leaving.slice(0, LEAVING).map(({ day, delta, title }, index) => (
          <li key={index}>
            <time>{dateField(day)}</time>
            <span>{title}</span>
            <b>{signed(delta)}</b>
          </li>
        ))}
        {rest.length > 0 && (
          <li>
            <time />
            <span>{t('还有 {n} 条', { n: rest.length })}</span>
            <b>{signed(rest.reduce((sum, { delta }) => sum + delta, 0))}</b>
          </li>
        )}
      </ul>
    </details>
  );
}

/** A record is known by its title and receipt, not by its number: `由 till:anfu/A0823-0147 触发`. */
function named(sentence: string, trigger: string | null | undefined, records: Records): string {
  const record = trigger ? records.get(trigger) : undefined;
  if (!trigger || !record) return sentence;
  const receipt = record.note.split('，')[0];
  return sentence.replace(` ${trigger} `, receipt ? `${record.title}（${receipt}）` : record.title);
}

/** The rules speak to the member; here somebody else reads, and a record said in words needs no number. */
function aboutMember(sentence: string): string {
  return sentence
    .replace(/^你是/, '会员是')
    .replaceAll('你', '会员')
    .replace(/[\w:-]+\/[\w-]+（([^）]+)）/g, '$1');
}
