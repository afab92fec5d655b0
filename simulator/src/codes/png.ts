import { crc32, deflateSync } from 'node:zlib';

export interface Picture {
  /** Pixels each way. */
  readonly size: number;
  readonly isDark: (x: number, y: number) => boolean;
  readonly dark: readonly [red: number, green: number, blue: number];
  /** What is not dark is white where false. */
  readonly transparent: boolean;
}

/** A square picture of two colours as PNG with a palette, one bit for each pixel. */
export function encodePng(picture: Picture): Buffer {
  const { size, dark, transparent } = picture;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([1, 3], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from([255, 255, 255, ...dark])),
    ...(transparent ? [chunk('tRNS', Buffer.from([0, 255]))] : []),
    chunk('IDAT', deflateSync(rows(picture))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function rows({ size, isDark }: Picture): Buffer {
  const length = 1 + Math.ceil(size / 8);
  const bytes = Buffer.alloc(length * size);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const at = y * length + 1 + (x >> 3);
      if (isDark(x, y)) bytes[at] = (bytes[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return bytes;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
