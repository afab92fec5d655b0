import { Image, Text, View } from '@tarojs/components';
import { Icon } from '../../../components/icon/icon';
import styles from './feedback.module.scss';
import { mostPhotos, type usePhotos } from './use-photos';

const stateWords = { sending: '正在传', failed: '没传成，点一下再传', sent: '' } as const;

/** The photos chosen so far, each with a way to take it out, and the way to add one. */
export function PhotoStrip({ attached }: { readonly attached: ReturnType<typeof usePhotos> }) {
  const { photos, add, again, remove } = attached;
  return (
    <View className={styles.strip}>
      {photos.map((one, i) => (
        <View key={one.id} className={styles.shot}>
          <Image className={styles.picture} mode="aspectFill" src={one.photo.address} aria-label={`照片 ${i + 1}`} />
          {one.state !== 'sent' && (
            <View className={styles.veil} onClick={one.state === 'failed' ? () => again(one) : undefined}>
              <Text>{stateWords[one.state]}</Text>
            </View>
          )}
          <View className={styles.out} role="button" aria-label={`去掉照片 ${i + 1}`} onClick={() => remove(one.id)}>
            <Text className={styles.cross}>×</Text>
          </View>
        </View>
      ))}
      {photos.length < mostPhotos && (
        <View id="feedback-photo" className={styles.add} role="button" onClick={add}>
          <Icon name="camera" size={24} />
          <Text className={styles.addText}>{photos.length === 0 ? '加照片' : `${photos.length} / ${mostPhotos}`}</Text>
        </View>
      )}
    </View>
  );
}
