import { useRef, useState } from 'react';
import { sendPhoto } from '../../../api/community';
import { toast } from '../../../toast';
import { chosenPhotos, type ChosenPhoto } from './chosen-photos';

export const mostPhotos = 3;

export interface AttachedPhoto {
  readonly id: number;
  readonly photo: ChosenPhoto;
  readonly state: 'sending' | 'sent' | 'failed';
  readonly key: string | undefined;
}

/** Photos beside the words: sent as soon as they are chosen, each by itself; what failed can be tried again or left out. */
export function usePhotos() {
  const [photos, setPhotos] = useState<readonly AttachedPhoto[]>([]);
  const nextId = useRef(1);
  const change = (id: number, part: Partial<AttachedPhoto>) =>
    setPhotos((before) => before.map((one) => (one.id === id ? { ...one, ...part } : one)));

  const send = async (id: number, photo: ChosenPhoto) => {
    change(id, { state: 'sending' });
    try {
      const { key } = await sendPhoto(await photo.content());
      change(id, { state: 'sent', key });
    } catch {
      change(id, { state: 'failed' });
    }
  };
  const add = async () => {
    const chosen = await chosenPhotos(mostPhotos - photos.length).catch(() => undefined);
    if (!chosen) return toast('没有打开相册，请在设置里允许后再试');
    const added = chosen.map(
      (photo): AttachedPhoto => ({ id: nextId.current++, photo, state: 'sending', key: undefined }),
    );
    setPhotos((before) => [...before, ...added]);
    for (const { id, photo } of added) void send(id, photo);
  };
  return {
    photos,
    keys: photos.flatMap(({ key }) => key ?? []),
    isReady: photos.every(({ state }) => state === 'sent'),
    add: () => void add(),
    again: ({ id, photo }: AttachedPhoto) => void send(id, photo),
    remove: (id: number) => setPhotos((before) => before.filter((one) => one.id !== id)),
    clear: () => setPhotos([]),
  };
}
