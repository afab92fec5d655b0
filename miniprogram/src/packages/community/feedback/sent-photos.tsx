import { useQueries } from '@tanstack/react-query';
import { Image, Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { getPhoto } from '../../../api/community';
import styles from './feedback.module.scss';

/** What was sent with the words; a tap makes it large. */
export function SentPhotos({ photos }: { readonly photos: readonly string[] }) {
  const files = useQueries({
    queries: photos.map((key) => ({
      queryKey: ['feedback-photo', key],
      queryFn: () => getPhoto(key),
      staleTime: Infinity,
    })),
  });
  if (photos.length === 0) return null;
  const urls = files.flatMap(({ data }) => data ?? []);
  return (
    <View className={styles.strip}>
      {files.map(({ data, error }, i) => (
        <View key={photos[i]} className={styles.shot}>
          {data && (
            <Image
              className={styles.picture}
              mode="aspectFill"
              src={data}
              aria-label={`照片 ${i + 1}`}
              onClick={() => void Taro.previewImage({ urls, current: data })}
            />
          )}
          {error && (
            <View className={styles.veil}>
              <Text>没有加载出来</Text>
            </View>
          )}
        </View>
      ))}
    </View>
  );
}
