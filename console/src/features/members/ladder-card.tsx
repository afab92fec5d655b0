import { useQuery } from '@tanstack/react-query';
import type { Explanation } from '@jieti/shared/api/tiers';
import { programmeQuery } from '../../api/programme';
import { Panel } from '../../components/panel';
import { Rungs } from '../../components/rungs';
import { dateField } from '../../lib/dates';
import { tierPalettes } from '../../lib/palette';
import { ruleFigures } from '../../lib/rule-words';
import { useText } from '../../lib/use-text';
import styles from './member.module.css';

/** The ladder with this member's rung lit, top first, and the one sentence that matters next. */
export function LadderCard({ explanation }: { readonly explanation: Explanation }) {
  const t = useText();
  const { data: programme } = useQuery(programmeQuery);
  const version = programme?.versions.find((each) => each.version === explanation.version) ?? programme?.current;
  const tiers = [...(version?.tiers ?? [])].reverse();
  const { tier, next, keep, since } = explanation;
  return (
    <Panel title={t('等级')} extra={t('{day} 起', { day: dateField(since) })}>
      <Rungs
        rungs={tiers.map((each) => ({
          key: each.key,
          name: each.name,
          note: ruleFigures(each.entry) || t('入会'),
          on: each.key === tier.key,
          colour: tierPalettes[each.colours.palette].strong,
        }))}
      />
      <p className={styles.cardText}>
        {next && <b>{next.sentence}。</b>}
        {keep ? `${keep.sentence}。` : !next && t('已经是最高等级。')}
      </p>
    </Panel>
  );
}
