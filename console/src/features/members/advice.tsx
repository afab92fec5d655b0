import type { AdviceView } from '@jieti/shared/api/tiers';
import { Icon } from '../../components/icon';
import { useText } from '../../lib/use-text';
import styles from './why.module.css';

interface AdviceProps {
  readonly title: string;
  readonly advice: AdviceView;
}

/** The cheapest way to keep or reach a tier, exact to the fen, and the next best beside it. */
export function Advice({ title, advice: { kind, sentence, ways } }: AdviceProps) {
  const t = useText();
  const others = ways.filter(({ cheapest }) => !cheapest);
  return (
    <section className={kind === 'ways' ? styles.advice : styles.adviceNone} aria-label={title}>
      <h3>
        {title}
        {kind === 'ways' && <em>{t('最省的办法')}</em>}
      </h3>
      <p>
        <Icon name={kind === 'none' ? 'clock' : 'check'} />
        <b>{sentence}</b>
      </p>
      {others.length > 0 && (
        <p className={styles.other}>
          {t('或者')}
          {others.map((way) => (
            <span key={way.sentence}>{way.sentence}</span>
          ))}
        </p>
      )}
    </section>
  );
}
