import widths from '../../test/unit/code-128-widths.json';
import { pixelsOf } from '../../test/unit/decode-png';
import { barcodePng } from './barcode-png';

/** CODE 128 by its own rules: set C, two digits a symbol, checksum modulo 103. */
const startC = 105;

/** Runs of dark and light modules in the middle row. */
function runsOf(uri: string, scale: number): number[] {
  const { data, width, height } = pixelsOf(uri);
  const row = Math.floor(height / 2) * width;
  const dark = Array.from({ length: width }, (_, x) => (data[(row + x) * 4] ?? 255) < 128);
  const runs: number[] = [];
  for (let x = dark.indexOf(true); x <= dark.lastIndexOf(true); ) {
    let end = x;
    while (end <= dark.lastIndexOf(true) && dark[end] === dark[x]) end += 1;
    runs.push((end - x) / scale);
    x = end;
  }
  return runs;
}

function symbolsOf(runs: readonly number[]): number[] {
  const groups = Array.from({ length: Math.floor((runs.length - 7) / 6) }, (_, i) =>
    runs.slice(i * 6, i * 6 + 6).join(''),
  );
  return groups.map((group) => widths.indexOf(group));
}

describe('the barcode image', () => {
  it('is CODE 128 in set C with a right checksum', () => {
    const symbols = symbolsOf(runsOf(barcodePng('920000000000001234'), 3));
    const checksum = symbols.pop();
    expect(symbols[0]).toBe(startC);
    expect(
      symbols
        .slice(1)
        .map((s) => String(s).padStart(2, '0'))
        .join(''),
    ).toBe('920000000000001234');
    expect(checksum).toBe(symbols.reduce((sum, symbol, i) => sum + symbol * Math.max(1, i), 0) % 103);
  });
});
