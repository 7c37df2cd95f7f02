/** Where a person sends a file to a form; everything else is words. */
const UPLOAD = /^\/api\/v1\/form-drafts\/[0-9a-f-]{36}\/files$|^\/to-khai\//;

/** What a form around a file adds to it: boundaries, names, the other fields of a page. Unit: bytes. */
const AROUND = 256 * 1024;

/** How long a request of a path may be. `mostFileBytes`: of one file. Unit: bytes. */
export function bodyLimitOf(path: string, limits: { readonly maxBodyBytes: number; readonly maxFileBytes: number }): { readonly maxBytes: number; readonly isUpload: boolean } {
  const isUpload = UPLOAD.test(path);
  return { maxBytes: isUpload ? Math.max(limits.maxBodyBytes, limits.maxFileBytes + AROUND) : limits.maxBodyBytes, isUpload };
}
