import { useSearchParams } from 'react-router';

/** The search of a list, kept in the address; a new search starts at the first page. */
export function useSearchParam(): readonly [string, (text: string) => void] {
  const [params, setParams] = useSearchParams();
  return [params.get('search') ?? '', (text) => setParams(text === '' ? {} : { search: text }, { replace: true })];
}
