import { View } from '@tarojs/components';
import { groupThousands } from '@jieti/shared/money';
import type { Home } from '@jieti/shared/api/me';
import { phoneNow } from '../../clock';
import { useBirthday } from '../../components/birthday/use-birthday';
import { ListRow } from '../../components/section/list-row';
import { Panel } from '../../components/section/panel';
import { lastDayWords, spokenDay } from '../../format';
import { openPage } from '../../open-page';
import { birthdayHint } from './birthday-hint';
import styles from './home.module.scss';

/** What runs out or comes up soon: points that end, the birthday. */
export function Hints({ home }: { readonly home: Home }) {
  const { data: mine } = useBirthday();
  const now = phoneNow();
  const ending = home.points.expiringSoon;
  const birthday = mine ? birthdayHint(mine, now) : undefined;
  if (!ending && !birthday) return null;
  return (
    <View className={styles.notes}>
      <Panel padded>
        {ending && (
          <ListRow
            id="home-points-ending"
            icon="points"
            title={`${groupThousands(ending.points)} 积分 ${lastDayWords(ending.expiresOn, now).words || `${spokenDay(ending.expiresOn)}到期`}`}
            note="先到期的先用，可以抵现或换券"
            onTap={() => openPage('pages/points/index')}
          />
        )}
        {birthday && (
          <ListRow
            id="home-birthday"
            icon="cake"
            title={birthday.title}
            note={birthday.note}
            onTap={() => openPage('pages/perks/index')}
          />
        )}
      </Panel>
    </View>
  );
}
