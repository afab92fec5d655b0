import { crc32, deflateSync } from 'node:zlib';
import { SeededRandom } from './seeded-random.js';

type Colour = readonly [number, number, number];

export interface Landscape {
  readonly seed: number;
  /** From the top of the sky to the hill in front. */
  readonly colours: readonly [sky: string, low: string, sun: string, ...hills: string[]];
}

const WIDTH = 400;
const HEIGHT = 225;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Hills before a sky, drawn by the seed: a PNG as a `data:` address, so that the demo needs nobody's photographs. */
export function demoPicture({ seed, colours }: Landscape): string {
  const random = new SeededRandom(seed);
  const [sky, low, sun, ...hills] = colours.map(colourOf) as [Colour, Colour, Colour, ...Colour[]];
  const disc = { x: random.between(60, WIDTH - 60), y: random.between(40, 90), r: random.between(16, 26) };
  const ridges = hills.map((colour, i) => ({ colour, heightAt: ridge(random, (i + 1) / (hills.length + 1)) }));
  const pixels = Buffer.alloc((WIDTH * 3 + 1) * HEIGHT);
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const band = Math.min(1, Math.floor((y / (HEIGHT * 0.7)) * 12) / 12);
      let colour = mix(sky, low, band);
      colour = mix(colour, sun, clamp(disc.r - Math.hypot(x - disc.x, y - disc.y) + 0.5));
      for (const { colour: hill, heightAt } of ridges) colour = mix(colour, hill, clamp(y - heightAt(x) + 0.5));
      pixels.set(colour.map(Math.round), y * (WIDTH * 3 + 1) + 1 + x * 3);
    }
  }
  return `data:image/png;base64,${png(pixels).toString('base64')}`;
}

/** The upper edge of a hill: three waves, deeper down the nearer it is. */
function ridge(random: SeededRandom, depth: number): (x: number) => number {
  const waves = [1, 2.3, 5.1].map((frequency, i) => ({
    frequency: (frequency * (0.7 + random.next() * 0.6) * Math.PI) / WIDTH,
    phase: random.next() * Math.PI * 2,
    height: (26 * (1.1 - depth * 0.5)) / (i + 1),
  }));
  const middle = HEIGHT * (0.36 + depth * 0.6);
  return (x) => waves.reduce((y, { frequency, phase, height }) => y + Math.sin(x * frequency + phase) * height, middle);
}

function colourOf(hex: string): Colour {
  const value = Number.parseInt(hex, 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function mix(from: Colour, to: Colour, share: number): Colour {
  const at = (i: 0 | 1 | 2) => from[i] + (to[i] - from[i]) * share;
  return [at(0), at(1), at(2)];
}

function clamp(value: number): number {
  return Math.max(0, Math.min(1, value));
}

function png(pixels: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const body = chunk('IDAT', deflateSync(pixels, { level: 9 }));
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), body, chunk('IEND', Buffer.alloc(0))]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named) >>> 0);
  return Buffer.concat([length, named, sum]);
}
