import {execFileSync, spawnSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

export const hasOpenssl = spawnSync('openssl', ['version']).status === 0

export interface Certificate {
  readonly cert: string
  readonly key: string
}

/** The certificate of an authority of our own, and one that it signed for localhost alone. */
export interface Certificates {
  readonly authority: Certificate
  readonly server: Certificate
  /** For localhost too, signed by nobody else. */
  readonly selfSigned: Certificate
}

const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
const FOR_LOCALHOST = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']

/** Made anew by openssl, in a directory that is gone afterwards; valid for two days. */
export function makeCertificates(): Certificates {
  const directory = mkdtempSync(join(tmpdir(), 'qqctl-tls-'))
  const make = (name: string, ...args: readonly string[]): Certificate => {
    const out = ['-x509', '-days', '2', '-keyout', `${name}.key`, '-out', `${name}.crt`]
    execFileSync('openssl', ['req', ...NEW_KEY, ...out, ...args], {cwd: directory, stdio: 'pipe'})
    const read = (kind: string): string => readFileSync(join(directory, `${name}.${kind}`), 'utf8')
    return {cert: read('crt'), key: read('key')}
  }
  try {
    return {
      authority: make('authority', '-subj', '/CN=Test Authority'),
      server: make('server', ...FOR_LOCALHOST, '-CA', 'authority.crt', '-CAkey', 'authority.key'),
      selfSigned: make('self-signed', ...FOR_LOCALHOST),
    }
  } finally {
    rmSync(directory, {recursive: true})
  }
}
