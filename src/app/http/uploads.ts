import type { IncomingMessage } from 'node:http';
import { MOST_FILE_BYTES } from '#forms/take-file.ts';
import { UPLOAD_LIMITS } from '#knowledge/import-port.ts';

/** What a form says beside its file. Unit: bytes. */
const BESIDE = 64 * 1024;

/** What a request may be that brings a file; every other one keeps the general limits. Unit: bytes and milliseconds. */
export const UPLOAD = { maxBodyBytes: Math.max(...Object.values(UPLOAD_LIMITS)) + BESIDE, timeoutMs: 300_000, atOnce: 2 } as const;

const API = '/api/v1/import-files';
const PAGE = /^\/can-bo\/kien-thuc\/nhap-lieu\/(?:thu-tuc|nhiem-vu|van-ban)$/u;

/** Whether a request may bring a file: to the API, or to the form of an officer who is signed in. */
export function isUpload({ method, url = '/', headers }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): boolean {
  if (method !== 'POST') return false;
  const [path = ''] = url.split('?');
  return (path === API || PAGE.test(path)) && /(?:^|;\s*)(?:__Host-)?mc_session=/u.test(headers.cookie ?? '');
}

/** The same for a photo or PDF that a person sends with a form; the room lets one after the other in. */
export const FORM_FILE = { maxBodyBytes: MOST_FILE_BYTES + BESIDE, timeoutMs: 300_000 } as const;

const FORM_FILE_PATH = /^\/api\/v1\/form-drafts\/[0-9a-f-]{36}\/files$|^\/to-khai\//u;

const DOSSIER_FILE = '/api/v1/dossier-access/files';
const DOSSIER_PAGE = /^\/ho-so\/[^/]+$/u;

/** Whether a request may bring a file of a form or for a dossier: to the API with the draft's token, or to a page of forms with its cookie. */
export function isFormFile({ method, url = '/', headers }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): boolean {
  if (method !== 'POST') return false;
  const [path = ''] = url.split('?');
  // Who supplies a dossier proves it inside the body, or by the cookie of the page that has opened it.
  if (path === DOSSIER_FILE || (DOSSIER_PAGE.test(path) && /(?:^|;\s*)mc_ho_so=/u.test(headers.cookie ?? ''))) return true;
  return FORM_FILE_PATH.test(path) && (headers['x-draft-token'] !== undefined || /(?:^|;\s*)mc_draft_[0-9a-f]{12}=/u.test(headers.cookie ?? ''));
}
