/**
 * How a local file reaches NapCat: in chunks, inside the call as base64, by its path on a shared disk, or by its size
 * (`auto`).
 */
export const UPLOAD_MODES = ['auto', 'stream', 'base64', 'path'] as const

export type UploadMode = (typeof UPLOAD_MODES)[number]
