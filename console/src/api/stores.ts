import { queryOptions } from '@tanstack/react-query';
import type { StoreJoins, Stores } from '@jieti/shared/api/stores';
import { request, requestFile } from './request';

export const storesQuery = queryOptions({
  queryKey: ['stores'],
  staleTime: 600_000,
  queryFn: async ({ signal }) => (await request<Stores>('/stores', { signal })).items,
});

export const storeJoinsQuery = queryOptions({
  queryKey: ['stores', 'joins'],
  queryFn: ({ signal }) => request<StoreJoins>('/stores/joins', { signal }),
});

/** The picture as an address that an `img` and a download can use; drawn by WeChat, so it is asked for once. */
export const storeCodeQuery = (storeId: string, campaign: string) =>
  queryOptions({
    queryKey: ['stores', 'code', storeId, campaign],
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    queryFn: async ({ signal }) => {
      const path = `/stores/${encodeURIComponent(storeId)}/code.png`;
      return dataAddress((await requestFile(path, { query: { campaign }, signal })).blob);
    },
  });

async function dataAddress(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return `data:image/png;base64,${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`;
}
