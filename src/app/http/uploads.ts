import type { IncomingMessage } from 'node:http';
import { MOST_FILE_BYTES } from '#forms/take-file.ts';
import { UPLOAD_LIMITS } from '#knowledge/import-port.ts';

/** What a form says beside its file. Unit: bytes. */
const BESIDE = 64 * 1024;

/** What a request may be that brings a file; every other one keeps the general limits. Unit: bytes and milliseconds. */
export const UPLOAD = { maxBodyBytes: Math.max(...Object.values(UPLOAD_LIMITS)) + BESIDE, timeoutMs: 300_000, atOnce: 2 } as const;

const SESSION = /(?:^|;\s*)(?:__Host-)?mc_session=/u;
const API = '/api/v1/import-files';
const PAGE = /^\/can-bo\/kien-thuc\/nhap-lieu\/(?:thu-tuc|nhiem-vu|van-ban)$/u;

/** Whether a request may bring a file: to the API, or to the form of an officer who is signed in. */
export function isUpload({ method, url = '/', headers }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): boolean {
  if (method !== 'POST') return false;
  const [path = ''] = url.split('?');
  return (path === API || PAGE.test(path)) && SESSION.test(headers.cookie ?? '');
}

/** The same for a photo or PDF that a person sends with a form; the room lets one after the other in. */
export const FORM_FILE = { maxBodyBytes: MOST_FILE_BYTES + BESIDE, timeoutMs: 300_000 } as const;

/** What an officer takes in at once beside the citizen: several papers, each by itself within the limit of a file. */
const OFFICE_FILES = { maxBodyBytes: 2 * MOST_FILE_BYTES + BESIDE, timeoutMs: 300_000 } as const;

const FORM_FILE_PATH = /^\/api\/v1\/form-drafts\/[0-9a-f-]{36}\/files$|^\/to-khai\//u;
const APPLICANT_FILE = '/api/v1/dossier-access/files';
const APPLICANT_PAGE = /^\/ho-so\/[^/]+$/u;
const OFFICE_FILE = '/api/v1/dossier-papers';
const OFFICE_PAGE = /^\/can-bo\/(?:ho-so|tiep-nhan)(?:\/|$)/u;

/** What a request may be that `isFormFile` lets bring files. */
export function formFileLimits({ url = '/' }: Pick<IncomingMessage, 'url'>): { readonly maxBodyBytes: number; readonly timeoutMs: number } {
  return OFFICE_PAGE.test(url.split('?')[0] ?? '') ? OFFICE_FILES : FORM_FILE;
}

/** Whether a request may bring a file of a form or for a dossier: to the API with the draft's token, or to a page with the cookie of whoever opened it. */
export function isFormFile({ method, url = '/', headers }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): boolean {
  if (method !== 'POST') return false;
  const [path = ''] = url.split('?');
  const carries = (cookie: RegExp): boolean => cookie.test(headers.cookie ?? '');
  // Who supplies a dossier by the API proves it inside the body.
  if (path === APPLICANT_FILE || (APPLICANT_PAGE.test(path) && carries(/(?:^|;\s*)mc_ho_so=/u))) return true;
  if (path === OFFICE_FILE || OFFICE_PAGE.test(path)) return carries(SESSION);
  return FORM_FILE_PATH.test(path) && (headers['x-draft-token'] !== undefined || carries(/(?:^|;\s*)mc_draft_[0-9a-f]{12}=/u));
}
