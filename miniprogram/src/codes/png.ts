/** Rows of dark and light modules, drawn as squares. `quiet` is the white border in modules. */
export interface ModuleDrawing {
  readonly rows: readonly (readonly boolean[])[];
  readonly scale: number;
  readonly quiet: number;
  /** Pixels of one row; a barcode has one tall row. */
  readonly rowHeight?: number;
}

const storedBlockMax = 65_535;
const adlerPrime = 65_521;

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

function crc32(bytes: readonly number[]): number {
  return ~bytes.reduce((crc, byte) => (crcTable[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8), -1) >>> 0;
}

const bigEndian = (n: number) => [(n >>> 24) & 255, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];

function chunk(type: string, data: readonly number[]): number[] {
  const body = [...Array.from(type, (letter) => letter.charCodeAt(0)), ...data];
  return [...bigEndian(data.length), ...body, ...bigEndian(crc32(body))];
}

/** A zlib stream without compression: a code is small, and this needs no inflater on any phone. */
function zlibStored(bytes: readonly number[]): number[] {
  const out = [0x78, 0x01];
  for (let at = 0; at < bytes.length; at += storedBlockMax) {
    const block = bytes.slice(at, at + storedBlockMax);
    const { length } = block;
    const last = at + length >= bytes.length ? 1 : 0;
    out.push(last, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255);
    for (const byte of block) out.push(byte);
  }
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % adlerPrime;
    b = (b + a) % adlerPrime;
  }
  return [...out, (b >> 8) & 255, b & 255, (a >> 8) & 255, a & 255];
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const letters = [18, 12, 6, 0].map((shift) => digits.charAt((group >> shift) & 63)).join('');
    text += at + 2 < bytes.length ? letters : letters.slice(0, bytes.length - at + 1).padEnd(4, '=');
  }
  return text;
}

/** One line of pixels as PNG wants it: a filter byte, then one bit a pixel, 1 is white. */
function scanLine(row: readonly boolean[] | undefined, width: number, { scale, quiet }: ModuleDrawing): number[] {
  const line = new Array<number>(Math.ceil(width / 8) + 1).fill(255);
  line[0] = 0;
  row?.forEach((dark, module) => {
    for (let i = 0; dark && i < scale; i += 1) {
      const pixel = (module + quiet) * scale + i;
      line[1 + (pixel >> 3)] = (line[1 + (pixel >> 3)] ?? 255) & ~(128 >> (pixel & 7));
    }
  });
  return line;
}

/** A one-bit greyscale PNG as a data URI: no canvas, the same on every phone. */
export function modulesToPng(drawing: ModuleDrawing): string {
  const { rows, scale, quiet, rowHeight = scale } = drawing;
  const width = ((rows[0]?.length ?? 0) + 2 * quiet) * scale;
  const border = Array.from({ length: quiet * scale }, () => scanLine(undefined, width, drawing));
  const body = rows.flatMap((row) => {
    const line = scanLine(row, width, drawing);
    return Array.from({ length: rowHeight }, () => line);
  });
  const lines = [...border, ...body, ...border];
  const header = [...bigEndian(width), ...bigEndian(lines.length), 1, 0, 0, 0, 0];
  const signature = [137, 80, 78, 71, 13, 10, 26, 10];
  const data = chunk('IDAT', zlibStored(lines.flat()));
  return `data:image/png;base64,${base64([...signature, ...chunk('IHDR', header), ...data, ...chunk('IEND', [])])}`;
}
