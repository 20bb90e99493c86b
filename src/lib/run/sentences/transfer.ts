import {type Damage, type TransferKinds} from '../../errors/kinds/transfer.js'
import {sentencesOf} from '../../errors/wording.js'

const READING_ADVICE = {
  remote: "write remote:/path for a path on NapCat's machine",
  'no upload': "write remote:/path for a path on NapCat's machine; it needs no upload",
}

const FOLDER_ADVICE = {
  contents: 'give the files in it',
  files: 'give its files ({bare}/*), or an archive of it',
  'files or remote':
    "give its files ({bare}/*), or an archive of it, or write remote:/path for a folder on NapCat's machine",
  archive: 'pack it first with zip -r or tar -czf',
}

const DAMAGES: Readonly<Record<Damage, string>> = {
  beginning: 'the download is damaged: it does not begin with its name and size',
  end: 'the download is damaged: its end is missing',
  packets: 'the download is damaged: {said} packets were sent, but {found} came',
  bytes: 'the download is damaged: {said} bytes were sent, but {found} came',
  'too short': 'the download is damaged: it has {found} bytes instead of {said}',
  'too long': 'the download is damaged: it has more than {said} bytes',
  'no part': 'the download is damaged: packet {packet} is not part of a file',
  'out of order': 'the download is damaged: packet {found} came instead of packet {packet}',
  'packet size': 'the download is damaged: packet {packet} has {found} bytes instead of {said}',
}

const NO_MEDIA = {
  image: ['{file} is not an image', '{file} is not an image: its content is {found}'],
  record: ['{file} is not a voice or audio file', '{file} is not a voice or audio file: its content is {found}'],
  video: ['{file} is not a video', '{file} is not a video: its content is {found}'],
} as const

/** What a file is, for most formats, and for those of `SPOKEN_WITH_VOWEL`. */
const CONTENTS = {
  image: ['a {format} image', 'an {format} image'],
  voice: ['a {format} voice', 'an {format} voice'],
  sound: ['a {format} sound', 'an {format} sound'],
  video: ['a {format} video', 'an {format} video'],
} as const

/** Names that are spoken with a vowel at their beginning. */
const SPOKEN_WITH_VOWEL = /^(?:[AO]|FLV|M[P4])/

export const transferSentences = sentencesOf<TransferKinds>()({
  uploadedSoFar: ({goesOn}) =>
    goesOn
      ? '{percent} % of {file} is uploaded; run the same command within 10 minutes to continue'
      : '{percent} % of {file} is uploaded',
  uploadLost: ({goesOn}) => ({
    message: '{percent} % of {file} is uploaded, then the upload failed: {problem}',
    hint: goesOn ? 'run the same command with --resume within 10 minutes to continue' : undefined,
  }),
  beginsAnew: 'the upload of {file} starts again from the beginning: {problem}',
  hasRival: 'another run is also uploading it ({by})',
  isNamedOtherwise: 'its name or its retention has changed',
  connectingAgain: '{problem}; connecting again',
  lostByServer: 'the server lost {file} {times} times',
  uploadUnclear: ({missing}) =>
    missing === 'count'
      ? 'NapCat did not return how much of the file it has'
      : 'NapCat did not return where it stored the file',
  putTogetherWrongly:
    'the server assembled {file} wrongly: it has {foundSize} bytes with SHA-256 {foundSha256} instead of {size} with {sha256}',

  sizeDiffers: 'the file should have {said} bytes, but it has {found}',
  damaged: ({how}) => ({message: DAMAGES[how], hint: 'try again'}),
  otherHash: 'the file has SHA-256 {found}, not {wanted}',
  keptOtherHash: {
    message: '{file} already exists and has SHA-256 {found}, not {wanted}',
    hint: 'use --force instead of --no-clobber to overwrite it',
  },

  isNoUrl: '{url} is not a URL',
  isNoWebUrl: '{url:quoted} is not an http:// or https:// URL',
  unreachable: 'could not connect to {host}: {detail}',
  lostHost: 'the connection to {host} was lost: {detail}',
  silentHost: '{host} sent nothing for {ms:seconds} s',
  httpStatus: {
    message: '{host} answered HTTP {status}',
    hint: 'URLs from QQ are valid only for a limited time; get a new one',
  },
  redirectsForEver: '{host} redirects too many times',
  sentNothing: '{host} sent an empty file',

  noFile: ({advice}) => ({
    message: 'cannot read {file}: there is no such file',
    hint: advice && READING_ADVICE[advice],
  }),
  mayNotRead: ({advice}) => ({
    message: 'cannot read {file}: you have no permission',
    hint: advice && READING_ADVICE[advice],
  }),
  cannotRead: ({advice}) => ({message: 'cannot read {file}: {detail}', hint: advice && READING_ADVICE[advice]}),
  cannotWrite: 'cannot write {file}: {detail}',
  cannotKeep: {message: 'cannot store {file} in {folder}: {detail}', hint: 'set TMPDIR to use another folder'},
  isThere: {
    message: '{file} already exists',
    hint: 'add --force to overwrite it, or --no-clobber to keep it and continue',
  },
  isTaken: {
    message: 'another file of this run was already saved as {file}',
    hint: 'download them one by one, each with its own --to',
  },
  isNoFolder: {message: '{folder} is not a folder', hint: 'create it with mkdir -p {folder}'},
  isFolder: ({advice}) => ({message: '{folder} is a folder', hint: FOLDER_ADVICE[advice]}),
  isNoOrdinaryFile: '{file} is not a regular file',
  isEmpty: '{file} is empty, and QQ does not accept empty files',
  hasChanged: '{file} changed while it was being read',

  hasNoName: '{file} has no file name',
  tooBig: {
    message: '{what}: {size} MiB is too much for base64; NapCat accepts at most {limit} MiB',
    hint: 'use --upload stream for any size',
  },
  isNoBase64: 'the content of {file} is not base64',
  noUrlHere: {
    message: '{url}: NapCat does not accept a URL here',
    hint: "run `qq file fetch-remote URL` to save it on NapCat's machine, then write remote:/path",
  },
  noBase64Here: {
    message: '--upload base64 cannot be used: NapCat does not accept base64 here',
    hint: 'leave it out, and the file is uploaded in chunks',
  },
  hasNoPath: '{file} has no path: --upload path is only for files on a shared disk',
  isNoMedia: ({wanted, found}) => ({
    message: NO_MEDIA[wanted][found ? 1 : 0],
    hint: 'qq checks the content, not the name',
  }),
  content: ({format, medium}) => CONTENTS[medium][SPOKEN_WITH_VOWEL.test(format) ? 1 : 0],
  isNoServerPath: {
    message: '{text} is not a path on the server',
    hint: 'NapCat reads this on its own machine: write remote:/path',
  },
  remoteNeedsPath: {message: 'remote: requires a path', hint: 'write remote:/path'},
})
