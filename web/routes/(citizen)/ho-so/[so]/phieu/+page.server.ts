import { drawQrImage } from '../../../../../follow/draw-qr.ts';
import { openDossier } from '../../../../../follow/open-dossier.ts';
import { openApi } from '../../../../../open-api.ts';
import type { PageServerLoad } from './$types';

/** The slip that keeps the number, to print. The code on it leads to the page that asks for the year of birth. */
export const load: PageServerLoad = async (event) => {
  const { dossier, proof } = await openDossier(event);
  const filing = await openApi(event.fetch).tellFilingOf(proof);
  const number = dossier.code ?? dossier.filingNumber;
  return { dossier, filings: filing.ok ? filing.value.items : [], number, sentAt: dossier.history[0]?.at ?? dossier.since, qr: await drawQrImage(`${event.locals.origin}/ho-so?so=${encodeURIComponent(number)}`), at: `/ho-so/${encodeURIComponent(event.params.so)}`, isNew: event.url.searchParams.has('moi') };
};
