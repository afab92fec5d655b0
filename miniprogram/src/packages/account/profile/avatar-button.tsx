import { Button } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { ReactNode } from 'react';
import styles from './profile.module.scss';

export interface AvatarButtonProps {
  readonly disabled: boolean;
  /** Base64 of the picture. */
  readonly onChoose: (image: string) => void;
  readonly onFail: () => void;
  readonly children: ReactNode;
}

/** 200 kB as base64. */
const mostCharacters = 273_000;

const read = (filePath: string): Promise<string> =>
  new Promise((resolve, reject) => {
    Taro.getFileSystemManager().readFile({
      filePath,
      encoding: 'base64',
      success: ({ data }) => resolve(String(data)),
      fail: reject,
    });
  });

/** WeChat gives a file; one that is too large is made smaller once. */
async function pictureOf(filePath: string): Promise<string> {
  const picture = await read(filePath);
  if (picture.length <= mostCharacters) return picture;
  const { tempFilePath } = await Taro.compressImage({ src: filePath, quality: 60, compressedWidth: 480 });
  return read(tempFilePath);
}

/** WeChat's own chooser: its avatar, an album, or the camera. */
export function AvatarButton({ disabled, onChoose, onFail, children }: AvatarButtonProps) {
  return (
    <Button
      id="profile-avatar"
      className={styles.bare}
      hoverClass="none"
      disabled={disabled}
      openType="chooseAvatar"
      onChooseAvatar={({ detail }) => {
        pictureOf(String((detail as { avatarUrl?: string }).avatarUrl)).then(onChoose, onFail);
      }}
    >
      {children}
    </Button>
  );
}
