/** The phone's own clock in epoch milliseconds; the server's time differs by the offset its answers carry. */
export function phoneNow(): number {
  return Date.now();
}
