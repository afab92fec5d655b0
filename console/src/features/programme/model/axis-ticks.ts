/** Round marks above 0 that cover `most`, about `wanted` of them; the last is at `most` or above it. */
export function axisTicks(most: number, wanted: number): readonly number[] {
  const rough = most / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((each) => each * power).find((each) => each >= rough) ?? rough;
  return Array.from({ length: Math.ceil(most / step - 1e-9) }, (_, index) => (index + 1) * step);
}
