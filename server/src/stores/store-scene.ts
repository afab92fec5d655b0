/** WeChat takes no longer one. */
const MOST = 32;

/** What a store's code says to the page it opens; the phone reads it (`launch-entry.ts`). Null where it is too long. */
export function storeScene(storeId: string, campaign: string | undefined): string | null {
  const scene = campaign === undefined ? `s=${storeId}` : `s=${storeId}&c=${campaign}`;
  return scene.length <= MOST ? scene : null;
}

/** How many characters of a campaign's name fit beside the store. */
export const campaignRoom = (storeId: string): number => Math.max(0, MOST - `s=${storeId}&c=`.length);
