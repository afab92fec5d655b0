import { memberChanges } from '@jieti/shared/rules/programme/member-changes';
import { tierSentences } from '@jieti/shared/rules/programme/tier-sentences';
import { dateWords } from '../../../lib/dates';
import { useText } from '../../../lib/use-text';
import type { Definition } from '../model/definition';
import styles from './publish.module.css';

interface AnnouncementPreviewProps {
  /** Null for a first version: then the rules themselves are read. */
  readonly before: Definition | null;
  readonly after: Definition;
  readonly effectiveOn: string;
  readonly note: string;
}

/** What members read on their card page until the day comes. */
export function AnnouncementPreview({ before, after, effectiveOn, note }: AnnouncementPreviewProps) {
  const t = useText();
  const sentences = before
    ? memberChanges(before, after)
    : after.tiers.map((_, rank) => tierSentences(after, rank, 'member').gain);
  return (
    <figure className={styles.phone} aria-label={t('会员看到的公示')}>
      <figcaption>{t('会员看到的公示')}</figcaption>
      <div>
        <strong>{t('{day}起，等级规则有调整', { day: dateWords(effectiveOn) })}</strong>
        {sentences.length === 0 ? (
          <p>{t('会员看得到的规则没有变化，不会出现公示。')}</p>
        ) : (
          <ul>
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}。</li>
            ))}
          </ul>
        )}
        {sentences.length > 0 && note && <p>{note}</p>}
        {sentences.length > 0 && <p>{t('生效前仍按现在的规则计算。')}</p>}
      </div>
    </figure>
  );
}
