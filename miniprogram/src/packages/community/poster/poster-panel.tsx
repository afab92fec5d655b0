import { Button, Image, Text, View } from '@tarojs/components';
import { useState } from 'react';
import { PillButton } from '../../../components/pill-button/pill-button';
import { ErrorState } from '../../../components/states/error-state';
import { toast } from '../../../toast';
import styles from './poster.module.scss';
import { askForAlbum, savePicture } from './save-picture';

interface PosterPanelProps {
  readonly picture: {
    readonly data: string | undefined;
    readonly error: unknown;
    readonly refetch: () => Promise<unknown>;
  };
}

function useSave(address: string | undefined) {
  const [isRefused, setRefused] = useState(false);
  const save = async () => {
    if (!address) return;
    const saved = await savePicture(address).catch(() => undefined);
    setRefused(saved === 'refused');
    if (saved === 'saved') toast('海报已经存好');
    if (saved === undefined) toast('没有存成，请再试一次');
  };
  const allow = async () => {
    if (await askForAlbum().catch(() => false)) await save();
    else toast('还没有打开，可以改为发给朋友');
  };
  return { isRefused, save: () => void save(), allow: () => void allow() };
}

/** The poster, the ways to give it to a friend, and what to do when the album is closed. */
export function PosterPanel({ picture: { data, error, refetch } }: PosterPanelProps) {
  const { isRefused, save, allow } = useSave(data);
  return (
    <View>
      <View className={styles.frame}>
        {data && <Image id="poster" className={styles.poster} mode="aspectFit" src={data} showMenuByLongpress />}
        {!data && !error && <View className={styles.waiting} aria-label="正在画海报" />}
        {!data && Boolean(error) && (
          <View className={styles.failed}>
            <ErrorState title="海报没有画出来" error={error} onRetry={() => void refetch()} />
          </View>
        )}
      </View>
      {isRefused && (
        <View id="album-refused" className={styles.refused}>
          <Text className={styles.refusedText}>
            小程序还不能往相册里存图。在设置里打开「添加到相册」，海报会接着存好。
          </Text>
          <PillButton id="album-settings" onTap={allow}>
            去设置
          </PillButton>
        </View>
      )}
      <View className={styles.keys}>
        <Button id="invite-share" className={styles.share} openType="share">
          发给朋友
        </Button>
        <View className={styles.save}>
          <PillButton id="poster-save" size="large" disabled={!data} onTap={save}>
            存到相册
          </PillButton>
        </View>
      </View>
    </View>
  );
}
