import { Text, View } from '@tarojs/components';
import type { Home } from '@jieti/shared/api/me';
import { Icon } from '../../components/icon/icon';
import { nextNote } from '../../components/progress/next-note';
import { ProgressGroup } from '../../components/progress/progress-group';
import { figure, spokenDay } from '../../format';
import { openPage } from '../../open-page';
import styles from './home.module.scss';

function LeavingNote({ home }: { readonly home: Home }) {
  const leaving = home.keep?.leaving ?? 0;
  if (leaving <= 0) return null;
  const now = figure(home.headline.value, home.headline.unit);
  return (
    <View id="home-leaving" className={styles.leaving} role="button" onClick={() => openPage('pages/why/index')}>
      <Text>{`${now} 中有 ${figure(leaving, 'growth')} 会在评定前移出，已扣除`}</Text>
      <Icon name="right" size={14} />
    </View>
  );
}

/** What keeps the tier and what reaches the next; absent where the ladder has neither. */
export function ProgressPanel({ home }: { readonly home: Home }) {
  const { keep, next } = home;
  if (!keep && !next) return null;
  return (
    <View className={styles.progress}>
      {keep && (
        <ProgressGroup
          progress={keep}
          title={`保住${keep.tier.name}`}
          note={`${spokenDay(keep.reviewOn)}评定，${keep.daysLeft > 0 ? `还有 ${keep.daysLeft} 天` : '就是今天'}`}
        >
          <LeavingNote home={home} />
        </ProgressGroup>
      )}
      {next && <ProgressGroup progress={next} title={`升到${next.tier.name}`} note={nextNote(next)} />}
    </View>
  );
}
