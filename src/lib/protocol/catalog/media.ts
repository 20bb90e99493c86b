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
      'Unlinks every plain file in <NapCat data>/NapCat/temp, not only stream leftovers: pending send/download/upload temp files die too. Sub-directories (upload_<id>) are left. Always ok, failures only logged.',
  },
  download_file: {
    params: {
      url: {type: 'string', notes: 'one of url/base64'},
      base64: {type: 'string', notes: 'without the base64:// prefix'},
      name: {type: 'string'},
      headers: {type: 'string[]', notes: '"Key=Value"'},
    },
    effect: 'send',
    data: 'value',
    returns: '{file: server path}',
    oneOf: [[['url'], ['base64']]],
    waitMs: 600_000,
    serverWait: 'unbounded',
    notes:
      'Downloads on the SERVER into its temp dir. headers: array of "Key=Value" (not "Key: Value"); a plain string is split at the literal text [\\r\\n]. thread_count is not a parameter. Without name the file is renamed to its MD5. No timeout.',
  },
  download_file_image_stream: {
    params: {
      file: {type: 'id', notes: 'file id or file name from a segment/list; one of file/file_id'},
      file_id: {type: 'id'},
      chunk_size: {type: 'int', default: 65536, notes: 'bytes before base64; 0 -> 65536; no upper limit'},
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
      'Multi-frame. file = file_id/file name known to this NapCat process, or a name to search in QQ local files; it does NOT accept URLs or paths despite its schema text. file_info also has width,height. Errors: failed/1200 "Download failed: ...", data {type:"error",data_type:"error"}.',
  },
  download_file_record_stream: {
    params: {
      file: {type: 'id', notes: 'file id or file name from a segment/list; one of file/file_id'},
      file_id: {type: 'id'},
      chunk_size: {type: 'int', default: 65536, notes: 'bytes before base64; 0 -> 65536; no upper limit'},
      out_format: {
        type: 'enum',
        enum: ['mp3', 'amr', 'wma', 'm4a', 'spx', 'ogg', 'wav', 'flac'],
        notes: 'omit for the raw file (usually silk)',
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
      'Multi-frame. file = file_id/file name known to this NapCat process, or a name to search in QQ local files; it does NOT accept URLs or paths despite its schema text. file_info also has out_format; its file_size is the ORIGINAL size even when converted. Errors: failed/1200 "Download failed: ...", data {type:"error",data_type:"error"}.',
  },
  download_file_stream: {
    params: {
      file: {type: 'id', notes: 'file id or file name from a segment/list; one of file/file_id'},
      file_id: {type: 'id'},
      chunk_size: {type: 'int', default: 65536, notes: 'bytes before base64; 0 -> 65536; no upper limit'},
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
      'Multi-frame. file = file_id/file name known to this NapCat process, or a name to search in QQ local files; it does NOT accept URLs or paths despite its schema text. Errors: failed/1200 "Download failed: ...", data {type:"error",data_type:"error"}.',
  },
  get_file: {
    params: {file: {type: 'id', notes: 'file id / name; one of file,file_id'}, file_id: {type: 'id'}},
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
      'base64 only when enableLocalFile2Url is on. Unknown ids are searched by NAME (may return a different file). Use download_file_stream to get bytes.',
  },
  get_image: {
    params: {file: {type: 'id', notes: 'file id / name; one of file,file_id'}, file_id: {type: 'id'}},
    effect: 'read',
    mixed: 'received files',
    data: 'value',
    sizes: ['file_size'],
    returns: 'as get_file',
    oneOf: [[['file'], ['file_id']]],
    waitMs: 120_000,
    serverWait: 'up to 120 s',
    sameAs: ['get_file'],
    notes: 'Identical class.',
  },
  get_private_file_url: {
    params: {file_id: {type: 'id', required: true}},
    effect: 'read',
    data: 'value',
    returns: '{url}',
    requires: ['packet'],
    notes: 'file_id (fileUuid) from a received file segment.',
  },
  get_record: {
    params: {
      file: {type: 'id', notes: 'file id / name; one of file,file_id'},
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
    notes: 'out_format is REQUIRED by the schema; "" skips conversion.',
  },
  test_download_stream: {
    params: {error: {type: 'bool', default: false, send: 'always'}},
    effect: 'read',
    data: 'value',
    returns:
      '10 frames {type:"stream",data:"Index-> n",data_type:"data_chunk"} 100 ms apart, then {type:"response",data_type:"data_complete",data}',
    stream: true,
    notes: 'error=true replaces the last frame by failed/1200 "This is a test error". Good for client tests.',
  },
  upload_file_stream: {
    params: {
      stream_id: {
        type: 'id',
        required: true,
        notes: 'client-chosen; becomes directory upload_<id> in the server temp dir, so use [A-Za-z0-9-] only',
      },
      chunk_data: {type: 'string', notes: 'base64; empty string counts as absent'},
      chunk_index: {type: 'int', notes: '0-based; <0 or >=total_chunks -> 1200'},
      total_chunks: {type: 'int', notes: 'needed on the first frame only, must be truthy; later values ignored'},
      file_size: {
        type: 'int',
        notes:
          'first frame only; <=10 MiB selects in-memory assembly (sum over streams capped at 100 MiB, else "Memory limit exceeded"); omitted or larger -> disk',
      },
      expected_sha256: {
        type: 'string',
        notes: 'first frame only; lower-case hex; without it the final reply has no sha256',
      },
      is_complete: {
        type: 'bool',
        send: 'given',
        notes: 'merge now; fails 1200 "Missing memory chunk N"/"Missing chunk file N" and keeps the stream',
      },
      filename: {
        type: 'string',
        notes:
          'first frame only; final path is <temp>/<filename>: not sanitised, same names overwrite each other, so send a unique safe name; default upload_<uuid>',
      },
      reset: {
        type: 'bool',
        send: 'given',
        notes: 'drops the stream; success is reported as failed/1200 "Stream reset completed"',
      },
      verify_only: {type: 'bool', send: 'given', notes: 'status query; "Stream not found" -> 1200'},
      file_retention: {
        type: 'int',
        default: 300000,
        notes: 'ms until the finished file is unlinked; first frame only; 0 = keep',
      },
    },
    effect: 'send',
    data: 'value',
    sizes: ['file_size'],
    returns: '{type,stream_id,status,received_chunks,total_chunks,file_path?,file_size?,sha256?}',
    waitMs: 120_000, // the last frame has the whole file put together and hashed; others queue behind a slow line
    serverWait: 'per frame: immediate',
    stream: true,
    notes:
      'first frame: total_chunks. with chunk_data: chunk_index. ONE response frame per request (never a multi-frame reply) although stream="stream-action". Chunk ack: type "stream", status "chunk_received". Status/duplicate: type "stream", status "file_created". Done: type "response", status "file_complete" with file_path on the server. A frame carrying chunk_data never completes; send a separate is_complete frame after ALL acks. reset and every error come back as status failed, retcode 1200. See napcat.md section 3. Never have the same chunk_index in flight twice (received_chunks is counted twice). A frame with only stream_id completes the stream when all chunks are in: use verify_only for status.',
  },
  upload_private_file: {
    params: {
      user_id: {type: 'id', required: true, notes: 'QQ number'},
      file: {type: 'file', required: true},
      name: {type: 'string', required: true, notes: 'shown name; required'},
      upload_file: {type: 'bool', default: true, send: 'given'},
    },
    effect: 'send',
    data: 'value',
    returns: '{file_id|null}',
    waitGrowsWithSize: true,
    serverWait: '10 s + bytes/256KBps',
    notes: 'Non-friend: temp session without group id, likely to fail.',
  },
} as const satisfies ActionTable
