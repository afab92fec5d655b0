import { useQuery } from '@tanstack/react-query';
import { Image } from 'antd';
import { feedbackPhotoQuery } from '../../api/feedback';
import { useText } from '../../lib/use-text';
import styles from './feedback.module.css';

/** What the member showed, small; a click makes it large. */
export function FeedbackPhotos({ photos }: { readonly photos: readonly string[] }) {
  if (photos.length === 0) return null;
  return (
    <div className={styles.photos}>
      <Image.PreviewGroup>
        {photos.map((key) => (
          <Photo key={key} photoKey={key} />
        ))}
      </Image.PreviewGroup>
    </div>
  );
}

function Photo({ photoKey }: { readonly photoKey: string }) {
  const t = useText();
  const { data: address, error } = useQuery(feedbackPhotoQuery(photoKey));
  if (error) return <span className="muted">{t('照片没有加载出来')}</span>;
  if (!address) return <span className={styles.photo} aria-busy />;
  return <Image className={styles.photo} width={88} height={88} alt={t('会员的照片')} src={address} />;
}
