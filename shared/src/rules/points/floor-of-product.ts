/** `floor(a × b ÷ c)`, exactly, for whole `a`, `b` ≥ 0 and `c` ≥ 1 up to 2⁵² whose result is a safe integer. */
export function floorOfProduct(a: number, b: number, c: number): number {
  const product = a * b;
  if (Number.isSafeInteger(product)) return (product - (product % c)) / c;
  // Long multiplication bit by bit, so that no sum leaves the safe range.
  const [quotient, rest] = [Math.floor(a / c), a % c];
  let [whole, left] = [0, 0];
  for (const bit of b.toString(2)) {
    whole *= 2;
    left *= 2;
    if (bit === '1') [whole, left] = [whole + quotient, left + rest];
    while (left >= c) [whole, left] = [whole + 1, left - c];
  }
  return whole;
}
