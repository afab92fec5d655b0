import { z } from 'zod';

const PICTURE = /^data:image\/(jpeg|png|webp);base64,[A-Za-z0-9+/]+={0,2}$/;

/** A picture as a `data:` address of at most `characters` characters. */
export const pictureOf = (characters: number) =>
  z
    .string()
    .max(characters, { message: '图片太大，请换一张小一些的。' })
    .regex(PICTURE, { message: '只能放 JPEG、PNG 或 WebP 图片。' });

/** A cover is small: lists carry it. */
export const CoverSchema = pictureOf(60_000);
