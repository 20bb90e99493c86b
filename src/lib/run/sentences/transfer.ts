import {type Damage, type TransferKinds} from '../../errors/kinds/transfer.js'
import {sentencesOf} from './wording.js'

const READING_ADVICE = {
  remote: "a path on NapCat's own machine is written remote:/path",
  'no upload': "a path on NapCat's own machine needs no upload: write remote:/path",
}

const FOLDER_ADVICE = {
  contents: 'give what is in it',
  files: 'give its files ({bare}/*), or an archive of it',
  'files or remote':
    "give its files ({bare}/*), or an archive of it, or write remote:/path for a folder on NapCat's machine",
  archive: 'pack it first: zip -r or tar -czf',
}

const DAMAGES: Readonly<Record<Damage, string>> = {
  beginning: 'the download is damaged: it does not begin with its name and size',
  end: 'the download is damaged: it ended before its end',
  packets: 'the download is damaged: {said} packets were sent, {found} came',
  bytes: 'the download is damaged: {said} bytes were sent, {found} came',
  'too short': 'the download is damaged: it has {found} bytes instead of {said}',
  'too long': 'the download is damaged: it has more than {said} bytes',
  'no part': 'the download is damaged: packet {packet} is no part of a file',
  'out of order': 'the download is damaged: packet {found} came where {packet} should be',
  'packet size': 'the download is damaged: packet {packet} has {found} bytes instead of {said}',
}

const NO_MEDIA = {
  image: ['{file} is no image', '{file} is no image: by its content it is {found}'],
  record: ['{file} is no voice or sound', '{file} is no voice or sound: by its content it is {found}'],
  video: ['{file} is no video', '{file} is no video: by its content it is {found}'],
} as const

/** Names that are spoken with a vowel at their beginning. */
const SPOKEN_WITH_VOWEL = /^(?:[AO]|FLV|M[P4])/

export const transferSentences = sentencesOf<TransferKinds>()({
  uploadedSoFar: ({goesOn}) =>
    goesOn
      ? '{file} is uploaded to {percent} %; the same command goes on within 10 minutes'
      : '{file} is uploaded to {percent} %',
  uploadLost: ({goesOn}) => ({
    message: '{file} is uploaded to {percent} %, then: {problem}',
    hint: goesOn ? 'the same command with --resume goes on within 10 minutes' : undefined,
  }),
  beginsAnew: '{file} begins anew: {problem}',
  hasRival: 'another run uploads it, too ({by})',
  isNamedOtherwise: 'its name or retention is another now',
  connectingAgain: '{problem}; connecting again',
  lostByServer: 'the server lost {file} {times} times',
  uploadUnclear: ({missing}) =>
    missing === 'count' ? 'NapCat did not say how much of a file it has' : 'NapCat did not say where it put the file',
  putTogetherWrongly:
    'the server put {file} together wrongly: it has {foundSize} bytes with SHA-256 {foundSha256} instead of {size} with {sha256}',

  sizeDiffers: 'it was said to have {said} bytes, and has {found}',
  damaged: ({how}) => ({message: DAMAGES[how], hint: 'try it again'}),
  otherHash: 'the file has SHA-256 {found}, not {wanted}',
  keptOtherHash: {
    message: '{file} is there already, and has SHA-256 {found}, not {wanted}',
    hint: '--force instead of --no-clobber overwrites it',
  },

  isNoUrl: '{url} is no URL',
  isNoWebUrl: '{url:quoted} is no http(s) URL',
  unreachable: 'could not connect to {host}: {detail}',
  lostHost: 'the connection to {host} was lost: {detail}',
  silentHost: '{host} was silent for {ms:seconds} s',
  httpStatus: {
    message: '{host} answered HTTP {status}',
    hint: "QQ's URLs are good for a while only: get a new one",
  },
  redirectsForEver: '{host} leads from one URL to the next without end',
  sentNothing: '{host} sent an empty file',

  cannotRead: ({advice}) => ({message: 'cannot read {file}: {detail}', hint: advice && READING_ADVICE[advice]}),
  cannotWrite: 'cannot write {file}: {detail}',
  cannotKeep: {message: 'cannot keep {file} in {folder}: {detail}', hint: 'TMPDIR names another folder for it'},
  isThere: {message: '{file} is there already', hint: '--force overwrites it, --no-clobber leaves it and goes on'},
  isTaken: {
    message: 'another file of this run is {file} already',
    hint: 'download them one by one, each with a --to of its own',
  },
  isNoFolder: {message: '{folder} is no folder', hint: 'mkdir -p {folder} makes it one'},
  isFolder: ({advice}) => ({message: '{folder} is a folder', hint: FOLDER_ADVICE[advice]}),
  isNoOrdinaryFile: '{file} is no ordinary file',
  isEmpty: '{file} is empty, and QQ takes no empty files',
  hasChanged: '{file} changed while it was being read',

  hasNoName: '{file} has no name of its own',
  tooBig: {
    message: '{what}: {size} MiB are too many for base64, of which NapCat takes {limit} MiB',
    hint: 'with --upload stream any size goes',
  },
  isNoBase64: '{file} holds what is no base64',
  noUrlHere: {
    message: '{url}: NapCat takes no URL here',
    hint: '`qq file fetch-remote URL` makes a file of it on its machine, to be written remote:/path',
  },
  noBase64Here: {
    message: 'NapCat takes no base64 here: --upload base64 cannot work',
    hint: 'leave it out, and the file goes there in chunks',
  },
  hasNoPath: '{file} has no path: --upload path is for files on a shared disk',
  isNoMedia: ({wanted, found}) => ({
    message: NO_MEDIA[wanted][found ? 1 : 0],
    hint: 'the content counts, not the name',
  }),
  content: ({format, medium}) => `${SPOKEN_WITH_VOWEL.test(format) ? 'an' : 'a'} {format} ${medium}`,
  isNoServerPath: {
    message: '{text} is no path on the server',
    hint: 'NapCat reads this on its own machine: write remote:/path',
  },
  remoteNeedsPath: {message: 'remote: needs a path', hint: 'write remote:/path'},
})
