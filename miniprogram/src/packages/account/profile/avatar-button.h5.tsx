import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { AvatarButtonProps } from './avatar-button';
import styles from './profile.module.scss';

const side = 240;

/** The middle of the picture as a small square. */
async function pictureOf(address: string): Promise<string> {
  const image = document.createElement('img');
  image.src = address;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  const shown = Math.min(image.naturalWidth, image.naturalHeight);
  const [left, top] = [(image.naturalWidth - shown) / 2, (image.naturalHeight - shown) / 2];
  canvas.getContext('2d')?.drawImage(image, left, top, shown, shown, 0, 0, side, side);
  return canvas.toDataURL('image/jpeg', 0.85).split(',')[1] ?? '';
}

/** The browser's own chooser. */
export function AvatarButton({ disabled, onChoose, onFail, children }: AvatarButtonProps) {
  const choose = () => {
    Taro.chooseImage({ count: 1 })
      .then(({ tempFilePaths }) => pictureOf(tempFilePaths[0] ?? ''))
      .then(onChoose, onFail);
  };
  return (
    <View id="profile-avatar" className={styles.bare} role="button" onClick={disabled ? undefined : choose}>
      {children}
    </View>
  );
}
