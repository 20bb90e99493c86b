/**
 * How what is here reaches NapCat: in chunks first, inside the call as base64, by its path on a disk that NapCat sees too; or
 * by its size (`auto`).
 */
export const UPLOAD_MODES = ['auto', 'stream', 'base64', 'path'] as const

export type UploadMode = (typeof UPLOAD_MODES)[number]
