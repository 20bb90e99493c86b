import {type ActionTable} from './facts.js'

export const MEDIA_ACTIONS = {
  clean_stream_temp_file: {
    params: {},
    effect: 'control',
    data: 'absent',
    returns: 'nothing',
    destructive: true,
    confirm: 'clean',
    notes:
      'Deletes all files in <NapCat data>/NapCat/temp, not only those of streams: temporary files of running sends, downloads and uploads are deleted too. Folders (upload_<id>) are kept. It is always ok; failures are only logged.',
  },
  download_file: {
    params: {
      url: {type: 'string', notes: 'give url or base64'},
      base64: {type: 'string', notes: 'without the base64:// prefix'},
      name: {type: 'string'},
      headers: {type: 'string[]', notes: '"Key=Value"'},
    },
    effect: 'send',
    data: 'value',
    returns: '{file: server path}',
    oneOf: [[['url'], ['base64']]],
    waitMs: 600_000,
    serverWait: 'no limit',
    notes:
      'Downloads to the temporary folder of the SERVER. headers is an array of "Key=Value" (not "Key: Value"); a string is split at the literal text [\\r\\n]. thread_count is not a parameter. Without name, the file name is its MD5. There is no timeout.',
  },
  download_file_image_stream: {
    params: {
      file: {type: 'id', notes: 'the file id or file name from a segment or a list; give file or file_id'},
      file_id: {type: 'id'},
      chunk_size: {
        type: 'int',
        default: 65536,
        notes: 'in bytes before base64; 0 means 65536; there is no upper limit',
      },
    },
    effect: 'read',
    mixed: 'received files',
    data: 'value',
    sizes: ['file_size', 'chunk_size', 'size', 'base64_size'],
    returns: 'frames: file_info, file_chunk*, then file_complete {type:"response",total_chunks,total_bytes,message}',
    oneOf: [[['file'], ['file_id']]],
    waitMs: 120_000,
    serverWait: 'up to 120 s before the first frame',
    stream: true,
    notes:
      'Several frames. file is a file_id or a file name that this NapCat process knows, or a name to search in the local files of QQ; URLs and paths are NOT accepted, although the schema says so. file_info also has width and height. An error is failed/1200 "Download failed: ..." with data {type:"error",data_type:"error"}.',
  },
  download_file_record_stream: {
    params: {
      file: {type: 'id', notes: 'the file id or file name from a segment or a list; give file or file_id'},
      file_id: {type: 'id'},
      chunk_size: {
        type: 'int',
        default: 65536,
        notes: 'in bytes before base64; 0 means 65536; there is no upper limit',
      },
      out_format: {
        type: 'enum',
        enum: ['mp3', 'amr', 'wma', 'm4a', 'spx', 'ogg', 'wav', 'flac'],
        notes: 'leave it out for the raw file (usually silk)',
      },
    },
    effect: 'read',
    mixed: 'received files',
    data: 'value',
    sizes: ['file_size', 'chunk_size', 'size', 'base64_size'],
    returns: 'frames: file_info, file_chunk*, then file_complete {type:"response",total_chunks,total_bytes,message}',
    oneOf: [[['file'], ['file_id']]],
    waitMs: 120_000,
    serverWait: 'up to 120 s before the first frame',
    stream: true,
    notes:
      'Several frames. file is a file_id or a file name that this NapCat process knows, or a name to search in the local files of QQ; URLs and paths are NOT accepted, although the schema says so. file_info also has out_format; its file_size is the ORIGINAL size even if the file is converted. An error is failed/1200 "Download failed: ..." with data {type:"error",data_type:"error"}.',
  },
  download_file_stream: {
    params: {
      file: {type: 'id', notes: 'the file id or file name from a segment or a list; give file or file_id'},
      file_id: {type: 'id'},
      chunk_size: {
        type: 'int',
        default: 65536,
        notes: 'in bytes before base64; 0 means 65536; there is no upper limit',
      },
    },
    effect: 'read',
    mixed: 'received files',
    data: 'value',
    sizes: ['file_size', 'chunk_size', 'size', 'base64_size'],
    returns: 'frames: file_info, file_chunk*, then file_complete {type:"response",total_chunks,total_bytes,message}',
    oneOf: [[['file'], ['file_id']]],
    waitMs: 120_000,
    serverWait: 'up to 120 s before the first frame',
    stream: true,
    notes:
      'Several frames. file is a file_id or a file name that this NapCat process knows, or a name to search in the local files of QQ; URLs and paths are NOT accepted, although the schema says so. An error is failed/1200 "Download failed: ..." with data {type:"error",data_type:"error"}.',
  },
  get_file: {
    params: {file: {type: 'id', notes: 'the file id or file name; give file or file_id'}, file_id: {type: 'id'}},
    effect: 'read',
    mixed: 'received files',
    data: 'value',
    sizes: ['file_size'],
    returns: '{file: server path,url,file_size,file_name,base64?}',
    oneOf: [[['file'], ['file_id']]],
    waitMs: 120_000,
    serverWait: 'up to 120 s',
    sameAs: ['get_image'],
    notes:
      'There is base64 only if enableLocalFile2Url is on. An unknown id is searched by NAME (this may return another file). Use download_file_stream to get the bytes.',
  },
  get_image: {
    params: {file: {type: 'id', notes: 'the file id or file name; give file or file_id'}, file_id: {type: 'id'}},
    effect: 'read',
    mixed: 'received files',
    data: 'value',
    sizes: ['file_size'],
    returns: 'as get_file',
    oneOf: [[['file'], ['file_id']]],
    waitMs: 120_000,
    serverWait: 'up to 120 s',
    sameAs: ['get_file'],
    notes: 'The same code.',
  },
  get_private_file_url: {
    params: {file_id: {type: 'id', required: true}},
    effect: 'read',
    data: 'value',
    returns: '{url}',
    requires: ['packet'],
    notes: 'file_id (fileUuid) is from a received file segment.',
  },
  get_record: {
    params: {
      file: {type: 'id', notes: 'the file id or file name; give file or file_id'},
      file_id: {type: 'id'},
      out_format: {type: 'enum', required: true, enum: ['', 'mp3', 'amr', 'wma', 'm4a', 'spx', 'ogg', 'wav', 'flac']},
    },
    effect: 'read',
    mixed: 'received files',
    data: 'value',
    sizes: ['file_size'],
    returns: 'as get_file; base64 and converted path when out_format given',
    oneOf: [[['file'], ['file_id']]],
    waitMs: 120_000,
    serverWait: 'up to 120 s',
    notes: 'The schema REQUIRES out_format; with "" nothing is converted.',
  },
  test_download_stream: {
    params: {error: {type: 'bool', default: false, send: 'always'}},
    effect: 'read',
    data: 'value',
    returns:
      '10 frames {type:"stream",data:"Index-> n",data_type:"data_chunk"} 100 ms apart, then {type:"response",data_type:"data_complete",data}',
    stream: true,
    notes:
      'error=true replaces the last frame with failed/1200 "This is a test error". It is useful for tests of clients.',
  },
  upload_file_stream: {
    params: {
      stream_id: {
        type: 'id',
        required: true,
        notes:
          'chosen by the client; it becomes the folder upload_<id> in the temporary folder of the server, so use only [A-Za-z0-9-]',
      },
      chunk_data: {type: 'string', notes: 'base64; an empty string counts as missing'},
      chunk_index: {type: 'int', notes: 'from 0; a value outside 0 to total_chunks-1 gives 1200'},
      total_chunks: {type: 'int', notes: 'required in the first frame only, at least 1; later values are ignored'},
      file_size: {
        type: 'int',
        notes:
          'in the first frame only; up to 10 MiB is kept in memory (at most 100 MiB for all streams, otherwise "Memory limit exceeded"); if it is omitted or larger, the disk is used',
      },
      expected_sha256: {
        type: 'string',
        notes: 'in the first frame only; lower-case hexadecimal; without it the last reply has no sha256',
      },
      is_complete: {
        type: 'bool',
        send: 'given',
        notes:
          'assemble the file now; if a chunk is missing, it fails with 1200 "Missing memory chunk N" or "Missing chunk file N" and keeps the stream',
      },
      filename: {
        type: 'string',
        notes:
          'in the first frame only; the path is <temp>/<filename>: NapCat does not check it, and the same name overwrites a file, so use a unique and safe name; the default is upload_<uuid>',
      },
      reset: {
        type: 'bool',
        send: 'given',
        notes: 'drop the stream; success is reported as failed/1200 "Stream reset completed"',
      },
      verify_only: {type: 'bool', send: 'given', notes: 'ask for the status; "Stream not found" is 1200'},
      file_retention: {
        type: 'int',
        default: 300000,
        notes: 'milliseconds until the finished file is deleted; in the first frame only; 0 keeps it',
      },
    },
    effect: 'send',
    data: 'value',
    sizes: ['file_size'],
    returns: '{type,stream_id,status,received_chunks,total_chunks,file_path?,file_size?,sha256?}',
    waitMs: 120_000, // the last frame has the whole file put together and hashed; others queue behind a slow line
    serverWait: 'each frame is answered at once',
    stream: true,
    notes:
      'The first frame requires total_chunks; a frame with chunk_data requires chunk_index. Each request has ONE response frame, although stream="stream-action". A received chunk: type "stream", status "chunk_received". A status or a repeated chunk: type "stream", status "file_created". The end: type "response", status "file_complete" with file_path on the server. A frame with chunk_data never completes the file; send a separate is_complete frame after ALL chunks are confirmed. reset and every error have status failed, retcode 1200. Never send the same chunk_index twice at the same time (received_chunks counts both). A frame with only stream_id completes the stream if all chunks have arrived: use verify_only for the status.',
  },
  upload_private_file: {
    params: {
      user_id: {type: 'id', required: true, notes: 'QQ number'},
      file: {type: 'file', required: true},
      name: {type: 'string', required: true, notes: 'the name to show; required'},
      upload_file: {type: 'bool', default: true, send: 'given'},
    },
    effect: 'send',
    data: 'value',
    returns: '{file_id|null}',
    waitGrowsWithSize: true,
    serverWait: '10 s + bytes/256KBps',
    notes: 'For a user who is not a friend NapCat uses a temporary session without a group, which often fails.',
  },
} as const satisfies ActionTable
