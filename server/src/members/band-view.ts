import type { MemberDetail } from '@jieti/shared/api/members';
import { spendBands } from '@jieti/shared/rules/programme/spend-bands';
import { memberStanding } from '@jieti/shared/rules/tier/member-standing';
import { headlineFigure, nextProgress } from '@jieti/shared/rules/tier/progress';
import { figureText } from '@jieti/shared/rules/tier/wording';
import type { MemberPicture } from './standings.queries.js';

/** The spend band of the last year: a ladder of its own over the same facts, that only steers messages. */
export function bandView({ standing }: MemberPicture): MemberDetail['band'] {
  const band = memberStanding({ ...standing.input, versions: [spendBands], overrides: [] });
  const { label, value, unit } = headlineFigure(band);
  const next = nextProgress(band);
  const figure = `${label} ${figureText(value, unit)}`;
  return { name: band.tier.name, sentence: next && !next.holds ? `${figure}，${next.sentence}。` : `${figure}。` };
}
