import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Home } from '@jieti/shared/api/me';
import { ListRow } from '../../components/section/list-row';
import { Panel } from '../../components/section/panel';
import { spokenDay } from '../../format';
import { AnnouncementSheet } from './announcement-sheet';
import styles from './home.module.scss';

type Standing = Pick<Home, 'override' | 'preUpgrade' | 'announcement'>;

function untilNote(until: string | null): string {
  return until ? `到 ${spokenDay(until)}` : '由门店设定';
}

/** What stands beside the card: a tier set by hand, one about to be confirmed, and rules that are about to change. */
export function StandingNotes({ home }: { readonly home: Standing }) {
  const { override, preUpgrade, announcement } = home;
  const [open, setOpen] = useState(false);
  if (!override && !preUpgrade && !announcement) return null;
  return (
    <View className={styles.notes}>
      <Panel padded>
        {preUpgrade && (
          <ListRow
            id="home-pre-upgrade"
            icon="stairs"
            title={`预升级：${preUpgrade.tier.name}，${spokenDay(preUpgrade.on)}确认`}
            note={preUpgrade.sentence}
          />
        )}
        {override && (
          <ListRow id="home-override" icon="gift" title={override.sentence} note={untilNote(override.until)} />
        )}
        {announcement && (
          <ListRow
            id="home-announcement"
            icon="bell"
            title={`等级规则 ${spokenDay(announcement.from)}起调整`}
            note={announcement.sentence}
            onTap={() => setOpen(true)}
          />
        )}
        {announcement && open && <AnnouncementSheet announcement={announcement} onClose={() => setOpen(false)} />}
      </Panel>
    </View>
  );
}
