import type { IconName } from '../components/icon/icon-set.ts';
import type { WordKey } from '../words/word-keys.d.ts';

/** One place of the officers' pages as the header names it. */
export interface OfficePlace {
  readonly href: string;
  readonly key: WordKey;
  readonly icon: IconName;
  /** A right of the API without which the place is of no use; shown to everybody when absent. Shape: `<room>.<action>`. */
  readonly right?: string;
}

/** Every place an officer goes to, in the header's order. */
export const OFFICE_PLACES: readonly OfficePlace[] = [
  { href: '/can-bo/ho-so', key: 'office.dossiers', icon: 'folder', right: 'dossiers.readDossier' },
  { href: '/can-bo/tiep-nhan', key: 'office.intake', icon: 'inbox', right: 'dossiers.beginDossier' },
  { href: '/can-bo/so-theo-doi', key: 'office.register', icon: 'register', right: 'dossiers.readDossier' },
  { href: '/can-bo/lich-nghi', key: 'office.closures', icon: 'calendar', right: 'calendars.changeClosures' },
  { href: '/can-bo/hoi', key: 'office.ask', icon: 'message' },
  { href: '/can-bo/van-ban', key: 'office.laws', icon: 'scale' },
  { href: '/can-bo/nhiem-vu', key: 'office.tasks', icon: 'landmark' },
  { href: '/can-bo/tinh-huong', key: 'office.situations', icon: 'alert', right: 'knowledge.readSituation' },
  { href: '/can-bo/thay-doi', key: 'office.changes', icon: 'history' },
  { href: '/can-bo/bieu-mau', key: 'office.forms', icon: 'file' },
  { href: '/can-bo/kien-thuc', key: 'office.knowledge', icon: 'book-open', right: 'knowledge.readChangeSet' },
  { href: '/can-bo/tap-duot', key: 'office.practice', icon: 'graduation-cap', right: 'practice.readPractice' },
  { href: '/can-bo/nguoi-dung', key: 'office.people', icon: 'users', right: 'identity.listOfficers' },
];

/** The pages that are built; a place whose page is not among them is not shown. */
const BUILT = Object.keys(import.meta.glob('../routes/*/can-bo/*/+page.svelte')).map((path) => path.replace(/^.*\(office\)/, '').replace('/+page.svelte', ''));

/** The places to show to somebody with these rights. */
export function listPlaces(rights: readonly string[], built: readonly string[] = BUILT): readonly OfficePlace[] {
  return OFFICE_PLACES.filter((place) => built.includes(place.href) && (place.right === undefined || rights.includes(place.right)));
}
