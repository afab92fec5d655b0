/** How much of a body has been seen, 0–100: what lies above the lower edge of the window. In px of the window. */
export function scrollShare(body: { readonly top: number; readonly height: number }, windowHeight: number): number {
  if (body.height <= 0) return 0;
  return Math.max(0, Math.min(100, Math.floor(((windowHeight - body.top) * 100) / body.height)));
}
