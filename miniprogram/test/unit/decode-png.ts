import jsQR from 'jsqr';
import { PNG } from 'pngjs';

/** The pixels of a data URI as a camera would see them. */
export function pixelsOf(uri: string): {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
} {
  const png = PNG.sync.read(Buffer.from(uri.replace(/^data:image\/png;base64,/, ''), 'base64'));
  return { data: new Uint8ClampedArray(png.data), width: png.width, height: png.height };
}

/** What a scanner reads from a QR image. */
export function readQr(uri: string): string | undefined {
  const { data, width, height } = pixelsOf(uri);
  return jsQR(data, width, height)?.data;
}
