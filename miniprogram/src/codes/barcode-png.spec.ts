import { pixelsOf } from '../../test/unit/decode-png';
import { barcodePng } from './barcode-png';

/** CODE 128 by its own rules: set C, two digits a symbol, checksum modulo 103. */
const widths = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 ' +
  '123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 ' +
  '131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 ' +
  '213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 ' +
  '141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 ' +
  '124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 ' +
  '411131 211412 211214 211232'
).split(' ');
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
