import { programmeSentences } from '@jieti/shared/rules/programme/programme-sentences';
import { tierSentences } from '@jieti/shared/rules/programme/tier-sentences';
import { tierPalettes } from '../../../lib/palette';
import type { Definition } from '../model/definition';
import styles from './history.module.css';

interface DefinitionTextProps {
  readonly definition: Definition;
  readonly audience?: 'operator' | 'member';
}

/** All rules of a version in plain language, top tier first. */
export function DefinitionText({ definition, audience = 'operator' }: DefinitionTextProps) {
  const tiers = definition.tiers.map((tier, rank) => ({ tier, ...tierSentences(definition, rank, audience) }));
  return (
    <>
      {tiers.toReversed().map(({ tier, gain, keep, lapse, perks }) => {
        const colours = tierPalettes[tier.colours.palette];
        return (
          <section key={tier.key} className={styles.tier} style={{ borderLeftColor: colours.fill }}>
            <h3 style={{ color: colours.text }}>{tier.name}</h3>
            <p>{[gain, keep, lapse].filter((each) => each !== null).join('。')}。</p>
            {perks && <p className="muted">{perks}</p>}
          </section>
        );
      })}
      <p className={styles.whole}>{programmeSentences(definition, audience).join('。')}。</p>
    </>
  );
}
