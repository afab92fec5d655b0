// What two decoders that know nothing of one another read off a picture of the screen.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

// Else it would be fetched from the net.
const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });
const table = new URL('../../miniprogram/test/unit/code-128-widths.json', import.meta.url);
const widths = JSON.parse(readFileSync(table, 'utf8'));
const startC = 105;
const toC = 99;
const toLetters = [100, 101];
const modules = 11;

const isDark = ({ data }, at) => (data[at * 4] + data[at * 4 + 1] + data[at * 4 + 2]) / 3 < 128;

async function byZxing({ data, width, height }, format) {
  const image = { data: new Uint8ClampedArray(data), width, height, colorSpace: 'srgb' };
  const [found] = await readBarcodes(image, { formats: [format], tryHarder: true });
  return found?.text;
}

/** Runs of dark and light pixels in the middle row. */
function middleRow(image) {
  const row = Math.floor(image.height / 2) * image.width;
  const dark = Array.from({ length: image.width }, (_, x) => isDark(image, row + x));
  const [first, last] = [dark.indexOf(true), dark.lastIndexOf(true)];
  const runs = [];
  for (let x = first; x <= last; ) {
    let end = x;
    while (end <= last && dark[end] === dark[x]) end += 1;
    runs.push(end - x);
    x = end;
  }
  return runs;
}

/** The symbol whose bars are nearest to what is drawn: a screen rarely has whole pixels for a module. */
function symbolOf(runs) {
  const all = runs.reduce((sum, n) => sum + n, 0);
  const off = (pattern) => runs.reduce((sum, n, i) => sum + Math.abs((n * modules) / all - Number(pattern[i])), 0);
  return widths.reduce((best, pattern, i) => (off(pattern) < off(widths[best]) ? i : best), 0);
}

/** Two digits a symbol in set C, one character in the others, which are the same for digits. */
function textOf(symbols) {
  let set = symbols[0] === startC ? 'C' : 'B';
  let text = '';
  for (const symbol of symbols.slice(1)) {
    if (symbol === toC && set === 'B') set = 'C';
    else if (toLetters.includes(symbol) && set === 'C') set = 'B';
    else text += set === 'C' ? String(symbol).padStart(2, '0') : String.fromCharCode(symbol + 32);
  }
  return text;
}

/** CODE 128 by its own rules: eleven modules a symbol, a checksum modulo 103. */
function byRule(image) {
  const runs = middleRow(image);
  const count = Math.floor((runs.length - 7) / 6);
  const symbols = Array.from({ length: count }, (_, i) => symbolOf(runs.slice(i * 6, i * 6 + 6)));
  const checksum = symbols.pop();
  if (symbols.reduce((sum, symbol, i) => sum + symbol * Math.max(1, i), 0) % 103 !== checksum)
    throw new Error('the checksum of the bar code is wrong');
  return textOf(symbols);
}

/** Both readings of the bar code in a picture. */
export async function readBars(png) {
  const image = PNG.sync.read(png);
  return [await byZxing(image, 'Code128'), byRule(image)];
}

/** Both readings of the QR code in a picture. */
export async function readQr(png) {
  const image = PNG.sync.read(png);
  const found = jsQR(new Uint8ClampedArray(image.data), image.width, image.height);
  return [await byZxing(image, 'QRCode'), found?.data];
}
