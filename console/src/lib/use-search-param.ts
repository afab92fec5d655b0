import { useAddressParam } from './use-address-param';

/** The search of a list, kept in the address; a new search starts at the first page. */
export function useSearchParam(): readonly [string, (text: string) => void] {
  return useAddressParam('search');
}
