export type Rgb = readonly [number, number, number];

/** `#fff` or `#1e1b17` as red, green and blue from 0 to 255. */
export function rgbOf(hex: string): Rgb {
  const digits = hex.replace('#', '');
  const long = digits.length === 3 ? [...digits].map((d) => d + d).join('') : digits;
  const at = (from: number) => parseInt(long.slice(from, from + 2), 16);
  return [at(0), at(2), at(4)];
}

/** Relative luminance, WCAG 2.2. */
function luminance(color: Rgb): number {
  const linear = (n: number) => (n / 255 <= 0.04045 ? n / 255 / 12.92 : ((n / 255 + 0.055) / 1.055) ** 2.4);
  const [red, green, blue] = color;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Contrast of two opaque colours, 1 to 21, WCAG 2.2. */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(rgbOf(one)), luminance(rgbOf(other))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
