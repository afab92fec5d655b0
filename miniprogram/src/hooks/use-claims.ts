import { getClaims } from '../api/me';
import { useKeptQuery } from './use-kept-query';

/** What the claim centre offers this member; the last this phone saw where there is no network. */
export const useClaims = () => useKeptQuery('claims', getClaims);
